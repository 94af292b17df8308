// Signs that an answer may not be the citizen's own: what raises each of them, to the millisecond, and that none of them
// ever keeps an answer out.
import { SECOND, type TicketId, type UnitId } from '@tera/domain';
import { DEVICE_LIFETIME, LINK_LIFETIME, counterMark, signOpening } from '@tera/links';
import { aggregate, depsOn, record } from '@tera/testing/counting';
import { anEngine, cellsOf } from '@tera/testing/engine';
import { NOW, addedBy, ani, at, budi, contoh, ektp, event, servedTicket } from '@tera/testing/facts';
import { LINK, SECRETS, aDeviceCookie, aKioskLink, aLink, aPosterLink } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { aBody, aDesk } from './testing.ts';

/** A link of a ticket that was completed so many milliseconds ago. */
const linkOfAge = (age: number) => aLink({ expiresAt: NOW - age + LINK_LIFETIME });
/** A page that was opened so many milliseconds ago. */
const opened = (age: number) => new Date(NOW - age).toISOString();
const ofLongAgo = { link: linkOfAge(3_600 * SECOND), startedAt: opened(60 * SECOND) };

async function flagsOf(fields: Readonly<Record<string, unknown>>) {
  const desk = aDesk();
  const { status } = await desk.answer(aBody({ ...ofLongAgo, ...fields }));
  expect(status).toBe(202);
  return desk.queued[0]?.response.flags ?? [];
}

/** The same of an answer that comes by the page's own form. */
async function flagsOfForm(fields: Readonly<Record<string, string>>) {
  const desk = aDesk();
  const link = fields['link'] ?? ofLongAgo.link;
  await desk.post({ ...ofLongAgo, 'q.waktu': '4', ...fields, link });
  expect(desk.queued).toHaveLength(1);
  return desk.queued[0]?.response.flags ?? [];
}

const cookie = (device: string) => ({ cookies: [device] });

/** What the counted answer adds to that flag. */
const straightIn = async (answers: Readonly<Record<string, number>>) => {
  const desk = aDesk();
  await desk.answer(aBody({ ...ofLongAgo, answers }));
  const response = desk.queued[0]?.response;
  if (response === undefined) throw new Error('nothing was queued');
  const counters = [...addedBy(response).values()];
  return counters.map((cell) => cell['f.straight']).find((count) => count !== undefined) ?? 0;
};

describe('an ordinary answer', () => {
  it('carries no flag', async () => {
    expect(await flagsOf({})).toEqual([]);
    expect(await flagsOf({ startedAt: undefined })).toEqual([]);
  });
});

describe('an answer within a minute after the completion', () => {
  it.each([
    [0, ['fast']],
    [59_000, ['fast']],
    [60_000, []],
    [61_000, []],
  ])('is fast, by a link that keeps its time to the second: after %i ms %j', async (age, flags) => {
    expect(await flagsOf({ link: linkOfAge(age) })).toEqual(flags);
  });

  it('is fast when the clock that told of the completion was ahead', async () => {
    expect(await flagsOf({ link: linkOfAge(-5_000) })).toEqual(['fast']);
  });

  it('is not fast at a poster, which was printed long ago', async () => {
    const desk = aDesk();

    await desk.answer(aBody({ link: aPosterLink() }));

    expect(desk.queued[0]?.response.flags).toBeUndefined();
  });
});

describe('a form that was filled in less than twenty seconds, as its sender says', () => {
  it.each([
    [0, ['quick']],
    [19_999, ['quick']],
    [20_000, []],
    // Nobody begins after having ended, or before there was anything to ask about.
    [-1, ['quick']],
    [-3_600_000, ['quick']],
    // The ticket was completed 45 minutes ago, by a clock that may be ten ahead.
    [(45 * 60 + 599) * SECOND, []],
    [(45 * 60 + 601) * SECOND, ['quick']],
  ])('is quick: after %i ms %j', async (age, flags) => {
    expect(await flagsOf({ startedAt: opened(age) })).toEqual(flags);
  });
});

describe('a form that was filled in less than twenty seconds, as we know', () => {
  const link = ofLongAgo.link;
  const opening = (age: number, of = link) => signOpening(of, NOW - age, SECRETS);
  const own = { site: 'same-origin', origin: 'null', host: undefined };
  const inBrowser = async (fields: object) => {
    const desk = aDesk();
    await desk.answer(aBody({ ...ofLongAgo, ...fields }), { browser: own });
    return desk.queued[0]?.response.flags ?? [];
  };

  it.each([
    ['when it was opened as late', { opened: opening(19_999) }, ['quick']],
    ['not when it was opened before', { opened: opening(20_000) }, []],
    [
      'when the sender says so although it was opened before',
      { opened: opening(60_000), startedAt: opened(5_000) },
      ['quick'],
    ],
    ['when the sender says otherwise', { opened: opening(5_000), startedAt: opened(60_000) }, ['quick']],
    ['when it brings no opening', {}, ['quick']],
    ['when it brings that of another link', { opened: opening(60_000, aPosterLink()) }, ['quick']],
    ['when it brings what we never signed', { opened: 'o~1~abc~def~ghi' }, ['quick']],
  ])('is quick %s, through either door', async (_, fields, flags) => {
    expect(await inBrowser(fields)).toEqual(flags);
    const { opened: given = '', ...others } = { ...ofLongAgo, ...fields } as Record<string, string>;
    expect(await flagsOfForm({ opened: given, ...others })).toEqual(flags);
  });

  it('is not asked of a program, which opens no form; but what it brings has to be true', async () => {
    expect(await flagsOf({})).toEqual([]);
    expect(await flagsOf({ opened: opening(60_000) })).toEqual([]);
    expect(await flagsOf({ opened: 'o~1~abc~def~ghi' })).toEqual(['quick']);
  });
});

