// Answers that an office brings in, from outside: what other systems and stacks of paper say is counted on its own days, once,
// and published by hand; and published surveys come out of it as they were printed.

import { SkmSchema } from '@tera/contracts';
import { type LocalDay, SCORES, addDays, answerCounter, answeredCounter } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { type SkmCase, skmCases, skmFile } from '@tera/testing/shared-data';
import { type Answer, type Call, aStack, pushesOf, tokenOf } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { type Answers, aResponse, allAnswered } from '../support/answers.ts';
import { localDay, periodsOf } from '../support/calendar.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { LONG_AGO, MONTH_OVER, broughtIn } from '../support/published-month.ts';
import { answersOf } from '../support/published-survey.ts';
import { refusal } from '../support/refusal.ts';

const unit = aDocument({ publishes: 'month' });
/** A day of a month that is over, and one of the month before it. */
const THEN = localDay(LONG_AGO, unit.timeZone);
const BEFORE_THEN = addDays(`${MONTH_OVER}-01` as LocalDay, -1);
const MONTH_BEFORE = periodsOf(BEFORE_THEN).month;
const TODAY = localDay(Date.now(), unit.timeZone);

const tera = aStack();

describe.skipIf(!skmFile.isThere)(`every published survey (only where ${skmFile.name} is)`, () => {
  it.for(skmCases?.cases ?? [])('$id comes out of imported answers by all weights', async (survey) => {
    const { id, computed } = survey;
    // Of a survey of few the same people once more, until they are ten: that changes no mean.
    const times = Math.ceil(10 / survey.n);
    const given = Array.from({ length: times }, () => answersOf(survey)).flat();
    await tera.client.putUnit(id, unit);

    for (const push of pushesOf(given.map(imported), 500)) {
      expect(await bringIn(id, push)).toMatchObject({ status: 202, json: { accepted: push.length, rejected: [] } });
    }
    await tera.counted();
    await publish(id, MONTH_OVER);

    for (const [weight, expected] of weightsOf(survey)) {
      const { n, ikm, mutu, elements, channels } = await skm(id, MONTH_OVER, weight);
      expect({ n, ikm: ikm?.toFixed(2), mutu }).toEqual({
        n: given.length,
        ikm: expected.value_2dp,
        mutu: expected.mutu,
      });
      expect(Object.fromEntries(elements.map(({ code, nrr }) => [code, nrr?.toFixed(4)]))).toEqual(computed.nrr_4dp);
      expect(channels).toMatchObject({ ticket: 0, assisted: 0, import: given.length });
    }
  });
});

