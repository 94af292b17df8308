// A Secrets Manager with one operation, GetSecretValue. Secrets are generated once, as the template asks, and kept in a
// file that only its owner may read: with another link secret, every link that was handed out would be void.

import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { NOT_OURS, isOurs } from './gate.ts';
import { isObject, type JsonObject, textIn } from '../json.ts';
import { StartProblem } from '../problem.ts';
import type { SecretSpec } from '../template.ts';

export interface SecretsEngine {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

/** Name → secret string. */
export type SecretValues = Readonly<Record<string, string>>;

/** The secrets of the template: those that are there already stay, the others are generated. */
export function withMissingSecrets(existing: SecretValues, secrets: readonly SecretSpec[]): SecretValues {
  const missing = secrets.filter(({ name }) => existing[name] === undefined);
  return { ...existing, ...Object.fromEntries(missing.map((secret) => [secret.name, firstValue(secret)])) };
}

function firstValue({ name, value, generate }: SecretSpec): string {
  if (value !== undefined) return value;
  const password = generatePassword(generate ?? {});
  const template = textIn(generate?.['SecretStringTemplate']);
  const key = textIn(generate?.['GenerateStringKey']);
  if (template === undefined || key === undefined) return password;
  const fields: unknown = JSON.parse(template);
  if (!isObject(fields)) throw new StartProblem(`The template of the secret ${name} is not a JSON object.`);
  return JSON.stringify({ ...fields, [key]: password });
}

/** As GetRandomPassword of Secrets Manager: 32 characters of every kind, unless the template says otherwise. */
function generatePassword(wish: JsonObject): string {
  const excluded = textIn(wish['ExcludeCharacters']) ?? '';
  const kinds = [
    ['ExcludeLowercase', 'abcdefghijklmnopqrstuvwxyz'],
    ['ExcludeUppercase', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
    ['ExcludeNumbers', '0123456789'],
    ['ExcludePunctuation', '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
  ]
    .filter(([exclude = '']) => wish[exclude] !== true)
    .map(([, letters = '']) => letters.split('').filter((letter) => !excluded.includes(letter)))
    .concat(wish['IncludeSpace'] === true ? [[' ']] : [])
    .filter((letters) => letters.length > 0);
  const length = typeof wish['PasswordLength'] === 'number' ? wish['PasswordLength'] : 32;
  const all = kinds.flat();
  // One of each kind first, then whatever comes, then shuffled.
  const required = wish['RequireEachIncludedType'] === false ? [] : kinds.map((letters) => letters);
  const letters = Array.from({ length }, (_, index) => pick(required[index] ?? all));
  for (let index = letters.length - 1; index > 0; index--) {
    const other = randomInt(index + 1);
    [letters[index], letters[other]] = [letters[other] ?? '', letters[index] ?? ''];
  }
  return letters.join('');
}

function pick(letters: readonly string[]): string {
  return letters[randomInt(letters.length)] ?? '';
}

/** `accessKeyId`: with whose access key a request has to be signed. */
export async function startSecrets(
  secrets: readonly SecretSpec[],
  values: SecretValues,
  accessKeyId: string,
): Promise<SecretsEngine> {
  const server = createServer((request, response) => {
    if (!isOurs(request.headers.authorization, accessKeyId)) {
      response.writeHead(NOT_OURS.status, { 'content-type': NOT_OURS.type }).end(NOT_OURS.body);
      return;
    }
    const send = ({ status, body }: { readonly status: number; readonly body: unknown }): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    };
    answer(request, secrets, values).then(send, (error: unknown) =>
      send({ status: 400, body: { __type: 'InvalidRequestException', Message: String(error) } }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, secrets: readonly SecretSpec[], values: SecretValues) {
  const operation = String(request.headers['x-amz-target']).split('.').at(-1);
  const input: unknown = JSON.parse(await text(request));
  if (operation !== 'GetSecretValue') {
    const Message = `The local stack answers GetSecretValue only, not ${operation}.`;
    return { status: 400, body: { __type: 'InvalidRequestException', Message } };
  }
  const id = isObject(input) ? input['SecretId'] : undefined;
  const secret = secrets.find(({ name, arn }) => id === name || id === arn);
  const value = secret === undefined ? undefined : values[secret.name];
  if (secret === undefined || value === undefined) {
    const Message = "Secrets Manager can't find the specified secret.";
    return { status: 400, body: { __type: 'ResourceNotFoundException', Message } };
  }
  const versionId = '00000000-0000-4000-8000-000000000001';
  const body = { ARN: secret.arn, Name: secret.name, SecretString: value, VersionId: versionId };
  return { status: 200, body: { ...body, VersionStages: ['AWSCURRENT'] } };
}
