// Objections in the console: who may file and decide what, by forms as a browser sends them, and what is told of it. Whatever is not
// theirs is answered as what is not there; what is sent twice, or by two at once, is done once.
import type { ObjectionBody } from '@tera/contracts';
import type { OfficerId } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { type Landed, type Visitor, aStack, formTokenIn, signInAs } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, localDay, periodsOf } from '../support/calendar.ts';
import { ticketWriter } from '../support/ticket-event.ts';

const HERE = 'kantor-dahlia';
const THERE = 'kantor-seroja';
const [OWN, OTHER] = ['pg-ayu', 'pg-bayu'];
const document = aDocument({
  name: 'Kantor Dahlia',
  officers: [OWN, OTHER].map((id) => ({ id: id as OfficerId, name: `Petugas ${id}` })),
});

/** By what they are there. */
const PEOPLE = {
  officer: { id: 'ws-ayu', name: 'Ayu Contoh', roles: [{ role: 'officer', units: [HERE], officerId: OWN }] },
  otherOfficer: { id: 'ws-bayu', name: 'Bayu Contoh', roles: [{ role: 'officer', units: [HERE], officerId: OTHER }] },
  officerThere: { id: 'ws-citra', name: 'Citra Contoh', roles: [{ role: 'officer', units: [THERE], officerId: OWN }] },
  superior: { id: 'ws-danu', name: 'Danu Contoh', roles: [{ role: 'supervisor', units: [HERE] }] },
  secondSuperior: { id: 'ws-esti', name: 'Esti Contoh', roles: [{ role: 'supervisor', units: ['*'] }] },
  superiorThere: { id: 'ws-fajar', name: 'Fajar Contoh', roles: [{ role: 'supervisor', units: [THERE] }] },
  hr: { id: 'ws-gita', name: 'Gita Contoh', roles: [{ role: 'hr', units: [HERE] }] },
  auditor: { id: 'ws-hadi', name: 'Hadi Contoh', roles: [{ role: 'auditor', units: [HERE] }] },
  admin: { id: 'ws-intan', name: 'Intan Contoh', roles: [{ role: 'admin', units: ['*'] }] },
  /** Is judged by nobody but others, also where they judge the others. */
  officerAndSuperior: {
    id: 'ws-joko',
    name: 'Joko Contoh',
    roles: [
      { role: 'officer', units: [HERE], officerId: OTHER },
      { role: 'supervisor', units: [HERE] },
    ],
  },
} as const;
type Who = keyof typeof PEOPLE;
const EVERYBODY = Object.keys(PEOPLE) as readonly Who[];

const tera = aStack({
  people: Object.values(PEOPLE).map(({ id, name }) => ({ subject: id, name, as: 'contoh' })),
  units: { [HERE]: document, [THERE]: { ...document, name: 'Kantor Seroja' } },
});
const visitors = new Map<Who, Visitor>();
const SERVED = Date.now() - 20 * MINUTE;
let tickets = 0;

beforeAll(async () => {
  for (const who of EVERYBODY) {
    const { id, name, roles } = PEOPLE[who];
    await tera.client.call('PUT', `/v1/people/${id}`, { json: { name, login: { subject: id }, roles } });
    visitors.set(who, await signInAs(tera.url, id));
  }
});

