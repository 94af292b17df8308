// Answers that an office brings in, from paper or another system: each is judged by itself, keeps its own day, and counts once
// with whatever else answers the same ticket.
import { type ResponseMessage, readMessage } from '@tera/contracts';
import { type FactKey, type KindName, type StateOf, UNCOUNTED_ATTEMPT, type UnitId } from '@tera/domain';
import { presenceMark, responseKey } from '@tera/links';
import { type Fact, type FactReader, factName } from '@tera/store';
import { complaints } from '@tera/testing/contract';
import { ticketsThat } from '@tera/testing/doubles';
import {
  NOW,
  aDocument,
  ani,
  at,
  budi,
  chargedTo,
  contoh,
  ektp,
  event,
  present,
  servedTicket,
} from '@tera/testing/facts';
import type { Answer } from '@tera/testing/http';
import { LINK } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { RESPONSE_SECRET, aBody, aDesk, anImported, ofNoTicket } from './testing.ts';

const ROUTE = 'POST /v1/units/{unitId}/responses';
const TICKET_KEY = responseKey(RESPONSE_SECRET, contoh, LINK.ticketId);

interface Said {
  readonly accepted?: number;
  readonly rejected?: readonly { index: number; responseId: string | null; code: string; message: string }[];
  readonly retry?: readonly { index: number; responseId: string }[];
  readonly errors?: readonly { path: string; code: string }[];
}

function saidIn(answer: Answer): Said {
  expect(complaints(ROUTE, answer)).toEqual([]);
  return answer.body as Said;
}

/** The codes of what is rejected, by place. */
function rejectedIn(answer: Answer): Readonly<Record<number, string>> {
  return Object.fromEntries((saidIn(answer).rejected ?? []).map(({ index, code }) => [index, code]));
}

