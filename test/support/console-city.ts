// Two offices of one city and the people of each role, for who may see what: every name, id and figure of one is unlike those of
// the other, so that it is known wherever it turns up. An officer of the second has the id that one of the first has.
import type { Role, SnapshotBody } from '@tera/contracts';
import { decimalText } from '@tera/exports';
import { aDocument } from '@tera/testing/facts';
import { type Tera, type Visitor, aStack, pushAll, sideBySide, signInAs } from '@tera/testing/stack';
import { beforeAll, expect } from 'vitest';
import { allAnswered } from './answers.ts';
import { SECOND, localDay, periodsOf } from './calendar.ts';
import { type PageOfTera, type Place, type RolesOf, isAbout, maySee } from './console-pages.ts';
import { LONG_AGO, MONTH_OVER, broughtIn } from './published-month.ts';
import { type SentEvent, ticketWriter } from './ticket-event.ts';

export interface CityPerson extends RolesOf {
  /** Of the person and at the issuer. */
  readonly id: string;
  readonly name: string;
}

interface OfficeOfCity {
  readonly unitId: string;
  readonly name: string;
  readonly service: { readonly id: string; readonly name: string };
  readonly officers: readonly OfficerOfCity[];
}

interface OfficerOfCity {
  readonly id: string;
  readonly name: string;
  readonly nip: string;
  readonly tickets: number;
  readonly secondsServed: number;
  /** In the score of each of forty answers, one after the other. */
  readonly scores: readonly number[];
}

const QUARTER_OF_IT = periodsOf(localDay(LONG_AGO, 'Asia/Jakarta')).quarter;
const SHARED_ID = 'pg-melati-11';

export const ANGGREK: OfficeOfCity = {
  unitId: 'dinas-anggrek',
  name: 'Dinas Anggrek Barat',
  service: { id: 'izin-anggrek', name: 'Izin Anggrek' },
  officers: [
    {
      id: SHARED_ID,
      name: 'Melati Sarasvati',
      nip: '198001012005012011',
      tickets: 153,
      secondsServed: 303,
      scores: [4, 3, 4],
    },
    {
      id: 'pg-cempaka-22',
      name: 'Cempaka Widuri',
      nip: '198002022005012022',
      tickets: 237,
      secondsServed: 1234,
      scores: [1, 2, 2, 3, 1, 2, 4],
    },
  ],
};

export const KAMBOJA: OfficeOfCity = {
  unitId: 'dinas-kamboja',
  name: 'Dinas Kamboja Timur',
  service: { id: 'akta-kamboja', name: 'Akta Kamboja' },
  officers: [
    {
      id: SHARED_ID,
      name: 'Teratai Lembayung',
      nip: '198003032005012033',
      tickets: 409,
      secondsServed: 2345,
      scores: [2, 3, 1, 4, 4],
    },
    {
      id: 'pg-kenanga-44',
      name: 'Kenanga Purnama',
      nip: '198004042005012044',
      tickets: 521,
      secondsServed: 4321,
      scores: [3, 1, 1, 2],
    },
  ],
};
const OFFICES = [ANGGREK, KAMBOJA] as const;

const [A, B] = [ANGGREK.unitId, KAMBOJA.unitId];
const [FIRST, SECOND_OFFICER] = [SHARED_ID, 'pg-cempaka-22'];
const person = (id: string, name: string, ...roles: RolesOf['roles']): CityPerson => ({ id, name, roles });
const as = (role: Role, units: readonly string[], officerId?: string) => ({
  role,
  units,
  ...(officerId === undefined ? {} : { officerId }),
});

export const CITY_PEOPLE = {
  admin: person('wr-gayatri', 'Gayatri Wulandari', as('admin', ['*'])),
  hrOfAnggrek: person('wr-hayam', 'Hayam Wiraraja', as('hr', [A])),
  hrOfAll: person('wr-indira', 'Indira Maheswari', as('hr', ['*'])),
  supervisorOfAnggrek: person('wr-jaka', 'Jaka Tarigan', as('supervisor', [A])),
  auditorOfAnggrek: person('wr-kirana', 'Kirana Laksita', as('auditor', [A])),
  firstOfAnggrek: person('wr-lintang', 'Lintang Baskara', as('officer', [A], FIRST)),
  secondOfAnggrek: person('wr-mahesa', 'Mahesa Prabu', as('officer', [A], SECOND_OFFICER)),
  // The same officer id as the first of Anggrek has, and somebody else.
  firstOfKamboja: person('wr-nawang', 'Nawang Sekar', as('officer', [B], FIRST)),
  supervisorOfKamboja: person('wr-oka', 'Oka Mahendra', as('supervisor', [B])),
  hrThereAndOfficerHere: person('wr-puspa', 'Puspa Ningrum', as('hr', [B]), as('officer', [A], FIRST)),
  nobody: person('wr-qirani', 'Qirani Hapsari'),
} as const satisfies Readonly<Record<string, CityPerson>>;
export type CityName = keyof typeof CITY_PEOPLE;
export const CITY_NAMES = Object.keys(CITY_PEOPLE) as readonly CityName[];