const flagsAtKiosk = async (fields: object) => {
  const desk = aDesk();
  const own = { site: 'same-origin', origin: 'null', host: undefined };
  await desk.answer(aBody({ link: aKioskLink(), startedAt: undefined, ...fields }), { browser: own });
  return desk.queued[0]?.response.flags ?? [];
};
const kioskOpening = (age: number, of = aKioskLink()) => signOpening(of, NOW - age, SECRETS);

describe('a form that was filled in at a kiosk', () => {
  it.each([
    ['not quick with the opening of another citizen, days ago', { opened: kioskOpening(72 * 3_600 * SECOND) }, []],
    [
      'not quick whatever the clock of the tablet says, which it does not send',
      { opened: kioskOpening(20 * SECOND) },
      [],
    ],
    ['quick when the tablet saw it so, and brings no opening', {}, ['quick']],
    ['quick when its form was opened just now', { opened: kioskOpening(19 * SECOND) }, ['quick']],
    ['quick with the opening of another kiosk', { opened: kioskOpening(60 * SECOND, aPosterLink()) }, ['quick']],
  ])('is %s', async (_, fields, flags) => {
    expect(await flagsAtKiosk(fields)).toEqual(flags);
  });
});

const counterOf = (unitId: UnitId) => ({ cookies: [`tera_counter_${counterMark(unitId, SECRETS)}=1`] });

describe('a browser that has run a counter', () => {
  it.each([
    ['a ticket’s link', ofLongAgo.link],
    ['a poster', aPosterLink()],
    ['a kiosk', aKioskLink()],
  ])('of the unit is flagged at %s, through either door', async (_, link) => {
    const desk = aDesk();

    await desk.answer(aBody({ ...ofLongAgo, link }), counterOf(contoh));
    await desk.post({ link, 'q.waktu': '4' }, counterOf(contoh));

    expect(desk.queued.map(({ response }) => response.flags)).toEqual([['counterBrowser'], ['counterBrowser']]);
    // It says of the browser nothing but this.
    expect(JSON.stringify(desk.queued)).not.toContain(counterMark(contoh, SECRETS));
  });

  it('of another unit, or with a mark that somebody made up, is a browser like any other', async () => {
    const desk = aDesk();

    await desk.answer(aBody(ofLongAgo), counterOf('lain' as UnitId));
    await desk.answer(aBody(ofLongAgo), { cookies: [`tera_counter_${'A'.repeat(16)}=1`] });

    expect(desk.queued.map(({ response }) => response.flags)).toEqual([undefined, undefined]);
  });
});

describe('a link that was made again', () => {
  it('is flagged, and the first one is not', async () => {
    expect(await flagsOf({ link: aLink({ expiresAt: LINK.expiresAt - 3_600 * SECOND, isRemade: true }) })).toEqual([
      'remade',
    ]);
  });
});

describe('a ticket that was reopened', () => {
  it('is answered fast within a minute after it was completed again', async () => {
    const again = [
      ['reopened', '08:40'],
      ['started', '08:41'],
      ['completed', '08:59'],
    ] as const;
    const ticket = [
      ...servedTicket(LINK.ticketId),
      ...again.map(([type, clock]) =>
        event(type, clock, {
          ticketId: LINK.ticketId,
          ...(type === 'reopened' ? {} : { officerId: ani, serviceId: ektp }),
        }),
      ),
    ];
    const flagsAt = async (now: number) => {
      const desk = aDesk({ ticket, now });
      await desk.answer(aBody({ link: aLink({ expiresAt: at('08:15') + LINK_LIFETIME }) }));
      return desk.queued[0]?.response.flags;
    };

    expect(await flagsAt(at('08:59') + 59 * SECOND)).toEqual(['fast']);
    expect(await flagsAt(at('08:59') + 60 * SECOND)).toBeUndefined();
  });
});

describe('the field of the form that people do not see', () => {
  it.each([
    ['https://spam.example', ['honeypot']],
    [' ', ['honeypot']],
    ['', []],
  ])('raises a flag with anything in it: %j', async (website, flags) => {
    expect(await flagsOfForm({ website })).toEqual(flags);
  });

  it('may be missing', async () => {
    expect(await flagsOfForm({})).toEqual([]);
  });

  it('is not stored itself', async () => {
    const desk = aDesk();

    await desk.post({ ...ofLongAgo, 'q.waktu': '4', website: 'https://spam.example' });

    expect(desk.queued).toHaveLength(1);
    expect(JSON.stringify(desk.queued)).not.toContain('spam');
  });
});

