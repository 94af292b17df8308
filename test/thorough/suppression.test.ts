// Whoever may ask one question may ask them all, in every format, and subtract: answers of fewer than ten people must not
// come out. What may be hidden and shown is decided in one place and tested there (test/simulation); this is about the
// wiring, that no route and no format shows what another hides.

import { type Answer, type By, aStack, sideBySide } from '@tera/testing/stack';
import { beforeAll, expect, it } from 'vitest';
import { ignorant } from '../simulation/suppression-attack.ts';
import {
  type AnsweredUnit,
  answerUnit,
  contest,
  membersOf,
  periodsIn,
  randomUnit,
  slicesOf,
} from '../support/answered-unit.ts';
import { seeded } from '@tera/testing/random';
import {
  type Sighting,
  type Slice,
  inEvaluation,
  inReport,
  inRows,
  inSnapshot,
  inTrend,
  type Report,
  isReportShown,
} from '../support/sightings.ts';

const random = seeded(20_260);
const units = Array.from({ length: 20 }, (_, index) => randomUnit(`acak-${index + 1}`, random));
const BYS: readonly (readonly By[])[] = [[], ['officer'], ['service'], ['officer', 'service']];
/** Fewest answers that are shown. */
const SHOWN_FROM = 10;

const tera = aStack();
/** By unit. */
const seen = new Map<AnsweredUnit, readonly { readonly sighting: Sighting; readonly whence: string }[]>();

beforeAll(async () => {
  await sideBySide(6, units, (unit) => answerUnit(unit, tera, seeded(unit.groups.length)));
  await tera.counted();
  await sideBySide(6, units, (unit) => contest(unit, tera));
  await tera.counted();

  const questions = units.flatMap(questionsAbout);
  const found = await sideBySide(8, questions, async ({ path, look }) => look(await answerTo(path)));
  for (const unit of units) {
    const sightings = questions.flatMap((question, index) =>
      question.unit === unit ? (found[index] ?? []).map((sighting) => ({ sighting, whence: question.path })) : [],
    );
    seen.set(unit, sightings);
  }
});

it('has asked about answers that are shown, that are too few, and that would tell of too few', () => {
  const hidden = everywhere().filter(({ isShown }) => !isShown);
  const few = hidden.filter(({ n }) => n > 0 && n < SHOWN_FROM);
  const telling = hidden.filter(({ n }) => n >= SHOWN_FROM);

  expect(everywhere().filter(({ isShown }) => isShown).length).toBeGreaterThan(300);
  expect(few.length).toBeGreaterThan(300);
  expect(telling.length).toBeGreaterThan(30);
});

it('shows no figure of fewer than ten answers', () => {
  const shown = everywhere().filter(({ n, isShown }) => isShown && n < SHOWN_FROM);

  expect(shown.map(({ name, whence }) => `${name} at ${whence}`)).toEqual([]);
});

it('shows nothing of one officer for one service, however many answered', () => {
  const ofPairs = everywhere().filter(({ slice }) => isPair(slice));

  expect(ofPairs.filter(({ n }) => n >= SHOWN_FROM).length).toBeGreaterThan(30);
  expect(ofPairs.filter(({ isShown }) => isShown).map(({ name, whence }) => `${name} at ${whence}`)).toEqual([]);
});

it('hides in every route and format what it hides in one', () => {
  const contradictions = [...Map.groupBy(everywhere(), ({ name }) => name)].flatMap(([name, sightings]) => {
    const places = (isShown: boolean) => sightings.find((sighting) => sighting.isShown === isShown)?.whence;
    const [shown, hidden] = [places(true), places(false)];
    return shown === undefined || hidden === undefined ? [] : [`${name} is shown at ${shown} and hidden at ${hidden}`];
  });

  expect(contradictions).toEqual([]);
});

it('lets nobody work out what fewer than ten people answered, whatever is added and subtracted', () => {
  const told = units.flatMap((unit) => {
    const knowledge = ignorant(unit.groups.length);
    for (const { sighting } of seen.get(unit) ?? [])
      if (sighting.isShown) knowledge.learn(membersOf(unit, sighting.slice, sighting.period));
    return secretsOf(unit).filter(({ members }) => knowledge.tells(members));
  });

  expect(told.map(({ name }) => name)).toEqual([]);
});

it('would be found out if it showed all that ten people or more have answered', () => {
  const leaky = units.filter((unit) => {
    const knowledge = ignorant(unit.groups.length);
    for (const { slice, period } of everySum(unit)) {
      if (isPair(slice)) continue;
      const members = membersOf(unit, slice, period);
      if (answersIn(unit, members) >= SHOWN_FROM) knowledge.learn(members);
    }
    return secretsOf(unit).some(({ members }) => knowledge.tells(members));
  });

  expect(leaky.length).toBeGreaterThan(5);
});

it('pools only units of which each may be shown', async () => {
  const year = String(new Date().getUTCFullYear());
  const pairs = units.slice(0, 10).map((unit, index) => [unit.unitId, units[index + 10]?.unitId ?? ''] as const);
  const pools = await sideBySide(4, pairs, async (pair) => ({
    pool: await surveyAt(`/v1/skm?${query({ units: pair.join(), period: year })}`),
    each: await Promise.all(pair.map((unitId) => surveyAt(`/v1/units/${unitId}/skm?${query({ period: year })}`))),
  }));

  const wrong = pools.filter(({ pool, each }) => pool.isShown && each.some(({ n, isShown }) => n > 0 && !isShown));
  expect(wrong).toEqual([]);
  expect(new Set(pools.map(({ pool }) => pool.isShown))).toEqual(new Set([true, false]));
});

