// Counting one stretch again: the cells of one officer (or of nobody) in one month or on one day. Cells are judged only
// while nobody writes them; why that is exact is in docs/decisions/0024-rebuild.md.
import {
  type CounterDifference,
  type Amounts,
  type FactKey,
  type Instant,
  type LocalDay,
  SECOND,
  type UnitRegistry,
  addDays,
  counterDifferences,
  factContribution,
  flagCounter,
} from '@tera/domain';
import {
  type Fact,
  type FactStore,
  type RebuildStore,
  type StoredCell,
  type StoredCells,
  type Stretch,
  changeOf,
  factName,
  isAtHome,
  rebuiltCells,
} from '@tera/store';
import { type Findings, toldChange, toldDifferences } from './findings.ts';

export interface Deps {
  readonly facts: Pick<FactStore, 'read' | 'commit'>;
  readonly cells: RebuildStore;
  readonly now: () => Instant;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

export interface StretchToCount extends Stretch {
  readonly unit: UnitRegistry;
  readonly today: LocalDay;
  /** Everybody of whom there may be facts in the part. */
  readonly owners: readonly Stretch['officerId'][];
  /** Whether anything is to be written. */
  readonly apply: boolean;
}

/**
 * How long a cell must have been left alone before it is judged: until then the index may not name its newest fact, and
 * clocks may differ.
 */
export const QUIET = 10 * SECOND;
/** A day younger than this still has the facts of its devices, which are kept for 30 days. */
const DAYS_OF_DEVICES = 29;
const TRIES = 5;
const FIRST_PAUSE = 25;

/** Compares the cells, mends them when told to, and answers the names of those that could not be judged now. */
export async function countCells(
  stretch: StretchToCount,
  deps: Deps,
  findings: Findings,
  among?: ReadonlySet<string>,
): Promise<{ readonly unsettled: ReadonlySet<string>; readonly facts: readonly Fact[] }> {
  const first = await readStretch(stretch, deps);
  const unsettled = new Set<string>();
  const suspects: string[] = [];
  for (const name of first.names) {
    if (among?.has(name) === false) continue;
    if (!first.isSettled(name)) unsettled.add(name);
    else if (first.differencesOf(name).length > 0) suspects.push(name);
    else findings.compared([]);
  }
  if (suspects.length === 0) return { unsettled, facts: first.facts };

  // A difference is believed when it is found twice: a lagging index is then no reason to mend what is right.
  await deps.pause(SECOND);
  const second = await readStretch(stretch, deps);
  for (const name of suspects) {
    if (!second.names.has(name) || !second.isSettled(name)) {
      unsettled.add(name);
      continue;
    }
    const [held, differences] = [second.cell(name), second.differencesOf(name)];
    const missing = missingOf(differences);
    const isSure = counterDifferences(missing, missingOf(first.differencesOf(name))).length === 0;
    if (!isSure || (stretch.apply && !(await mend(stretch, held, missing, deps)))) unsettled.add(name);
    else findings.compared(toldDifferences(held, differences));
  }
  return { unsettled, facts: second.facts };
}

interface Reading {
  readonly facts: readonly Fact[];
  readonly names: ReadonlySet<string>;
  /** As it is stored; without counters when it is not there. */
  readonly cell: (name: string) => StoredCell;
  /** Whether nobody has written the cell for a while, nor while it and its facts were read. */
  readonly isSettled: (name: string) => boolean;
  readonly differencesOf: (name: string) => CounterDifference[];
}

async function readStretch(stretch: StretchToCount, deps: Deps): Promise<Reading> {
  const readAt = deps.now();
  const before = await deps.cells.cells(stretch);
  const facts = await readFacts(await factKeysOf(stretch, deps), deps);
  const stored = await deps.cells.cells(stretch);
  const rebuilt = rebuiltCells(facts, stretch);
  const known = new Map([...emptied(rebuilt), ...stored]);
  const cell = (name: string): StoredCell => {
    const found = known.get(name);
    if (found === undefined) throw new Error('a cell was asked for that nobody has');
    return found;
  };
  const isQuiet = (name: string) => {
    const [was, is] = [before.get(name), stored.get(name)];
    const changedAt = is?.changedAt;
    return isSame(was, is) && (changedAt === undefined || (changedAt + 1) * SECOND <= readAt - QUIET);
  };
  return {
    facts,
    names: new Set(known.keys()),
    cell,
    isSettled: isQuiet,
    differencesOf: (name) =>
      counterDifferences(
        comparable(cell(name).counters, stretch),
        comparable(rebuilt.get(name)?.counters ?? {}, stretch),
      ),
  };
}

function emptied(cells: StoredCells): (readonly [string, StoredCell])[] {
  return Array.from(cells, ([name, cell]) => [name, { ...cell, counters: {} }] as const);
}

function missingOf(differences: readonly CounterDifference[]): Amounts {
  return Object.fromEntries(differences.map(({ counter, stored, rebuilt }) => [counter, rebuilt - stored]));
}

/** False when the cell is no longer what was compared. */
async function mend({ unitId }: Stretch, held: StoredCell, missing: Amounts, { cells, now }: Deps): Promise<boolean> {
  return (await cells.mend(unitId, held, missing, now())) === 'mended';
}

/** Applies the rules of today to each fact of the stretch, and writes what changes when told to. */
export async function recountFacts(
  stretch: StretchToCount,
  facts: readonly Fact[],
  deps: Deps,
  findings: Findings,
): Promise<void> {
  for (const fact of facts.filter((each) => isAtHome(each, stretch))) {
    findings.read();
    if (!isToChange(fact, stretch.unit)) continue;
    if (!stretch.apply || (await apply(fact, stretch.unit, deps))) {
      findings.changed(toldChange(fact, factContribution(fact.key.kind, fact.state, stretch.unit)));
    } else findings.unsettled(1);
  }
}

function isToChange(fact: Fact, unit: UnitRegistry): boolean {
  return fact.partial || changeOf(fact, fact.state, factContribution(fact.key.kind, fact.state, unit)).delta.size > 0;
}

/** False when others kept writing it. */
async function apply(first: Fact, unit: UnitRegistry, deps: Deps): Promise<boolean> {
  let fact = first;
  for (let tries = 0; tries < TRIES; tries++) {
    if (!isToChange(fact, unit)) return true;
    const change = changeOf(fact, fact.state, factContribution(fact.key.kind, fact.state, unit));
    const result = await deps.facts.commit([change.fact], [...change.cells.values()], deps.now());
    if (result.outcome === 'refused') throw new Error(`a fact cannot be written: ${result.reason}`);
    if (result.outcome === 'written' && !change.fact.partial) return true;
    // A fact that is applied in several pieces goes on for as long as there are any.
    if (result.outcome === 'written') tries = -1;
    else await deps.pause(Math.random() * FIRST_PAUSE * 2 ** tries);
    const [again] = await readFacts([fact.key], deps);
    if (again === undefined) return true;
    fact = again;
  }
  return false;
}

/** Nobody's cells also tell who answered, of every answer in the part, whoever it was about. */
async function factKeysOf(stretch: StretchToCount, { cells }: Deps): Promise<FactKey[]> {
  const own = await cells.factKeys(stretch);
  if (stretch.officerId !== null) return own;
  const keys = new Map(own.map((key) => [factName(key), key]));
  for (const officerId of stretch.owners) {
    if (officerId === null) continue;
    for (const key of await cells.factKeys({ ...stretch, officerId })) {
      if (key.kind === 'response') keys.set(factName(key), key);
    }
  }
  return [...keys.values()];
}

async function readFacts(keys: readonly FactKey[], { facts, now }: Deps): Promise<Fact[]> {
  return keys.length === 0 ? [] : [...(await facts.read(keys, now())).values()];
}

/** What devices add can be told from their facts only for as long as these are kept. */
function comparable(counters: Amounts, { part, today }: StretchToCount): Amounts {
  if (part.slice(0, 10) > addDays(today, -DAYS_OF_DEVICES)) return counters;
  const { [flagCounter('sameDevice')]: forgotten, ...others } = counters;
  return forgotten === undefined ? counters : others;
}

function isSame(was: StoredCell | undefined, is: StoredCell | undefined): boolean {
  if (was === undefined || is === undefined) return was === is;
  return was.changedAt === is.changedAt && counterDifferences(was.counters, is.counters).length === 0;
}

/** Whether there is nothing to count: no cells, and no facts that should have some. */
export async function isEmptyStretch(stretch: StretchToCount, hasCells: boolean, deps: Deps): Promise<boolean> {
  return !hasCells && (await factKeysOf(stretch, deps)).length === 0;
}