describe('filing', () => {
  it('is for the officer of the ticket, and for nobody else there is such a page', async () => {
    const ticket = await aTicket(OWN);

    for (const who of EVERYBODY) {
      const isTheirs = who === 'officer';
      const { status } = await as(who).get(newPath(ticket));
      expect([who, status]).toEqual([who, isTheirs ? 200 : 404]);
    }
    for (const who of EVERYBODY.filter((one) => one !== 'officer')) {
      expect([who, (await file(who, ticket)).status]).toEqual([who, 404]);
    }
    expect(await objectionsTo(ticket)).toEqual([]);

    const { status, headers } = await file('officer', ticket);
    const [objection] = await objectionsTo(ticket);
    expect([status, headers.get('location')]).toEqual([303, objectionPath(objection?.objectionId ?? '')]);
    expect(objection).toMatchObject({ state: 'open', by: 'Ayu Contoh', trail: [{ keyId: 'person:ws-ayu' }] });
  });

  it('is done once by a form that is sent twice, one after the other or at once', async () => {
    const ticket = await aTicket(OWN);
    const fields = await fieldsFor('officer', newPath(ticket), { ticket, indicator: '', reason: 'Tertukar.' });

    const both = await Promise.all([1, 2].map(() => as('officer').post(formPath(HERE), fields)));
    const again = await as('officer').post(formPath(HERE), fields);

    expect([...both, again].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await objectionsTo(ticket)).toHaveLength(1);
    expect(await told('objection.filed', (await objectionsTo(ticket))[0]?.objectionId)).toHaveLength(1);
  });

  it('says that another was faster, where the ticket is that of two', async () => {
    const ticket = await aTicket(OWN, OTHER);
    const [first, second] = await Promise.all([file('officer', ticket), file('otherOfficer', ticket)]);

    expect(inOrderOfStatus([first, second])).toEqual([303, 409]);
    const late = first.status === 409 ? first : second;
    expect(late.text).toContain('sudah ada keberatan');
    expect(await objectionsTo(ticket)).toHaveLength(1);
  });

  it('shows again what was typed, with what is wrong at its field', async () => {
    const ticket = await aTicket(OWN);
    const wrong = [
      [{ reason: ' ' }, 'Tulis alasannya.'],
      [{ reason: 'x'.repeat(1001) }, 'terlalu panjang'],
      [{ reason: 'a\u202Eb' }, 'tidak terlihat'],
      [{ indicator: 'entah' }, 'dari daftar'],
    ] as const;
    for (const [changes, words] of wrong) {
      const { status, text } = await file('officer', ticket, { reason: 'Tertukar & salah.', ...changes });
      expect([status, text.includes(words)]).toEqual([422, true]);
    }
    const kept = await file('officer', ticket, { reason: 'Tertukar & salah.', indicator: 'entah' });
    expect(kept.text).toContain('Tertukar &amp; salah.');
    expect(await objectionsTo(ticket)).toEqual([]);
  });

  it('is not taken after the day that the officer’s page names', async () => {
    const long = await aTicket(OWN, undefined, SERVED - 300 * 24 * 60 * MINUTE);
    const page = await as('officer').get(newPath(long));

    expect([page.status, page.text.includes('name="reason"')]).toEqual([200, false]);
    expect((await file('officer', long)).status).toBe(422);
    expect(await objectionsTo(long)).toEqual([]);
  });
});

describe('an objection', () => {
  it('is read by the unit, and by the officer whose ticket it is, and never tells who has filed it', async () => {
    const { objectionId } = await filed(await aTicket(OWN));
    const readers = new Set<Who>(['officer', 'superior', 'secondSuperior', 'hr', 'auditor', 'officerAndSuperior']);

    for (const who of EVERYBODY) {
      const [one, list] = [await as(who).get(objectionPath(objectionId)), await as(who).get(formPath(HERE))];
      expect([who, one.status]).toEqual([who, readers.has(who) ? 200 : 404]);
      expect([who, list.text.includes(objectionId)]).toEqual([who, readers.has(who)]);
      if (who === 'officer') continue;
      expect([one, list].filter(({ text }) => /Ayu Contoh|ws-ayu/.test(text))).toEqual([]);
    }
    expect((await as('officer').get(objectionPath(objectionId))).text).toContain('Anda yang mengajukannya.');
    expect((await as('hr').get(`/console/units/${THERE}/objections/${objectionId}`)).status).toBe(404);
    expect((await as('secondSuperior').get(`/console/units/${THERE}/objections/${objectionId}`)).status).toBe(404);
  });

  it('shows what the ticket weighs, to the officer of their own figures alone', async () => {
    const ticket = await aTicket(OWN, OTHER);
    const { objectionId } = await filed(ticket);
    const [superior, officer] = [
      await as('superior').get(objectionPath(objectionId)),
      await as('officer').get(objectionPath(objectionId)),
    ];

    expect(new Set(weighed(superior))).toEqual(new Set([`Petugas ${OWN}`, `Petugas ${OTHER}`, 'Unit']));
    expect(weighed(officer)).toEqual([`Petugas ${OWN}`]);
    expect(superior.text).not.toMatch(/IKM|kepuasan/i);
  });
});