describe.concurrent('an answer that is brought in', () => {
  it('counts on its own day for the service that it names, and once however often it is sent', async () => {
    await tera.client.putUnit('arsip', unit);
    const push = [1, 2, 3, 4].map((score, index) => imported({ waktu: score }, index));

    for (let time = 0; time < 3; time++) {
      expect((await bringIn('arsip', push)).status).toBe(202);
      // Also while the first are still on their way.
      if (time === 1) await tera.counted();
    }
    await tera.counted();

    expect(await counted('arsip', THEN)).toEqual({ [`${THEN}#-#ektp`]: { import: 4, waktu: [1, 1, 1, 1] } });
    expect(await counted('arsip', TODAY)).toEqual({});
  });

  it('is known by its id once it is counted: what is sent under it later changes nothing, whatever day it names', async () => {
    await tera.client.putUnit('pertama', unit);
    await bringIn('pertama', [imported({ waktu: 4 }, 0)]);
    await tera.counted();

    const again = await bringIn('pertama', [{ ...imported({ waktu: 1 }, 0), answeredOn: BEFORE_THEN }]);
    await tera.counted();

    expect(again).toMatchObject({ status: 202, json: { accepted: 1, rejected: [], retry: [] } });
    expect(await counted('pertama', MONTH_BEFORE)).toEqual({});
    expect(await counted('pertama', THEN)).toEqual({ [`${THEN}#-#ektp`]: { import: 1, waktu: [0, 0, 0, 1] } });
  });

  it('to a ticket counts once with the answer by its link, whichever came first, for whom the ticket is', async () => {
    await tera.client.putUnit('dua-jalan', unit);
    const completedAt = Date.now() - 24 * 60 * 60 * 1000;
    const served = ['A-1', 'A-2'].flatMap((ticketId) => aServedTicket(ticketId, { completedAt }));
    const { surveys } = await tera.client.push('dua-jalan', served);
    const linkOf = (ticket: string) => tokenOf(surveys.find(({ ticketId }) => ticketId === ticket)?.url ?? '');
    await tera.counted();
    const { key } = await tera.client.makeKey({
      scopes: ['responses:write'],
      units: ['dua-jalan'],
      officerId: 'budi',
    });
    // The paper is of the day before: the day does not say which was first.
    const paper = (ticketId: string) => ({
      responseId: `kertas-${ticketId}`,
      answeredOn: addDays(TODAY, -1),
      ticketId,
      answers: { waktu: 1 },
      source: 'paper',
    });

    await tera.client.answer(aResponse(linkOf('A-1'), { waktu: 4 }));
    expect((await bringIn('dua-jalan', [paper('A-1'), paper('A-2')], { key })).status).toBe(202);
    await tera.client.answer(aResponse(linkOf('A-2'), { waktu: 4 }));
    await tera.counted();
    // Once more when all is counted: nothing of it is new.
    expect((await bringIn('dua-jalan', [paper('A-1'), paper('A-2')], { key })).status).toBe(202);
    await tera.counted();

    expect(await counted('dua-jalan', TODAY)).toEqual({ [`${TODAY}#ani#ektp`]: { ticket: 1, waktu: [0, 0, 0, 1] } });
    expect(await counted('dua-jalan', addDays(TODAY, -1))).toEqual({
      [`${addDays(TODAY, -1)}#ani#ektp`]: { assisted: 1, waktu: [1, 0, 0, 0] },
    });
    // The page behind a link thanks whoever has answered, on paper too.
    const page = await tera.client.call('GET', `/s/${linkOf('A-2')}`, { key: null });
    expect(page.text).toContain('sudah dipakai');
  });

  it('goes where its ticket goes, and out of the figures with it', async () => {
    await tera.client.putUnit('ikut', unit);
    await tera.client.push('ikut', aServedTicket('A-1'));
    await tera.counted();
    const { key } = await tera.client.makeKey({ scopes: ['responses:write'], units: ['ikut'], officerId: 'budi' });
    const paper = { responseId: 'k', answeredOn: TODAY, ticketId: 'A-1', answers: { waktu: 3 }, source: 'paper' };
    await bringIn('ikut', [paper], { key });
    await tera.counted();

    const occurredAt = new Date().toISOString();
    const correction = { eventId: 'koreksi', ticketId: 'A-1', type: 'corrected', officerId: 'budi', reason: 'salah' };
    await tera.client.push('ikut', [{ ...correction, occurredAt }]);
    await tera.counted();

    expect(await counted('ikut', TODAY)).toEqual({ [`${TODAY}#budi#ektp`]: { assisted: 1, waktu: [0, 0, 1, 0] } });
  });

  it('costs no other where it is bad, also in a push of five hundred', async () => {
    await tera.client.putUnit('besar', unit);
    const push: unknown[] = Array.from({ length: 500 }, (_, index) => ({
      ...imported(allAnswered(3), index),
      comment: 'Antrean panjang, kursi kurang. '.repeat(30),
    }));
    push[7] = { ...imported(allAnswered(3), 7), serviceId: 'paspor' };
    push[499] = 'bukan jawaban';

    const { status, json } = await bringIn('besar', push);
    await tera.counted();

    expect(status).toBe(202);
    expect(json).toMatchObject({
      accepted: 498,
      rejected: [
        { index: 7, responseId: 'r-7', code: 'unknown_service' },
        { index: 499, responseId: null, code: 'invalid_type' },
      ],
      retry: [],
    });
    expect(await counted('besar', THEN)).toMatchObject({ [`${THEN}#-#ektp`]: { import: 498, waktu: [0, 0, 498, 0] } });
    expect(await bringIn('besar', [...push, push[0]])).toMatchObject(refusal(422, { path: 'responses' }));
  });
});

