// The samples that a reader can send, sent in their order. What each of them shows is checked here, so that the page
// beside them stays true.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { responsesIn } from '@tera/domain';
import { contractOf } from '@tera/testing/contract';
import { type IndicatorRow, type PushResult, aStack, tokenOf } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { refusal } from '../support/refusal.ts';

const folder = join(import.meta.dirname, '../../events');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .toSorted();
const UNIT = 'contoh-jaya';
const PUSH = `/v1/units/${UNIT}/ticket-events`;
const DAY = '2026-11-02';

// The samples are of a fixed day, and a survey lives thirty.
const TODAY = Date.parse('2026-11-28T12:00:00+08:00');
const tera = aStack({ clockOffsetMs: TODAY - Date.now() });
let counterKey: string;
let link: string;

describe('the samples of events/', () => {
  it('are all known to this test, and each has its line in the page beside them', () => {
    expect(files).toEqual([
      '01-unit.json',
      '02-key.json',
      '03-push-one-ticket.json',
      '04-push-held-and-transferred.json',
      '05-push-no-show.json',
      '06-push-late-and-twice.json',
      '07-push-one-bad-event.json',
      '08-push-correction.json',
      '09-response.json',
      '10-objection.json',
      '11-decision.json',
      '12-snapshot.json',
      '13-rebuild.json',
      '14-responses.json',
      '15-push-undo.json',
      '91-refused-no-offset.json',
      '92-refused-score-5.json',
    ]);
    const page = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(files.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('01 makes the unit', async () => {
    const answer = await tera.client.call('PUT', `/v1/units/${UNIT}`, { json: sample('01') });

    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(sample('01'));
  });

  it('02 makes a key for the counters', async () => {
    const answer = await tera.client.call('POST', '/v1/keys', { json: sample('02') });

    expect(answer.status).toBe(201);
    counterKey = (answer.json as { key: string }).key;
  });

  // First of all: of a month that has just been written it would wait until that is some seconds ago.
  it('13 counts the month again, and nothing differs', async () => {
    const answer = await tera.client.call('POST', `/v1/units/${UNIT}/rebuild`, { json: sample('13') });

    expect(answer).toMatchObject({
      status: 200,
      json: { period: '2026-11', applied: false, differing: 0, changed: 0, unsettled: 0, next: null },
    });
  });

  it('03 to 07 are taken, but for the event of 07 that names an unknown service', async () => {
    const first = await push('03');
    const others = [await push('04'), await push('05'), await push('06')];
    const last = await push('07');

    expect(first).toMatchObject({ accepted: 4, rejected: [], surveys: [{ ticketId: '2026-11-02-S-001' }] });
    expect(others.map(({ rejected }) => rejected)).toEqual([[], [], []]);
    expect(last).toMatchObject({
      accepted: 2,
      rejected: [{ index: 1, eventId: 's-006-1', code: 'unknown_service' }],
    });
    link = tokenOf(first.surveys[0]?.url ?? '');
    await tera.counted();
  });

  it('03 is one ticket of 6 minutes of waiting and 12 of service, however often it comes in 06', async () => {
    expect(await row('ani', 'domisili')).toMatchObject({
      tickets: { completed: 1, resolved: 1 },
      service: { n: 1, mean: 720 },
      onTime: { n: 1, onTime: 1 },
    });
  });

  it('04 is 9 minutes by Budi without the hold, and 7 by Ani, who completes it', async () => {
    expect(await row('budi', 'usaha')).toMatchObject({
      tickets: { completed: 0 },
      service: { n: 1, mean: 540 },
      hold: { n: 1, mean: 300 },
    });
    expect(await row('ani', 'usaha')).toMatchObject({
      tickets: { completed: 1 },
      service: { n: 1, mean: 420 },
      turnaround: { mean: 1800 },
      onTime: { n: 1, onTime: 1 },
    });
  });

  it('05 was called twice and did not come, the citizen of 07 left, and both are charged to nobody', async () => {
    // Those who waited and were served: 6 minutes for 2026-11-02-S-001 and 10 for 2026-11-02-S-004.
    expect(await row(null, 'domisili')).toMatchObject({ tickets: { noShow: 1, left: 1 }, wait: { n: 2, mean: 480 } });
  });

  it('06 comes out of order and twice, and is counted once', async () => {
    expect(await row('budi', 'domisili')).toMatchObject({
      tickets: { completed: 1, resolved: 0 },
      service: { n: 1, mean: 1200 },
      onTime: { n: 1, onTime: 1 },
    });
  });

  it("08 says that 2026-11-02-S-004 was Ani's: all of its figures move", async () => {
    await push('08');
    await tera.counted();

    expect(await row('budi', 'domisili')).toBeUndefined();
    expect(await row('ani', 'domisili')).toMatchObject({ tickets: { completed: 2 }, service: { n: 2, mean: 960 } });
  });

  it('09 answers the survey of 2026-11-02-S-001 with one element skipped', async () => {
    const { answers } = sample('09');

    expect((await tera.client.answer({ ...sample('09'), link })).status).toBe(202);
    expect(Object.keys(answers as object)).toHaveLength(8);
  });

  it('10 objects to 2026-11-02-S-001 with Ani’s key, and 11 gives it to Budi, with its answer', async () => {
    await tera.counted();
    const path = `/v1/units/${UNIT}/facts/2026-11-02-S-001`;
    const { key } = await tera.client.makeKey({ scopes: ['indicators:read'], units: [UNIT], officerId: 'ani' });
    const objected = await tera.client.call('POST', `${path}/objections`, { json: sample('10'), key });
    await tera.counted();
    const [{ contested }] = (await tera.client.indicators(UNIT, DAY)).rows as [IndicatorRow];

    const decided = await tera.client.call('POST', `${path}/decision`, { json: sample('11') });
    await tera.counted();

    expect(objected).toMatchObject({ status: 201, json: { state: 'open', ...sample('10') } });
    expect(contested).toEqual({ tickets: 1 });
    expect(decided).toMatchObject({ status: 200, json: { state: 'upheld' } });
    expect(await row('budi', 'domisili')).toMatchObject({ tickets: { completed: 1 }, service: { n: 1, mean: 720 } });
    expect(await row('ani', 'domisili')).toMatchObject({ tickets: { completed: 1 }, service: { n: 1, mean: 1200 } });
    // By officer answers are numbers of last night.
    await tera.night();
    expect(await answersOf('budi')).toBe(1);
    expect(await answersOf('ani')).toBe(0);
  });

  it('03 to 08 can be sent again: the figures stay', async () => {
    const before = await rows();

    for (const number of ['08', '07', '06', '05', '04', '03']) await push(number);
    await tera.counted();

    expect(await rows()).toEqual(before);
  });

  it('12 freezes the month', async () => {
    const made = await tera.client.call('POST', `/v1/units/${UNIT}/snapshots`, { json: sample('12') });
    const { href, ...about } = made.json as { href: string };
    const frozen = await tera.client.call('GET', href);

    expect(made.status).toBe(201);
    expect(about).toMatchObject(sample('12'));
    expect(frozen.json).toMatchObject({ note: sample('12')['note'], rows: { unit: [{ tickets: { completed: 3 } }] } });
  });

  it('14 brings in an answer from paper and two of another system, each on its own day', async () => {
    const { status, json } = await tera.client.call('POST', `/v1/units/${UNIT}/responses`, { json: sample('14') });
    await tera.counted();

    expect({ status, json }).toEqual({ status: 202, json: { accepted: 3, rejected: [], retry: [] } });
    const answered = async (day: string) => {
      const cells = await tera.cells(UNIT, day);
      return cells.filter(([, counters]) => responsesIn(counters) > 0).map(([cell]) => cell);
    };
    expect(await answered(DAY)).toEqual([`${DAY}#-#domisili`]);
    expect(await answered('2026-10-05')).toEqual(['2026-10-05#-#usaha']);
    expect(await answered('2026-10-06')).toEqual(['2026-10-06#-#-']);
  });

  it('15 takes a start back: the ticket waits on, and is listed with its number', async () => {
    const { status } = await tera.client.call('POST', PUSH, { json: sample('15'), key: counterKey });
    await tera.counted();
    const { json } = await tera.client.call('GET', `/v1/units/${UNIT}/tickets?state=open`, { key: counterKey });

    expect(status).toBe(202);
    expect(json).toEqual({
      tickets: [
        {
          ticketId: '2026-11-02-S-015',
          number: 'A015',
          serviceId: 'domisili',
          state: 'waiting',
          since: '2026-11-02T02:00:00.000Z',
          issuedAt: '2026-11-02T02:00:00.000Z',
        },
      ],
      next: null,
    });
  });

  it('91 is refused: a time without an offset', async () => {
    const answer = await tera.client.call('POST', PUSH, { json: sample('91') });

    expect(answer).toMatchObject(refusal(422, { path: 'events.0.occurredAt' }));
  });

  it('92 is refused: a score that is not on the form', async () => {
    const answer = await tera.client.answer({ ...sample('92'), link });

    expect(answer).toMatchObject(refusal(422, { path: 'answers.perilaku' }));
  });

  it('are as the API describes them, but for those with something wrong in them', async () => {
    const api = contractOf((await tera.client.call('GET', '/v1/openapi.json', { key: null })).json);
    const numbers = files.map((name) => name.slice(0, 2));
    const complaints = numbers
      .filter((number) => !number.startsWith('9'))
      .flatMap((number) => api.complaintsAboutBody(routeOf(number), sample(number)));

    expect(complaints).toEqual([]);
    for (const number of ['91', '92']) expect(api.complaintsAboutBody(routeOf(number), sample(number))).not.toEqual([]);
  });
});

function sample(number: string): Readonly<Record<string, unknown>> {
  const name = files.find((file) => file.startsWith(`${number}-`)) ?? '';
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
}

async function push(number: string): Promise<PushResult> {
  const { status, json } = await tera.client.call('POST', PUSH, { json: sample(number), key: counterKey });
  expect(status).toBe(202);
  return json as PushResult;
}

async function rows(): Promise<readonly IndicatorRow[]> {
  return (await tera.client.indicators(UNIT, DAY, ['officer', 'service'])).rows;
}

async function row(officerId: string | null, serviceId: string): Promise<IndicatorRow | undefined> {
  return (await rows()).find((candidate) => candidate.officerId === officerId && candidate.serviceId === serviceId);
}

/** Of the year in which the test runs: an answer counts on the day on which it is taken. */
async function answersOf(officerId: string): Promise<number> {
  const year = '2026';
  const { rows: officers } = await tera.client.indicators(UNIT, year, ['officer']);
  return officers.find((candidate) => candidate.officerId === officerId)?.satisfaction.answered ?? 0;
}

function routeOf(number: string): string {
  if (number === '01') return 'PUT /v1/units/{unitId}';
  if (number === '02') return 'POST /v1/keys';
  if (number === '10') return 'POST /v1/units/{unitId}/facts/{factId}/objections';
  if (number === '11') return 'POST /v1/units/{unitId}/facts/{factId}/decision';
  if (number === '12') return 'POST /v1/units/{unitId}/snapshots';
  if (number === '14') return 'POST /v1/units/{unitId}/responses';
  if (number === '13') return 'POST /v1/units/{unitId}/rebuild';
  return number === '09' || number === '92' ? 'POST /v1/responses' : 'POST /v1/units/{unitId}/ticket-events';
}
