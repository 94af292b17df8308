// The client for a PC: events wait in a folder. It is made at once and opens the folder behind the scenes; `record` says
// when something is wrong with it.

import { homedir } from 'node:os';
import { join } from 'node:path';
import { CounterClient, type CounterOptions, type Environment } from './core/counter-client.ts';
import { type FileSpool, openFileSpool } from './files/file-spool.ts';
import { REJECTED_FILE, type Resent } from './files/rejected-file.ts';

export interface TeraClientOptions extends CounterOptions {
  /** Where events wait, for one unit and one process. Without it: a folder in the user's home, of this server and unit. */
  readonly folder?: string | undefined;
}

export class TeraClient extends CounterClient<FileSpool> {
  readonly folder: string;
  /** The events that the server refused, one a line with the reason; to be corrected in an editor while this is closed. */
  readonly rejectedFile: string;

  constructor(options: TeraClientOptions, environment: Partial<Environment> = {}) {
    const folder = options.folder ?? ordinaryFolder(options);
    super(options, (warn) => openFileSpool({ folder, unitId: options.unitId, warn }), environment);
    this.folder = folder;
    this.rejectedFile = join(folder, REJECTED_FILE);
  }

  /** Sends the rejected events again, as they stand in the file now. @throws TeraClientError */
  async resend(): Promise<Resent> {
    const spool = await this.opened();
    const resent = await spool.resend();
    this.wake();
    return resent;
  }
}

/** Windows allows no colon in a name. */
function ordinaryFolder({ baseUrl, unitId }: CounterOptions): string {
  const server = URL.canParse(baseUrl) ? new URL(baseUrl).host : 'server';
  return join(homedir(), '.tera', 'spool', server.replaceAll(':', '_'), unitId.replaceAll(':', '_'));
}
