// Imaginary offices answer by answer: who served, for which service, how the answer came, whether it is flagged, which
// elements were skipped. Small ones, so that every group of few answers can be asked for.

import {
  type AnsweredGroup,
  type Charged,
  type Element,
  ELEMENTS,
  isStepDue,
  lineOf,
  type OfficerId,
  partNameOf,
  type ReplacedGroup,
  type ServiceId,
} from '@tera/domain';
import { type Random, seeded } from '@tera/testing/random';

/** Of `main` an officer's answers are mostly for one service, of `stray` nearly all. */
export type Kind = 'even' | 'main' | 'stray';

export interface Office {
  readonly officers: number;
  readonly services: number;
  readonly kind: Kind;
  /** Answers to be expected of an officer. */
  readonly answers: number;
  /** Whether nobody's answers come as well, through posters and a kiosk. */
  readonly nobodys: boolean;
  /** Share of an officer's answers that somebody typed. */
  readonly typed: number;
  readonly flagged: number;
  /** How often an element is skipped at most, by service. */
  readonly skipped: number;
}

export interface Answer extends Charged {
  readonly flagged: boolean;
  readonly answered: readonly Element[];
}

export function anyOffice(random: Random): Office {
  const [officers, services] = random.pick([
    [2, 2],
    [3, 2],
    [3, 3],
    [4, 2],
    [4, 3],
    [5, 3],
  ] as const);
  return {
    officers,
    services,
    kind: random.pick(['even', 'main', 'stray']),
    answers: random.pick([8, 15, 25, 40]),
    nobodys: random.uniform() < 0.6,
    typed: random.pick([0, 0, 0.1, 0.3, 0.6]),
    flagged: random.pick([0.03, 0.1, 0.3]),
    skipped: random.pick([0, 0.02, 0.1, 0.3, 0.6]),
  };
}

export function answersAt(seed: number): readonly Answer[] {
  const random = seeded(seed);
  return answersOf(anyOffice(random), random);
}

/** In the order in which they came. */
export function answersOf(office: Office, random: Random): readonly Answer[] {
  const { officers, services, kind, answers, nobodys, typed, flagged, skipped } = office;
  const skippedAt = range(services + 1).map(() =>
    ELEMENTS.map(() => skipped * (random.uniform() < 0.5 ? 1 : random.uniform())),
  );
  const all: Answer[] = [];
  const add = (charged: Charged, service: number, isFlagged: boolean) =>
    all.push({
      ...charged,
      flagged: isFlagged,
      answered: ELEMENTS.filter((_, place) => random.uniform() >= (skippedAt[service]?.[place] ?? 0)),
    });

  for (const officer of range(officers)) {
    const n = Math.max(0, Math.floor(answers + 1.5 * Math.sqrt(answers) * random.normal()));
    const isBad = officer === 0 && random.uniform() < 0.3;
    for (let left = n; left > 0; left -= 1) {
      const isMain = random.uniform() < { even: 0, main: 0.7, stray: 0.95 }[kind];
      const service = isMain ? officer % services : Math.floor(random.uniform() * services);
      const channel = random.uniform() < typed ? random.pick(['assisted', 'import'] as const) : 'ticket';
      add(
        { officerId: officerAt(officer), serviceId: serviceAt(service), channel },
        service,
        random.uniform() < (isBad ? 0.7 : flagged),
      );
    }
  }
  if (nobodys)
    for (const channel of ['poster', 'kiosk'] as const)
      for (let left = Math.floor(25 * random.uniform()); left > 0; left -= 1) {
        const service = random.pick([0, 1, services]);
        const named = service < services ? serviceAt(service) : undefined;
        add({ officerId: undefined, serviceId: named, channel }, service, random.uniform() < flagged);
      }
  return all
    .map((answer) => ({ answer, order: random.uniform() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ answer }) => answer);
}

/** Answers that are alike in all that a release tells apart are one group; each is marked with `mark`. */
export function groupsOf<Mark extends object = object>(
  answers: readonly Answer[],
  mark?: Mark,
): readonly (AnsweredGroup & Mark)[] {
  const groups = Map.groupBy(answers, (answer) => [partNameOf(answer), answer.channel, answer.flagged].join());
  return Array.from(groups.values(), (members) => Object.assign(groupOf(members), mark));
}

function groupOf(members: readonly Answer[]): AnsweredGroup {
  const [first] = members;
  if (first === undefined) throw new Error('a group without answers');
  const { officerId, serviceId, channel, flagged } = first;
  const elements = ELEMENTS.map((element) => [
    element,
    members.filter(({ answered }) => answered.includes(element)).length,
  ]);
  return { officerId, serviceId, channel, flagged, n: members.length, elements: Object.fromEntries(elements) };
}

