// What every command is given instead of reaching for it: the terminal, the clock, the network, and where it was started.
import type { UnitId } from '@tera/domain';
import { type ServerApi, type Network, apiOf } from './api.ts';
import {
  type SettingFlags,
  type StartingPlace,
  type Settings,
  findSettings,
  keyForServer,
  neededUnit,
  serverUrl,
} from './settings.ts';
import type { Terminal } from './terminal.ts';

export interface Context extends Network {
  readonly terminal: Terminal;
  readonly place: StartingPlace;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Options that all commands which talk to the server have. */
export interface ServerOptions extends SettingFlags {
  readonly json?: true;
}

export interface Server {
  readonly api: ServerApi;
  readonly settings: Settings;
  readonly url: string;
  readonly key: string;
}

/** @throws Failure when a setting is missing, or the key is not for the address. */
export function serverFor(options: SettingFlags, context: Context): Server {
  const settings = findSettings(options, context.place);
  const [url, key] = [serverUrl(settings), keyForServer(settings)];
  return { settings, url, key, api: apiOf(url, key, context) };
}

/** @throws Failure when a setting is missing. */
export function unitFor(options: SettingFlags, context: Context): Server & { readonly unitId: UnitId } {
  const server = serverFor(options, context);
  return { ...server, unitId: neededUnit(server.settings) };
}
