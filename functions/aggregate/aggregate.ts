// Counts queued facts exactly once. In rounds: read the facts, work out what changes, write facts and cells together;
// what another writer touched meanwhile goes round again. A record fails only when one of its facts could not be
// written in time, and then it comes back: counting it twice is not possible, so there is nothing to fear in that.
import type { Instant, UnitId, UnitRegistry } from '@tera/domain';
import { type Change, type Fact, type FactStore, type RegistryStore, factName } from '@tera/store';
import { type Judged, judgeChange } from './change.ts';
import { type Incoming, type QueueRecord, gather } from './incoming.ts';
import { packChanges } from './pack.ts';
import { type BatchTally, newBatchTally } from './tally.ts';
import { type Written, isAlone, writePacks } from './write-packs.ts';

export interface Deps {
  readonly facts: FactStore;
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly now: () => Instant;
  /** Milliseconds until the function is stopped. */
  readonly remaining: () => number;
}

export interface Aggregated {
  /** The message ids that must come again. */
  readonly failed: readonly string[];
  readonly tally: BatchTally;
}

/** Time kept for the transactions in flight and the answer. */
const MARGIN = 8_000;
const LONGEST_PAUSE = 2_000;

export async function aggregate(records: readonly QueueRecord[], deps: Deps): Promise<Aggregated> {
  const tally = newBatchTally();
  const { facts, unreadable } = gather(records);
  tally.unreadable.push(...unreadable);
  const failed = new Set(unreadable.map(({ messageId }) => messageId));
  const units = await readUnits(facts.values(), deps.registry, tally);

  let pending = new Map<string, Incoming>();
  for (const [name, incoming] of facts) {
    if (units.has(incoming.key.unitId)) pending.set(name, incoming);
    else {
      tally.unknownUnits += 1;
      for (const id of incoming.records) failed.add(id);
    }
  }
  for (let round = 0; pending.size > 0; round++) {
    if (round > 0) await pause(round);
    if (deps.remaining() < MARGIN) break;
    const result = await runRound(pending, units, round, deps, tally);
    if (result === undefined) break;
    const { again, refused } = result;
    for (const incoming of refused) for (const id of incoming.records) failed.add(id);
    pending = again;
  }
  for (const incoming of pending.values()) for (const id of incoming.records) failed.add(id);
  return { failed: [...failed], tally };
}

async function runRound(
  pending: ReadonlyMap<string, Incoming>,
  units: ReadonlyMap<UnitId, UnitRegistry>,
  round: number,
  deps: Deps,
  tally: BatchTally,
): Promise<{ again: Map<string, Incoming>; refused: Incoming[] } | undefined> {
  const current = await readCurrent(pending, round, deps, tally);
  if (current === undefined) return undefined;
  const refused: Incoming[] = [];
  const again = new Map<string, Incoming>();
  const incomingOf = new Map<Change, readonly [string, Incoming, Judged]>();
  for (const [name, incoming] of pending) {
    const [fact, unit] = [current.get(name), units.get(incoming.key.unitId)];
    const judged = fact === undefined || unit === undefined ? undefined : judge(fact, incoming, unit, deps, tally);
    if (judged === undefined) {
      refused.push(incoming);
      continue;
    }
    // Only the first round sees what was stored before: afterwards an event of ours looks like a duplicate.
    if (round === 0) tally.see(judged);
    if (judged.change === undefined) tellOthers(incoming, judged, again);
    else incomingOf.set(judged.change, [name, incoming, judged]);
  }

  for (const written of await writeChanges([...incomingOf.keys()], deps)) {
    tally.count(written);
    for (const change of written.changes) {
      const entry = incomingOf.get(change);
      if (entry === undefined) throw new Error('a change was written that nobody asked for');
      const [name, incoming, judged] = entry;
      switch (written.result.outcome) {
        case 'written':
          tally.apply(incoming);
          if (change.fact.partial) bring(again, name, incoming);
          else tellOthers(incoming, judged, again);
          break;
        case 'stale':
        case 'busy':
        case 'unbegun':
          bring(again, name, incoming);
          break;
        case 'refused':
          refused.push(incoming);
          break;
      }
    }
  }
  return { again, refused };
}

/**
 * What others are to hear of a fact goes round next. It is told whether or not the fact was new, so that a batch which was ended
 * in between tells it when its records come again.
 */
function tellOthers({ key, records }: Incoming, { forOthers }: Judged, again: Map<string, Incoming>): void {
  for (const { kind, id, news } of forOthers) {
    const other = { unitId: key.unitId, kind, id };
    bring(again, factName(other), { key: other, records, news: [news] });
  }
}

/** Beside what goes round already of the same fact. */
function bring(again: Map<string, Incoming>, name: string, { key, records, news }: Incoming): void {
  const known = again.get(name);
  const all = { records: new Set([...(known?.records ?? []), ...records]), news: [...(known?.news ?? []), ...news] };
  again.set(name, { key, ...all });
}

/** `undefined` for a fact that cannot be judged: its records fail, and cost no other. */
function judge(
  fact: Fact,
  incoming: Incoming,
  unit: UnitRegistry,
  { now }: Deps,
  tally: BatchTally,
): Judged | undefined {
  try {
    return judgeChange(fact, incoming, unit, now());
  } catch (error) {
    tally.spoiled.push(nameOf(error));
    return undefined;
  }
}

/** `undefined` when the engine does not answer: what earlier rounds have counted is counted, and the rest comes again. */
async function readCurrent(
  pending: ReadonlyMap<string, Incoming>,
  round: number,
  { facts, now }: Deps,
  tally: BatchTally,
): Promise<ReadonlyMap<string, Fact> | undefined> {
  const keys = Array.from(pending.values(), ({ key }) => key);
  try {
    return await facts.read(keys, now(), (_, why) => tally.spoiled.push(nameOf(why)));
  } catch (error) {
    // Nothing is written yet: the function fails, its alarm hears of it, and everything comes again.
    if (round === 0) throw error;
    tally.readFailures.push(nameOf(error));
    return undefined;
  }
}

/** Facts with nothing beside them (tickets still open) go alone, at half the price; the others in transactions. */
function writeChanges(changes: readonly Change[], { facts, remaining }: Deps): Promise<Written[]> {
  const alone = changes.filter(isAlone).map((change) => ({ changes: [change], cells: new Map<string, never>() }));
  const together = packChanges(changes.filter((change) => !isAlone(change)));
  return writePacks([...together, ...alone], { facts, mayBegin: () => remaining() >= MARGIN });
}

async function readUnits(
  facts: Iterable<Incoming>,
  registry: Deps['registry'],
  tally: BatchTally,
): Promise<Map<UnitId, UnitRegistry>> {
  const ids = new Set(Array.from(facts, ({ key }) => key.unitId));
  const units = new Map<UnitId, UnitRegistry>();
  for (const id of ids) {
    try {
      const unit = await registry.unit(id);
      if (unit !== undefined) units.set(id, unit);
    } catch (error) {
      // The records of this unit come again; those of the others do not wait for it. Where there are none, the batch fails.
      if (ids.size === 1) throw error;
      tally.readFailures.push(nameOf(error));
    }
  }
  return units;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

/** Full jitter: writers that met once should not meet again. */
function pause(round: number): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE, 25 * 2 ** round);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
