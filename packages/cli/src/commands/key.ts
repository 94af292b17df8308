// `tera key`: API keys. A new key's text is the only secret that this program ever prints, and it prints it once, when
// the server makes it; `--out` puts it into a file that only its owner can read instead.
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Key, SCOPES } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { Command } from 'commander';
import { choice, newCommand, withServer, withUnit, withYes } from '../command.ts';
import { type Context, type ServerOptions, serverFor, unitFor } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';
import { type TextColumn, tableText } from '../table.ts';
import { confirm } from './confirm.ts';
import { writeJson } from './output.ts';

interface CreateOptions extends ServerOptions {
  readonly name: string;
  readonly scope: readonly string[];
  readonly forUnit?: readonly string[];
  readonly expires?: string;
  readonly officer?: string;
  readonly out?: string;
}

export function keyCommand(context: Context): Command {
  const create = withUnit(
    newCommand('create', 'Make a key and print it, this once.', [
      { line: "tera key create --name 'Loket 1-4' --scope tickets:write", does: 'for counters of the unit' },
      { line: 'tera key create --name HR --scope indicators:read --expires 2027-01-01', does: 'until a day' },
      {
        line: "tera key create --name Backup --scope registry:read --for-unit '*' --out key.txt",
        does: 'for all units, into a file',
      },
    ]),
  )
    .requiredOption('--name <text>', 'what it is for; people find it by this name')
    .addOption(choice('--scope <scope...>', 'what it may do', SCOPES).makeOptionMandatory())
    .option('--for-unit <id...>', "for which units, '*' for all (else the unit of the settings)")
    .option('--expires <time>', 'until when: 2027-01-01, or an instant with an offset')
    .option('--officer <id>', 'whose key it is, where one person holds it')
    .option('--out <file>', 'write the key into a new file, readable by you alone, instead of printing it')
    .action((options: CreateOptions) => createKey(options, context));
  const list = withServer(
    newCommand('list', 'List the keys that are yours to see; never their secrets.', [
      { line: 'tera key list', does: '' },
    ]),
  ).action((options: ServerOptions) => listKeys(options, context));
  const revoke = withYes(
    withServer(
      newCommand('revoke', 'Revoke a key for good; it is refused within seconds.', [
        { line: 'tera key revoke 4f1c09d2a7b3', does: 'its id is in `tera key list`' },
      ]),
    ),
  )
    .argument('<keyId>', 'the id of the key, not its text')
    .action((keyId: string, options: ServerOptions & { readonly yes?: true }) => revokeKey(keyId, options, context));
  return newCommand('key', 'API keys: make, list, revoke.', []).addCommand(create).addCommand(list).addCommand(revoke);
}

async function createKey(options: CreateOptions, context: Context): Promise<void> {
  const { name, scope, officer, expires, out } = options;
  const units = options.forUnit ?? [unitFor(options, context).unitId];
  const { api } = serverFor(options, context);
  const wishes = {
    name,
    scopes: scope,
    units,
    ...(officer === undefined ? {} : { officerId: officer }),
    ...(expires === undefined ? {} : { expiresAt: expiryOf(expires) }),
  };
  // Before the key is made: one that could not be kept would be lost.
  const file = out === undefined ? undefined : openNew(resolve(context.place.cwd, out));
  const { value, json } = await api.fetchJson(routes.createKey, { json: wishes }).catch((error: unknown) => {
    file?.giveUp();
    throw error;
  });
  if (file !== undefined) {
    file.write(`${value.key}\n`);
    const rest = Object.entries(json as object).filter(([field]) => field !== 'key');
    if (options.json) return writeJson(Object.fromEntries(rest), context);
    return context.terminal.say(`Made key ${value.keyId}; its text is in ${out}.`);
  }
  if (options.json) return writeJson(json, context);
  context.terminal.say(`Made key ${value.keyId}. Keep it now: it is not shown again.`);
  context.terminal.write(`${value.key}\n`);
}

/** A day ends with itself, in UTC. */
function expiryOf(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59Z` : text;
}

interface NewFile {
  readonly write: (text: string) => void;
  readonly giveUp: () => void;
}

/** Not over a file that is there: another key in it would be gone. @throws Failure */
function openNew(path: string): NewFile {
  try {
    const file = openSync(path, 'wx', 0o600);
    return {
      write: (text) => {
        writeSync(file, text);
        closeSync(file);
      },
      giveUp: () => {
        closeSync(file);
        rmSync(path);
      },
    };
  } catch (error) {
    throw new Failure('usage', `${path} cannot be made: ${reasonOf(error)}. No key was made.`);
  }
}

const COLUMNS: readonly TextColumn<Key & { readonly state: string }>[] = [
  { title: 'keyId', cell: ({ keyId }) => keyId },
  { title: 'name', cell: ({ name }) => name },
  { title: 'scopes', cell: ({ scopes }) => scopes.join(' ') },
  { title: 'units', cell: ({ units }) => units.join(' ') },
  { title: 'made', cell: ({ createdAt }) => createdAt.slice(0, 10) },
  { title: 'expires', cell: ({ expiresAt }) => expiresAt?.slice(0, 10) },
  { title: 'state', cell: ({ state }) => state },
];

async function listKeys(options: ServerOptions, context: Context): Promise<void> {
  const { api } = serverFor(options, context);
  const { value, json } = await api.fetchJson(routes.listKeys, {});
  if (options.json) return writeJson(json, context);
  const { terminal, now } = context;
  const rows = value.keys.map((key) => Object.assign(key, { state: stateOf(key, now()) }));
  terminal.write(rows.length === 0 ? 'There are no keys.\n' : tableText(rows, COLUMNS, terminal.paint));
}

function stateOf({ revokedAt, expiresAt }: Key, now: number): string {
  if (revokedAt !== undefined) return `revoked ${revokedAt.slice(0, 10)}`;
  return expiresAt !== undefined && Date.parse(expiresAt) <= now ? 'expired' : 'valid';
}

async function revokeKey(
  keyId: string,
  options: ServerOptions & { readonly yes?: true },
  context: Context,
): Promise<void> {
  // A key in the list of processes and in the shell's history is bad enough; here its id is wanted.
  if (keyId.startsWith('tera_')) {
    throw new Failure(
      'usage',
      'This is the text of a key; its id is wanted, the part after the first `_`.',
      'See `tera key list`.',
    );
  }
  const { api } = serverFor(options, context);
  await confirm(`Revoke key ${keyId}? Whatever uses it stops working.`, options.yes, context);
  await api.fetchBytes(routes.revokeKey, { path: { keyId } });
  if (options.json) return writeJson({ keyId, revoked: true }, context);
  context.terminal.say(`Key ${keyId} is revoked.`);
}
