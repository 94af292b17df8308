// What somebody has been shown of one office over HTTP: each figure is held to the answers that it must be made of, and these
// are kept as a sum, for the attack. Who was in which sum is known from what was stored when a release was made.

import {
  type DatedAnswer,
  type Distribution,
  type Distributions,
  ELEMENTS,
  type Element,
  type Weight,
  answersIn,
  ikmOf,
  isFlagged,
  isOfOthers,
  nrrOf,
} from '@tera/domain';
import { fewWorkedOut, independentOf } from './release-attack.ts';
import { type Revision, sumsOfRevision } from './released-sums.ts';

/** Sums of a release by their names (`unit`, `line ani`, …), each the keys of its answers, of all and of each element. */
type Sums = ReadonlyMap<string, ReadonlyMap<Of, readonly string[]>>;
type Of = Element | 'answers';

/** Whose figure in which releases: `2026-Q4.1`. Several names are one figure, such as what is nobody's by two channels. */
export interface Shown {
  readonly names: readonly string[];
  readonly releases: readonly string[];
  /** Where it was seen. */
  readonly source: string;
}

export interface Figures {
  readonly n?: number | undefined;
  readonly ikm?: number | null | undefined;
  readonly weight?: Weight | undefined;
  readonly elements?: Readonly<Partial<Record<Element, ElementSeen>>> | undefined;
  /** Whether these are all elements there are. */
  readonly isWhole?: boolean;
}

export interface ElementSeen {
  readonly n?: number | undefined;
  readonly nrr?: number | null | undefined;
  readonly sum?: number | undefined;
  readonly distribution?: readonly number[] | undefined;
}

export interface Ledger {
  readonly answers: Map<string, DatedAnswer>;
  /** What was made, as it becomes known. */
  readonly release: (revision: Revision) => void;
  readonly step: (asOf: string, n: number, keys: readonly string[]) => void;
  readonly see: (shown: Shown, figures: Figures) => void;
  readonly seeStep: (asOf: string, n: number, ikm: number, source: string) => void;
  /** An officer's elements beside all others of the unit. */
  readonly seeOthers: (shown: Shown, element: Element, others: { readonly n: number; readonly nrr: number }) => void;
  /** A sum of answers that is no figure of a release, as controls show it. */
  readonly tell: (name: string, of: Of, keys: readonly string[]) => void;
  /** What is shown under one name is the same whenever and wherever it is shown. */
  readonly once: (name: string, shown: unknown, source: string) => void;
  readonly complain: (about: string) => void;
  /** Figures that are not what they should be. */
  readonly wrong: readonly string[];
  readonly told: () => number;
  /** Groups of one to nine that follow from all that was seen. */
  readonly leaks: () => readonly string[];
}