describe('an answer from paper to a ticket', () => {
  it('is that of the ticket, whose charge it gets, under the channel of what employees type', async () => {
    const desk = aDesk();

    const answer = await desk.bringIn([anImported({ respondent: { sex: 'P' } })]);

    expect(answer.status).toBe(202);
    expect(saidIn(answer)).toEqual({ accepted: 1, rejected: [], retry: [] });
    expect(desk.queued).toMatchObject([
      {
        key: TICKET_KEY,
        response: {
          channel: 'assisted',
          isLinked: true,
          answers: { perilaku: 4, kompetensi: 3 },
          respondent: { sex: 'P' },
          attempt: 1,
        },
        charge: { to: chargedTo() },
      },
    ]);
    expect(desk.counted).toEqual({ Accepted: 1 });
  });

  it('is of the day that it names, and of no moment', async () => {
    const desk = aDesk({ ticket: servedTicket(LINK.ticketId, { day: '2026-11-18' }) });

    await desk.bringIn([anImported({ answeredOn: '2026-11-19' })]);

    expect(desk.queued[0]?.response.receivedAt).toBe(at('2026-11-19 00:00'));
  });

  it('has the key and the mark of an answer by its link, after which it comes', async () => {
    const desk = aDesk();

    await desk.answer(aBody());
    await desk.bringIn([anImported()]);

    const [byLink, onPaper] = desk.queued;
    expect(onPaper?.key).toBe(byLink?.key);
    expect(onPaper?.mark).toBe(byLink?.mark);
    expect(onPaper?.mark).toBe(presenceMark('the key of marks', contoh, LINK.ticketId));
    expect([byLink?.response.attempt, onPaper?.response.attempt]).toEqual([1, 2]);
  });

  it('is not called fast or quick, whenever its ticket was completed, and knows no device', async () => {
    const desk = aDesk({ now: at('2026-11-20 08:15:10') });

    await desk.bringIn([anImported({ answeredOn: '2026-11-20' })]);

    expect(desk.queued[0]?.response.flags).toBeUndefined();
    expect(desk.queued[0]).not.toHaveProperty('device');
  });

  it('leaves no mark where the link is long over', async () => {
    const desk = aDesk({ ticket: servedTicket(LINK.ticketId, { day: '2026-09-30' }) });

    await desk.bringIn([anImported({ answeredOn: '2026-09-30' })]);

    expect(desk.queued[0]?.key).toBe(TICKET_KEY);
    expect(desk.queued[0]).not.toHaveProperty('mark');
  });

  it('names neither ticket, nor typist, nor the id that it came under', async () => {
    const desk = aDesk();

    await desk.bringIn([anImported({ responseId: 'TIKET-0042-kertas' })]);

    const sent = JSON.stringify(desk.queued);
    for (const name of ['TIKET', 'budi', 'kertas']) expect(sent).not.toContain(name);
  });

  it('is told of to whoever releases its period, before it is sent', async () => {
    const desk = aDesk();

    await desk.bringIn([ofNoTicket({ responseId: 'a' }), ofNoTicket({ responseId: 'b' })]);

    expect(desk.noted).toEqual([['2026-Q4', 2]]);
  });

  it('is masked like any other comment', async () => {
    const desk = aDesk();

    await desk.bringIn([
      anImported({ comment: 'Hubungi 0812 3456 7890' }),
      ofNoTicket({ responseId: 'b', comment: '' }),
    ]);

    expect(desk.queued.map(({ comment }) => comment?.text)).toEqual(['Hubungi [disamarkan]', undefined]);
  });

  it('to a ticket that was annulled is taken and adds nothing, as its answer by link would', async () => {
    const desk = aDesk({ ruling: { state: 'annulled', at: NOW, objectionId: 'o-1' } });

    expect((await desk.bringIn([anImported()])).status).toBe(202);
    expect(desk.queued[0]?.charge?.to).toEqual({ kind: 'annulled' });
  });

  it('goes after nothing that is counted already: then it is accepted and changes nothing', async () => {
    const desk = aDesk({ facts: answeredBefore([TICKET_KEY]) });

    const answer = await desk.bringIn([anImported({ answeredOn: '2026-11-20' })]);

    expect(saidIn(answer)).toEqual({ accepted: 1, rejected: [], retry: [] });
    expect([desk.queued, desk.limited]).toEqual([[], []]);
    expect(desk.counted).toEqual({});
  });

  it('that the counter cannot number goes after all that it has numbered', async () => {
    const desk = aDesk({ attempts: { next: () => Promise.resolve(UNCOUNTED_ATTEMPT) } });

    await desk.bringIn([anImported()]);

    expect(desk.queued[0]?.response.attempt).toBe(UNCOUNTED_ATTEMPT);
  });

  it('comes again where its link is being flooded', async () => {
    const desk = aDesk({ attempts: { next: () => Promise.resolve('too-many' as const) } });

    const answer = await desk.bringIn([anImported(), ofNoTicket({ responseId: 'b' })]);

    expect(saidIn(answer)).toEqual({ accepted: 1, rejected: [], retry: [{ index: 0, responseId: 'kertas-1' }] });
  });
});