describe('deciding', () => {
  it('is for the superiors of the unit, and for nobody else there is such a form', async () => {
    const { ticket, objectionId } = await filed(await aTicket(OWN));

    for (const who of EVERYBODY) {
      if (['superior', 'secondSuperior', 'officerAndSuperior'].includes(who)) continue;
      expect([who, (await decide(who, objectionId)).status]).toEqual([who, 404]);
      const { status, text } = await as(who).get(objectionPath(objectionId));
      expect([who, [200, 404].includes(status), text.includes('name="outcome"')]).toEqual([who, true, false]);
    }
    expect(await objectionsTo(ticket)).toMatchObject([{ state: 'open' }]);
  });

  it('is not for who has filed it, by whichever of their roles', async () => {
    const { ticket, objectionId } = await filed(await aTicket(OTHER), 'officerAndSuperior');
    const page = await as('officerAndSuperior').get(objectionPath(objectionId));

    expect([page.status, page.text.includes('name="outcome"')]).toEqual([200, false]);
    const { status, text } = await decide('officerAndSuperior', objectionId);
    expect([status, text.includes('orang lain yang memutusnya')]).toEqual([403, true]);
    expect(await objectionsTo(ticket)).toMatchObject([{ state: 'open' }]);
    expect((await decide('superior', objectionId)).status).toBe(303);
  });

  it('moves the figure, is in the audit with the name of who decided, and is read by the officer', async () => {
    const ticket = await aTicket(OWN);
    const before = await completed();
    const { objectionId } = await filed(ticket);
    expect(await completed()).toBe(before);

    const { status, headers } = await decide('superior', objectionId, {
      outcome: 'annulled',
      reason: 'Tombol tertukar.',
    });
    expect([status, headers.get('location')]).toEqual([303, objectionPath(objectionId)]);
    expect(await completed()).toBe(before - 1);
    expect(await told('objection.upheld', objectionId)).toMatchObject([
      { keyId: 'person:ws-danu', name: 'Danu Contoh', after: { state: 'upheld' } },
    ]);
    const own = await as('officer').get(`/console/units/${HERE}/officers/${OWN}`);
    expect(own.text).toMatch(/dikabulkan<\/b>\. Alasan putusan: Tombol tertukar\./);
    const page = (await as('officer').get(objectionPath(objectionId))).text;
    expect(page).toMatch(/keberatan diajukan[\s\S]*dikabulkan oleh Danu Contoh/);
  });

  it('that takes a ticket from all who served it is read by each of them, with the way to be heard', async () => {
    const ticket = await aTicket(OWN, OTHER);
    const { objectionId } = await filed(ticket);
    await decide('superior', objectionId, { outcome: 'annulled', reason: 'Nomor uji coba.' });

    const page = (await as('otherOfficer').get(`/console/units/${HERE}/officers/${OTHER}`)).text;
    expect(page).toContain(`Tiket ${ticket}</a>:`);
    expect(page).toMatch(/Alasan putusan: Nomor uji coba\.\s*<small>tiket tidak dihitung lagi<\/small>/);
    const decision = (await as('otherOfficer').get(objectionPath(objectionId))).text;
    expect(decision).toMatch(/dikabulkan oleh Danu Contoh/);
    expect(decision).toMatch(/Anda tetap didengar.*href="\/console\/feedback"/s);
    expect((await as('superior').get(objectionPath(objectionId))).text).not.toContain('tetap didengar');
  });

  it('can give a ticket to the officer who served it', async () => {
    const { ticket, objectionId } = await filed(await aTicket(OWN));
    const correction = { outcome: 'corrected', officerId: OTHER, serviceId: '', reason: 'Dilayani Bayu.' };

    expect((await decide('superior', objectionId, { ...correction, officerId: '' })).status).toBe(422);
    expect((await decide('superior', objectionId, { ...correction, officerId: 'pg-entah' })).status).toBe(422);
    expect((await decide('superior', objectionId, correction)).status).toBe(303);
    expect(await objectionsTo(ticket)).toMatchObject([
      { state: 'upheld', trail: [{ what: 'filed' }, { correction: { officerId: OTHER } }] },
    ]);
    expect((await as('superior').get(objectionPath(objectionId))).text).toContain(`petugasnya Petugas ${OTHER}`);
  });

  it('is not taken with the officer and the service that the ticket has, each said at its field', async () => {
    const { ticket, objectionId } = await filed(await aTicket(OWN));
    const same = { outcome: 'corrected', officerId: OWN, serviceId: 'ektp', reason: 'Dilayani Ayu.' };
    const { status, text } = await decide('superior', objectionId, same);

    expect([status, await objectionsTo(ticket)]).toEqual([422, [expect.objectContaining({ state: 'open' })]]);
    expect(text).toContain('<a href="#officerId">Itu sudah petugasnya');
    expect(text).toContain('<a href="#serviceId">Itu sudah layanannya');
    expect(text).toContain('Dilayani Ayu.</textarea');
    const form = await fieldsFor('superior', objectionPath(objectionId), { ...same, wrongTimes: 'yes' });
    const both = [1, 2].map(() => as('superior').post(objectionPath(objectionId), form));
    expect((await Promise.all(both)).map((landed) => landed.status)).toEqual([303, 303]);
  });

  it('gives the ticket of two to one of them', async () => {
    const { ticket, objectionId } = await filed(await aTicket(OWN, OTHER));
    const correction = { outcome: 'corrected', officerId: OTHER, serviceId: 'ektp', reason: 'Hanya Bayu.' };

    expect((await decide('superior', objectionId, correction)).status).toBe(303);
    expect(await objectionsTo(ticket)).toMatchObject([{ state: 'upheld' }]);
  });

  it.each([
    ['refused', { officerId: OTHER }, ['officerId']],
    ['annulled', { serviceId: 'ektp', wrongTimes: 'yes' }, ['serviceId', 'correction']],
  ])('that is %s is not taken with a correction, which it would drop', async (outcome, correction, faulty) => {
    const { ticket, objectionId } = await filed(await aTicket(OWN));
    const { status, text } = await decide('superior', objectionId, { outcome, reason: 'Diperiksa.', ...correction });

    expect([status, await objectionsTo(ticket)]).toEqual([422, [expect.objectContaining({ state: 'open' })]]);
    for (const field of faulty) expect(text).toContain(`<a href="#${field}">Koreksi hanya berlaku pada`);
    expect(text).toContain('Diperiksa.</textarea');
  });

  it('is told to who has decided otherwise on another page as their own, and no one else’s', async () => {
    const { objectionId } = await filed(await aTicket(OWN));
    const path = objectionPath(objectionId);
    const other = await fieldsFor('superior', path, { outcome: 'annulled', reason: 'Ternyata benar.' });
    await decide('superior', objectionId);
    const { status, text } = await as('superior').post(path, other);

    expect([status, text.includes('Anda sendiri sudah memutusnya'), text.includes('orang lain sudah')]).toEqual([
      409,
      true,
      false,
    ]);
    expect(text).toContain('ditolak oleh Anda');
    expect((await as('secondSuperior').get(path)).text).toContain('ditolak oleh Danu Contoh');
  });

  it('is done once by a form that is sent twice, and of two at once the second is told what the first has done', async () => {
    const { objectionId } = await filed(await aTicket(OWN));
    const fields = await fieldsFor('superior', objectionPath(objectionId), REFUSED);
    const twice = await Promise.all([1, 2].map(() => as('superior').post(objectionPath(objectionId), fields)));
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect(await told('objection.refused', objectionId)).toHaveLength(1);

    const { objectionId: other } = await filed(await aTicket(OWN));
    const both = await Promise.all([
      decide('superior', other, { outcome: 'annulled', reason: 'Benar.' }),
      decide('secondSuperior', other, REFUSED),
    ]);
    expect(inOrderOfStatus(both)).toEqual([303, 409]);
    const late = both.find(({ status }) => status === 409);
    expect(late?.text).toMatch(/Sementara itu orang lain sudah memutusnya/);
    expect(late?.text).toMatch(/oleh (Danu|Esti) Contoh/);
    const entries = [...(await told('objection.refused', other)), ...(await told('objection.upheld', other))];
    expect(entries).toHaveLength(1);
  });
});