/** Who answered when a step was kept; the number tells whom. */
export interface Kept {
  readonly n: number;
  readonly answered: readonly AnsweredGroup[];
}

/** An office asked every few answers, by its groups, and the places of those that each visible step held. */
export function withRunningFigures(
  seed: number,
  next: (kept: readonly Kept[], visible: Kept | undefined) => Kept | undefined,
): { readonly groups: readonly AnsweredGroup[]; readonly held: readonly (readonly number[])[] } {
  const answers = answersAt(5000 + seed);
  const everyFew = 1 + (seed % 7);
  const visible: Kept[] = [];
  let kept: readonly Kept[] = [];
  for (let n = 0; n <= answers.length; n += everyFew) {
    if (!isStepDue(n, kept.at(-1)?.n)) continue;
    kept = kept.concat({ n, answered: groupsOf(answers.slice(0, n)) });
    const shown = next(kept, visible.at(-1));
    if (shown === undefined) continue;
    visible.push(shown);
    kept = kept.slice(kept.indexOf(shown) + 1);
  }
  const stepOf = (place: number) => visible.findIndex(({ n }) => place < n);
  const groups = [...Map.groupBy(answers.keys(), stepOf)].flatMap(([step, places]) =>
    groupsOf(
      places.flatMap((place) => answers[place] ?? []),
      step < 0 ? {} : { step },
    ),
  );
  return { groups, held: visible.map((_, step) => placesUpTo(groups, step)) };
}

function placesUpTo(groups: readonly AnsweredGroup[], step: number): readonly number[] {
  return range(groups.length).filter((place) => firstStepOf(groups[place]) <= step);
}

/** Here it is always known which step held an answer. */
function firstStepOf(group: AnsweredGroup | undefined): number {
  return typeof group?.step === 'number' ? group.step : Infinity;
}

export function asIfFirstShown({ officerId, serviceId, channel, flagged, n, elements }: AnsweredGroup): AnsweredGroup {
  return { officerId, serviceId, channel, flagged, n, elements };
}

/** After the release some answers were taken away, and others came. */
export type ChangedGroup = AnsweredGroup & { readonly later: 'stays' | 'gone' | 'added' };
export type MaybeChanged = AnsweredGroup & Partial<Pick<ChangedGroup, 'later'>>;

export function changedOffice(seed: number): readonly ChangedGroup[] {
  const random = seeded(9000 + seed);
  const office = anyOffice(random);
  const before = answersOf({ ...office, answers: 2 * office.answers }, random);
  const added = random.uniform() < 0.5 ? [] : answersOf({ ...office, answers: 5, nobodys: false }, random);
  const isTakenAway = oneWayToTakeAway(random);
  const { gone = [], stays = [] } = Object.groupBy(before, (answer) => (isTakenAway(answer) ? 'gone' : 'stays'));
  return (['stays', 'gone', 'added'] as const).flatMap((later) => groupsOf({ stays, gone, added }[later], { later }));
}

export function wasThere({ later }: MaybeChanged): boolean {
  return later !== 'added';
}

export function isThereStill({ later }: MaybeChanged): boolean {
  return later !== 'gone';
}

export function asReplaced(group: ChangedGroup, countOf: (group: AnsweredGroup) => number): ReplacedGroup {
  const { officerId, serviceId, channel, flagged, later } = group;
  return { officerId, serviceId, channel, flagged, stays: 0, gone: 0, added: 0, [later]: countOf(group) };
}

/** Whole officers, whole parts, or some of each. */
function oneWayToTakeAway(random: Random): (answer: Answer) => boolean {
  const chosen = new Map<string, boolean>();
  const once = (name: string) => {
    const isChosen = chosen.get(name) ?? random.uniform() < 0.4;
    chosen.set(name, isChosen);
    return isChosen;
  };
  const share = random.pick([0.1, 0.3, 0.5]);
  return random.pick([
    (answer: Answer) => once(lineOf(answer)),
    (answer: Answer) => once(partNameOf(answer)),
    () => random.uniform() < share,
    () => random.uniform() < share,
  ]);
}

/** Whether nobody knows them but those who gave them. */
export function isOfOthers({ channel }: Pick<Charged, 'channel'>): boolean {
  return channel === 'ticket' || channel === 'kiosk';
}

export function officerAt(place: number): OfficerId {
  return `officer-${String(place).padStart(3, '0')}` as OfficerId;
}

export function serviceAt(place: number): ServiceId {
  return `service-${String(place).padStart(2, '0')}` as ServiceId;
}

export function range(n: number): readonly number[] {
  return Array.from({ length: n }, (_, index) => index);
}