describe('an answer without a ticket', () => {
  it('is the unit’s and of its service, and of no officer', async () => {
    const desk = aDesk();

    const answer = await desk.bringIn([
      ofNoTicket({ responseId: 'a', serviceId: 'kk', counterId: 'loket-1', source: 'import' }),
      ofNoTicket({ responseId: 'b', source: 'import' }),
    ]);

    expect(saidIn(answer)).toMatchObject({ accepted: 2 });
    expect(desk.queued.map(({ charge, response }) => [charge, response.channel])).toEqual([
      [{ to: { kind: 'unit', serviceId: 'kk' }, order: 0 }, 'import'],
      [{ to: { kind: 'unit', serviceId: undefined }, order: 0 }, 'import'],
    ]);
    for (const message of desk.queued) {
      expect(message).not.toHaveProperty('mark');
      expect(message.response).not.toHaveProperty('isLinked');
    }
  });

  it('has a key that tells nothing of its id, the same whenever it is sent and another in another unit', async () => {
    const [first, again, other] = await keysIn(contoh, 'nik-1', 'nik-1', 'nik-2');
    const [elsewhere] = await keysIn('lain' as UnitId, 'nik-1');

    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(first).toMatch(/^[\w-]{22}$/);
    expect(elsewhere).not.toBe(first);
  });

  it('never has the key of a ticket of the same name', async () => {
    const desk = aDesk();

    await desk.bringIn([ofNoTicket({ responseId: LINK.ticketId })]);

    expect(desk.queued[0]?.key).not.toBe(TICKET_KEY);
  });

  it('needs no key that says whose it is', async () => {
    expect((await aDesk().bringIn([ofNoTicket()], { by: null })).status).toBe(202);
  });

  it('asks no counter: nothing else has its key', async () => {
    const desk = aDesk();

    await desk.bringIn([ofNoTicket()]);

    expect(desk.limited).toEqual([]);
    expect(desk.queued[0]?.response.attempt).toBeUndefined();
  });
});

describe('who brings it in', () => {
  it('is never the officer who is rated', async () => {
    const desk = aDesk();

    const answer = await desk.bringIn([anImported(), ofNoTicket({ responseId: 'b' })], { by: ani });

    expect(answer.status).toBe(202);
    expect(saidIn(answer)).toMatchObject({
      accepted: 1,
      rejected: [
        { index: 0, responseId: 'kertas-1', code: 'own_ticket', message: expect.stringMatching(/^ticketId: /) },
      ],
    });
    expect(desk.queued).toHaveLength(1);
    expect(desk.counted).toEqual({ Accepted: 1, 'Rejected{own_ticket}': 1 });
    // Nor does it use up what the citizen may still send.
    expect(desk.limited).toEqual([]);
  });

  it('is asked of the ticket as it is charged by now: a correction tells who may not', async () => {
    const corrected = event('corrected', '08:30', {
      ticketId: LINK.ticketId,
      officerId: budi,
      reason: 'salah petugas',
    });
    const ticket = [...servedTicket(LINK.ticketId), corrected];

    expect(rejectedIn(await aDesk({ ticket }).bringIn([anImported()], { by: budi }))).toEqual({ 0: 'own_ticket' });
    expect((await aDesk({ ticket }).bringIn([anImported()], { by: ani })).status).toBe(202);
  });

  it('is said by the key where a ticket is named; without, nothing is taken, and each such answer is named', async () => {
    const desk = aDesk();

    const answer = await desk.bringIn(
      [ofNoTicket({ responseId: 'a' }), anImported(), { responseId: 'buruk' }, anImported({ ticketId: 'tidak-ada' })],
      { by: null },
    );

    expect(answer.status).toBe(403);
    expect(saidIn(answer).errors).toMatchObject([
      { path: 'responses.1.ticketId', code: 'officer_unknown' },
      { path: 'responses.3.ticketId', code: 'officer_unknown' },
    ]);
    expect(desk.queued).toEqual([]);
    expect(desk.counted).toEqual({});
  });
});