describe('a form about an objection', () => {
  it('is not taken with the token of another, without one, or from another site', async () => {
    const { ticket, objectionId } = await filed(await aTicket(OWN));
    const unfiled = await aTicket(OWN);
    const others = formTokenIn(await as('hr').get('/console'));
    const cases = [
      ['officer', formPath(HERE), await fieldsFor('officer', newPath(unfiled), { ticket: unfiled, reason: 'Palsu.' })],
      ['superior', objectionPath(objectionId), await fieldsFor('superior', objectionPath(objectionId), REFUSED)],
    ] as const;

    for (const [who, path, fields] of cases) {
      for (const token of ['', 'x', others]) {
        expect((await as(who).post(path, { ...fields, token })).status).toBe(403);
      }
      const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      expect((await as(who).ask(path, { form: fields, headers: elsewhere })).status).toBe(403);
      expect((await as(who).post(path, { ...fields, form: 'x' })).status).toBe(403);
    }
    expect(await objectionsTo(unfiled)).toEqual([]);
    expect(await objectionsTo(ticket)).toMatchObject([{ state: 'open' }]);
  });
});

describe('what waits', () => {
  it('is counted on the first page for who decides, and not what they have filed themselves', async () => {
    const waiting = async (who: Who) => {
      const { text } = await as(who).get('/console');
      return Number(/(\d+) keberatan menunggu putusan Anda/.exec(text)?.[1] ?? 0);
    };
    const before = [await waiting('superior'), await waiting('officerAndSuperior')] as const;
    const { objectionId } = await filed(await aTicket(OTHER), 'officerAndSuperior');

    expect([await waiting('superior'), await waiting('officerAndSuperior')]).toEqual([before[0] + 1, before[1]]);
    expect((await as('superior').get('/console')).text).toMatch(/Beranda \(\d+ menunggu\)/);
    for (const who of ['hr', 'auditor', 'admin'] as const) expect(await waiting(who)).toBe(0);

    await decide('superior', objectionId);
    expect(await waiting('superior')).toBe(before[0]);
  });
});