export function aLedger(): Ledger {
  const answers = new Map<string, DatedAnswer>();
  const revisions = new Map<string, Sums>();
  const steps = new Map<string, readonly string[]>();
  const told = new Map<string, { readonly of: Of; readonly keys: readonly string[] }>();
  const first = new Map<string, string>();
  const wrong: string[] = [];

  const tell = (name: string, of: Of, keys: readonly string[]) =>
    told.set(`${name} ${of} ${keys.toSorted(byLetters).join()}`, { of, keys });
  const keysIn = ({ names, releases }: Pick<Shown, 'names' | 'releases'>, of: Of) =>
    releases.flatMap((release) => names.flatMap((name) => revisions.get(release)?.get(name)?.get(of) ?? []));
  const distribution = (of: Element, keys: readonly string[]): Distribution => {
    const said: [number, number, number, number] = [0, 0, 0, 0];
    for (const key of keys) {
      const score = answers.get(key)?.answers[of];
      if (score !== undefined) said[score - 1] = (said[score - 1] ?? 0) + 1;
    }
    return said;
  };
  const distributionsIn = (shown: Pick<Shown, 'names' | 'releases'>): Distributions =>
    Object.fromEntries(
      ELEMENTS.flatMap((element) => {
        const keys = keysIn(shown, element);
        return keys.length === 0 ? [] : [[element, distribution(element, keys)]];
      }),
    );
  const hold = (what: string, seen: number | null | undefined, due: number | undefined, decimals: number) => {
    if (seen === undefined) return;
    const isDue = due !== undefined && seen !== null && Math.abs(seen - due) <= 0.5 * 10 ** -decimals + 1e-9;
    if (!isDue) wrong.push(`${what}: ${seen}, not ${due}`);
  };

  return {
    answers,
    wrong,
    tell,
    told: () => told.size,
    complain: (about) => void wrong.push(about),

    once: (name, shown, source) => {
      const text = JSON.stringify(shown);
      const before = first.get(name) ?? text;
      first.set(name, before);
      if (before !== text) wrong.push(`${source} ${name}: ${text}, and before ${before}`);
    },

    release: (revision) => {
      const { period, revision: number, replacement } = revision.document;
      const sums = new Map<string, Map<Of, readonly string[]>>();
      for (const { name, of, keys, figure } of sumsOfRevision(revision)) {
        if (figure === null) continue;
        const own = name === 'total anew' ? 'unit' : name;
        sums.set(own, (sums.get(own) ?? new Map<Of, readonly string[]>()).set(of, keys));
      }
      // Of a new total lines and columns stay as they were.
      const before = replacement === 'total' ? revisions.get(`${period}.${number - 1}`) : undefined;
      const kept = [...(before ?? [])].filter(([name]) => /^(line|column) /.test(name));
      // Where no answer has a flag, the total is what is without them.
      const flagged = revision.made.standing.filter(isFlagged).length;
      const total = sums.get('unit');
      const unflagged = flagged === 0 && total !== undefined ? [['unflagged', total] as const] : [];
      revisions.set(`${period}.${number}`, new Map([...kept, ...unflagged, ...sums]));
      const { beside } = revision.document.answers;
      if (replacement !== 'withdrawn') hold(`${period}.${number} flagged`, beside.flagged, flagged, 0);
    },

    // As it was kept: what is set aside or annulled afterwards is in it.
    step: (asOf, n, keys) => void steps.set(`${asOf} ${n}`, steps.get(`${asOf} ${n}`) ?? keys),

    see: (shown, { n, ikm, weight, elements = {}, isWhole = false }) => {
      const what = `${shown.source} ${shown.names.join('+')} in ${shown.releases.join()}`;
      const name = `${shown.names.join('+')} in ${shown.releases.join()}`;
      const keys = keysIn(shown, 'answers');
      if (keys.length === 0) {
        wrong.push(`${what} is shown, and nothing of it is released`);
        return;
      }
      if (n !== undefined) hold(`${what} n`, n, keys.length, 0);
      tell(name, 'answers', keys);
      const due = distributionsIn(shown);
      hold(`${what} ikm`, ikm, ikmOf(due, weight), 2);
      for (const element of ELEMENTS) {
        const [seen, own] = [elements[element], due[element]];
        if (seen === undefined && own !== undefined && isWhole) wrong.push(`${what} ${element} is missing`);
        // An index tells of each element in it.
        if (own !== undefined) tell(name, element, keysIn(shown, element));
        if (seen === undefined) continue;
        hold(`${what} ${element} n`, seen.n, own && answersIn(own), 0);
        hold(`${what} ${element} nrr`, seen.nrr, own && nrrOf(own), 4);
        hold(`${what} ${element} sum`, seen.sum, own && sumOf(own), 0);
        if (seen.distribution !== undefined && seen.distribution.join() !== own?.join()) {
          wrong.push(`${what} ${element}: ${seen.distribution.join()}, not ${own?.join()}`);
        }
      }
    },

    seeStep: (asOf, n, ikm, source) => {
      const keys = steps.get(`${asOf} ${n}`);
      if (keys === undefined) {
        wrong.push(`${source}: a step of ${asOf} with ${n} answers was never kept`);
        return;
      }
      const due = Object.fromEntries(ELEMENTS.map((element) => [element, distribution(element, keys)]));
      hold(`${source} step ${asOf} n`, n, keys.length, 0);
      hold(`${source} step ${asOf} ikm`, ikm, ikmOf(due), 2);
      tell(`step ${asOf}`, 'answers', keys);
    },

    seeOthers: (shown, element, { n, nrr }) => {
      const own = new Set(keysIn(shown, element));
      const others = keysIn({ ...shown, names: ['unit'] }, element).filter((key) => !own.has(key));
      const due = distribution(element, others);
      hold(`${shown.source} others ${element} n`, n, answersIn(due), 0);
      hold(`${shown.source} others ${element} nrr`, nrr, nrrOf(due), 4);
      tell(`others than ${shown.names.join('+')} in ${shown.releases.join()}`, element, others);
    },

    leaks: () =>
      (['answers', ...ELEMENTS] as const).flatMap((of) => {
        const sums = [...told.values()].filter((one) => one.of === of).map(({ keys }) => keys);
        return leaksOf(sums, answers).map((leak) => `${of}: ${leak}`);
      }),
  };
}

/** Sums of sums tell nothing more; and what has no answer in common with the rest is solved by itself. */
function leaksOf(sums: readonly (readonly string[])[], answers: ReadonlyMap<string, DatedAnswer>): readonly string[] {
  const smallestFirst = sums.toSorted((a, b) => a.length - b.length);
  return connected(independentOf(smallestFirst)).flatMap((together) => {
    const places = new Map([...new Set(together.flat())].map((key, place) => [key, place]));
    const equations = together.map((keys) => keys.flatMap((key) => places.get(key) ?? []));
    const everybody = Array.from(places, () => 1);
    const others = Array.from(places.keys(), (key) => {
      const answer = answers.get(key);
      return answer !== undefined && isOfOthers(answer) ? 1 : 0;
    });
    const leak = fewWorkedOut(everybody, equations) ?? fewWorkedOut(others, equations);
    return leak === undefined ? [] : [`${leak.length} answers from ${together.length} sums`];
  });
}

function connected(sums: readonly (readonly string[])[]): readonly (readonly (readonly string[])[])[] {
  let groups: { readonly keys: Set<string>; readonly sums: (readonly string[])[] }[] = [];
  for (const sum of sums) {
    const [touched, apart] = [
      groups.filter(({ keys }) => sum.some((key) => keys.has(key))),
      groups.filter(({ keys }) => !sum.some((key) => keys.has(key))),
    ];
    const keys = new Set(sum);
    for (const group of touched) for (const key of group.keys) keys.add(key);
    groups = [...apart, { keys, sums: [...touched.flatMap((group) => group.sums), sum] }];
  }
  return groups.map((group) => group.sums);
}

function sumOf(distribution: Distribution): number {
  return distribution.reduce((sum, count, place) => sum + count * (place + 1), 0);
}

function byLetters(a: string, b: string): number {
  return a < b ? -1 : 1;
}