describe('an answer is rejected by its code, at its field, and costs no other', () => {
  const open = [event('issued', '08:00', { ticketId: LINK.ticketId, serviceId: 'ektp' as never })];

  it.each<[string, Record<string, unknown>, string, string]>([
    ['that is none', { answers: {} }, 'answers', 'invalid_value'],
    ['with a score that is not on the form', { answers: { waktu: 5 } }, 'answers.waktu', 'invalid_value'],
    ['with a name', { name: 'Siti' }, 'name', 'unknown_field'],
    ['without a day', { answeredOn: undefined }, 'answeredOn', 'required'],
    ['of a day that does not exist', { answeredOn: '2026-02-30' }, 'answeredOn', 'invalid_value'],
    ['of an instant', { answeredOn: '2026-11-19T10:00:00+07:00' }, 'answeredOn', 'invalid_value'],
    ['of a source that there is not', { source: 'whatsapp' }, 'source', 'invalid_value'],
    ['that names its channel', { channel: 'ticket' }, 'channel', 'unknown_field'],
    ['of tomorrow', { answeredOn: '2026-11-21' }, 'answeredOn', 'in_the_future'],
    ['of 731 days ago', { answeredOn: '2024-11-19' }, 'answeredOn', 'too_old'],
    ['of a period that is published', { answeredOn: '2026-09-30' }, 'answeredOn', 'released'],
    ['with a service that there is not', { serviceId: 'paspor' }, 'serviceId', 'unknown_service'],
    ['with a counter that there is not', { counterId: 'loket-9' }, 'counterId', 'unknown_counter'],
    ['to a ticket that there is not', { ticketId: 'tidak-ada' }, 'ticketId', 'unknown_ticket'],
    ['to a ticket and a service', { ticketId: LINK.ticketId, serviceId: 'ektp' }, 'serviceId', 'not_allowed'],
    ['under an id of another in the push', { responseId: 'baik' }, 'responseId', 'duplicate'],
  ])('one %s', async (_, fields, field, code) => {
    const desk = aDesk({ released: ['2026-Q3'] });

    const answer = await desk.bringIn([
      ofNoTicket({ responseId: 'baik' }),
      ofNoTicket({ responseId: 'buruk', ...fields }),
    ]);
    const alone = await aDesk({ released: ['2026-Q3'] }).bringIn([ofNoTicket({ responseId: 'buruk', ...fields })]);

    expect(answer.status).toBe(202);
    expect(saidIn(answer)).toMatchObject({
      accepted: 1,
      rejected: [{ index: 1, code, message: expect.stringMatching(new RegExp(`^${field}: .`)) }],
      retry: [],
    });
    expect(desk.queued).toHaveLength(1);
    if (code === 'duplicate') return;
    expect(alone.status).toBe(422);
    expect(saidIn(alone)).toMatchObject({ errors: [{ path: `responses.0.${field}`, code }], rejected: [{ index: 0 }] });
  });

  it('one to a ticket that has not ended', async () => {
    const answer = await aDesk({ ticket: open }).bringIn([anImported(), ofNoTicket({ responseId: 'b' })]);

    expect(rejectedIn(answer)).toEqual({ 0: 'not_completed' });
  });

  it.each([
    ['Asia/Jakarta', '2026-11-20 00:15', '2026-11-20'],
    ['Asia/Jayapura', '2026-11-19 22:15', '2026-11-20'],
  ])('one of a day before that on which its ticket was completed, in %s', async (timeZone, ended, completedOn) => {
    const ticketId = LINK.ticketId;
    const ticket = [
      event('issued', '2026-11-19 15:00', { ticketId, serviceId: ektp }),
      event('completed', ended, { ticketId, serviceId: ektp, officerId: ani }),
    ];
    const bringIn = (answeredOn: string) =>
      aDesk({ unit: aDocument({ timeZone }), ticket }).bringIn([
        anImported({ answeredOn }),
        ofNoTicket({ responseId: 'b' }),
      ]);
    const before = await bringIn('2026-11-19');

    expect(saidIn(before).rejected).toMatchObject([
      { code: 'not_completed', message: `answeredOn: the ticket was completed on ${completedOn}` },
    ]);
    expect(rejectedIn(await bringIn(completedOn))).toEqual({});
  });

  it('one of two to the same ticket in a push: they would count as one', async () => {
    const desk = aDesk();

    const answer = await desk.bringIn([anImported(), anImported({ responseId: 'kertas-2', answers: { waktu: 1 } })]);

    expect(rejectedIn(answer)).toEqual({ 1: 'duplicate' });
    expect(desk.queued).toMatchObject([{ response: { answers: { perilaku: 4 } } }]);
  });

  it('one of a day on which the unit is closed', async () => {
    const unit = aDocument({ closedFrom: '2026-11-10' });

    const answer = await aDesk({ unit }).bringIn([
      ofNoTicket({ responseId: 'a', answeredOn: '2026-11-09' }),
      ofNoTicket({ responseId: 'b', answeredOn: '2026-11-10' }),
    ]);

    expect(rejectedIn(answer)).toEqual({ 1: 'unit_closed' });
  });

  it.each([[5], [null], ['halo'], [[]], [{ responseId: 7 }]])('what is no answer at all, such as %j', async (odd) => {
    const answer = await aDesk().bringIn([odd, ofNoTicket()]);

    expect(answer.status).toBe(202);
    expect(saidIn(answer)).toMatchObject({ accepted: 1, rejected: [{ index: 0, responseId: null }] });
  });
});

