// Where the server is, with which key and for which unit: from flags, then the environment, then one file. A key is sent only to
// the address that came with it: a `tera.yaml` in somebody's folder, or a line that was pasted with an address in it, could
// otherwise name a server of its own and be sent the key of another place.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UnitIdSchema, read } from '@tera/contracts';
import type { UnitId } from '@tera/domain';
import { parse } from 'yaml';
import * as z from 'zod';
import { Failure, reasonOf } from './failure.ts';

export interface SettingFlags {
  readonly url?: string;
  readonly key?: string;
  readonly unit?: string;
  readonly config?: string;
}

/** Where settings are looked for. */
export interface StartingPlace {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
}

export type CliSettingName = 'url' | 'key' | 'unit';

type Source = 'flags' | 'environment' | 'file';

export interface Setting {
  readonly value: string;
  readonly source: Source;
  /** For eyes: `--url`, `TERA_URL` or the name of a file. */
  readonly from: string;
}

export type Settings = Partial<Readonly<Record<CliSettingName, Setting>>>;

const FileSchema = z.strictObject({
  url: z.string().optional(),
  key: z.string().optional(),
  unit: z.string().optional(),
});

const VARIABLES = { url: 'TERA_URL', key: 'TERA_KEY', unit: 'TERA_UNIT' } as const;
const NAMES: readonly CliSettingName[] = ['url', 'key', 'unit'];

/** @throws Failure when the file cannot be read. */
export function findSettings(flags: SettingFlags, place: StartingPlace): Settings {
  const file = settingsFile(flags, place);
  const inFile = file === undefined ? {} : readSettingsFile(file);
  const settings: Partial<Record<CliSettingName, Setting>> = {};
  for (const name of NAMES) {
    const candidates: readonly (readonly [string | undefined, Source, string])[] = [
      [flags[name], 'flags', `--${name}`],
      [place.env[VARIABLES[name]], 'environment', VARIABLES[name]],
      [inFile[name], 'file', file ?? ''],
    ];
    // An empty variable is what a shell makes of one that was meant to be taken away.
    const found = candidates.find(([value]) => value !== undefined && value !== '');
    if (found?.[0] !== undefined) settings[name] = { value: found[0], source: found[1], from: found[2] };
  }
  return settings;
}

/** The file that is read, if there is one: the one that was named, `./tera.yaml`, or the user's own. */
export function settingsFile({ config }: SettingFlags, { env, cwd, home }: StartingPlace): string | undefined {
  const named = config ?? env['TERA_CONFIG'];
  if (named !== undefined && named !== '') return resolve(cwd, named);
  return settingsFileCandidates({ env, cwd, home }).find((path) => existsSync(path));
}

export function settingsFileCandidates({ env, cwd, home }: StartingPlace): readonly string[] {
  const base = env['XDG_CONFIG_HOME'];
  const ofUser = base === undefined || base === '' ? join(home, '.config') : base;
  return [join(cwd, 'tera.yaml'), join(ofUser, 'tera', 'config.yaml')];
}

const WHERE: Readonly<Record<CliSettingName, string>> = {
  url: 'Name the server with --url, in TERA_URL, or as `url:` in tera.yaml.',
  key: 'Put the API key into TERA_KEY, or as `key:` into ~/.config/tera/config.yaml (--key works too, but others can see it in the list of processes).',
  unit: 'Name the unit with --unit, in TERA_UNIT, or as `unit:` in tera.yaml.',
};

/** @throws Failure when it is set nowhere. */
export function needed(settings: Settings, name: CliSettingName): string {
  const setting = settings[name];
  if (setting !== undefined) return setting.value;
  const what = { url: 'address of the server', key: 'API key', unit: 'unit' }[name];
  throw new Failure('usage', `There is no ${what}.`, WHERE[name]);
}

/** The server's address without a slash at its end. @throws Failure */
export function serverUrl(settings: Settings): string {
  const text = needed(settings, 'url');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.search !== '') {
    throw new Failure(
      'usage',
      `'${text}' (${settings.url?.from}) is no address of a server.`,
      'Give it as https://tera.example.go.id.',
    );
  }
  return url.href.replace(/[#/]+$/, '');
}

/**
 * The key, for the server of these settings.
 * @throws Failure when there is none, when it came from elsewhere than the address, or when it would travel in the clear.
 */
export function keyForServer(settings: Settings): string {
  const key = needed(settings, 'key');
  const url = serverUrl(settings);
  const [address, secret] = [settings.url, settings.key];
  if (address?.source !== secret?.source) {
    throw new Failure(
      'usage',
      `The address is from ${address?.from} and the key from ${secret?.from}: a key is sent only to the address that it came with.`,
      'Name both in one place: as flags, as TERA_URL and TERA_KEY, or in one settings file.',
    );
  }
  if (!isPrivateWay(url)) {
    throw new Failure(
      'usage',
      `${url} is not encrypted: the key could be read on the way.`,
      'Use the https:// address; plain http is for this machine alone.',
    );
  }
  return key;
}

/** Whether nobody on the way can read what is sent there. */
export function isPrivateWay(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** @throws Failure */
export function neededUnit(settings: Settings): UnitId {
  const text = needed(settings, 'unit');
  const result = read(UnitIdSchema, text);
  if (result.ok) return result.value;
  throw new Failure('usage', `'${text}' (${settings.unit?.from}) is no id of a unit: ${result.errors[0]?.message}.`);
}

/** What of a key may be shown: its id, never its secret. */
export function keyForEyes(key: string): string {
  const [, keyId] = /^tera_([^_]+)_./.exec(key) ?? [];
  return keyId === undefined ? 'a text that is no key of Tera' : `tera_${keyId}_…`;
}

function readSettingsFile(path: string): z.infer<typeof FileSchema> {
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    // A parser quotes the line it fails on, and the key may be in it.
    const reason = error instanceof Error && 'code' in error && error.name !== 'YAMLParseError' ? reasonOf(error) : '';
    throw new Failure(
      'usage',
      `The settings in ${path} cannot be read${reason === '' ? ': no valid YAML' : `: ${reason}`}.`,
    );
  }
  const result = read(FileSchema, content ?? {});
  if (result.ok) return result.value;
  const described = result.errors.map(({ path: field, message }) => `${field}: ${message}`).join('; ');
  throw new Failure('usage', `The settings in ${path} are not right: ${described}.`, 'It may have url, key and unit.');
}