describe.concurrent('a history that is brought in', () => {
  it('is published by hand in any order, after a look at its numbers, and has no day on which it is due', async () => {
    await tera.client.putUnit('sejarah', unit);
    const months = [MONTH_OVER, MONTH_BEFORE];
    await bringIn('sejarah', [
      ...Array.from({ length: 12 }, (_, index) => imported(allAnswered(4), index)),
      ...Array.from({ length: 11 }, (_, index) => ({
        ...imported(allAnswered(2), 100 + index),
        answeredOn: BEFORE_THEN,
      })),
    ]);
    await tera.counted();

    // No night makes them.
    await tera.night();
    const { json: list } = await tera.client.call('GET', '/v1/units/sejarah/releases');
    expect(list).toMatchObject({ releases: [] });
    expect((list as { due: object[] }).due).toEqual([
      { period: MONTH_BEFORE, due: null, answered: 11 },
      { period: MONTH_OVER, due: null, answered: 12 },
    ]);
    const preview = await tera.client.call('GET', `/v1/units/sejarah/releases/${MONTH_BEFORE}/preview`);
    // Nobody else has answered: one proof is enough, and all of it is shown.
    expect(preview).toMatchObject({
      status: 200,
      json: { due: null, answered: 11, unit: { n: 11 }, services: [{ serviceId: 'ektp', answered: 11, n: 11 }] },
    });
    for (const month of months) await publish('sejarah', month);

    expect(await skm('sejarah', MONTH_OVER)).toMatchObject({ n: 12, ikm: 100, channels: { import: 12 } });
    expect(await skm('sejarah', MONTH_BEFORE)).toMatchObject({ n: 11, ikm: 50 });
  });

  it('of a period that is published is refused, and what slips in between is told beside the figure', async () => {
    await tera.client.putUnit('terlambat', unit);
    await bringIn(
      'terlambat',
      Array.from({ length: 10 }, (_, index) => imported(allAnswered(4), index)),
    );
    await tera.counted();
    await publish('terlambat', MONTH_OVER);

    const late = await bringIn('terlambat', [imported(allAnswered(1), 10)]);
    const mixed = await bringIn('terlambat', [
      imported(allAnswered(1), 11),
      { ...imported(allAnswered(1), 12), answeredOn: BEFORE_THEN },
    ]);
    // The door had taken it before the release was made, and it was counted after.
    await tera.enqueue([broughtIn('terlambat', { answers: allAnswered(1), channel: 'poster' }, 13)]);
    await tera.counted();

    expect(late).toMatchObject(refusal(422, { path: 'responses.0.answeredOn', code: 'released' }));
    expect(mixed).toMatchObject({ status: 202, json: { accepted: 1, rejected: [{ index: 0, code: 'released' }] } });
    expect(await skm('terlambat', MONTH_OVER)).toMatchObject({ n: 10, ikm: 100, later: { annulled: 0, added: 1 } });
  });
});

/** As another system has it, of the month that is over. */
function imported(answers: Answers, index: number) {
  return { responseId: `r-${index}`, answeredOn: THEN, serviceId: 'ektp', answers, source: 'import' };
}

function bringIn(unitId: string, responses: readonly unknown[], call: Pick<Call, 'key'> = {}): Promise<Answer> {
  return tera.client.call('POST', `/v1/units/${unitId}/responses`, { json: { responses }, ...call });
}

async function publish(unitId: string, period: string): Promise<void> {
  const { status, text } = await tera.client.call('POST', `/v1/units/${unitId}/releases`, { json: { period } });
  expect({ status, text }).toMatchObject({ status: 201 });
}

async function skm(unitId: string, period: string, weight = 'exact') {
  const query = new URLSearchParams({ period, weight });
  const { status, json } = await tera.client.call('GET', `/v1/units/${unitId}/skm?${query.toString()}`);
  expect(status).toBe(200);
  return SkmSchema.parse(json);
}

function weightsOf({ computed }: SkmCase) {
  return Object.entries({
    exact: computed.ikm_weight_exact_1_9,
    '0.111': computed.ikm_weight_0_111,
    '0.11': computed.ikm_weight_0_11,
  });
}

/** What cells hold of answers: how many by channel, and those to the element `waktu` by their scores. */
async function counted(unitId: string, period: string) {
  const cells = await tera.cells(unitId, period);
  return Object.fromEntries(
    cells.flatMap(([key, counters]) => {
      const channels = (['ticket', 'poster', 'assisted', 'import'] as const).flatMap((channel) => {
        const n = counters[answeredCounter(channel)] ?? 0;
        return n === 0 ? [] : [[channel, n] as const];
      });
      const waktu = SCORES.map((score) => counters[answerCounter('waktu', score)] ?? 0);
      return channels.length === 0 ? [] : [[key, { ...Object.fromEntries(channels), waktu }]];
    }),
  );
}