describe('the same score throughout', () => {
  const five = { perilaku: 4, kompetensi: 4, waktu: 4, biaya: 4, sarana: 4 };

  it('is straight from five elements on', async () => {
    expect(await straightIn(five)).toBe(1);
    expect(await straightIn({ ...five, sarana: 3 })).toBe(0);
    expect(await straightIn({ perilaku: 4, kompetensi: 4, waktu: 4, biaya: 4 })).toBe(0);
  });
});

describe('several flags', () => {
  it('stand beside each other, and the answer is taken', async () => {
    expect(await flagsOfForm({ link: linkOfAge(0), startedAt: opened(1), opened: '', website: 'x' })).toEqual([
      'fast',
      'quick',
      'honeypot',
    ]);
  });
});

describe('one device', () => {
  const [device, other] = [aDeviceCookie(), aDeviceCookie()];
  const engine = anEngine();

  it('is the same in all answers of a day, and cannot be known by its cookie', async () => {
    const desk = aDesk();

    await desk.answer(aBody(), cookie(device));
    await desk.answer(aBody({ link: aLink({ ticketId: 'T-2' as TicketId }) }), cookie(device));
    await desk.answer(aBody({ link: aLink({ ticketId: 'T-3' as TicketId }) }), cookie(other));

    const [first, second, third] = desk.queued.map((message) => message.device);
    expect(first).toMatch(/^2026-11-20\.[A-Za-z0-9_-]{16}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(JSON.stringify(desk.queued)).not.toContain(device.split('~')[3]);
  });

  it('is another one on the next local day of the unit', async () => {
    const midnight = Date.parse('2026-11-21T00:00:00+07:00');
    const [evening, morning] = [aDesk({ now: midnight - 1 }), aDesk({ now: midnight })];

    await evening.answer(aBody(), cookie(device));
    await morning.answer(aBody(), cookie(device));

    const [before, after] = [evening.queued[0]?.device ?? '', morning.queued[0]?.device ?? ''];
    expect([before.slice(0, 10), after.slice(0, 10)]).toEqual(['2026-11-20', '2026-11-21']);
    expect(after.slice(10)).not.toBe(before.slice(10));
  });

  it.each([
    ['without a cookie', {}, {}],
    ['with a cookie that is not ours', {}, { cookies: [`tera_device=${'A'.repeat(22)}`] }],
    ['with one of a day that is over', {}, cookie(aDeviceCookie(SECRETS, NOW - DEVICE_LIFETIME))],
    ['at a kiosk, which everybody uses', { link: aKioskLink() }, cookie(device)],
    ['at a poster, which is meant for many', { link: aPosterLink() }, cookie(device)],
  ])('is nobody %s', async (_, fields, sent) => {
    const desk = aDesk();

    await desk.answer(aBody(fields), sent);

    expect(desk.queued).toHaveLength(1);
    expect(desk.queued[0]?.device).toBeUndefined();
  });

  it('that answers for several tickets flags each of them under its own officer, in whatever order they are counted', async () => {
    const ofAni = Object.fromEntries(['T-1', 'T-2', 'T-4'].map((id) => [id, servedTicket(id)]));
    const desk = aDesk({ others: { ...ofAni, 'T-3': servedTicket('T-3', { officerId: budi }) } });
    const links = ['T-1', 'T-2', 'T-3'].map((id) => aLink({ ticketId: id as TicketId }));
    for (const link of links) await desk.answer(aBody({ link }), cookie(device));
    // Twice the same ticket is one vote, and a device of its own is no sign of anything.
    await desk.answer(aBody({ link: links[0], responseId: 'again' }), cookie(device));
    await desk.answer(aBody({ link: aLink({ ticketId: 'T-4' as TicketId }) }), cookie(other));
    const records = desk.queued.map((message) => record(message));
    const deps = { ...depsOn(engine.client), now: () => NOW };

    for (const one of [...records.toReversed(), ...records]) {
      expect((await aggregate([one], deps)).failed).toEqual([]);
    }

    const cells = await cellsOf(engine, LINK.unitId);
    const flagged = Object.fromEntries(
      Array.from(cells, ([cell, counters]) => [cell, [counters['f.sameDevice'], counters['a.ticket']]]),
    );
    expect(flagged).toEqual({
      '2026-11-20#ani#ektp': [2, 3],
      '2026-11-20#budi#ektp': [1, 1],
      '2026-11#ani#ektp': [2, 3],
      '2026-11#budi#ektp': [1, 1],
    });
  });

  it('leaves no cookie and no link behind in any table', async () => {
    const tables = await Promise.all((['facts', 'indicators'] as const).map((table) => engine.items(table)));

    expect(tables[0]?.length).toBeGreaterThan(4);
    for (const secret of [device, other, aLink(), 'T-1', 'T-3']) expect(JSON.stringify(tables)).not.toContain(secret);
  });
});
