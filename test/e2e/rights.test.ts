// Who may call what, asked from outside for every route: with each scope, for the key's own unit and another one, and with the key
// of one officer about that officer and about another. What is expected stands here by itself (design.md §6) and is not read
// from the routes; a route that is missing here does not compile.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SCOPES, type Scope } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { aDocument } from '@tera/testing/facts';
import { type Answer, type Call, type MadeKey, aStack } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { localDay } from '../support/calendar.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { refusal } from '../support/refusal.ts';

const OWN = 'unit-sendiri';
const OTHER = 'unit-lain';
const year = new Date().getUTCFullYear();

type Routes = typeof routes;
type RouteName = {
  [Name in keyof Routes]: Routes[Name] extends { readonly page: true }
    ? never
    : Routes[Name] extends { readonly call: string }
      ? Name
      : never;
}[keyof Routes];

/** What is asked: of the own unit, about something of this officer's where it is about somebody. */
interface Question extends Pick<Call, 'json'> {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/**
 * - `refused`: 403
 * - `left out`: the answer is whole, and has nothing of the other's
 * - `as none`: 404, as if it were not there
 * - `rejected`: each event by itself
 */
type Kept = 'refused' | 'left out' | 'as none' | 'rejected';
/** What nobody does for himself: it is about others, and what is that officer's own is kept from the key (`own_ticket`). */
type OfOthers = 'others';
/** What is about no officer: the key is answered as any other of its unit. */
type OfNobody = 'nobody';

interface Right {
  readonly scope: Scope;
  /** Another one that may do the same. */
  readonly orElse?: Scope;
  readonly ask: (officerId: Officer) => Question;
  /** The statuses of whoever may. */
  readonly status: readonly number[];
  /** How another unit's key is kept from it. */
  readonly ofOtherUnit: Kept;
  /** What the key of one officer is answered: nothing at all, or how it is kept from what is another's. */
  readonly ofOneOfficer: 'nothing' | OfOthers | OfNobody | Kept;
}

type Officer = 'ani' | 'budi';

/** Made before all else; of each officer one. */
const keyIds: Record<Officer, string> = { ani: '', budi: '' };

const unit = { path: { unitId: OWN } };
const ofTicket = (officerId: Officer) => ({ path: { unitId: OWN, factId: `T-${officerId}` } });
/** Somebody of the own unit. */
const PERSON = { name: 'Siti Contoh', login: { subject: 'siti' }, roles: [{ role: 'hr', units: [OWN] }] };
const decision = { json: { outcome: 'refused', reason: 'sudah diperiksa' } };
/** Of the period of which it is the release; by quarter, as a unit publishes that says nothing. */
const NOT_BEGUN = `${year + 1}-Q4`;
const RELEASE = { path: { unitId: OWN, period: NOT_BEGUN } };
const SNAPSHOT = { path: { unitId: OWN, snapshotId: '20260101T000000000Z-00000000' } };

const RIGHTS: Readonly<Record<RouteName, Right | 'any key' | 'no key' | 'a signature'>> = {
  health: 'no key',
  openApi: 'no key',
  listErrors: 'no key',
  describeError: 'no key',
  readIndicatorCatalogue: 'no key',
  sendResponse: 'no key',
  receiveQminderWebhook: 'a signature',
  getOwnKey: 'any key',
  listUnits: 'any key',
  getUnit: {
    scope: 'registry:read',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  putUnit: {
    scope: 'registry:write',
    ask: () => ({ ...unit, json: aDocument() }),
    // Without `If-Match`.
    status: [428],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  createKey: {
    scope: 'registry:write',
    ask: (officerId) => ({ json: { name: 'Turunan', scopes: ['registry:write'], units: [OWN], officerId } }),
    status: [201],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'refused',
  },
  listKeys: {
    scope: 'registry:write',
    ask: () => ({}),
    status: [200],
    ofOtherUnit: 'left out',
    ofOneOfficer: 'left out',
  },
  revokeKey: {
    scope: 'registry:write',
    ask: (officerId) => ({ path: { keyId: keyIds[officerId] } }),
    status: [204],
    ofOtherUnit: 'as none',
    ofOneOfficer: 'as none',
  },
  putPerson: {
    scope: 'registry:write',
    ask: () => ({ path: { personId: 'siti' }, json: PERSON }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  getPerson: {
    scope: 'registry:write',
    ask: () => ({ path: { personId: 'tetap' } }),
    status: [200],
    ofOtherUnit: 'as none',
    ofOneOfficer: 'nothing',
  },
  listPeople: {
    scope: 'registry:write',
    ask: () => ({}),
    status: [200],
    ofOtherUnit: 'left out',
    ofOneOfficer: 'nothing',
  },
  removePerson: {
    scope: 'registry:write',
    ask: () => ({ path: { personId: 'lama' } }),
    status: [204],
    ofOtherUnit: 'as none',
    ofOneOfficer: 'nothing',
  },
  readAudit: {
    scope: 'audit:read',
    ask: () => ({}),
    status: [200],
    ofOtherUnit: 'left out',
    ofOneOfficer: 'nothing',
  },
  getCounterSetup: {
    scope: 'tickets:write',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'left out',
  },
  claimNumbers: {
    scope: 'tickets:write',
    ask: () => ({ ...unit, json: { browserId: 'a'.repeat(24), counterId: 'loket-1', mark: 'K7M' } }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nobody',
  },
  pushTicketEvents: {
    scope: 'tickets:write',
    ask: (officerId) => ({ ...unit, json: { events: aServedTicket(`P-${officerId}`, { officerId }) } }),
    status: [202],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'rejected',
  },
  importResponses: {
    scope: 'responses:write',
    ask: () => ({ ...unit, json: { responses: [typedAnswer('T-tanpa', { serviceId: 'ektp' })] } }),
    status: [202],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'others',
  },
  getTicketLink: {
    scope: 'tickets:write',
    ask: (officerId) => ({ path: { unitId: OWN, ticketId: `T-${officerId}` } }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'refused',
  },
  eraseComment: {
    scope: 'registry:write',
    ask: () => ({ ...unit, json: { receipt: 'K7QM-2F9X' } }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  listComments: {
    scope: 'comments:read',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  markComment: {
    scope: 'comments:read',
    ask: () => ({ path: { unitId: OWN, commentId: `2026-Q4.${'0'.repeat(32)}` }, json: { state: 'read' } }),
    status: [404],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  listTickets: {
    scope: 'tickets:write',
    orElse: 'indicators:read',
    ask: () => ({ ...unit, query: '?state=set-aside' }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'left out',
  },
  getPosters: {
    scope: 'registry:read',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  getKiosks: {
    scope: 'registry:read',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  getPaperForm: {
    scope: 'registry:read',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  readIndicators: {
    scope: 'indicators:read',
    ask: () => ({ ...unit, query: `?period=${year}&by=officer` }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'left out',
  },
  readTrend: {
    scope: 'indicators:read',
    ask: (officerId) => ({ path: { unitId: OWN, officerId }, query: `?from=${year}&to=${year}` }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'refused',
  },
  readEvidence: {
    scope: 'indicators:read',
    ask: (officerId) => ({ path: { unitId: OWN, officerId }, query: `?period=${year}` }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'refused',
  },
  readSkm: {
    scope: 'indicators:read',
    ask: () => ({ ...unit, query: `?period=${year}` }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  readPooledSkm: {
    scope: 'indicators:read',
    ask: () => ({ query: `?period=${year}&units=${OWN}` }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  fileObjection: {
    scope: 'indicators:read',
    ask: (officerId) => ({ ...ofTicket(officerId), json: { reason: 'tertukar' } }),
    // One is open already, of another key.
    status: [201, 409],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'refused',
  },
  getFactObjections: {
    scope: 'indicators:read',
    ask: ofTicket,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'refused',
  },
  listObjections: {
    scope: 'indicators:read',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'left out',
  },
  decideObjection: {
    scope: 'objections:decide',
    ask: () => ({ ...decision, path: { unitId: OWN, factId: 'T-ani', objectionId: 'tidakada' } }),
    status: [404],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  decideOpenObjection: {
    scope: 'objections:decide',
    ask: () => ({ ...decision, path: { unitId: OWN, factId: 'tidak-ada' } }),
    status: [404],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  listReleases: {
    scope: 'indicators:read',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  getRelease: {
    scope: 'indicators:read',
    ask: () => RELEASE,
    status: [404],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  previewRelease: {
    scope: 'releases:write',
    ask: () => RELEASE,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  publishRelease: {
    scope: 'releases:write',
    ask: () => ({ ...unit, json: { period: NOT_BEGUN } }),
    status: [409],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  getPublishingChoices: {
    scope: 'releases:write',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  proposeExclusion: {
    scope: 'releases:write',
    ask: () => ({
      ...unit,
      json: { period: NOT_BEGUN, where: { channel: 'poster' }, reason: 'poster di luar kantor' },
    }),
    status: [200, 201],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  decideExclusion: {
    scope: 'releases:write',
    ask: () => ({ path: { unitId: OWN, exclusionId: 'tidakada' }, json: { outcome: 'refused' } }),
    status: [404],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  listExclusions: {
    scope: 'releases:write',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  listFollowUps: {
    scope: 'indicators:read',
    ask: () => RELEASE,
    status: [404],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  putFollowUp: {
    scope: 'releases:write',
    ask: () => ({
      path: { ...RELEASE.path, element: 'pengaduan' },
      json: { what: 'Memasang papan alur', who: 'Seksi Pelayanan', until: `${year + 2}-06-30` },
    }),
    status: [404],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  listBroughtFigures: {
    scope: 'indicators:read',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  putBroughtFigure: {
    scope: 'releases:write',
    ask: () => ({
      path: { unitId: OWN, period: '2020' },
      json: { n: 120, elements: { waktu: 3.25 }, source: 'Laporan SKM 2020' },
    }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  makeSnapshot: {
    scope: 'snapshots:write',
    ask: () => ({ ...unit, json: { period: String(year - 1) } }),
    status: [200, 201],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  listSnapshots: {
    scope: 'indicators:read',
    ask: () => unit,
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  getSnapshot: {
    scope: 'indicators:read',
    ask: () => SNAPSHOT,
    status: [404],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  getSnapshotChanges: {
    scope: 'indicators:read',
    ask: () => SNAPSHOT,
    status: [404],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
  rebuild: {
    scope: 'registry:write',
    ask: () => ({ ...unit, json: { period: String(year), apply: false } }),
    status: [200],
    ofOtherUnit: 'refused',
    ofOneOfficer: 'nothing',
  },
};

/** Of the routes that are no pages. */
const CALLS = new Map(Object.entries(routes).flatMap(([name, route]) => ('page' in route ? [] : [[name, route.call]])));
const NAMES = Object.keys(RIGHTS) as RouteName[];
const SCOPED = NAMES.flatMap((name) => {
  const right = RIGHTS[name];
  return typeof right === 'string' ? [] : [[name, right] as const];
});
const OF_A_KEY = NAMES.filter((name) => RIGHTS[name] === 'any key');
const FOR_ONE_OFFICER = SCOPED.filter(
  ([, { ofOneOfficer }]) => !['nothing', 'others', 'nobody'].includes(ofOneOfficer),
);
const OF_NOBODY = SCOPED.filter(([, { ofOneOfficer }]) => ofOneOfficer === 'nobody');
const LEFT_OUT = SCOPED.filter(([, { ofOneOfficer }]) => ofOneOfficer === 'left out');
const NOT_FOR_ONE_OFFICER = SCOPED.filter(([, { ofOneOfficer }]) => ofOneOfficer === 'nothing');

const tera = aStack({ units: { [OWN]: aDocument(), [OTHER]: aDocument() } });
/** Keys with one scope each: of the own unit, of the other one, and of Ani in the own one. */
type OfScope = Readonly<Record<Scope, string>>;
let [own, other, ofAni]: OfScope[] = [];

beforeAll(async () => {
  for (const officerId of ['ani', 'budi'] as const) {
    await tera.client.push(OWN, aServedTicket(`T-${officerId}`, { officerId }));
    await issueAgain(`S-${officerId}`, officerId);
    const made = await tera.client.makeKey({ scopes: ['tickets:write'], units: [OWN], officerId });
    keyIds[officerId] = made.keyId;
  }
  for (const personId of ['tetap', 'lama']) {
    const json = { ...PERSON, login: { subject: personId } };
    await tera.client.call('PUT', `/v1/people/${personId}`, { json });
  }
  own = await keysOfEachScope({ units: [OWN] });
  other = await keysOfEachScope({ units: [OTHER] });
  ofAni = await keysOfEachScope({ units: [OWN], officerId: 'ani' });
  await tera.counted();
  for (const officerId of ['ani', 'budi'] as const) {
    const json = { reason: 'bukan saya yang melayani' };
    await tera.client.call('POST', `/v1/units/${OWN}/facts/T-${officerId}/objections`, { json });
  }
  await tera.counted();
});

it('every route of the API stands in the matrix, and every scope but those of what is not built yet has a route', () => {
  expect(NAMES.toSorted(byText)).toEqual([...CALLS.keys()].toSorted(byText));

  const used = new Set(SCOPED.map(([, { scope }]) => scope));
  expect(SCOPES.filter((scope) => !used.has(scope))).toEqual([]);
});

describe('without a key', () => {
  it.each([...OF_A_KEY, ...SCOPED.map(([name]) => name)])('%s is refused', async (name) => {
    const right = RIGHTS[name];
    const question = typeof right === 'string' ? {} : right.ask('ani');

    for (const key of [null, 'tera_000000000000_salah', 'halo']) {
      expect(await ask(name, question, key)).toMatchObject(refusal(401, { code: 'unauthenticated' }));
    }
  });

  it.each(NAMES.filter((name) => RIGHTS[name] === 'no key'))('%s asks for none', async (name) => {
    const body = callOf(name).startsWith('POST') ? { json: {} } : {};

    expect([401, 403]).not.toContain((await ask(name, body, null)).status);
  });

  it('a webhook of Qminder is signed instead', async () => {
    const answer = await ask('receiveQminderWebhook', { ...unit, json: {} }, own?.['tickets:write'] ?? null);

    expect(answer).toMatchObject(refusal(401, { path: 'x-qminder-signature', code: 'unauthenticated' }));
  });
});

describe('the key of any scope, of any unit', () => {
  it.each(OF_A_KEY)('may ask %s, and hears of its own unit alone', async (name) => {
    for (const key of [...Object.values(own ?? {}), ...Object.values(ofAni ?? {})]) {
      const { status, text } = await ask(name, {}, key);

      expect(status).toBe(200);
      expect(text).toContain(OWN);
      expect(text).not.toContain(OTHER);
    }
  });
});

describe('the key of one scope', () => {
  it.each(SCOPED)('may %s only where it is that scope', async (name, { scope, orElse, ask: question, status }) => {
    const others = SCOPES.filter((each) => each !== scope && each !== orElse);
    const refused = await Promise.all(others.map((each) => ask(name, question('ani'), keyOf(own, each))));
    expect(refused.map((answer) => howKept(answer, 'wrong_scope'))).toEqual(others.map(() => 'refused'));

    // That of Ani is still needed.
    const revoked = { path: { keyId: 'tidakada' } };
    const answer = await ask(name, name === 'revokeKey' ? revoked : question('ani'), keyOf(own, scope));
    expect(name === 'revokeKey' ? [404] : status).toContain(answer.status);
  });
});

describe('the key of another unit', () => {
  it.each(SCOPED)('that asks %s is kept from it', async (name, { scope, ask: question, ofOtherUnit }) => {
    const answer = await ask(name, question('ani'), keyOf(other, scope));

    expect(howKept(answer, 'other_unit', OWN)).toBe(ofOtherUnit);
  });
});

describe('the key of one officer', () => {
  it.each(NOT_FOR_ONE_OFFICER)('may not %s, which is of the unit', async (name, { scope, ask: question }) => {
    const answer = await ask(name, question('ani'), keyOf(ofAni, scope));

    expect(answer).toMatchObject(refusal(403, { code: 'other_officer' }));
  });

  it.each(FOR_ONE_OFFICER)('may %s about that officer, and about no other', async (name, right) => {
    const { scope, ask: question, status, ofOneOfficer } = right;
    const key = keyOf(ofAni, scope);

    const anothers = await ask(name, question('budi'), key);
    const answer = await ask(name, question('ani'), key);

    expect(status).toContain(answer.status);
    expect(howKept(anothers, 'other_officer', 'budi')).toBe(ofOneOfficer);
  });

  it.each(LEFT_OUT)('has %s with what is that officer’s own', async (name, { scope, ask: question }) => {
    expect((await ask(name, question('ani'), keyOf(ofAni, scope))).text).toContain('ani');
  });

  it.each(OF_NOBODY)('may %s as any key of its unit', async (name, { scope, ask: question, status }) => {
    const answer = await ask(name, question('ani'), keyOf(ofAni, scope));

    expect(status).toContain(answer.status);
    expect(answer.text).toBe((await ask(name, question('ani'), keyOf(own, scope))).text);
  });

  it('brings in answers to the tickets of others, and to no own one', async () => {
    const responses = ['ani', 'budi'].map((officerId) =>
      typedAnswer(`kertas-${officerId}`, { ticketId: `T-${officerId}` }),
    );
    const question = { ...unit, json: { responses } };

    expect(await ask('importResponses', question, keyOf(ofAni, 'responses:write'))).toMatchObject({
      status: 202,
      json: { accepted: 1, rejected: [{ index: 0, code: 'own_ticket' }] },
    });
    expect(await ask('importResponses', question, keyOf(own, 'responses:write'))).toMatchObject(
      refusal(403, { path: 'responses.0.ticketId', code: 'officer_unknown' }),
    );
  });

  it('has no rows of the unit, and none of another in any format', async () => {
    const key = keyOf(ofAni, 'indicators:read');
    const path = `/v1/units/${OWN}/indicators?period=${year}`;
    for (const by of ['', '&by=service']) {
      const answer = await tera.client.call('GET', path + by, { key });
      expect(answer).toMatchObject(refusal(403, { path: 'by', code: 'other_officer' }));
    }
    for (const wish of ['by=officer&format=csv', 'by=officer,service&format=csv', 'by=officer&format=html']) {
      const { text } = await tera.client.call('GET', `${path}&${wish}`, { key });
      expect(text).not.toMatch(/budi/i);
    }
  });

  it('corrects no ticket of another, and takes none over, whenever it says that it did', async () => {
    const key = keyOf(ofAni, 'tickets:write');
    const before = await rowsOfAll();
    const occurredAt = new Date().toISOString();
    const attempts = [
      { type: 'corrected', officerId: 'ani', reason: 'milik saya' },
      { type: 'corrected', officerId: 'budi', accurate: false, reason: 'jam salah' },
      { type: 'reopened', officerId: 'ani' },
      { type: 'transferred', officerId: 'ani' },
      { type: 'cancelled' },
      { type: 'corrected', undoes: 'T-budi-e3', reason: 'salah tekan' },
    ];
    const events = attempts.map((attempt, index) => ({
      eventId: `curi-${index}`,
      ticketId: 'T-budi',
      occurredAt,
      ...attempt,
    }));
    const path = `/v1/units/${OWN}/ticket-events`;
    const { status, json } = await tera.client.call('POST', path, { json: { events }, key });
    await tera.counted();

    // Where nothing is taken, the push is refused as a whole.
    expect(status).toBe(422);
    expect(json).toMatchObject({ errors: attempts.map(() => ({ code: 'other_officer' })) });
    expect(await rowsOfAll()).toEqual(before);
  });
});

const queueOf = (unitId: string, key: string) =>
  tera.client.call('GET', `/v1/units/${unitId}/tickets?state=open`, { key });

describe('the key of a counter', () => {
  it('opens what a counter does, and no figure, name of a person or text of a citizen', async () => {
    const key = keyOf(own, 'tickets:write');
    const opened: string[] = [];
    for (const [name, { ask: question }] of SCOPED) {
      const { status } = await ask(name, question('ani'), key);
      if (status !== 403) opened.push(name);
    }

    expect(opened.toSorted(byText)).toEqual([
      'claimNumbers',
      'getCounterSetup',
      'getTicketLink',
      'listTickets',
      'pushTicketEvents',
    ]);
  });

  it('is told of a unit whose id it has in the wrong case, and of no other', async () => {
    const hint = `did you mean '${OWN}'?`;

    expect((await queueOf('Unit-Sendiri', keyOf(own, 'tickets:write'))).text).toContain(hint);
    expect((await queueOf('Unit-Sendiri', keyOf(other, 'tickets:write'))).text).not.toContain(hint);
    expect((await queueOf('Unit-Sendiri', tera.adminKey)).text).toContain(hint);
    expect((await queueOf('tidak-ada', tera.adminKey)).text).not.toContain('did you mean');
  });
});

it('no function has written a key into its log', () => {
  const logs = readdirSync(tera.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
  const written = logs.map((name) => readFileSync(join(tera.dataDir, name), 'utf8')).join('');
  const secrets = [own, other, ofAni]
    .flatMap((keys) => Object.values(keys ?? {}))
    .concat(tera.adminKey)
    .map((key) => key.slice(key.lastIndexOf('_') + 1));

  // Whose key it was that asked is there, without what opens anything.
  expect(written).toContain(keyOf(own, 'tickets:write').split('_')[1]);
  expect(secrets.length).toBeGreaterThan(20);
  expect(secrets.filter((secret) => written.includes(secret))).toEqual([]);
  expect(written).not.toMatch(/tera_[a-z0-9]+_[a-z0-9]{8}/i);
});

/** An answer from paper of today, as the unit has it. */
function typedAnswer(responseId: string, about: Readonly<Record<string, string>>) {
  const answeredOn = localDay(Date.now(), aDocument().timeZone);
  return { responseId, answeredOn, ...about, answers: { waktu: 3 }, source: 'paper' };
}

/** A number that begins again: its second issue is set aside. */
async function issueAgain(ticketId: string, officerId: Officer): Promise<void> {
  const served = aServedTicket(ticketId, { officerId });
  await tera.client.push(OWN, served);
  const again = {
    eventId: `${ticketId}-lagi`,
    ticketId,
    type: 'issued',
    serviceId: 'ektp',
    occurredAt: new Date().toISOString(),
  };
  await tera.client.call('POST', `/v1/units/${OWN}/ticket-events`, { json: { events: [again] } });
}

function callOf(name: RouteName): string {
  return CALLS.get(name) ?? '';
}

/** How an answer keeps what is hidden: by this code, or without a word of it. */
function howKept({ status, text, json }: Answer, code: string, hidden = ''): Kept | 'told' {
  const { errors = [], rejected = [] } = (json ?? {}) as Record<'errors' | 'rejected', { code: string }[] | undefined>;
  const isTheCode = (one: { readonly code: string }) => one.code === code;
  if (status === 403 && errors.some(isTheCode)) return 'refused';
  if (status === 404) return 'as none';
  if (rejected.some(isTheCode)) return 'rejected';
  return status === 200 && hidden !== '' && !text.includes(hidden) ? 'left out' : 'told';
}

function ask(name: RouteName, { path = {}, query = '', json }: Question, key: string | null): Promise<Answer> {
  const [method = '', template = ''] = callOf(name).split(' ');
  const filled = template.replace(/\{(\w+)\}/g, (_, part: string) => path[part] ?? '');
  return tera.client.call(method, filled + query, json === undefined ? { key } : { json, key });
}

async function keysOfEachScope(wishes: { readonly units: string[]; readonly officerId?: string }): Promise<OfScope> {
  const made = await Promise.all(
    SCOPES.map(async (scope): Promise<[Scope, MadeKey]> => [
      scope,
      await tera.client.makeKey({ ...wishes, scopes: [scope] }),
    ]),
  );
  return Object.fromEntries(made.map(([scope, { key }]) => [scope, key])) as OfScope;
}

function keyOf(keys: OfScope | undefined, scope: Scope): string {
  return keys?.[scope] ?? '';
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}

async function rowsOfAll(): Promise<unknown> {
  return (await tera.client.indicators(OWN, String(year), ['officer'])).rows;
}
