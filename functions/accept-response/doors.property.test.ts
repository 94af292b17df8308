// Whatever comes to the doors for answers: what is answered as taken can be read out of the queue, counted and stored; what
// is not taken is named; and nothing of it is ever a failure of ours. Through the whole chain, with a queue that is read as
// the aggregator reads it.
import { ERRORS } from '@tera/contracts';
import { DAY, ELEMENTS, RESPONDENT, type TicketId } from '@tera/domain';
import { makeApiKey } from '@tera/http';
import { whyNotCounted } from '@tera/testing/counting';
import { NOW, budi, contoh, storedKey } from '@tera/testing/facts';
import { type Answer, type Sent, aForm, send, sendForPage } from '@tera/testing/http';
import { LINK, SECRETS, aDeviceCookie, aKioskLink, aLink, aPosterLink } from '@tera/testing/links';
import { signOpening } from '@tera/links';
import { BODIES, INSTANTS, RUNS, bodies, choice, combinationsOf, field, ids, nested, texts } from '@tera/testing/odd';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Desk, aDesk } from './testing.ts';

const clerk = makeApiKey();
const KEYS = [storedKey(clerk, { scopes: ['responses:write'], units: [contoh], officerId: budi })];
const DEVICE = aDeviceCookie();

const LINKS = [
  aLink(),
  aLink({ ticketId: 'x'.repeat(64) as TicketId }),
  aPosterLink(),
  aPosterLink({ counterId: undefined }),
  aKioskLink(),
];
const SCORES = field(fc.constantFrom(1, 2, 3, 4), [0, 5, '4', 2.5]);
const ANSWERS = Object.fromEntries(ELEMENTS.map((element) => [element, SCORES]));
const SELF = Object.fromEntries(Object.entries(RESPONDENT).map(([name, all]) => [name, choice(...all)]));

const FIELDS = {
  link: field(fc.constantFrom(...LINKS), [aLink({ expiresAt: NOW - DAY }), `${aLink()}x`, 'x'.repeat(513), '']),
  responseId: ids(64),
  answers: nested(ANSWERS),
  comment: texts(1000),
  respondent: nested(SELF),
  language: choice('id', 'en'),
  startedAt: INSTANTS,
  opened: field(fc.constantFrom('', 'o~1~x', signOpening(aLink(), NOW - 60_000, SECRETS)), ['x'.repeat(201), 7]),
};

/** A body of which every field is right. */
const GOOD = {
  link: aLink(),
  responseId: 'r-1',
  answers: { perilaku: 4, waktu: 1 },
  comment: 'Cepat',
  respondent: { sex: 'P', age: '26-35', education: 'S2', work: 'petani' },
  language: 'id',
  startedAt: '2026-11-20T08:59:00+07:00',
  opened: 'o~1~x',
};

describe('the JSON door', () => {
  it('takes what can be counted and names the rest, whatever a body says', async () => {
    const sent: fc.Arbitrary<Sent> = fc.record({
      json: bodies(FIELDS, ['link', 'responseId', 'answers']),
      cookies: fc.constantFrom([DEVICE], ['tera_device=short'], [`${DEVICE}x`], ['tera_device=d~9~x~y~z'], []),
      headers: fc.constantFrom({ authorization: `Bearer ${clerk.key}` }, {}, { authorization: 'Bearer tera_x_y' }),
    });
    const desk = aDesk({ keys: KEYS });
    const seen = new Map<number, number>();

    await fc.assert(
      fc.asyncProperty(sent, async (request) => {
        const { status } = await expectToBeTakenOrNamed(desk, request);
        seen.set(status, (seen.get(status) ?? 0) + 1);
      }),
      RUNS,
    );

    // Or there would be nothing that this shows.
    expect(Math.min(seen.get(202) ?? 0, seen.get(422) ?? 0)).toBeGreaterThan(BODIES / 20);
  });

  it('does so for every combination of fields that are there and are not', async () => {
    const desk = aDesk({ keys: KEYS });
    for (const body of combinationsOf(GOOD)) await expectToBeTakenOrNamed(desk, { json: body });
    for (const respondent of combinationsOf(GOOD.respondent)) {
      expect((await expectToBeTakenOrNamed(desk, { json: { ...GOOD, respondent } })).status).toBe(202);
    }
    const all = Object.fromEntries(ELEMENTS.map((element, index) => [element, 1 + (index % 4)]));
    for (const answers of combinationsOf(all)) {
      const { status } = await expectToBeTakenOrNamed(desk, { json: { ...GOOD, answers } });
      expect(status).toBe(Object.keys(answers).length === 0 ? 422 : 202);
    }
  });
});

