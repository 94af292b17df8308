// `npm run secrets` finds what looks like a secret, and leaves alone what is plainly an example. The texts are put together
// here, or this file would be found itself.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newFolder } from '@tera/testing/folder';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const letters = (length: number) => 'q8Zk3vX0pLr7TnW2yB5s'.repeat(20).slice(0, length);
const joined = (...parts: readonly string[]) => parts.join('');

const SECRETS = {
  'a key of ours': joined('Bearer tera_', '4f1c09d2a7b3', '_', '9b7e'.repeat(12)),
  'an access key of AWS': joined('AKIA', 'QYLPMN5HHHFPZAM2'),
  'a secret of AWS': joined('AWS_SECRET_ACCESS_KEY=', letters(40)),
  'a token of GitHub': joined('ghp_', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'),
  'a private key': joined('-----BEGIN', ' RSA PRIVATE KEY-----\n', letters(64), '\n-----END', ' RSA PRIVATE KEY-----'),
  'a password in an address': joined('postgres://tera:', letters(16), '@db.example/tera'),
  'what is called a secret': joined("const clientSecret = '", letters(32), "';"),
  'the same in JSON': joined('{"link_token": "', letters(32), '"}'),
};
const EXAMPLES = {
  'a key of ours without its end': 'Authorization: Bearer tera_4f1c09d2a7b3_…',
  'how a key is made up': 'tera_<keyId>_<secret>',
  'the example of AWS': 'AKIAIOSFODNN7EXAMPLE',
  'what the embedded engines are told': "accessKeyId: 'local', secretAccessKey: 'local'",
  'the secrets of a test': '{"signWith":"1","1":"first"}',
  'the name of a secret': "secretId: 'arn:aws:secretsmanager:ap-southeast-3:111122223333:secret:links-AbCdEf'",
};

let found: readonly string[];

beforeAll(() => {
  found = findings({ ...SECRETS, ...EXAMPLES });
}, 30_000);

describe('what looks like a secret', () => {
  it.each(Object.keys(SECRETS))('is found: %s', (name) => {
    expect(found).toContain(name);
  });
});

describe('what is plainly an example', () => {
  it.each(Object.keys(EXAMPLES))('is left alone: %s', (name) => {
    expect(found).not.toContain(name);
  });
});

/** The names of those texts in which the linter finds something. */
function findings(texts: Readonly<Record<string, string>>): string[] {
  const { path, stop } = newFolder();
  const files = Object.entries(texts).map(([name, text], index) => ({ name, text, file: join(path, `${index}.txt`) }));
  for (const { file, text } of files) writeFileSync(file, text);
  const linter = join(root, 'node_modules/.bin/secretlint');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [linter, '--no-glob', '--no-gitignore', '--format', 'json', ...files.map(({ file }) => file)],
    { cwd: root, encoding: 'utf8' },
  );
  stop();
  if (stdout === '') throw new Error(`the linter has failed: ${stderr}`);
  const results = JSON.parse(stdout) as readonly { readonly filePath: string; readonly messages: readonly unknown[] }[];
  const withFindings = new Set(results.filter(({ messages }) => messages.length > 0).map(({ filePath }) => filePath));
  return files.filter(({ file }) => withFindings.has(file)).map(({ name }) => name);
}