describe('the day', () => {
  it.each([
    ['Asia/Jakarta', '2026-11-20', '2026-11-21'],
    ['Asia/Jayapura', '2026-11-21', '2026-11-22'],
  ])('is that of the unit: in %s it is %s at a quarter past eleven in Jakarta', async (timeZone, today, tomorrow) => {
    const desk = aDesk({ unit: aDocument({ timeZone }), now: at('2026-11-20 23:15') });

    const answer = await desk.bringIn([
      ofNoTicket({ responseId: 'a', answeredOn: today }),
      ofNoTicket({ responseId: 'b', answeredOn: tomorrow }),
    ]);

    expect(rejectedIn(answer)).toEqual({ 1: 'in_the_future' });
    const hour = timeZone === 'Asia/Jakarta' ? '+07:00' : '+09:00';
    expect(desk.queued[0]?.response.receivedAt).toBe(Date.parse(`${today}T00:00${hour}`));
  });

  it('may be 730 days ago and no more, however late in the day it is', async () => {
    const desk = aDesk({ now: at('2026-11-20 23:59') });

    const answer = await desk.bringIn([
      ofNoTicket({ responseId: 'a', answeredOn: '2024-11-20' }),
      ofNoTicket({ responseId: 'b', answeredOn: '2024-11-19' }),
    ]);

    expect(rejectedIn(answer)).toEqual({ 1: 'too_old' });
  });

  it('is refused in every period that is published, and in no other', async () => {
    const desk = aDesk({ released: ['2025-Q4', '2026-Q2'] });
    const days = ['2025-09-30', '2025-10-01', '2025-12-31', '2026-01-01', '2026-04-01', '2026-06-30', '2026-07-01'];

    const answer = await desk.bringIn(days.map((answeredOn) => ofNoTicket({ responseId: answeredOn, answeredOn })));

    expect(rejectedIn(answer)).toEqual({ 1: 'released', 2: 'released', 4: 'released', 5: 'released' });
  });
});

describe('what is not taken though nothing is wrong with it', () => {
  it('is to be sent again, and is then taken once', async () => {
    let isDown = true;
    const desk = aDesk({ queueTakes: (place) => !isDown || place === 0 });
    const push = [ofNoTicket({ responseId: 'a' }), ofNoTicket({ responseId: 'b' }), ofNoTicket({ responseId: 'c' })];

    const first = await desk.bringIn(push);
    isDown = false;
    const second = await desk.bringIn(push.slice(1));

    expect(saidIn(first)).toMatchObject({
      accepted: 1,
      retry: [
        { index: 1, responseId: 'b' },
        { index: 2, responseId: 'c' },
      ],
    });
    expect(saidIn(second)).toMatchObject({ accepted: 2, retry: [] });
    expect(new Set(desk.queued.map(({ key }) => key)).size).toBe(3);
    expect(desk.queued).toHaveLength(3);
  });

  it('is 503 where the queue takes none, with what to correct beside it', async () => {
    const desk = aDesk({ queueTakes: false });

    const answer = await desk.bringIn([ofNoTicket({ source: 'fax' }), ofNoTicket({ responseId: 'b' })]);

    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(saidIn(answer)).toMatchObject({
      errors: [{ code: 'queue_unavailable' }],
      rejected: [{ index: 0 }],
      retry: [{ index: 1, responseId: 'b' }],
    });
  });

  it('is an answer to a ticket that cannot be read now, and no other', async () => {
    const desk = aDesk({ facts: spoiled(LINK.ticketId) });

    const answer = await desk.bringIn([anImported(), ofNoTicket({ responseId: 'b' })]);

    expect(saidIn(answer)).toEqual({ accepted: 1, rejected: [], retry: [{ index: 0, responseId: 'kertas-1' }] });
  });
});