/** A city with its offices, tickets, a published month, and everybody signed in. */
export interface City {
  readonly tera: Tera;
  readonly visitors: ReadonlyMap<CityName, Visitor>;
  /** What was clocked and said in it is published. */
  readonly period: string;
  /** In which that lies. */
  readonly quarter: string;
  /** Of the key that set it up. */
  readonly keyId: string;
  /** Of each thing that may be hidden, what tells of it. */
  readonly marks: readonly Mark[];
}

/** Words and numbers that tell of something. A number stands by itself, as it is printed in either language or in a table. */
export interface Mark {
  readonly of: MarkedThing;
  readonly words: readonly string[];
  readonly numbers: readonly string[];
}

export interface MarkedThing {
  readonly kind: 'unit' | 'figures' | 'officer' | 'person';
  readonly unitId?: string;
  readonly officerId?: string;
  readonly personId?: string;
}

/** For the tests of this file. */
export function aCity(): City {
  const tera = aStack({
    clockOffsetMs: 0,
    people: Object.values(CITY_PEOPLE).map(({ id, name }) => ({ subject: id, name, as: 'contoh' })),
    units: Object.fromEntries(OFFICES.map((office) => [office.unitId, documentOf(office)])),
  });
  const visitors = new Map<CityName, Visitor>();
  const marks: Mark[] = [];
  beforeAll(async () => {
    await Promise.all([clockAndAnswer(tera), registerAll(tera)]);
    await objectOnce(tera);
    await sideBySide(4, CITY_NAMES, async (name) => visitors.set(name, await signInAs(tera.url, CITY_PEOPLE[name].id)));
    marks.push(...(await marksOf(tera)));
  });
  return {
    tera,
    visitors,
    period: MONTH_OVER,
    quarter: QUARTER_OF_IT,
    marks,
    get keyId() {
      return tera.adminKey.split('_')[1] ?? '';
    },
  };
}

/** The one that was made of the published month. */
const SNAPSHOTS = new Map<string, string>();

function snapshotOf(unitId: string): Pick<Place, 'snapshotId'> {
  const snapshotId = SNAPSHOTS.get(unitId);
  return snapshotId === undefined ? {} : { snapshotId };
}

async function freeze({ client }: Tera, unitId: string): Promise<void> {
  const json = { period: MONTH_OVER, note: 'Evaluasi' };
  const { status, json: made } = await client.call('POST', `/v1/units/${unitId}/snapshots`, { json });
  expect(status).toBe(201);
  SNAPSHOTS.set(unitId, (made as SnapshotBody).snapshotId);
}

/** Registers them anew, perhaps with other roles; sessions are as they were. */
export async function register({ client }: Tera, name: CityName, roles: RolesOf['roles'] = CITY_PEOPLE[name].roles) {
  const { id, name: called } = CITY_PEOPLE[name];
  const json = { name: called, login: { subject: id }, roles };
  const { status, text } = await client.call('PUT', `/v1/people/${id}`, { json });
  expect({ status, text }).toMatchObject({ status: expect.toSatisfy((one) => one === 200 || one === 201) });
}

/** Where a page can be about something, for whoever looks at all of them: both offices and each of their officers. */
export function placesOf(page: PageOfTera): readonly Place[] {
  if (!isAbout(page, 'unitId')) return [{}];
  return OFFICES.flatMap(({ unitId, service, officers }) => {
    const place = { unitId, serviceId: service.id, ...snapshotOf(unitId) };
    return isAbout(page, 'officerId')
      ? officers.map(({ id }) => ({ ...place, ...placeOfOfficer(unitId, id) }))
      : [place];
  });
}

/** With a ticket of today that is the officer's, and the objection to another. */
export function placeOfOfficer(unitId: string, officerId: string): Place {
  const objectionId = OBJECTIONS.get(ticketIdOf(unitId, officerId, CONTESTED)) ?? '';
  return { officerId, ticketId: ticketIdOf(unitId, officerId, FIRST_OF_TODAY), objectionId };
}

