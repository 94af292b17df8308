// A year of an imaginary office, published by the code that publishes: answers come, are annulled, charged to others and
// brought in late; nights are missed; floods are set aside; what is released is replaced. The stores are maps, since what an
// engine does is tested on an engine; beside them stands who was in each figure that was ever shown.

import { createHash } from 'node:crypto';
import {
  type CellKey,
  type Contribution,
  type Counters,
  type DatedAnswer,
  type Element,
  type HeldAnswer,
  type Instant,
  type KnownReleases,
  type LocalDay,
  type OfficerId,
  parsePeriod,
  type Period,
  PUBLISHES,
  type Publishing,
  publishingWith,
  type Release,
  type RunningFigure,
  type Score,
  type ServiceId,
  type ShownStep,
  type SurveyResponse,
  type Tally,
  type UnitId,
  type UnitRegistry,
  ELEMENTS,
  addDays,
  addTo,
  answerIn,
  burstsIn,
  cellKey,
  collectPeriod,
  isSetAside,
  parseCellKey,
  releasePeriodOf,
  responseContribution,
  unitRegistry,
  withBurst,
} from '@tera/domain';
import { type NightlyDeps, type PublishDeps, publishDue, publishRelease } from '@tera/publication';
import { canonicalText, type KeptExclusion, type Night, type Proposal, type ReleaseHead } from '@tera/store';
import { aDocument, chargedTo } from '@tera/testing/facts';
import { type Random, seeded } from '@tera/testing/random';
import { type Answer, anyOffice, answersOf } from './release-office.ts';
import type { Revision } from './released-sums.ts';

export const FIRST_DAY: LocalDay = '2026-01-01';
const DAYS = 400;
const UNIT = 'kantor' as UnitId;
const TIME_ZONE = 'Asia/Jakarta';

/** What became of an answer. */
export interface LivedAnswer extends Answer {
  readonly key: string;
  readonly day: LocalDay;
  /** When the server took it: of what is brought in from elsewhere, later than its day. */
  readonly comes: LocalDay;
  readonly goes?: LocalDay;
  /** The day from which it is charged to another. */
  readonly moves?: { readonly on: LocalDay; readonly officerId: OfficerId };
  readonly scores: { readonly [E in Element]?: Score };
}

/** The sum of some answers, which was shown: each by its key. */
export interface ShownSum {
  readonly period: string;
  readonly keys: ReadonlySet<string>;
}

export interface PublishedYear {
  readonly unit: () => UnitRegistry;
  readonly today: () => LocalDay;
  /** All that ever was. */
  readonly answers: readonly LivedAnswer[];
  readonly cells: () => readonly (readonly [CellKey, Counters])[];
  readonly known: () => KnownReleases;
  /** Every revision, oldest first, and the answers from which it was made. */
  readonly revisions: readonly (Revision & { readonly text: string })[];
  readonly steps: readonly (ShownSum & RunningFigure)[];
}

interface StandingAnswer {
  readonly answer: DatedAnswer;
  readonly contribution: Contribution;
}

