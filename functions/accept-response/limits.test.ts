// A flood is kept away by what is sent through one link or from one device, never by where it comes from: an office, a
// village and a market share one address. On the real engine, with the real counters.
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { MINUTE, type TicketId, type UnitId } from '@tera/domain';
import { type AttemptCounter, attemptCounter, rateLimiter } from '@tera/store';
import { complaints } from '@tera/testing/contract';
import { TABLES, anEngine } from '@tera/testing/engine';
import { NOW } from '@tera/testing/facts';
import { aDeviceCookie, aKioskLink, aLink, aPosterLink } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { aBody, aDesk } from './testing.ts';

const ROUTE = 'POST /v1/responses';
/** A device that the page has given its cookie; the same one to the same name. */
const devices = new Map<string, string>();
const cookie = (name: string) => {
  const known = devices.get(name) ?? aDeviceCookie();
  devices.set(name, known);
  return { cookies: [known] };
};
const full: AttemptCounter = { next: () => Promise.resolve('too-many') };

const engine = anEngine();
let minutes = 0;

const failed = (error: unknown) => {
  throw error;
};

/** A desk in a minute that no other test has used, ten seconds before it ends. */
function aLimitedDesk() {
  minutes += 2;
  const limiter = rateLimiter(engine.client, TABLES.facts, failed);
  const attempts = attemptCounter(engine.client, TABLES.facts, failed);
  return aDesk({ limiter, attempts, now: NOW + minutes * MINUTE + 50_000 });
}

const atPoster = (responseId: number, fields: object = {}) =>
  aBody({ link: aPosterLink(), responseId: `r-${responseId}`, ...fields });

type Answering = (time: number) => Promise<{ readonly status: number }>;

/** How often it is taken before it is not, of so many times. */
async function takenOf(times: number, answer: Answering): Promise<number> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time++) statuses.push((await answer(time)).status);
  const refused = statuses.indexOf(429);
  expect(new Set(statuses.slice(refused === -1 ? times : refused))).toEqual(new Set(refused === -1 ? [] : [429]));
  return refused === -1 ? times : refused;
}

describe('a ticket’s link', () => {
  it('takes sixty answers in a minute, whatever they say and from wherever they come', async () => {
    const desk = aLimitedDesk();

    const taken = await takenOf(63, (time) =>
      desk.answer(aBody({ responseId: `r-${time}` }), time % 2 === 0 ? cookie('A') : {}),
    );

    expect(taken).toBe(60);
    expect(desk.queued).toHaveLength(60);
    expect(desk.counted).toEqual({ Accepted: 60 });
  });

  it('that is flooded does not close another one, on the same device', async () => {
    const desk = aLimitedDesk();
    await takenOf(61, () => desk.answer(aBody(), cookie('A')));

    const other = await desk.answer(aBody({ link: aLink({ ticketId: 'T-2' as TicketId }) }), cookie('A'));

    expect(other.status).toBe(202);
  });

  it('is the same one under a new signature', async () => {
    const desk = aLimitedDesk();

    const taken = await takenOf(61, (time) =>
      desk.answer(aBody({ link: aLink({ expiresAt: NOW + (40 + time) * 86_400_000 }) })),
    );

    expect(taken).toBe(60);
  });
});

/** As if so many had come to the poster in the minute that was counted last. */
async function fillUp(taken: number): Promise<void> {
  const minutesThere = await engine.items('facts', 'LIMIT#poster#contoh#loket-1');
  const last = minutesThere.toSorted((one, other) => Number(one['sk']?.S) - Number(other['sk']?.S)).at(-1);
  const Item = { ...last, taken: { N: String(taken) } };
  await engine.sdk.send(new PutItemCommand({ TableName: TABLES.facts, Item }));
}

const phone = () => ({ cookies: [aDeviceCookie()] });
const madeUp = (number: number) => ({ cookies: [`tera_device=${String(number).padStart(22, 'x')}`] });

