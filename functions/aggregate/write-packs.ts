// Writes packs side by side, but never two that share a cell: they would only make each other fail.
import type { Change, FactStore, WriteResult } from '@tera/store';
import { type Pack, packChanges } from './pack.ts';

export interface Written {
  readonly changes: readonly Change[];
  /** `unbegun`: there was no time left to write it. */
  readonly result: WriteResult | { readonly outcome: 'unbegun' };
  /** Whether cells were written with the facts. */
  readonly withCells: boolean;
}

export interface Writing {
  readonly facts: Pick<FactStore, 'commit' | 'put'>;
  /** Whether there is still time to begin another pack. */
  readonly mayBegin: () => boolean;
}

const PACKS_AT_ONCE = 8;

/**
 * Writes every pack that can still be begun before `mayBegin` says no; those left are answered as unbegun. A pack that the
 * engine refuses is halved until the fact that it cannot take stands alone.
 */
export async function writePacks(packs: readonly Pack[], writing: Writing): Promise<Written[]> {
  const written: Written[] = [];
  const waiting = new Set(packs);
  const running = new Set<Promise<void>>();
  const inUse = new Set<string>();

  const begin = (pack: Pack) => {
    waiting.delete(pack);
    for (const cell of pack.cells.keys()) inUse.add(cell);
    const run = finish(pack);
    running.add(run);
    void run.then(() => running.delete(run));
  };
  const finish = async (pack: Pack) => {
    written.push(...(await write(pack, writing)));
    for (const cell of pack.cells.keys()) inUse.delete(cell);
  };

  while (waiting.size > 0 && writing.mayBegin()) {
    for (const pack of waiting) {
      if (running.size >= PACKS_AT_ONCE) break;
      if (![...pack.cells.keys()].some((cell) => inUse.has(cell))) begin(pack);
    }
    await Promise.race(running);
  }
  await Promise.all(running);
  for (const { changes } of waiting) written.push({ changes, result: { outcome: 'unbegun' }, withCells: false });
  return written;
}

/** Whether nothing is to be written together with the fact. */
export function isAlone({ fact, delta }: Change): boolean {
  return delta.size === 0 && fact.companions.length === 0;
}

async function write(pack: Pack, writing: Writing): Promise<Written[]> {
  const { facts } = writing;
  const { changes, cells } = pack;
  const [only] = changes;
  const withCells = cells.size > 0;
  const result =
    only !== undefined && changes.length === 1 && isAlone(only)
      ? await facts.put(only.fact)
      : await facts.commit(
          changes.map(({ fact }) => fact),
          [...cells.values()],
        );
  if (result.outcome !== 'refused' || changes.length === 1) return [{ changes, result, withCells }];
  const middle = Math.ceil(changes.length / 2);
  const halves = [changes.slice(0, middle), changes.slice(middle)].flatMap(packChanges);
  const results: Written[] = [];
  for (const half of halves) results.push(...(await write(half, writing)));
  return results;
}
