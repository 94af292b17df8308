// What the tests of publishing stand on: an office whose answers are really counted, nights that come when a test says so, and
// what is kept of its releases to the byte.
import { createHash } from 'node:crypto';
import {
  type Channel,
  type CounterId,
  DAY,
  HOUR,
  type Instant,
  type OfficerId,
  type RegistryDocument,
  type ServiceId,
  type SurveyResponse,
  type UnitId,
} from '@tera/domain';
import { publishDeps, publishDue } from '@tera/publication';
import type { DynamoClient } from '@tera/store';
import { answered, countingOn } from './counting.ts';
import { type Engine, TABLES, putUnit } from './engine/index.ts';
import { aDocument, aNewUnit, aResponse, allAnswered, ani, at, chargedTo, ektp } from './facts/index.ts';

export interface Answers {
  readonly officerId?: OfficerId | undefined;
  readonly serviceId?: ServiceId | undefined;
  readonly channel?: Channel;
  readonly counterId?: CounterId | undefined;
  readonly score?: 1 | 2 | 3 | 4;
  readonly flags?: SurveyResponse['flags'];
  /** A local day, such as `2026-10-05`. */
  readonly day?: string;
}

export interface Office {
  readonly unitId: UnitId;
  /** Gives so many answers, one after the other on one day. */
  readonly answer: (count: number, answers?: Answers) => Promise<void>;
  /** The night that begins a local day, by a client of the engine. */
  readonly night: (day: string, client?: DynamoClient) => Promise<void>;
  readonly depsOn: (client: DynamoClient, now: () => Instant) => ReturnType<typeof publishDeps>;
  /** All revisions, oldest first: period, revision and SHA-256 of the text, in which the unit's name is left out. */
  readonly kept: () => Promise<
    readonly { readonly period: string; readonly revision: number; readonly text: string }[]
  >;
}

const depsOn = (client: DynamoClient, now: () => Instant) => publishDeps(client, TABLES, now);

/** First put on 1 July 2026; without wishes it publishes by quarter. */
export async function anOffice(engine: Engine, wishes: Partial<RegistryDocument> = {}): Promise<Office> {
  const unitId = aNewUnit();
  const document = { ...aDocument(), ...wishes };
  await putUnit(engine, unitId, document, at('2026-07-01 08:00'));
  const count = countingOn(engine);
  let answers = 0;
  return {
    unitId,
    depsOn,
    answer: (amount, { day = '2026-10-05', score = 4, flags, ...wished }: Answers = {}) => {
      const { officerId, serviceId, channel, counterId } = {
        officerId: ani,
        serviceId: ektp,
        channel: 'ticket' as const,
        ...wished,
      };
      return count(
        ...Array.from({ length: amount }, (_, index) => {
          const id = `r-${answers++}`;
          const receivedAt = at(`${day} 09:00`) + index;
          return answered(
            unitId,
            id,
            aResponse({
              channel,
              counterId,
              responseId: id,
              receivedAt,
              answers: allAnswered(score),
              ...(flags && { flags }),
            }),
            chargedTo({ officerId, serviceId }),
          );
        }),
      );
    },
    night: async (day, client = engine.client) => {
      const deps = depsOn(client, () => at(`${day} 00:30`));
      await publishDue({
        ...deps,
        registry: { ...deps.registry, units: () => only({ unitId, name: document.name, timeZone: document.timeZone }) },
        logger: { error: () => undefined, info: () => undefined },
        metrics: { add: () => undefined },
        remaining: () => HOUR,
      } as unknown as Parameters<typeof publishDue>[0]);
    },
    kept: async () => {
      const { releases } = depsOn(engine.client, () => at('2026-07-01 08:00') + 400 * DAY);
      const heads = await releases.heads(unitId, '2000-01-01', '2101-01-01');
      return Promise.all(
        heads.map(async (head) => {
          const text = await releases.text(unitId, head);
          if (createHash('sha256').update(text).digest('hex') !== head.sha256) throw new Error('not what was hashed');
          return { period: head.period, revision: head.revision, text: text.replaceAll(unitId, 'unit') };
        }),
      );
    },
  };
}

async function* only<T>(thing: T): AsyncGenerator<T, void> {
  yield thing;
}