async function surveyAt(path: string): Promise<{ readonly n: number; readonly isShown: boolean }> {
  const report = (await answerTo(path)).json as Report;
  return { n: report.n, isShown: isReportShown(report) };
}

interface Question {
  readonly unit: AnsweredUnit;
  readonly path: string;
  readonly look: (answer: Answer) => Sighting[];
}

/**
 * Everything once, in this format or that. A longer period that holds the same answers as a shorter one is asked about
 * here and there, and so is what every unit answers alike.
 */
function questionsAbout(unit: AnsweredUnit): Question[] {
  const periods = periodsIn(unit);
  const held = Map.groupBy(periods, (period) => membersOf(unit, {}, period).join());
  const first = new Set(Array.from(held.values(), ([shortest]) => shortest));
  const ofPeriods = periods.flatMap((period) => {
    const questions = questionsOf(unit, period);
    return first.has(period) ? questions : questions.flatMap(sometimes);
  });
  return [...ofPeriods, ...unit.officers.flatMap((officerId) => trendsOf(unit, officerId))];
}

function questionsOf(unit: AnsweredUnit, period: string): Question[] {
  const path = `/v1/units/${unit.unitId}`;
  return [
    ...rowsAndReports(unit, period),
    ...rowsAndReports(unit, period, 'without').flatMap(sometimes),
    ...sometimes({
      unit,
      path: `${path}/indicators?${query({ period, by: 'officer', format: 'csv', table: 'evaluation' })}`,
      look: (answer) => inEvaluation(answer, period),
    }),
    ...sometimes({ unit, path: `${path}/snapshots#${period}`, look: (answer) => inSnapshot(answer, period) }),
  ];
}

function rowsAndReports(unit: AnsweredUnit, period: string, contested?: 'without'): Question[] {
  const path = `/v1/units/${unit.unitId}`;
  const rows = BYS.map((by) => ({
    unit,
    path: `${path}/indicators?${query({ period, by: by.join(), format: anyFormat(), contested })}`,
    look: (answer: Answer) => inRows(answer, period, by),
  }));
  const reports = [undefined, ...unit.services].map((service) => ({
    unit,
    path: `${path}/skm?${query({ period, service, format: anyFormat() })}`,
    look: (answer: Answer) => inReport(answer, period, service === undefined ? {} : { serviceId: service }),
  }));
  return [...rows, ...reports];
}

function anyFormat(): string {
  return random.pick(['json', 'csv']);
}

function sometimes(question: Question): Question[] {
  return random.chance(25) ? [question] : [];
}

/** At every grain. By the day and the week only one month that has answers: a year is hundreds of empty rows. */
function trendsOf(unit: AnsweredUnit, officerId: string): Question[] {
  const periods = periodsIn(unit);
  const months = periods.filter((period) => /^\d{4}-\d{2}$/.test(period)).slice(0, 1);
  const years = periods.filter((period) => /^\d{4}$/.test(period));
  const spans = [
    ...['day', 'week'].flatMap((grain) => months.map((month) => ({ grain, span: month }))),
    ...['month', 'quarter'].flatMap((grain) => years.map((year) => ({ grain, span: year }))),
  ];
  return spans.map(({ grain, span }) => ({
    unit,
    path: `/v1/units/${unit.unitId}/officers/${officerId}/indicators?${query({ from: span, to: span, grain, format: anyFormat() })}`,
    look: (answer: Answer) => inTrend(answer, officerId),
  }));
}

/** A snapshot is made first, and what is asked for is its content. */
async function answerTo(path: string): Promise<Answer> {
  const [snapshots = '', period] = path.split('#');
  // Thousands of small answers: to compress them would take longer than to send them.
  const plain = { headers: { 'accept-encoding': 'identity' } };
  if (period === undefined) return answered(await tera.client.call('GET', path, plain));
  const made = await tera.client.call('POST', snapshots, { json: { period } });
  return answered(await tera.client.call('GET', (made.json as { href: string }).href, plain));
}

function answered(answer: Answer): Answer {
  if (answer.status !== 200) throw new Error(answer.text.slice(0, 500));
  return answer;
}

function query(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return new URLSearchParams(Object.fromEntries(given)).toString();
}

function everySum(unit: AnsweredUnit): { readonly slice: Slice; readonly period: string }[] {
  return periodsIn(unit).flatMap((period) => slicesOf(unit).map((slice) => ({ slice, period })));
}

/** What must not be had: all sums of one to nine answers. */
function secretsOf(unit: AnsweredUnit) {
  return everySum(unit).flatMap(({ slice, period }) => {
    const members = membersOf(unit, slice, period);
    const n = answersIn(unit, members);
    return n > 0 && n < SHOWN_FROM ? [{ name: nameOf(unit, slice, period), members }] : [];
  });
}

function everywhere() {
  return [...seen].flatMap(([unit, sightings]) =>
    sightings.map(({ sighting: { slice, period, isShown }, whence }) => ({
      slice,
      name: nameOf(unit, slice, period),
      n: answersIn(unit, membersOf(unit, slice, period)),
      isShown,
      whence,
    })),
  );
}

function isPair({ officerId, serviceId }: Slice): boolean {
  return officerId !== undefined && serviceId !== undefined;
}

function answersIn({ groups }: AnsweredUnit, members: readonly number[]): number {
  return members.reduce((sum, at) => sum + (groups[at]?.n ?? 0), 0);
}

function nameOf({ unitId }: AnsweredUnit, slice: Slice, period: string): string {
  return `${unitId} ${period} ${JSON.stringify(slice, Object.keys(slice).toSorted())}`;
}
