// Every answer that stands in the figures of a unit's period, read strongly: as the index names them, officer by officer. The
// index may be a moment behind, so whoever needs all of them compares what they come to with the cells.
import { type DatedAnswer, type Instant, type Period, type UnitId, answerIn } from '@tera/domain';
import type { AppliedReader } from './fact-reader.ts';
import { inParallel } from './in-parallel.ts';
import type { RebuildStore } from './rebuild-store.ts';

export interface AnswerReader {
  /** In pieces, each of one officer (or nobody) and month; in no order. */
  readonly answers: (unitId: UnitId, period: Period, now: Instant) => AsyncGenerator<readonly DatedAnswer[]>;
}

const OWNERS_AT_ONCE = 8;

export function answerReader(facts: AppliedReader, cells: Pick<RebuildStore, 'holders' | 'factKeys'>): AnswerReader {
  return {
    answers: async function* (unitId, { parts }, now) {
      for (const part of parts) {
        const owners = [...(await cells.holders(unitId, part))];
        for (let at = 0; at < owners.length; at += OWNERS_AT_ONCE) {
          yield* await inParallel(owners.slice(at, at + OWNERS_AT_ONCE), OWNERS_AT_ONCE, async (officerId) => {
            const keys = await cells.factKeys({ unitId, part, officerId });
            const read = await facts.applied(
              keys.filter(({ kind }) => kind === 'response'),
              now,
            );
            return read.flatMap(({ key, applied, counterId }) => answerIn(key.id, applied, counterId) ?? []);
          });
        }
      }
    },
  };
}