const FIRST_OF_TODAY = 9000;
const CONTESTED = FIRST_OF_TODAY + 1;
/** By ticket, once they are filed. */
const OBJECTIONS = new Map<string, string>();

/** Each officer has an objection that nobody has decided. */
async function objectOnce({ client }: Tera): Promise<void> {
  for (const { unitId, officers } of OFFICES) {
    for (const { id } of officers) {
      const ticketId = ticketIdOf(unitId, id, CONTESTED);
      const json = { reason: 'Bukan saya yang melayani' };
      const {
        status,
        text,
        json: filed,
      } = await client.call('POST', `/v1/units/${unitId}/facts/${ticketId}/objections`, { json });
      expect({ status, text }).toMatchObject({ status: 201 });
      OBJECTIONS.set(ticketId, (filed as { readonly objectionId: string }).objectionId);
    }
  }
}

/** What somebody may not find on a page, whatever it answers. */
export function hiddenOn(page: PageOfTera, name: CityName | undefined, marks: readonly Mark[]): readonly Mark[] {
  const who = name === undefined ? undefined : CITY_PEOPLE[name];
  return marks.filter(({ of }) => !isShown(page, who, of));
}

function isShown(page: PageOfTera, who: CityPerson | undefined, of: MarkedThing): boolean {
  const { kind, unitId = '', officerId, personId } = of;
  // What one writes to those who answer stands under one's name.
  if (kind === 'person') {
    return (
      personId === who?.id ||
      (page.path === '/console/feedback' && isAnswering(who)) ||
      (page.path.startsWith('/console/administration/people') && isOf(who, 'admin', personId)) ||
      (page.path === '/console/administration/audit' && isOf(who, 'auditor', personId))
    );
  }
  // How units are registered, with their officers and no figure, is for who changes that or reads it.
  if (page.path.startsWith('/console/administration') && kind !== 'figures') return maySee(page, who, { unitId });
  if (page.seenBy === 'anyone') return kind === 'unit' || (kind === 'figures' && officerId === undefined);
  // Administrators see who is registered, auditors what a unit's document was, and neither a figure there.
  if (kind === 'officer' && page.path.startsWith('/console/administration')) {
    const isAudit = page.path === '/console/administration/audit';
    return maySee({ path: page.path, seenBy: [isAudit ? 'auditor' : 'admin'] }, who, { unitId });
  }
  const reads = { path: page.path, seenBy: ['hr', 'supervisor', 'auditor', 'officer'] } as const;
  if (kind === 'unit') return maySee({ ...reads, seenBy: [...reads.seenBy, 'admin'] }, who, { unitId });
  return maySee(reads, who, { unitId, ...(officerId === undefined ? {} : { officerId }) });
}

/** Whether somebody has the role in every unit that the other is for. */
function isOf(who: CityPerson | undefined, asked: Role, personId: string | undefined): boolean {
  const other = Object.values<CityPerson>(CITY_PEOPLE).find(({ id }) => id === personId);
  const own = who?.roles.filter(({ role }) => role === asked).flatMap(({ units }) => units) ?? [];
  const theirs = other?.roles.flatMap(({ units }) => units) ?? [];
  return own.includes('*') || (own.length > 0 && theirs.every((unit) => own.includes(unit)));
}

function isAnswering(who: CityPerson | undefined): boolean {
  return who?.roles.some(({ role }) => role === 'hr' || role === 'admin') ?? false;
}

function documentOf({ name, service, officers }: OfficeOfCity) {
  return aDocument({
    name,
    services: [{ ...service, standard: { measure: 'service', minutes: 20 } }],
    officers: officers.map(({ id, name: called, nip }) => ({ id, name: called, nip })),
    publishes: 'month',
  });
}

async function registerAll(tera: Tera): Promise<void> {
  // Each needs the units, and a login that nobody else has.
  await sideBySide(4, CITY_NAMES, (name) => register(tera, name));
}

