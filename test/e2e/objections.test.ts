// A figure is contested: it stands until it is decided, then it moves or stays, and of each step there is a trail.

import type { ObjectionBody } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { type IndicatorRow, type MadeKey, aStack, tokenOf } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { MINUTE, localDay, periodsOf } from '../support/calendar.ts';
import { sendAnswers } from '../support/citizens.ts';
import { refusal } from '../support/refusal.ts';
import { ticketWriter } from '../support/ticket-event.ts';

const unit = aDocument();
const objection = { reason: 'bukan saya yang melayani' };
const upheld = { outcome: 'upheld', reason: 'benar, tertukar di loket' };
const refused = { outcome: 'refused', reason: 'sudah diperiksa' };
/** Within one local day and year of the office, whatever the hour is now. */
const servedAt = Date.now() - 10 * MINUTE;

const tera = aStack();
/** Files; the administrator's key, which made it, decides. */
let filer: MadeKey;

beforeAll(async () => {
  filer = await tera.client.makeKey({ scopes: ['indicators:read'], units: ['*'] });
});

describe.concurrent('an objection to a ticket', () => {
  it('leaves the figures as they are until it is decided', async () => {
    await tickets('menunggu', 2);
    const before = (await rows('menunggu')).map(counted);

    await file('menunggu', 'T-1');

    expect((await rows('menunggu')).map(counted)).toEqual(before);
  });

  it('that is refused leaves them as they were', async () => {
    await tickets('ditolak', 2);
    const before = await rows('ditolak');

    await file('ditolak', 'T-1');
    await decide('ditolak', 'T-1', refused);

    expect(await rows('ditolak')).toEqual(before);
  });

  it('that is upheld takes it out, and leaves the others', async () => {
    await tickets('tanpa-satu', 1, 'S');
    const without = await rows('tanpa-satu');
    await tickets('tanpa-satu', 1, 'T');

    await file('tanpa-satu', 'T-1');
    await decide('tanpa-satu', 'T-1', upheld);

    expect(await rowsAfterNight('tanpa-satu')).toEqual(without);
    expect(await post('tanpa-satu', 'T-1/objections', objection, filer.key)).toMatchObject(
      refusal(409, { path: 'factId', code: 'annulled' }),
    );
  });

  it('that is upheld with another officer moves it, and its answer with it', async () => {
    const links = await tickets('tertukar', 12);
    await answerAll(links);
    const before = await rowsAfterNight('tertukar');

    const all = links.map((_, index) => `T-${index + 1}`);
    await Promise.all(all.map((factId) => file('tertukar', factId)));
    await Promise.all(
      all.map((factId) => decide('tertukar', factId, { ...upheld, correction: { officerId: 'budi' } })),
    );

    const after = await rowsAfterNight('tertukar');
    expect(of(before, 'ani')).toMatchObject({ tickets: { completed: 12 }, satisfaction: { answered: 12 } });
    expect(of(after, 'ani')).toBeUndefined();
    expect(of(after, 'budi')).toMatchObject({
      tickets: { completed: 12 },
      satisfaction: { answered: 12 },
      service: of(before, 'ani')?.service,
      coverage: { invited: 12, answered: 12 },
    });
  });

  it('that is upheld before the citizen answers moves the answer that comes later', async () => {
    const [link = ''] = await tickets('jawaban-kemudian', 1);

    await file('jawaban-kemudian', 'T-1');
    await decide('jawaban-kemudian', 'T-1', { ...upheld, correction: { officerId: 'budi' } });
    await answerAll([link]);

    const after = await rowsAfterNight('jawaban-kemudian');
    expect(of(after, 'budi')).toMatchObject({ tickets: { completed: 1 }, coverage: { invited: 1, answered: 1 } });
    expect(of(after, 'ani')).toBeUndefined();
  });

  it('that is upheld because its times are wrong keeps it counted, without its times', async () => {
    await tickets('waktu-salah', 2);

    await file('waktu-salah', 'T-2');
    await decide('waktu-salah', 'T-2', { ...upheld, correction: { accurate: false } });

    expect(of(await rows('waktu-salah'), 'ani')).toMatchObject({
      tickets: { completed: 2, excluded: 1 },
      service: { n: 1 },
      turnaround: { n: 1 },
    });
  });
});