/** `look` is called on forty days through the year and after it. */
export async function liveThrough(seed: number, look: (year: PublishedYear) => void): Promise<PublishedYear> {
  const random = seeded(40_000 + seed);
  const floods = floodsOf(random);
  const answers = [...yearOfAnswers(random), ...floods.flatMap(({ answers: flood }) => flood)];
  const [heads, nights, proposals] = [
    new Map<string, ReleaseHead[]>(),
    new Map<string, Night>(),
    new Map<string, Proposal>(),
  ];
  const documents = new Map<string, Release>();
  const held = new Map<string, readonly HeldAnswer[]>();
  const exclusions: KeptExclusion[] = [];
  const revisions: PublishedYear['revisions'][number][] = [];
  const steps: (ShownSum & RunningFigure)[] = [];
  const standingAtStep = new Map<string, ReadonlySet<string>>();
  let day = FIRST_DAY;
  let document = aDocument({ publishes: random.pick(PUBLISHES), settleDays: random.pick([0, 3, 14]) });
  let publishing: Publishing = publishingWith(document, FIRST_DAY, undefined, true);

  const unit = () => unitRegistry(document, [], publishing);
  const now = (): Instant => Date.parse(`${day}T00:30:00+07:00`);
  const standingOn = reckoner();
  const standing = onceADay(() => answers.flatMap((answer) => standingOn(answer, day) ?? []));
  const cellsByDay = onceADay(() =>
    Map.groupBy([...cellsOf(standing()), ...ticketsCounted(floods, day)], ([key]) => parseCellKey(key).day),
  );
  const cellsWithin = ({ from, to }: Period) =>
    [...cellsByDay()].flatMap(([of, cells]) => (of >= from && of < to ? cells : []));
  const allWithin = ({ from, to }: Period) => standing().filter(({ answer }) => answer.day >= from && answer.day < to);
  const within = (period: Period) => allWithin(period).map(({ answer }) => answer);
  /** Of a released period as it was when it was first made. */
  const burstsOf = (period: Period) =>
    revisions.find(({ document: { period: name } }) => name === period.name)?.document.bursts ??
    burstsIn(cellsWithin(period));
  const flaggedWithin = (period: Period) => {
    const bursts = burstsOf(period);
    return within(period).map((answer) => withBurst(answer, bursts));
  };
  const asideIn = (period: Period, answer: DatedAnswer) =>
    exclusions.some((one) => one.period === period.name && one.state === 'confirmed' && isSetAside(answer, one.where));
  const collectedOf = (all: readonly DatedAnswer[], period: Period, stepsShown: readonly ShownStep[]) => {
    const inState = (state: KeptExclusion['state']) =>
      exclusions.filter((one) => one.period === period.name && one.state === state);
    const collected = collectPeriod({
      exclusions: inState('confirmed'),
      takenBack: inState('taken_back'),
      steps: stepsShown,
      bursts: burstsOf(period),
    });
    all.forEach(collected.add);
    return collected.made();
  };
  function onceADay<Value>(reckon: () => Value): () => Value {
    let known: { readonly on: LocalDay; readonly value: Value } | undefined;
    return () => {
      if (known?.on !== day) known = { on: day, value: reckon() };
      return known.value;
    };
  }
  const latest = () => [...heads.values()].map((all) => all.at(-1)).filter((head) => head !== undefined);

  const deps: Omit<NightlyDeps, 'metrics' | 'logger'> & PublishDeps = {
    registry: {
      unit: async () => unit(),
      unitWithVersion: async () => ({ version: 1, unit: unit() }),
      units: async function* () {
        yield { unitId: UNIT, name: 'Contoh', timeZone: 'Asia/Jakarta' };
      },
    },
    publicUnits: { renew: async () => 'as it was' },
    indicators: {
      read: async (_unit, period) => ({ cells: cellsWithin(period) }),
    } as PublishDeps['indicators'],
    answers: {
      answers: async function* (_unit, period) {
        yield random.shuffle(within(period));
      },
    },
    exclusions: { list: async () => exclusions.toReversed(), lastRuling: async () => undefined },
    objections: { list: async () => ({ objections: [], next: undefined }) },
    tickets: { applied: async () => [] },
    imports: { last: async () => undefined },
    isChargeOpen: async () => false,
    now,
    remaining: () => Infinity,
    releases: {
      heads: async (_unit, after, to) => [...heads.values()].flat().filter((head) => head.to > after && head.to <= to),
      release: async (_unit, { sha256 }) => documents.get(sha256) as Release,
      answersOf: async (_unit, { period, revision }) => [...(held.get(`${period}#${revision}`) ?? [])],
      proposal: async (_unit, of) => proposals.get(canonicalText(pick(of))),
      propose: async (_unit, proposal) => void proposals.set(canonicalText(pick(proposal)), proposal),
      night: async (_unit, period) => nights.get(period),
      putNight: async (_unit, name, night) => {
        if ((nights.get(name)?.version ?? 0) !== night.version) return false;
        const period = periodNamed(name);
        const kept = flaggedWithin(period).filter((answer) => !asideIn(period, answer));
        if (night.steps.at(-1)?.asOf === day) standingAtStep.set(`${name}#${day}`, new Set(kept.map(({ key }) => key)));
        const before = nights.get(name)?.visible;
        const { visible } = night;
        if (visible !== undefined && visible.asOf !== before?.asOf) {
          const keys = standingAtStep.get(`${name}#${visible.asOf}`) ?? new Set();
          steps.push({ ...visible, period: name, keys });
        }
        nights.set(name, { ...night, version: night.version + 1 });
        return true;
      },
      publish: async (_unit, { document: made, held: answersHeld }) => {
        const { period: name, to, revision } = made;
        const before = heads.get(name) ?? [];
        if (before.length >= revision) return 'refused';
        const text = canonicalText(made);
        const sha256 = createHash('sha256').update(text).digest('hex');
        const { methodVersion, publishedAt, replacement, reason } = made;
        const head = { period: name, to, revision, sha256, methodVersion, publishedAt, replacement, reason, chunks: 1 };
        heads.set(name, [...before, head]);
        documents.set(sha256, { ...made, sha256 });
        held.set(`${name}#${revision}`, answersHeld);
        const period = periodNamed(name);
        const all = flaggedWithin(period);
        revisions.push({
          document: made,
          text,
          made: {
            standing: all.filter((answer) => !asideIn(period, answer)),
            setAside: all.filter((answer) => asideIn(period, answer)),
            collected: collectedOf(within(period), period, nights.get(name)?.shown ?? []),
          },
        });
        return head;
      },
    },
  };
  const known = (): KnownReleases => ({
    releases: new Map(latest().map((head) => [head.period, documents.get(head.sha256) as Release])),
    running: new Map(
      [...nights].flatMap(([name, { visible }]) => (visible === undefined || heads.has(name) ? [] : [[name, visible]])),
    ),
    nights: new Map([...nights].flatMap(([name, { numbers }]) => (heads.has(name) ? [] : [[name, numbers]]))),
  });
  const cells = () => [...cellsByDay().values()].flat();
  const year: PublishedYear = { unit, today: () => day, answers, cells, known, revisions, steps };
  const quiet = { logger: { error: failed, info: ignored }, metrics: { add: ignored } };

  for (let number = 0; number < DAYS; number += 1, day = addDays(day, 1)) {
    if (random.chance(1)) {
      document = Object.assign({}, document, { publishes: random.pick(PUBLISHES) });
      publishing = publishingWith(document, day, publishing, false);
    }
    if (random.chance(1)) setAside(day);
    if (random.chance(60)) await publishDue({ ...deps, ...quiet } as unknown as NightlyDeps);
    if (random.chance(2)) await byHand();
    if (number % 10 === 9) look(year);
  }
  return year;

  /** By the day before: of the period that runs, or one that waits to be released. */
  function setAside(today: LocalDay): void {
    const period = releasePeriodOf(addDays(today, -random.between(0, 20)), publishing.plan).name;
    if (heads.has(period)) return;
    const where = random.pick<KeptExclusion['where']>([
      { channel: 'poster' },
      { from: addDays(today, -10), to: today },
      { flags: ['sameDevice', 'quick'] },
      { channel: 'ticket', flags: ['fast'] },
      { flags: ['burst'] },
      { channel: 'poster', flags: ['burst', 'quick'] },
    ]);
    const exclusionId = `x-${exclusions.length}`;
    exclusions.push({
      exclusionId,
      period,
      where,
      reason: 'Banjir jawaban',
      state: random.chance(80) ? 'confirmed' : 'taken_back',
      proposedBy: 'k-1',
      proposedAt: now(),
      trail: [],
    });
  }

  /** Early, late or again: whatever is refused is no matter. */
  async function byHand(): Promise<void> {
    const period = releasePeriodOf(addDays(day, random.between(-200, 20)), publishing.plan);
    const replacement = random.pick([undefined, 'total', 'total', 'total', 'reckoned_again', 'withdrawn'] as const);
    for (const keyId of replacement === undefined ? ['k-1'] : ['k-1', 'k-2']) {
      const body = { period, reason: 'Diminta', ...(replacement === undefined ? {} : { replacement }) };
      const asked = { path: { unitId: UNIT }, body, caller: { keyId, name: keyId } };
      await publishRelease(asked, deps);
    }
  }
}