describe('the door of the form', () => {
  it('takes what can be counted and gives the rest back, whatever a form says', async () => {
    const { responseId, comment, language: lang } = FIELDS;
    const form = bodies({
      ...Object.fromEntries(ELEMENTS.map((element) => [`q.${element}`, SCORES])),
      ...Object.fromEntries(Object.entries(SELF).map(([name, said]) => [`who.${name}`, said])),
      responseId,
      startedAt: INSTANTS,
      comment,
      lang,
      opened: texts(1000),
      website: texts(1000),
    });

    const desk = aDesk();
    const seen = new Map<number, number>();

    await fc.assert(
      fc.asyncProperty(form, fc.constantFrom(...LINKS), async (filled, to) => {
        const status = await expectTheFormToBeTakenOrGivenBack(desk, filled, to);
        seen.set(status, (seen.get(status) ?? 0) + 1);
      }),
      { ...RUNS, numRuns: BODIES / 2 },
    );

    expect(Math.min(seen.get(303) ?? 0, seen.get(422) ?? 0)).toBeGreaterThan(BODIES / 40);
  });

  it('does so for every combination of fields that are there and are not', async () => {
    const good = {
      'q.waktu': '3',
      'who.sex': 'P',
      responseId: 'r-1',
      startedAt: '2026-11-20T02:00:00Z',
      comment: 'Cepat',
      lang: 'id',
      opened: '',
      website: '',
    };
    const desk = aDesk();
    for (const form of combinationsOf(good)) {
      const status = await expectTheFormToBeTakenOrGivenBack(desk, form, aLink());
      expect(status).toBe('q.waktu' in form ? 303 : 422);
    }
  });
});

const IMPORTED = {
  responseId: ids(64),
  answeredOn: field(fc.constantFrom('2026-11-20', '2026-11-01', '2024-11-20'), [
    '2026-11-21',
    '2024-11-19',
    '2026-02-30',
    '20/11/2026',
    '0000-01-01',
  ]),
  ticketId: ids(64, LINK.ticketId),
  serviceId: ids(40, 'ektp', 'kk'),
  counterId: ids(40, 'loket-1'),
  answers: nested(ANSWERS),
  respondent: nested(SELF),
  comment: texts(1000),
  source: choice('paper', 'import'),
};

describe('the door for what an office brings in', () => {
  it('takes what can be counted and names the rest, whatever a push says', async () => {
    const { ticketId, serviceId, ...common } = IMPORTED;
    const needed = ['responseId', 'answeredOn', 'answers', 'source'];
    const one = fc.oneof(
      bodies({ ...common, ticketId }, needed),
      bodies({ ...common, serviceId }, needed),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const desk = aDesk({ keys: KEYS, released: ['2025-Q4'] });
    const seen = { taken: 0, named: 0 };

    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 4 }), async (responses) => {
        const { accepted, rejected } = await expectEachToBeTakenOrNamed(desk, responses);
        seen.taken += accepted;
        seen.named += rejected;
      }),
      { ...RUNS, numRuns: BODIES / 2 },
    );

    expect(Math.min(seen.taken, seen.named)).toBeGreaterThan(BODIES / 20);
  });
});

async function expectEachToBeTakenOrNamed(desk: Desk, responses: readonly unknown[]) {
  const before = desk.queued.length;

  const { status, body } = await send(desk.handler, {
    routeKey: 'POST /v1/units/{unitId}/responses',
    path: { unitId: contoh },
    key: clerk.key,
    json: { responses },
  });

  const {
    accepted = 0,
    rejected = [],
    retry = [],
  } = body as Partial<Record<'rejected' | 'retry', Named[]>> & { accepted?: number };
  expect(status).toBe(accepted > 0 ? 202 : 422);
  expect(retry).toEqual([]);
  expect(queuedSince(before, desk)).toBe(accepted);
  expect(new Set(rejected.map(({ index }) => index)).size).toBe(responses.length - accepted);
  for (const { code } of rejected) expect(Object.keys(ERRORS[422])).toContain(code);
  return { accepted, rejected: rejected.length };
}

interface Named {
  readonly index: number;
  readonly code: string;
}

async function expectToBeTakenOrNamed(desk: Desk, sent: Sent): Promise<Answer> {
  const before = desk.queued.length;

  const answer = await send(desk.handler, { routeKey: 'POST /v1/responses', ...sent });

  expect(queuedSince(before, desk)).toBe(answer.status === 202 ? 1 : 0);
  if (answer.status === 202) return answer;
  const { errors } = answer.body as { errors: { path: string; code: string; message: string }[] };
  const known = Object.entries(ERRORS).find(([status]) => Number(status) === answer.status)?.[1] ?? {};
  expect(answer.status).toBeLessThan(500);
  expect(errors.length).toBeGreaterThan(0);
  for (const { code, message } of errors) {
    expect(Object.keys(known)).toContain(code);
    expect(message).not.toBe('');
  }
  return answer;
}

async function expectTheFormToBeTakenOrGivenBack(
  desk: Desk,
  form: Record<string, unknown>,
  to: string,
): Promise<number> {
  const before = desk.queued.length;
  const sent = aForm(
    Object.fromEntries(
      Object.entries(form).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  );

  const { status, html } = await sendForPage(desk.handler, { routeKey: 'POST /s/{link}', path: { link: to }, ...sent });

  expect([queuedSince(before, desk), status]).toEqual(status === 303 ? [1, 303] : [0, 422]);
  // It says what is wrong where the form begins.
  expect(html.includes('role="alert"')).toBe(status === 422);
  return status;
}

/** How many messages have come since, each of which can be counted. */
function queuedSince(before: number, { queued }: Desk): number {
  const sent = queued.slice(before).map((message) => JSON.stringify(message));
  expect(whyNotCounted(sent)).toEqual([]);
  return sent.length;
}
