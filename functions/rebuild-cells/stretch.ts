// Counting one stretch again: the cells of one officer (or of nobody) in one month or on one day. Cells are judged only
// while nobody writes them; why that is exact is in docs/decisions/0024-rebuild.md.
import type { ChargeJob } from '@tera/contracts';
import {
  type CounterDifference,
  type Amounts,
  type FactKey,
  type Instant,
  type LocalDay,
  SECOND,
  type TicketId,
  type UnitRegistry,
  counterDifferences,
  factContribution,
} from '@tera/domain';
import {
  type ChargeQueue,
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
  readonly charges: ChargeQueue;
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
 * How long a cell must be seen to have been left alone before it is judged: until then the index may not name its newest fact.
 * It is by our own watching and no clock's saying: a cell does not tell when it was written.
 */
export const QUIET = 10 * SECOND;
const TRIES = 5;
const FIRST_PAUSE = 25;

/** Cells of a stretch that were looked at and could not be judged yet, by name. */
export type Doubts = ReadonlyMap<string, Doubt>;

interface Doubt {
  /** Of the cell when it was last read; a write since then makes another. */
  readonly mark: string;
  /** What was missing in it then; `undefined` where it was being written while its facts were read. */
  readonly missing: Amounts | undefined;
}

export interface Look {
  readonly facts: readonly Fact[];
  readonly doubts: Doubts;
  /** How many cells hold what their facts come to. */
  readonly right: number;
}

/** A first look at a stretch. What differs is doubted, and not yet believed. */
export async function lookAt(stretch: StretchToCount, deps: Deps): Promise<Look> {
  const reading = await readStretch(stretch, deps);
  const doubts = new Map<string, Doubt>();
  for (const name of reading.names) {
    const doubt = doubtOf(name, reading);
    if (doubt !== undefined) doubts.set(name, doubt);
  }
  return { facts: reading.facts, doubts, right: reading.names.size - doubts.size };
}

/**
 * Looks once more at what was doubted, `QUIET` later: a cell that was left alone since then, and is short of the same, is told and,
 * when told to, mended. The others are doubted anew, and answered.
 */
export async function lookAgainAt(
  stretch: StretchToCount,
  doubts: Doubts,
  deps: Deps,
  findings: Findings,
): Promise<Doubts> {
  const reading = await readStretch(stretch, deps);
  const still = new Map<string, Doubt>();
  const overtaken: string[] = [];
  for (const [name, was] of doubts) {
    if (!reading.names.has(name)) continue;
    const is = doubtOf(name, reading);
    if (is === undefined) findings.compared([]);
    else if (!isSameDoubt(was, is)) still.set(name, is);
    else if (!stretch.apply || (await mend(stretch, reading.cell(name), is.missing ?? {}, deps))) {
      findings.compared(toldDifferences(reading.cell(name), reading.differencesOf(name)));
    } else overtaken.push(name);
  }
  if (overtaken.length > 0) {
    const { doubts: anew } = await lookAt(stretch, deps);
    for (const name of overtaken) still.set(name, anew.get(name) ?? UNKNOWN);
  }
  return still;
}

/** Of a cell that was overtaken and is right now: it is looked at once more. */
const UNKNOWN: Doubt = { mark: '', missing: undefined };

/** `undefined` where the cell was left alone while it was read, and holds what its facts come to. */
function doubtOf(name: string, { markOf, wasLeftAlone, differencesOf }: Reading): Doubt | undefined {
  const mark = markOf(name);
  if (!wasLeftAlone(name)) return { mark, missing: undefined };
  const differences = differencesOf(name);
  return differences.length === 0 ? undefined : { mark, missing: missingOf(differences) };
}

/** Whether nobody has written in between and the same is missing. */
function isSameDoubt(was: Doubt, is: Doubt): boolean {
  if (was.missing === undefined || is.missing === undefined || was.mark !== is.mark) return false;
  return counterDifferences(was.missing, is.missing).length === 0;
}

interface Reading {
  readonly facts: readonly Fact[];
  readonly names: ReadonlySet<string>;
  /** As it is stored; without counters when it is not there. */
  readonly cell: (name: string) => StoredCell;
  readonly markOf: (name: string) => string;
  /** Whether nobody has written the cell while it and its facts were read. */
  readonly wasLeftAlone: (name: string) => boolean;
  readonly differencesOf: (name: string) => CounterDifference[];
}

async function readStretch(stretch: StretchToCount, deps: Deps): Promise<Reading> {
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
  return {
    facts,
    names: new Set(known.keys()),
    cell,
    markOf: (name) => String(stored.get(name)?.mark ?? '-'),
    wasLeftAlone: (name) => isSameCell(before.get(name), stored.get(name)),
    differencesOf: (name) => counterDifferences(cell(name).counters, rebuilt.get(name)?.counters ?? {}),
  };
}

function emptied(cells: StoredCells): (readonly [string, StoredCell])[] {
  return Array.from(cells, ([name, cell]) => [name, { ...cell, counters: {} }] as const);
}

function missingOf(differences: readonly CounterDifference[]): Amounts {
  return Object.fromEntries(differences.map(({ counter, stored, rebuilt }) => [counter, rebuilt - stored]));
}

/** False when the cell is no longer what was compared. */
async function mend({ unitId }: Stretch, held: StoredCell, missing: Amounts, { cells }: Deps): Promise<boolean> {
  return (await cells.mend(unitId, held, missing)) === 'mended';
}

/** Applies the rules of today to each fact of the stretch, and writes what changes when told to. */
export async function recountFacts(
  stretch: StretchToCount,
  facts: readonly Fact[],
  deps: Deps,
  findings: Findings,
): Promise<void> {
  const own = facts.filter((each) => isAtHome(each, stretch));
  for (const fact of own) {
    findings.read();
    if (!isToChange(fact, stretch.unit)) continue;
    if (!stretch.apply || (await apply(fact, stretch.unit, deps))) {
      findings.changed(toldChange(fact, factContribution(fact.key.kind, fact.state, stretch.unit)));
    } else findings.unsettled(1);
  }
  if (stretch.apply) await askForCharges(own, deps, findings);
}

/** Every ticket is asked anew whose its answer is: what it says by the rules of today, its answer is told after it is counted. */
async function askForCharges(own: readonly Fact[], { charges }: Deps, findings: Findings): Promise<void> {
  const jobs = own
    .filter(({ key }) => key.kind === 'ticket')
    .map(({ key }): ChargeJob => ({ v: 1, unitId: key.unitId, ticketId: key.id as TicketId }));
  const taken = jobs.length === 0 ? [] : await charges.send(jobs);
  const asked = taken.filter(Boolean).length;
  findings.asked(asked);
  findings.unsettled(jobs.length - asked);
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
    const result = await deps.facts.commit([change.fact], [...change.cells.values()]);
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

function isSameCell(was: StoredCell | undefined, is: StoredCell | undefined): boolean {
  if (was === undefined || is === undefined) return was === is;
  return was.mark === is.mark && counterDifferences(was.counters, is.counters).length === 0;
}

/** Whether there is nothing to count: no cells, and no facts that should have some. */
export async function isEmptyStretch(stretch: StretchToCount, hasCells: boolean, deps: Deps): Promise<boolean> {
  return !hasCells && (await factKeysOf(stretch, deps)).length === 0;
}