function yearOfAnswers(random: Random): readonly LivedAnswer[] {
  const office = anyOffice(random);
  const yearly = answersOf({ ...office, answers: office.answers * random.pick([1, 2, 4]) }, random);
  const officers = [...new Set(yearly.flatMap(({ officerId }) => officerId ?? []))];
  const goes = random.pick([1, 5, 15]);
  const moves = random.pick([0, 3, 10]);
  return yearly.map((answer, index) => {
    const day = addDays(FIRST_DAY, random.between(0, 364));
    const isLate = answer.channel === 'assisted' || answer.channel === 'import';
    const comes = isLate ? addDays(day, random.between(0, 120)) : day;
    const later = () => addDays(comes, random.between(0, random.pick([3, 30, 200])));
    return Object.assign({}, answer, {
      key: `a-${String(index).padStart(4, '0')}`,
      day,
      comes,
      ...(random.chance(goes) ? { goes: later() } : {}),
      ...(answer.officerId !== undefined && random.chance(moves)
        ? { moves: { on: later(), officerId: random.pick(officers) } }
        : {}),
      scores: Object.fromEntries(
        answer.answered.map((element) => [element, random.pick([1, 2, 3, 3, 4, 4, 4] as const)]),
      ),
    });
  });
}

/** A day on which somebody answers again and again at a poster or kiosk. */
interface Flood {
  readonly day: LocalDay;
  readonly answers: readonly LivedAnswer[];
  /** How many tickets end on the day, and when they are counted: some only after a night has taken it for a burst. */
  readonly tickets: number;
  readonly countedOn: LocalDay;
}

