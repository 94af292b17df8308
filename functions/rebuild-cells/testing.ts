// What the rebuild's tests stand on: an office whose facts are really counted, a hand that gets at its cells behind
// everybody's back, and a rebuild that is asked for until it is done.
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type RebuildBody, RebuildRequestSchema } from '@tera/contracts';
import type { Instant, RegistryDocument, UnitId } from '@tera/domain';
import { cursors } from '@tera/http';
import { factStore, rebuildStore } from '@tera/store';
import { type QueueRecord, countingOn } from '@tera/testing/counting';
import { registryOf } from '@tera/testing/doubles';
import { type Engine, TABLES } from '@tera/testing/engine';
import { aDocument, at } from '@tera/testing/facts';
import { expect } from 'vitest';
import { type Deps, rebuildCells } from './rebuild-cells.ts';

export interface Office {
  readonly unitId: UnitId;
  /** What the office says of itself from now on. */
  readonly declare: (document: RegistryDocument) => void;
  readonly count: (...records: readonly QueueRecord[]) => Promise<void>;
  /** Adds to a cell's counters as no part of the system does. */
  readonly tamper: (period: string, sk: string, counters: Readonly<Record<string, number>>) => Promise<void>;
  /** All pieces together. */
  readonly rebuild: (period: string, wishes?: { readonly apply?: boolean }) => Promise<RebuildBody>;
  readonly ask: (body: unknown) => ReturnType<typeof rebuildCells>;
  readonly metrics: Map<string, number>;
}

/** Facts are counted at noon of 20 November; the rebuild comes the day after, unless a test says otherwise. */
export function anOffice({ client }: Pick<Engine, 'client'>, unitId: UnitId, others: Partial<Deps> = {}): Office {
  let document = aDocument();
  const clock = aClock(at('2026-11-21 12:00'));
  const metrics = new Map<string, number>();
  const deps: Deps = {
    registry: registryOf(() => document, unitId),
    facts: factStore(client, TABLES),
    cells: rebuildStore(client, TABLES),
    metrics: { add: (name, value) => metrics.set(name, value) },
    cursors: cursors(() => Promise.resolve('a secret of cursors')),
    ...clock,
    ...others,
  };
  const ask = (body: unknown) => rebuildCells(unitId, RebuildRequestSchema.parse(body), deps);
  return {
    unitId,
    metrics,
    ask,
    declare: (declared) => {
      document = declared;
    },
    count: countingOn({ client }, { registry: deps.registry }),
    tamper: async (period, sk, counters) => {
      const names = Object.keys(counters);
      await client.send(
        new UpdateItemCommand({
          TableName: TABLES.indicators,
          Key: { pk: { S: `${unitId}#${period}` }, sk: { S: sk } },
          UpdateExpression: `ADD ${names.map((_, index) => `#${index} :${index}`).join(',')}`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#${index}`, name])),
          ExpressionAttributeValues: Object.fromEntries(
            names.map((name, index) => [`:${index}`, { N: String(counters[name]) }]),
          ),
        }),
      );
    },
    rebuild: async (period, wishes = {}) => {
      const pieces: RebuildBody[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const reply = await ask({ period, ...wishes, ...(cursor === undefined ? {} : { cursor }) });
        if (!('body' in reply)) throw new Error(`the rebuild was refused: ${JSON.stringify(reply)}`);
        const piece = reply.body as RebuildBody;
        pieces.push(piece);
        cursor = piece.next;
      }
      return pieces.reduce(together);
    },
  };
}

/** For `toMatchObject`: a cursor that stands for this place. */
export function cursorAt(place: string): unknown {
  return expect.stringMatching(`^${Buffer.from(place).toString('base64url')}\\.`);
}

/** A clock that only pauses move. */
export function aClock(start: Instant): Pick<Deps, 'now' | 'pause'> {
  let now = start;
  return {
    now: () => now,
    pause: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

/** Real time that runs `times` as fast, so that nobody waits ten real seconds for a cell to be left alone. */
export function aFastClock(times: number): Pick<Deps, 'now' | 'pause'> {
  const start = Date.now();
  return {
    now: () => at('2026-11-20 12:00') + (Date.now() - start) * times,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / times)),
  };
}

function together(a: RebuildBody, b: RebuildBody): RebuildBody {
  return {
    ...b,
    facts: a.facts + b.facts,
    cells: a.cells + b.cells,
    differing: a.differing + b.differing,
    differences: [...a.differences, ...b.differences],
    changed: a.changed + b.changed,
    changedFacts: [...a.changedFacts, ...b.changedFacts],
    unsettled: a.unsettled + b.unsettled,
  };
}