describe('a poster', () => {
  it('takes thirty answers in a minute from one device, and goes on for all the others', async () => {
    const desk = aLimitedDesk();

    const taken = await takenOf(33, (time) => desk.answer(atPoster(time), cookie('A')));
    const others = await Promise.all(
      ['B', 'C', 'D'].map((letter, index) => desk.answer(atPoster(100 + index), cookie(letter))),
    );

    expect(taken).toBe(30);
    expect(others.map(({ status }) => status)).toEqual([202, 202, 202]);
  });

  it('takes a hundred and twenty phones in a minute, with cookies or without', async () => {
    for (const sent of [phone, () => ({})]) {
      const desk = aLimitedDesk();

      expect(await takenOf(120, (time) => desk.answer(atPoster(time), sent()))).toBe(120);
    }
  });

  it('takes three hundred in a minute from those without a cookie, who shut out nobody else', async () => {
    const desk = aLimitedDesk();

    const taken = await takenOf(303, (time) => desk.answer(atPoster(time)));
    const crowd = await takenOf(120, (time) => desk.answer(atPoster(1_000 + time), phone()));

    expect([taken, crowd]).toEqual([300, 120]);
  });

  it('takes cookies that are made up for none: however many they are, the phones in the room are let in', async () => {
    const desk = aLimitedDesk();

    const taken = await takenOf(1_080, (time) => desk.answer(atPoster(time), madeUp(time)));
    const crowd = await takenOf(120, (time) => desk.answer(atPoster(2_000 + time), phone()));

    expect([taken, crowd]).toEqual([300, 120]);
  });

  it('ends somewhere: at six thousand phones in a minute', async () => {
    const desk = aLimitedDesk();
    await desk.answer(atPoster(0), phone());
    await fillUp(5_998);

    expect(await takenOf(5, (time) => desk.answer(atPoster(1 + time), phone()))).toBe(2);
  });

  it('of one counter is not closed by the flood at another', async () => {
    const desk = aLimitedDesk();
    await takenOf(301, (time) => desk.answer(atPoster(time)));

    expect((await desk.answer(atPoster(900, { link: aPosterLink({ counterId: undefined }) }))).status).toBe(202);
  });

  it('at a kiosk counts no device: it is everybody’s', async () => {
    const desk = aLimitedDesk();

    const taken = await takenOf(33, (time) => desk.answer(atPoster(time, { link: aKioskLink() }), cookie('A')));

    expect(taken).toBe(33);
  });
});

describe('an answer that is too many', () => {
  it('is told so, with the seconds until it may be sent again', async () => {
    const desk = aDesk({ attempts: full, now: NOW + 17_500 });

    const refused = await desk.answer(aBody());

    expect(refused).toMatchObject({
      status: 429,
      headers: { 'retry-after': '43' },
      body: { status: 429, errors: [{ code: 'too_many' }] },
    });
    expect(complaints(ROUTE, refused)).toEqual([]);
    expect(desk.queued).toEqual([]);
  });

  it('as a form comes back as it was filled, with the same seconds', async () => {
    const desk = aDesk({ attempts: full, now: NOW + 17_500 });

    const reply = await desk.post({ 'q.waktu': '3', comment: 'Cepat', responseId: 'mine', lang: 'id' });

    const page = 'page' in reply ? reply.page : undefined;
    expect(page).toMatchObject({ status: 429, headers: { 'retry-after': '43' } });
    expect(page?.html).toContain('Cepat</textarea>');
    expect(page?.html).toContain('value="mine"');
    expect(desk.queued).toEqual([]);
  });
});

describe('what is counted', () => {
  it('is a link by its pseudonym, a device by its day’s, or a poster: no address, no token, no ticket', async () => {
    const desk = aLimitedDesk();

    await desk.answer(aBody(), cookie('A'));
    await desk.answer(aBody({ link: aPosterLink() }), cookie('A'));
    await desk.answer(aBody({ link: aPosterLink({ counterId: undefined }) }));

    expect(desk.limited).toEqual([
      expect.stringMatching(/^link#[A-Za-z0-9_-]{22}$/),
      expect.stringMatching(/^device#[A-Za-z0-9_-]{22}$/),
      'poster#contoh#loket-1',
      'poster#contoh##without',
    ]);
    const stored = JSON.stringify(await engine.items('facts'));
    const [device = ''] = cookie('A').cookies;
    for (const secret of ['TIKET', device.split('~')[3] ?? device, aLink(), '192.0.2.1'])
      expect(stored).not.toContain(secret);
  });

  it('is nothing for a link that does not open', async () => {
    const desk = aDesk();

    await desk.answer(aBody({ link: 'nonsense' }));
    await desk.answer(aBody({ link: aLink({ unitId: 'lain' as UnitId }) }));

    expect(desk.limited).toEqual([]);
  });
});