function floodsOf(random: Random): readonly Flood[] {
  return Array.from({ length: random.between(0, 3) }, (_, flood) => {
    const day = addDays(FIRST_DAY, random.between(0, 364));
    const channel = random.pick(['poster', 'poster', 'kiosk'] as const);
    const serviceId = random.pick([undefined, 'ektp' as ServiceId]);
    const n = random.between(8, 60);
    const flagged = random.pick([0, 30]);
    const answers = Array.from({ length: n }, (__, index): LivedAnswer => {
      const answered = ELEMENTS.filter(() => random.chance(80));
      return {
        key: `b-${flood}${String(index).padStart(3, '0')}`,
        officerId: undefined,
        serviceId,
        channel,
        flagged: random.chance(flagged),
        answered,
        day,
        comes: day,
        ...(random.chance(3) ? { goes: addDays(day, random.between(1, 60)) } : {}),
        scores: Object.fromEntries(answered.map((element) => [element, random.pick([1, 1, 2, 4] as const)])),
      };
    });
    return { day, answers, tickets: random.pick([0, 5, 40, 80]), countedOn: addDays(day, random.pick([0, 0, 20])) };
  });
}

function ticketsCounted(floods: readonly Flood[], today: LocalDay): readonly (readonly [CellKey, Counters])[] {
  return floods.flatMap(({ day, tickets, countedOn }): (readonly [CellKey, Counters])[] =>
    countedOn > today
      ? []
      : [[cellKey({ day, officerId: 'ani' as OfficerId, serviceId: undefined }), { completed: tickets }]],
  );
}

/** Reckoned once for each officer it is charged to. */
function reckoner(): (answer: LivedAnswer, today: LocalDay) => StandingAnswer | undefined {
  const known = new Map<string, StandingAnswer | undefined>();
  return ({ key, day, comes, goes, moves, channel, serviceId, flagged, scores, ...own }, today) => {
    if (comes > today || (goes !== undefined && goes <= today)) return undefined;
    const officerId = moves !== undefined && moves.on <= today ? moves.officerId : own.officerId;
    const name = `${key},${officerId}`;
    const flag = flagged ? flagOf(key) : undefined;
    if (!known.has(name)) {
      const response: SurveyResponse = {
        responseId: key,
        receivedAt: Date.parse(`${day}T10:00:00+07:00`),
        channel,
        questionnaire: 'skm-2017.2',
        answers: scores,
        flags: flag === undefined || flag === 'sameDevice' ? [] : [flag],
      };
      const contribution = responseContribution(response, chargedTo({ officerId, serviceId }), {
        timeZone: TIME_ZONE,
        isOfSharedDevice: flag === 'sameDevice',
      });
      const answer = answerIn(key, contribution);
      known.set(name, answer && { answer, contribution });
    }
    return known.get(name);
  };
}

function flagOf(key: string) {
  return (['fast', 'quick', 'sameDevice'] as const)[Number(key.slice(2)) % 3] ?? 'fast';
}

function cellsOf(all: readonly StandingAnswer[]): (readonly [CellKey, Counters])[] {
  const cells = new Map<CellKey, Tally>();
  for (const { contribution } of all) {
    for (const [key, counters] of contribution) {
      const tally = cells.get(key) ?? {};
      addTo(tally, counters);
      cells.set(key, tally);
    }
  }
  return [...cells];
}

function pick({ period, revision, replacement }: Pick<Proposal, 'period' | 'revision' | 'replacement'>) {
  return { period, revision, replacement };
}

function periodNamed(name: string): Period {
  const period = parsePeriod(name);
  if (period === undefined) throw new Error(`${name} is no period`);
  return period;
}

function ignored(): void {}

function failed(message: string, about: object): void {
  throw new Error(message, { cause: about });
}