describe('a push', () => {
  it('of 500 with the longest comments becomes messages that the queue can read', async () => {
    const desk = aDesk();
    const push = Array.from({ length: 500 }, (_, index) =>
      ofNoTicket({ responseId: `r-${index}`, comment: '😀'.repeat(1000), respondent: { sex: 'L', work: 'lainnya' } }),
    );

    const answer = await desk.bringIn(push);

    expect(saidIn(answer)).toEqual({ accepted: 500, rejected: [], retry: [] });
    const texts = desk.queued.map((message: ResponseMessage) => JSON.stringify(message));
    expect(texts.filter((text) => !readMessage(text).ok)).toEqual([]);
    expect(new Set(desk.queued.map(({ key }) => key)).size).toBe(500);
  });

  it('to a unit that there is not is refused', async () => {
    const answer = await aDesk().bringIn([ofNoTicket()], { unitId: 'tidak-ada' as UnitId });

    expect(answer).toMatchObject({ status: 404, body: { errors: [{ path: 'unitId', code: 'unknown_unit' }] } });
  });

  it('names all that is wrong in the order in which it was sent', async () => {
    const ids = ['tidak-ada', 'juga-tidak'];

    const answer = await aDesk().bringIn([
      anImported({ responseId: 'a', ticketId: ids[0] }),
      7,
      ofNoTicket({ responseId: 'c', answeredOn: '2030-01-01' }),
      anImported({ responseId: 'd', ticketId: ids[1] }),
    ]);

    expect(answer.status).toBe(422);
    expect(Object.entries(rejectedIn(answer))).toEqual([
      ['0', 'unknown_ticket'],
      ['1', 'invalid_type'],
      ['2', 'in_the_future'],
      ['3', 'unknown_ticket'],
    ]);
  });
});

/** Of answers without a ticket that come one after the other. */
async function keysIn(unitId: UnitId, ...responseIds: readonly string[]): Promise<readonly string[]> {
  const desk = aDesk({ unitId });
  for (const responseId of responseIds) await desk.bringIn([ofNoTicket({ responseId })], { unitId });
  return desk.queued.map(({ key }) => key);
}

/** The ticket of the link, and answers that are counted under these keys. */
function answeredBefore(keys: readonly string[]): FactReader {
  const tickets = ticketsThat(() => ({ [LINK.ticketId]: servedTicket(LINK.ticketId) }));
  return {
    read: async <K extends KindName>(asked: readonly FactKey<K>[], now: number) => {
      const facts = await tickets.read(asked, now);
      for (const key of asked.filter(({ kind, id }) => kind === 'response' && keys.includes(id))) {
        const response = {
          responseId: 'x',
          receivedAt: at('2026-11-20 00:00'),
          channel: 'ticket',
          questionnaire: '-',
          answers: {},
        };
        const fact = present(facts.get(factName(key)));
        facts.set(factName(key), { ...fact, state: { response } as unknown as StateOf<K> } satisfies Fact<K>);
      }
      return facts;
    },
  };
}

/** Facts of which this one cannot be read. */
function spoiled(id: string): FactReader {
  const others = ticketsThat();
  return {
    read: async <K extends KindName>(
      asked: readonly FactKey<K>[],
      now: number,
      hears?: (key: FactKey<K>, why: unknown) => void,
    ) => {
      const facts = await others.read(asked, now);
      for (const key of asked.filter((one) => one.id === id)) {
        facts.delete(factName(key));
        hears?.(key, new Error('the item cannot be read'));
      }
      return facts;
    },
  };
}