describe.concurrent('the trail', () => {
  it('says who did what when, with which key, and is found by fact and by state', async () => {
    await tickets('jejak', 2);
    const { objectionId } = await file('jejak', 'T-1');
    await file('jejak', 'T-2');
    const path = `T-1/objections/${objectionId}/decision`;
    await expectStatus(200, post('jejak', path, refused));

    const { json: ofFact } = await tera.client.call('GET', '/v1/units/jejak/facts/T-1/objections');
    const { json: open } = await tera.client.call('GET', '/v1/units/jejak/objections?state=open');
    const { json: decided } = await tera.client.call('GET', '/v1/units/jejak/objections?state=refused');

    const [found] = (ofFact as { objections: ObjectionBody[] }).objections;
    const admin = (await tera.client.call('GET', '/v1/me')).json as { keyId: string; name: string };
    expect(found?.trail).toEqual([
      { at: found?.filedAt, what: 'filed', keyId: filer.keyId, by: 'Kunci uji', ...objection },
      { at: found?.decidedAt, what: 'refused', keyId: admin.keyId, by: admin.name, reason: refused.reason },
    ]);
    expect(open).toMatchObject({ objections: [{ factId: 'T-2', state: 'open' }], next: null });
    expect(decided).toMatchObject({ objections: [found], next: null });
    expect(await post('jejak', path, upheld)).toMatchObject(refusal(409, { code: 'already_decided' }));
  });

  it('of a ticket that is in no figure does not begin, nor of an answer', async () => {
    await tickets('tak-ada', 1);

    expect(await post('tak-ada', 'T-9/objections', objection)).toMatchObject(
      refusal(404, { path: 'factId', code: 'unknown_fact' }),
    );
    expect(await post('tak-ada', 'r~T-1/objections', objection)).toMatchObject(
      refusal(422, { path: 'factId', code: 'invalid_format' }),
    );
  });

  it('is for a key that reads the figures, and a decision for one that decides objections', async () => {
    await tickets('hak', 1);
    const { key } = await tera.client.makeKey({ scopes: ['indicators:read'], units: ['hak'] });

    expect((await post('hak', 'T-1/objections', objection, key)).status).toBe(201);
    expect(await post('hak', 'T-1/decision', upheld, key)).toMatchObject(refusal(403, { code: 'wrong_scope' }));
    expect((await post('hak', 'T-1/decision', upheld)).status).toBe(200);
  });
});

/** Served tickets `T-1`, `T-2`, … of `ani`, counted, and the tokens of their survey links. */
async function tickets(unitId: string, count: number, prefix = 'T'): Promise<string[]> {
  await tera.client.putUnit(unitId, unit);
  const events = Array.from({ length: count }, (_, index) => {
    const ticket = ticketWriter(`${prefix}-${index + 1}`);
    ticket.write('issued', servedAt - 9 * MINUTE, { serviceId: 'ektp' });
    ticket.write('started', servedAt - 5 * MINUTE, { officerId: 'ani' });
    ticket.write('completed', servedAt, { officerId: 'ani', serviceId: 'ektp', outcome: 'resolved' });
    return ticket.events;
  }).flat();
  const { surveys } = await tera.client.push(unitId, events);
  await tera.counted();
  return surveys.map(({ url }) => tokenOf(url));
}

const answerAll = (links: readonly string[]) =>
  sendAnswers(
    tera,
    links.map((link) => aResponse(link, { ...allAnswered(3), perilaku: 4 })),
  );

async function file(unitId: string, factId: string): Promise<ObjectionBody> {
  const { json } = await expectStatus(201, post(unitId, `${factId}/objections`, objection, filer.key));
  await tera.counted();
  return json as ObjectionBody;
}

async function decide(unitId: string, factId: string, decision: object): Promise<void> {
  await expectStatus(200, post(unitId, `${factId}/decision`, decision));
  await tera.counted();
}

function post(unitId: string, path: string, json: object, key?: string) {
  return tera.client.call('POST', `/v1/units/${unitId}/facts/${path}`, { json, ...(key === undefined ? {} : { key }) });
}

async function expectStatus<Answer extends { status: number; text: string }>(
  status: number,
  answer: Promise<Answer>,
): Promise<Answer> {
  const given = await answer;
  expect({ status: given.status, text: given.text }).toEqual({ status, text: given.text });
  return given;
}

/** The officers' rows of this year: an answer counts on the day on which it is taken. */
async function rows(unitId: string): Promise<IndicatorRow[]> {
  const { year } = periodsOf(localDay(servedAt, unit.timeZone));
  return (await tera.client.indicators(unitId, year, ['officer'])).rows;
}

/** The same as of the next night: before it nobody is told to whom who has answered. */
async function rowsAfterNight(unitId: string): Promise<IndicatorRow[]> {
  await tera.night();
  return rows(unitId);
}

/** A row's own figures, without what it may say beside them. */
function counted({ officerId, tickets: ended, wait, service, turnaround, coverage }: IndicatorRow) {
  return { officerId, ended, wait, service, turnaround, coverage };
}

function of(from: readonly IndicatorRow[], officerId: string | null): IndicatorRow | undefined {
  return from.find((row) => row.officerId === officerId);
}