const REFUSED = { outcome: 'refused', reason: 'Sudah diperiksa.' } as const;

/** Whose figures are told with the ticket and without it. */
function weighed({ text }: Landed): readonly (string | undefined)[] {
  return Array.from(text.matchAll(/aria-label="Yang berubah: ([^"]+)"/g), ([, name]) => name);
}

function inOrderOfStatus(landed: readonly Landed[]): readonly number[] {
  return landed.map(({ status }) => status).toSorted((a, b) => a - b);
}

function as(who: Who): Visitor {
  const visitor = visitors.get(who);
  if (visitor === undefined) throw new Error(`${who} is not signed in`);
  return visitor;
}

const formPath = (unitId: string) => `/console/units/${unitId}/objections`;
const objectionPath = (objectionId: string) => `${formPath(HERE)}/${objectionId}`;
const newPath = (ticket: string) => `${formPath(HERE)}/new?ticket=${ticket}`;

/** Served by one officer, or begun by one and completed by another; counted. */
async function aTicket(officerId: string, completedBy = officerId, at = SERVED): Promise<string> {
  const ticketId = `T-${++tickets}`;
  const { events, write } = ticketWriter(ticketId);
  write('issued', at - 15 * MINUTE, { serviceId: 'ektp' });
  write('started', at - 10 * MINUTE, { officerId });
  if (completedBy !== officerId) write('transferred', at - 5 * MINUTE, { officerId: completedBy });
  write('completed', at, { serviceId: 'ektp', officerId: completedBy, outcome: 'resolved' });
  await tera.client.push(HERE, events);
  await tera.counted();
  return ticketId;
}

/** What a form of the page sends: its token and its id, and what is typed. Of who sees no form, those of another page. */
async function fieldsFor(
  who: Who,
  page: string,
  typed: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const seen = await as(who).get(page);
  const form = /name="form" value="([^"]+)"/s.exec(seen.text)?.[1] ?? '00000000-0000-4000-8000-000000000000';
  return { token: formTokenIn(seen), form, ...typed };
}

async function file(who: Who, ticket: string, typed: Readonly<Record<string, string>> = {}): Promise<Landed> {
  const fields = { ticket, indicator: '', reason: 'Bukan saya yang melayani.', ...typed };
  return as(who).post(formPath(HERE), await fieldsFor(who, newPath(ticket), fields));
}

async function decide(
  who: Who,
  objectionId: string,
  typed: Readonly<Record<string, string>> = REFUSED,
): Promise<Landed> {
  return as(who).post(objectionPath(objectionId), await fieldsFor(who, objectionPath(objectionId), typed));
}

async function filed(ticket: string, who: Who = 'officer'): Promise<{ ticket: string; objectionId: string }> {
  expect((await file(who, ticket)).status).toBe(303);
  const [objection] = await objectionsTo(ticket);
  // So that what is contested is in the figures.
  await tera.counted();
  return { ticket, objectionId: objection?.objectionId ?? '' };
}

async function objectionsTo(ticket: string): Promise<readonly ObjectionBody[]> {
  const { json } = await tera.client.call('GET', `/v1/units/${HERE}/facts/${ticket}/objections`);
  return (json as { readonly objections: readonly ObjectionBody[] }).objections;
}

/** How many tickets the officer has completed in the running quarter. */
async function completed(): Promise<number> {
  await tera.counted();
  const quarter = periodsOf(localDay(SERVED, 'Asia/Jakarta')).quarter;
  const { rows } = await tera.client.indicators(HERE, quarter, ['officer']);
  return rows.find((row) => row.officerId === OWN)?.tickets.completed ?? 0;
}

interface Entry {
  readonly what: string;
  readonly of: string;
}

async function told(what: string, of: string | undefined): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const { json } = await tera.client.call('GET', `/v1/audit${query}`);
    const page = json as { readonly entries: readonly Entry[]; readonly next: string | null };
    found.push(...page.entries);
    cursor = page.next;
  }
  return found.filter((entry) => entry.what === what && entry.of === of);
}