async function clockAndAnswer(tera: Tera): Promise<void> {
  for (const { unitId, service, officers } of OFFICES) {
    const served = officers.flatMap((officer) => [
      ...Array.from({ length: officer.tickets }, (_, index) => aTicketOf(unitId, service.id, officer, index, LONG_AGO)),
      // And some of today.
      ...Array.from({ length: 3 }, (_, index) =>
        aTicketOf(unitId, service.id, officer, FIRST_OF_TODAY + index, Date.now()),
      ),
    ]);
    await pushAll(tera.client, unitId, served.flat());
    const given = officers.flatMap(({ id: officerId, scores }, at) =>
      Array.from({ length: 40 }, (_, index) =>
        broughtIn(
          unitId,
          { officerId, serviceId: service.id, answers: allAnswered(scores[index % scores.length] ?? 1) },
          at * 1000 + index,
        ),
      ),
    );
    await tera.enqueue(given);
  }
  await tera.counted();
  for (const { unitId } of OFFICES) {
    const json = { period: MONTH_OVER, reason: 'Arsip' };
    const { status, text } = await tera.client.call('POST', `/v1/units/${unitId}/releases`, { json });
    expect({ status, text }).toMatchObject({ status: 201 });
    await freeze(tera, unitId);
  }
}

function aTicketOf(
  unitId: string,
  serviceId: string,
  { id: officerId, secondsServed }: OfficerOfCity,
  index: number,
  completedAt: number,
): SentEvent[] {
  const { events, write } = ticketWriter(ticketIdOf(unitId, officerId, index));
  const startedAt = completedAt - secondsServed * SECOND;
  write('issued', startedAt - 611 * SECOND, { serviceId });
  write('started', startedAt, { officerId });
  write('completed', completedAt, { serviceId, officerId, outcome: 'resolved' });
  return events;
}

function ticketIdOf(unitId: string, officerId: string, index: string | number): string {
  return `T-${unitId.slice(6)}-${officerId.slice(3)}-${index}`;
}

async function marksOf({ client }: Tera): Promise<readonly Mark[]> {
  const figures: Mark[] = [];
  for (const { unitId, officers } of OFFICES) {
    const [whole, each] = [
      await client.indicators(unitId, MONTH_OVER),
      await client.indicators(unitId, MONTH_OVER, ['officer']),
    ];
    figures.push({ of: { kind: 'figures', unitId }, words: [], numbers: printedIn(whole.rows) });
    for (const { id: officerId, secondsServed } of officers) {
      const rows = each.rows.filter((row) => row.officerId === officerId);
      const numbers = printedIn(rows);
      figures.push({ of: { kind: 'figures', unitId, officerId }, words: inWords(secondsServed), numbers });
    }
  }
  // A number that two things have in common tells of neither.
  const apart = figures.map(({ of, words, numbers }): Mark => {
    const others = new Set(figures.filter((other) => other.of !== of).flatMap((other) => other.numbers));
    return { of, words, numbers: numbers.filter((number) => !others.has(number)) };
  });
  expect(apart.filter(({ numbers }) => numbers.length < 3)).toEqual([]);
  return [
    ...apart,
    ...OFFICES.map(({ unitId, name, service }): Mark => {
      return { of: { kind: 'unit', unitId }, words: [unitId, name, service.id, service.name], numbers: [] };
    }),
    ...OFFICES.flatMap(({ unitId, officers }) => officers.map((officer) => markOf(unitId, officer))),
    ...Object.values(CITY_PEOPLE).map(({ id, name }): Mark => {
      return { of: { kind: 'person', personId: id }, words: [id, name, `${id}@contoh.example`], numbers: [] };
    }),
  ];
}

/** An id that somebody else has as well tells nothing. */
function markOf(unitId: string, { id: officerId, name, nip }: OfficerOfCity): Mark {
  const words = [name, nip, ticketIdOf(unitId, officerId, '')];
  if (officerId !== SHARED_ID) words.push(officerId);
  return { of: { kind: 'officer', unitId, officerId }, words, numbers: [] };
}

/** Counts that are rare enough, and what has two decimals, in both languages. Of two officers one is above the other by as much as that one is below. */
function printedIn(row: unknown): readonly string[] {
  const numbers = numbersIn(row)
    .map(Math.abs)
    .flatMap((number) => {
      if (Number.isInteger(number))
        return number > 100 ? [decimalText(number, 0, 'id'), decimalText(number, 0, 'en')] : [];
      return [decimalText(number, 2, 'id'), decimalText(number, 2, 'en')].filter((text) => !/[.,]\d?0$/.test(text));
    });
  return [...new Set(numbers)].filter((number) => !WEIGHTS.has(number));
}

/** Of elements: it stands on every survey report, and tells of nobody. */
const WEIGHTS: ReadonlySet<string> = new Set(['0,11', '0.11']);

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function inWords(seconds: number): readonly string[] {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes < 60 ? [`${minutes} menit ${rest} detik`, `${minutes} min ${rest} s`] : [];
}
