// A client for one test, in a folder of its own: what it told its program is kept, and its waits are short and written down.

import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from '@tera/testing/folder';
import { onTestFinished } from 'vitest';
import type { Environment, RejectedEvent, Status, Warning } from '../core/counter-client.ts';
import type { NewTicketEvent, Survey } from '../core/wire.ts';
import { TeraClient, type TeraClientOptions } from '../tera-client.ts';

export interface Told {
  readonly states: Status[];
  readonly rejected: RejectedEvent[];
  readonly surveys: Survey[];
  readonly warnings: Warning[];
  /** Milliseconds of every wait before another try. */
  readonly waits: number[];
}

export interface TestClient extends Told {
  readonly client: TeraClient;
}

/** Long enough for a connection to be closed in between. */
const SHORT = 3;

export function aClient(options: Partial<TeraClientOptions> = {}, environment: Partial<Environment> = {}): TestClient {
  const told: Told = { states: [], rejected: [], surveys: [], warnings: [], waits: [] };
  const client = new TeraClient(
    {
      baseUrl: 'http://127.0.0.1:1',
      key: 'tera_a1_secret',
      unitId: 'contoh',
      folder: options.folder ?? temporaryFolder(),
      onState: (status) => told.states.push(status),
      onRejected: (rejected) => told.rejected.push(rejected),
      onSurvey: (survey) => told.surveys.push(survey),
      onWarning: (warning) => told.warnings.push(warning),
      ...options,
    },
    {
      random: () => 0.5,
      sleep: async (milliseconds, signal) => {
        told.waits.push(milliseconds);
        await wait(SHORT, undefined, { signal }).catch(() => undefined);
      },
      ...environment,
    },
  );
  onTestFinished(() => client.close());
  return { client, ...told };
}

let tickets = 0;

export function called(fields: Partial<NewTicketEvent> = {}): NewTicketEvent {
  tickets += 1;
  return { ticketId: `A-${tickets}`, type: 'called', occurredAt: '2026-11-20T09:00:00+07:00', ...fields };
}

/** Many events, in order. */
export function calls(count: number, fields: Partial<NewTicketEvent> = {}): NewTicketEvent[] {
  return Array.from({ length: count }, (_, index) => called({ ticketId: `A-${index}`, ...fields }));
}
