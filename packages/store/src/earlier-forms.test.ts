// What was ever stored is still read: one item of every form in which it was written, as it was written, and what comes out. And
// what was never written so is not taken for something else. A form that changes adds one here, and takes none away.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type EventId,
  type FactKey,
  type KindName,
  type LocalDay,
  NO_NUMBERS,
  type UnitId,
  parsePeriod,
} from '@tera/domain';
import { TABLES, anEngine } from '@tera/testing/engine';
import { ani, at, budi, contoh, ektp, present } from '@tera/testing/facts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Item } from './attributes.ts';
import { broughtReader } from './brought-store.ts';
import { evidenceStore } from './evidence-store.ts';
import { exclusionStore } from './exclusion-store.ts';
import { factReader } from './fact-reader.ts';
import { followUpReader } from './follow-up-store.ts';
import { indicatorStore } from './indicator-store.ts';
import { keyStore } from './key-store.ts';
import { objectionStore, stateOf } from './objection-store.ts';
import { publicUnitReader } from './public-unit.ts';
import { registryStore } from './registry-store.ts';
import { releaseStore } from './release-store.ts';
import { snapshotStore } from './snapshot-store.ts';

const engine = anEngine();

const S = (text: string): AttributeValue => ({ S: text });
const N = (number: number): AttributeValue => ({ N: String(number) });
const M = (item: Item): AttributeValue => ({ M: item });
const L = (...texts: readonly string[]): AttributeValue => ({ L: texts.map(S) });

async function put(table: keyof typeof TABLES, ...items: readonly Item[]): Promise<void> {
  for (const item of items) await engine.sdk.send(new PutItemCommand({ TableName: TABLES[table], Item: item }));
}

const LATER = N(Math.ceil(at('2029-01-29 09:00') / 1000));
const [morning, nine] = [at('08:00'), at('09:00')];

/** The fact of an item, whose id is the part of its sort key behind the letter. */
async function factIn<K extends KindName>(kind: K, item: Item) {
  await put('facts', item);
  const key: FactKey<K> = { unitId: contoh, kind, id: present(item['sk']?.S).slice(2) };
  const [fact] = (await factReader(engine.client, TABLES.facts).read([key], at('12:00'))).values();
  return present(fact);
}

const common = (sk: string): Item => ({ pk: S('contoh'), sk: S(sk), version: N(3), expiresAt: LATER });

/** An answer of a form that had no flags and counted no attempts, and cells that had longer names. */
const firstAnswer = {
  at: N(nine),
  via: S('ticket'),
  o: S('ani'),
  s: S('ektp'),
  form: S('skm-2017.1'),
  q: M({ perilaku: N(4), waktu: N(2) }),
  who: M({ sex: S('P') }),
  note: S('Cepat'),
  lang: S('id'),
  from: N(nine - 60_000),
};
const begunAt = (from: number): Item => ({
  ...common('R#k-4'),
  events: M({ 'r-1': M({ ...firstAnswer, from: N(from) }) }),
});
const answerOut = {
  responseId: 'r-1',
  receivedAt: nine,
  channel: 'ticket',
  isLinked: true,
  questionnaire: 'skm-2017.1',
  answers: { perilaku: 4, waktu: 2 },
  respondent: { sex: 'P' },
  comment: 'Cepat',
  language: 'id',
  flags: [],
};
/** Whose it is by its link, until its ticket says otherwise. */
const byLink = { to: { kind: 'officer', officerId: ani, serviceId: ektp }, order: 0 };

describe('a ticket', () => {
  it('of the first form has all its events, and the cells under the names that they had', async () => {
    const { state, applied, version, partial } = await factIn('ticket', {
      ...common('T#A-1'),
      closedOn: S('2026-11-20'),
      evidencePk: S('contoh#ani#2026-11'),
      evidenceSk: S('2026-11-20#T#A-1'),
      events: M({
        e1: M({ t: S('issued'), at: N(morning), s: S('ektp') }),
        e2: M({ t: S('completed'), at: N(nine), s: S('ektp'), o: S('ani'), c: S('loket-1'), out: S('resolved') }),
        e3: M({ t: S('corrected'), at: N(nine), o: S('budi'), ok: { BOOL: false }, why: S('salah petugas') }),
      }),
      applied: M({ '2026-11-20#ani#ektp': M({ completed: N(1), 's.sum': N(300_000) }), '2026-11-20#-#-': M({}) }),
    });

    expect(['e1', 'e2', 'e3'].map((id) => state.events.get(id as EventId))).toEqual([
      { eventId: 'e1', ticketId: 'A-1', type: 'issued', occurredAt: morning, serviceId: ektp },
      {
        eventId: 'e2',
        ticketId: 'A-1',
        type: 'completed',
        occurredAt: nine,
        serviceId: ektp,
        officerId: ani,
        counterId: 'loket-1',
        outcome: 'resolved',
      },
      {
        eventId: 'e3',
        ticketId: 'A-1',
        type: 'corrected',
        occurredAt: nine,
        officerId: budi,
        accurate: false,
        reason: 'salah petugas',
      },
    ]);
    expect(Object.fromEntries(applied)).toEqual({
      '2026-11-20#ani#ektp': { completed: 1, 's.sum': 300_000 },
      '2026-11-20#-#-': {},
    });
    expect({ version, partial, ruling: state.ruling }).toEqual({ version: 3, partial: false, ruling: undefined });
  });

  it('that was contested has its ruling, and its mirrors', async () => {
    const { state, applied, partial } = await factIn('ticket', {
      ...common('T#A-2'),
      events: M({ e1: M({ t: S('issued'), at: N(morning), s: S('ektp') }) }),
      ruling: M({ state: S('contested'), at: N(nine), by: S('o-1') }),
      applied: M({ '2026-11-20#ani#ektp#contested': M({ completed: N(1) }) }),
      partial: { BOOL: true },
    });

    expect(state.ruling).toEqual({ state: 'contested', at: nine, objectionId: 'o-1' });
    expect([...applied.keys()]).toEqual(['2026-11-20#ani#ektp#contested']);
    expect(partial).toBe(true);
  });

  it('of which only a ruling was known is no ticket yet', async () => {
    const { state } = await factIn('ticket', {
      ...common('T#A-3'),
      ruling: M({ state: S('annulled'), at: N(nine), by: S('o-1') }),
    });

    expect(state).toEqual({ events: new Map(), ruling: { state: 'annulled', at: nine, objectionId: 'o-1' } });
  });

  it('that tells what was done has it by service', async () => {
    const { state } = await factIn('ticket', {
      ...common('T#A-4'),
      events: M({ e1: M({ t: S('completed'), at: N(nine), s: S('kk'), did: M({ kk: N(2), ektp: N(1) }) }) }),
    });

    expect([...state.events.values()][0]?.services).toEqual([
      { serviceId: 'ektp', quantity: 1 },
      { serviceId: 'kk', quantity: 2 },
    ]);
  });
});

describe('an answer', () => {
  it('of the first form has no flags and no attempt, and its cells the names that they had', async () => {
    const { state, applied } = await factIn('response', {
      ...common('R#k-1'),
      events: M({ 'r-1': M(firstAnswer) }),
      applied: M({ '2026-11-20#ani#ektp': M({ 'answered.ticket': N(1), 'q.perilaku.4': N(1) }) }),
    });

    expect(state).toEqual({ response: answerOut, charge: byLink });
    expect([...applied.values()]).toEqual([{ 'answered.ticket': 1, 'q.perilaku.4': 1 }]);
  });

  it('of a poster has neither officer nor service, and need say nothing else', async () => {
    const { at: time, form, q } = firstAnswer;
    const { state } = await factIn('response', {
      ...common('R#p.r-2'),
      events: M({ 'r-2': M({ at: time, via: S('poster'), form, q, who: M({}) }) }),
    });

    expect(state.response).toEqual({
      responseId: 'r-2',
      receivedAt: nine,
      channel: 'poster',
      questionnaire: 'skm-2017.1',
      answers: { perilaku: 4, waktu: 2 },
      respondent: {},
      flags: [],
    });
    expect(state.charge).toBeUndefined();
  });

  it('with flags, and with an attempt, has them', async () => {
    const { state } = await factIn('response', {
      ...common('R#k-3'),
      events: M({ 'r-1': M({ ...firstAnswer, flags: L('fast', 'honeypot'), nth: N(2) }) }),
    });

    expect(state.response).toEqual({ ...answerOut, flags: ['fast', 'honeypot'], attempt: 2 });
  });

  it('says no more when it was begun, whatever clock said it', async () => {
    for (const from of [nine - 60_000, 0, -1, Date.parse('9998-01-01T00:00:00Z')]) {
      expect((await factIn('response', begunAt(from))).state.response).toEqual(answerOut);
    }
  });

  it('that somebody had objected to, when one could, counts as if nobody had', async () => {
    const { state, applied } = await factIn('response', {
      ...common('R#k-5'),
      events: M({ 'r-1': M(firstAnswer) }),
      ruling: M({ state: S('annulled'), at: N(nine), by: S('o-1') }),
      applied: M({ '2026-11-20#ani#ektp#contested': M({ pl4: N(1) }) }),
    });

    expect(state).toEqual({ response: answerOut, charge: byLink });
    expect([...applied.keys()]).toEqual(['2026-11-20#ani#ektp#contested']);
  });

  it('that was moved is whose it was moved to, and one that is still to come is nobody’s', async () => {
    const move = (to: string) => M({ to: S(to), at: N(nine), by: S('e3') });
    const moves = M({ o: move('budi'), s: move('kk') });
    const events = M({ 'r-1': M(firstAnswer) });
    const awaited = await factIn('response', { ...common('R#k-6'), moves });
    const given = await factIn('response', { ...common('R#k-7'), events, moves });
    const half = await factIn('response', { ...common('R#k-8'), events, moves: M({ s: move('kk') }) });

    expect(awaited.state).toEqual({});
    expect(given.state.charge).toEqual({ to: { kind: 'officer', officerId: budi, serviceId: 'kk' }, order: 0 });
    expect(half.state.charge).toEqual({ to: { kind: 'officer', officerId: ani, serviceId: 'kk' }, order: 0 });
  });

  it('of today has its day, whose it is, and that its device is shared', async () => {
    const { state } = await factIn('response', {
      ...common('R#k-10'),
      events: M({
        'r-1': M({
          at: N(nine),
          via: S('ticket'),
          link: { BOOL: true },
          form: S('skm-2017.1'),
          q: M({ perilaku: N(4), waktu: N(2) }),
          who: M({ sex: S('P') }),
          note: S('Cepat'),
          lang: S('id'),
          nth: N(1),
        }),
      }),
      charge: M({ is: S('unit'), s: S('ektp'), un: { BOOL: true }, n: N(7) }),
      shared: { BOOL: true },
    });
    const awaited = await factIn('response', { ...common('R#k-11'), awaited: N(nine) });

    expect(state).toEqual({
      response: { ...answerOut, attempt: 1 },
      charge: { to: { kind: 'unit', serviceId: ektp, isUnasked: true }, order: 7 },
      isOfSharedDevice: true,
    });
    expect(awaited.state).toEqual({ awaitedOn: nine });
  });
});

describe('a device’s day', () => {
  it('has its answers, those of a poster among them', async () => {
    const { state } = await factIn('device', {
      ...common('D#2026-11-20.AAAAAAAAAAAAAAAA'),
      events: M({ 'k-1': M({ at: N(nine), o: S('ani'), s: S('ektp') }), 'p.r-2': M({ at: N(morning) }) }),
    });

    // The engine gives back a map in any order.
    expect([...state.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
      { key: 'k-1', receivedAt: nine },
      { key: 'p.r-2', receivedAt: morning },
    ]);
  });
});

describe('an item that was never written so', () => {
  const whole: Item = {
    ...common('T#A-9'),
    events: M({ e1: M({ t: S('issued'), at: N(morning), s: S('ektp') }) }),
    applied: M({ '2026-11-20#ani#ektp': M({ completed: N(1) }) }),
  };
  const answer = (fields: Item): Item => ({
    ...common('R#k-9'),
    events: M({ 'r-1': M({ ...firstAnswer, ...fields }) }),
  });
  const event = (fields: Item): Item => ({
    ...whole,
    events: M({ e1: M({ t: S('issued'), at: N(morning), ...fields }) }),
  });

  const spoiled: Readonly<Record<string, readonly [KindName, Item]>> = {
    'whose events are no map': ['ticket', { ...whole, events: S('none') }],
    'one of whose events is none': ['ticket', { ...whole, events: M({ e1: S('issued') }) }],
    'whose ruling is no map': ['ticket', { ...whole, ruling: S('annulled') }],
    'with a ruling that nobody makes': ['ticket', { ...whole, ruling: M({ state: S('x'), at: N(nine), by: S('o') }) }],
    'with cells that are none': ['ticket', { ...whole, applied: L('2026-11-20#ani#ektp') }],
    'with a cell of nobody and nothing': ['ticket', { ...whole, applied: M({ '2026-11-20': M({}) }) }],
    'with a counter that is no number': ['ticket', { ...whole, applied: M({ '2026-11-20#-#-': M({ w: S('1') }) }) }],
    'that is partial in words': ['ticket', { ...whole, partial: S('true') }],
    'without a version': ['ticket', { ...whole, version: S('3') }],
    'with an event of no type that there is': ['ticket', event({ t: S('eaten') })],
    'with an event at no time': ['ticket', event({ at: N(8_640_000_000_000_001) })],
    'with an event of the year 1969': ['ticket', event({ at: N(-1) })],
    'with an event of an officer who cannot be one': ['ticket', event({ o: S('a#b') })],
    'with an event whose exactness is a word': ['ticket', event({ ok: S('false') })],
    'with work of no quantity': ['ticket', event({ did: M({ ektp: S('2') }) })],
    'without an answer': ['response', { ...common('R#k-9'), events: M({}) }],
    'with a score of 5': ['response', answer({ q: M({ perilaku: N(5) }) })],
    'with an element that there is not': ['response', answer({ q: M({ kebersihan: N(4) }) })],
    'with a respondent who says something else': ['response', answer({ who: M({ sex: S('X') }) })],
    'with a flag that there is not': ['response', answer({ flags: L('slow') })],
    'with flags that are no list': ['response', answer({ flags: S('fast') })],
    'with moves that are none': ['response', { ...answer({}), moves: L('budi') }],
    'with a charge that nobody makes': ['response', { ...answer({}), charge: M({ is: S('x'), n: N(1) }) }],
    'charged to somebody who cannot be one': [
      'response',
      { ...answer({}), charge: M({ is: S('officer'), o: S('a#b'), n: N(1) }) },
    ],
    'that is of a shared device in words': ['response', { ...answer({}), shared: S('true') }],
    'of a device that answered at no time': ['device', { ...common('D#d-9'), events: M({ k: M({}) }) }],
  };

  it.each(Object.entries(spoiled))('%s is told of, and is not taken for an empty one', async (_, [kind, item]) => {
    const heard: FactKey[] = [];
    await put('facts', item);
    const key: FactKey = { unitId: contoh, kind, id: present(item['sk']?.S).slice(2) };

    const facts = await factReader(engine.client, TABLES.facts).read([key], at('12:00'), (bad) => heard.push(bad));

    expect({ facts: facts.size, heard }).toEqual({ facts: 0, heard: [key] });
  });
});

const cellsStored = () => indicatorStore(engine.client, TABLES.indicators);

describe('cells', () => {
  const nusa = 'nusa' as UnitId;
  const november = present(parsePeriod('2026-11'));

  beforeAll(() =>
    put(
      'indicators',
      // Of the time before anybody knew when one was written, under the names of then.
      { pk: S('nusa#2026-11'), sk: S('ani#ektp'), completed: N(2), 'q.perilaku.4': N(1) },
      { pk: S('nusa#2026-11'), sk: S('-#-'), 'a.poster': N(1), u: N(1_795_136_400) },
      { pk: S('nusa#2026-11'), sk: S('ani#ektp#contested'), completed: N(1), u: N(1_795_136_400) },
      { pk: S('rusak#2026-11'), sk: S('ani'), completed: N(2) },
    ),
  );

  it('of all forms are read under the names that their counters have, the mirrors apart', async () => {
    const { cells, contested } = await cellsStored().read(nusa, november);

    expect(Object.fromEntries(cells)).toEqual({
      '2026-11#-#-': { 'a.poster': 1 },
      '2026-11#ani#ektp': { completed: 2, 'q.perilaku.4': 1 },
    });
    expect(Object.fromEntries(contested)).toEqual({ '2026-11#ani#ektp#contested': { completed: 1 } });
  });

  it('that nobody can be charged with were never written', async () => {
    await expect(cellsStored().read('rusak' as UnitId, november)).rejects.toThrow('not as it must be');
  });
});

const indexed = (sk: string, evidenceSk: string): Item => ({
  pk: S('indeks'),
  sk: S(sk),
  expiresAt: LATER,
  evidencePk: S('indeks#ani#2026-11'),
  evidenceSk: S(evidenceSk),
});

describe('places in the index', () => {
  it('of answers and devices, which were once evidence, are passed over', async () => {
    await put(
      'facts',
      indexed('T#A-1', '2026-11-20#T#A-1'),
      indexed('P#T#A-2#ani#2026-11', '2026-11-21#T#A-2'),
      indexed('P#R#k-1#ani#2026-11', '2026-11-21#R#k-1'),
      indexed('D#d-1', '2026-11-22#D#d-1'),
    );
    const days = { from: '2026-11-01' as LocalDay, to: '2026-12-01' as LocalDay };

    const places = await evidenceStore(engine.client, TABLES.facts).tickets(
      { unitId: 'indeks' as UnitId, officerId: ani, ...days },
      { atMost: 10 },
    );

    expect(places).toEqual([
      { day: '2026-11-20', id: 'A-1' },
      { day: '2026-11-21', id: 'A-2' },
    ]);
  });
});

async function unitIn(name: string, body: unknown) {
  const pk = S(`UNIT#${name}`);
  const packed = { B: gzipSync(typeof body === 'string' ? body : JSON.stringify(body)) };
  await put('registry', { pk, sk: S('HEAD'), version: N(2) }, { pk, sk: S('BODY'), version: N(2), body: packed });
  return registryStore(engine.client, TABLES.registry).unit(name as UnitId);
}

describe('a unit’s document', () => {
  const plain = {
    name: 'Kantor',
    timeZone: 'Asia/Jakarta',
    services: [{ id: 'ektp', name: 'KTP', standard: { measure: 'service', minutes: 10, validFrom: '2026-07-01' } }],
    officers: [{ id: 'ani', name: 'Ani', nip: '198001012005012001', active: false }],
    counters: [],
  };

  it('of the first form, without a version and a contact, is the same one', async () => {
    const former = [{ serviceId: 'ektp', standard: { measure: 'service', minutes: 15 } }];

    const unit = await unitIn('pertama', { document: plain, former });

    expect(unit?.document).toEqual(plain);
    expect((['2026-06-30', '2026-07-01'] as const).map((day) => unit?.standardOn(ektp, day)?.minutes)).toEqual([
      15, 10,
    ]);
  });

  it('with targets and a standard that was taken out, and with a version, is the same one', async () => {
    const document = {
      ...plain,
      questionnaire: 'skm-2017.1',
      contact: 'ppid@contoh.example',
      // Neither the indicator nor the year could be set today.
      targets: [{ indicator: 'service.mode', value: 600, officerId: 'ani', period: '1998', decree: 'SK 1' }],
    };
    const former = [{ serviceId: 'kk', standard: { measure: 'turnaround', minutes: 60 }, until: '2026-11-01' }];

    const unit = await unitIn('kedua', { v: 1, document, former });

    expect(unit?.document).toEqual(document);
    expect(unit?.standardOn('kk' as typeof ektp, '2026-10-31')?.minutes).toBe(60);
    // Of the time before there were releases: what holds unless a unit says otherwise, and nothing ended before it began.
    expect(unit?.calendar).toEqual({ plan: { first: 'quarter', changes: [] }, settleDays: 14, since: '' });
  });

  it('that says how it publishes has said so since', async () => {
    const document = { ...plain, publishes: 'month', settleDays: 7 };
    const plan = { first: 'quarter', changes: [{ from: '2026-10-01', publishes: 'month' }] };

    const unit = await unitIn('ketiga', { v: 1, document, former: [], publishing: { plan, since: '2026-07-01' } });

    expect(unit?.document).toEqual(document);
    expect(unit?.calendar).toEqual({ plan, settleDays: 7, since: '2026-07-01' });
  });

  it('has a line in the list of units', async () => {
    const line = { pk: S('UNITS'), sk: S('daftar'), name: S('Kantor'), timeZone: S('Asia/Jayapura') };
    await put('registry', line);

    const listed = await registryStore(engine.client, TABLES.registry).units('daftaq').next();
    expect(listed.value).toEqual({ unitId: 'daftar', name: 'Kantor', timeZone: 'Asia/Jayapura' });
  });

  it('is public by its line in the list alone, where nobody has put more', async () => {
    await put('registry', { pk: S('UNITS'), sk: S('sebelum'), name: S('Kantor'), timeZone: S('Asia/Jayapura') });

    const unit = await publicUnitReader(engine.client, TABLES.registry).unit('sebelum' as UnitId);

    expect(unit?.document).toEqual({ name: 'Kantor', timeZone: 'Asia/Jayapura', services: [], counters: [] });
    expect(unit?.isClosedAt(nine)).toBe(false);
  });

  it('is public in its first form', async () => {
    const document = {
      name: 'Kantor',
      timeZone: 'Asia/Jayapura',
      contact: 'ppid@contoh.example',
      services: [{ id: 'ektp', name: 'KTP' }],
      counters: [{ id: 'loket-1', name: 'Loket 1' }],
      closedFrom: '2027-01-01',
    };
    const content = { B: gzipSync(JSON.stringify(document)) };
    await put('registry', { pk: S('PUBLIC#terbuka'), sk: S('PAGE'), version: N(3), form: N(1), content });

    const unit = await publicUnitReader(engine.client, TABLES.registry).unit('terbuka' as UnitId);

    expect(unit?.document).toEqual(document);
  });

  it.each([
    ['without a name', { timeZone: 'Asia/Jayapura', services: [], counters: [] }, 'name'],
    ['with an id that is none', { name: 'x', timeZone: 'Asia/Jayapura', services: [{ id: 'a#b', name: 'x' }] }, 'not'],
    ['of a zone that there is not', { name: 'x', timeZone: 'Asia/Atlantis', services: [], counters: [] }, 'not'],
  ])('%s is not shown to the public', async (name, document, why) => {
    const id = name.replaceAll(' ', '-');
    const content = { B: gzipSync(JSON.stringify(document)) };
    await put('registry', { pk: S(`PUBLIC#${id}`), sk: S('PAGE'), version: N(3), form: N(1), content });

    await expect(publicUnitReader(engine.client, TABLES.registry).unit(id as UnitId)).rejects.toThrow(why);
  });

  it('with an officer who has the id that no document may give any more is the same one', async () => {
    const document = { ...plain, officers: [{ id: '198001012005012001', name: 'Ani' }] };

    const unit = await unitIn('ketiga', { v: 1, document, former: [] });

    expect(unit?.document).toEqual(document);
  });

  it.each([
    ['of a version that is not known', { v: 2, document: plain, former: [] }, 'v: invalid_value'],
    ['without what it must have', { document: { ...plain, services: undefined }, former: [] }, 'document.services'],
    [
      'with an id that is none',
      { document: { ...plain, counters: [{ id: 'a#b', name: 'x' }] }, former: [] },
      'counters.0.id',
    ],
    ['that is no JSON', '{"document":', 'JSON'],
  ])('%s is not guessed at', async (name, body, why) => {
    await expect(unitIn(name.replaceAll(' ', '-'), body)).rejects.toThrow(why);
  });
});

const storedKey = (keyId: string, fields: Item): Item => ({
  pk: S('KEY'),
  sk: S(keyId),
  secretHash: S('0'.repeat(64)),
  name: S('Loket'),
  scopes: L('tickets:write'),
  units: L('contoh'),
  createdAt: N(morning),
  ...fields,
});
const keyOf = async (keyId: string, fields: Item) => {
  await put('registry', storedKey(keyId, fields));
  return keyStore(engine.client, TABLES.registry).find(keyId);
};

describe('an API key', () => {
  it('of the first form is nobody’s in particular', async () => {
    expect(await keyOf('k1', {})).toEqual({
      keyId: 'k1',
      secretHash: '0'.repeat(64),
      name: 'Loket',
      scopes: ['tickets:write'],
      units: ['contoh'],
      createdAt: morning,
      madeBy: [],
    });
  });

  it('of one person, for a thousand years, revoked, is just that', async () => {
    const expiresAt = Date.parse('2999-01-01T00:00:00Z');

    expect(await keyOf('k2', { officerId: S('ani'), expiresAt: N(expiresAt), revokedAt: N(nine) })).toMatchObject({
      officerId: 'ani',
      expiresAt,
      revokedAt: nine,
    });
  });

  it('allows nothing by a scope that is not known', async () => {
    expect((await keyOf('k3', { scopes: L('everything', 'registry:read') }))?.scopes).toEqual(['registry:read']);
  });

  it('of somebody who cannot be named is not made everybody’s', async () => {
    await expect(keyOf('k4', { officerId: S('a#b') })).rejects.toThrow('not as it must be');
    await expect(keyOf('k5', { officerId: N(7) })).rejects.toThrow('another type');
  });
});

describe('an objection', () => {
  const ambon = 'ambon' as UnitId;
  const entry = (id: string, name: string, fields: Item): Item => ({
    pk: S('OBJECTIONS#ambon'),
    sk: S(`O#${id}#${name}`),
    at: N(nine),
    by: S('Ani'),
    keyId: S('k1'),
    reason: S('Bukan saya.'),
    ...fields,
  });
  const said = { at: nine, by: 'Ani', keyId: 'k1', reason: 'Bukan saya.', officers: [] };

  it('of every form is listed, also one to an answer, to which nobody can object any more', async () => {
    await put(
      'registry',
      entry('0a', 'filed', { factId: S('A-1'), indicator: S('service.p50') }),
      { pk: S('OBJECTIONS#ambon'), sk: S('O#0a#filed-queued'), at: N(nine) },
      entry('0b', 'filed', { factId: S('-Zk3_9aQ0bXc4dEf5gHi6j') }),
      entry('0b', 'decided', { outcome: S('refused') }),
      entry('0c', 'filed', { factId: S('A-2') }),
      entry('0c', 'decided', {
        outcome: S('upheld'),
        correction: M({ officerId: S('budi'), serviceId: S('kk'), accurate: { BOOL: false } }),
      }),
    );

    const { objections } = await objectionStore(engine.client, TABLES.registry).list(ambon, { most: 10 });

    expect(objections.map(({ filed }) => filed)).toEqual([
      { ...said, factId: 'A-1', indicator: 'service.p50' },
      { ...said, factId: '-Zk3_9aQ0bXc4dEf5gHi6j' },
      { ...said, factId: 'A-2' },
    ]);
    expect(objections.map(stateOf)).toEqual(['open', 'refused', 'upheld']);
    expect(objections[2]?.decided?.correction).toEqual({ officerId: budi, serviceId: 'kk', accurate: false });
  });

  it.each([
    ['an outcome that there is not', { outcome: S('perhaps') }],
    ['a correction that is none', { outcome: S('upheld'), correction: S('budi') }],
    ['a correction to somebody who cannot be one', { outcome: S('upheld'), correction: M({ officerId: S('a b') }) }],
  ])('with %s is not guessed at', async (_, decided) => {
    const pk = S('OBJECTIONS#biak');
    await put(
      'registry',
      { ...entry('0d', 'filed', { factId: S('A-1') }), pk },
      { ...entry('0d', 'decided', decided), pk },
    );

    await expect(objectionStore(engine.client, TABLES.registry).list('biak' as UnitId, { most: 10 })).rejects.toThrow(
      'an item',
    );
  });
});

describe('a snapshot', () => {
  it('of years ago is described, and its text is given as it was kept', async () => {
    const text = '{"methodVersion":"2026.1","rows":{}}';
    const [pk, id] = [S('SNAPSHOT#contoh'), '20261121T020500000Z-4f1c09d2'];
    await put(
      'registry',
      { pk, sk: S(`${id}#0000`), gzip: { B: gzipSync(text) } },
      {
        pk,
        sk: S(`HEAD#${id}`),
        // A period that nobody could ask for today.
        period: S('1998'),
        createdAt: N(nine),
        contentHash: S(createHash('sha256').update(text).digest('hex')),
        bytes: N(text.length),
        chunks: N(1),
        methodVersion: S('2026.1'),
        catalogueVersion: S('2026.1'),
        registryVersion: N(4),
      },
    );
    const store = snapshotStore(engine.client, TABLES.registry);

    const kept = present(await store.find(contoh, id));

    expect(kept).toMatchObject({
      snapshotId: id,
      period: '1998',
      createdAt: nine,
      note: undefined,
      registryVersion: 4,
    });
    expect(await store.content(kept)).toBe(text);
  });
});

const releases = () => releaseStore(engine.client, TABLES.registry);

/** As it is packed beside its hash. */
const packed = (text: string) => ({ gzip: gzipSync(text), hash: createHash('sha256').update(text).digest('hex') });

describe('of releases', () => {
  const pk = S('RELEASES#contoh');
  const flags = { fast: 0, quick: 0, sameDevice: 0, honeypot: 0 };
  const numbers = (answered: number) => ({ answered, invited: 20, linked: answered, flags });
  /** What was not known then was counted for nobody. */
  const asRead = <Numbers extends object>(known: Numbers) =>
    Object.assign({}, known, { uninvited: 0, flags: { ...NO_NUMBERS.flags, ...flags } });
  const channels = { ticket: 10, poster: 2, kiosk: 0, assisted: 0, import: 0 };
  const figure = { n: 12, distributions: { waktu: [0, 1, 4, 7], biaya: [0, 0, 2, 10] }, deviation: 12.5 };
  const ofNight = {
    unit: { ...numbers(12), channels },
    officers: [
      { officerId: 'ani', ...numbers(10) },
      { officerId: null, ...numbers(2) },
    ],
    services: [{ serviceId: 'ektp', ...numbers(12) }],
  };
  const readOfNight = {
    unit: asRead(ofNight.unit),
    officers: ofNight.officers.map(asRead),
    services: ofNight.services.map(asRead),
    bursts: [],
  };
  const release = {
    unitId: 'contoh',
    period: '2026-Q3',
    from: '2026-07-01',
    to: '2026-10-01',
    timeZone: 'Asia/Jakarta',
    publishes: 'quarter',
    revision: 1,
    publishedAt: nine,
    methodVersion: '2026.4',
    reason: 'Rapat dimajukan.',
    openObjections: 1,
    exclusions: [{ exclusionId: 'x1', where: { channel: 'kiosk', flags: ['fast'] }, reason: 'Anak-anak.', answers: 3 }],
    setAside: 3,
    numbers: ofNight,
    respondents: {
      sex: { L: 5, P: 6, notAnswered: 1 },
      age: { '15-25': 12, '26-35': 0, '36-50': 0, '51+': 0, notAnswered: 0 },
      education: { SD: 0, SMP: 0, SMA: 12, 'D1-D3': 0, 'S1/D4': 0, S2: 0, S3: 0, notAnswered: 0 },
      work: { PNS: 0, TNI: 0, Polri: 0, swasta: 0, wirausaha: 0, pelajar: 0, petani: 0, lainnya: 0, notAnswered: 12 },
    },
    answers: {
      unit: { answered: 12, figure, straight: 4 },
      services: [{ serviceId: null, answered: 12, figure }],
      officers: [{ officerId: 'ani', answered: 10, figure: null, why: 'protects' }],
      nobodys: [{ channel: 'poster', answered: 2, figure: null, why: 'few' }],
      beside: { flagged: 0, withoutFlagged: null, channels: { ticket: figure }, setAside: null },
    },
  };
  const kept = async (document: object) => {
    const { gzip, hash } = packed(JSON.stringify(document));
    await put(
      'registry',
      { pk, sk: S('BODY#2026-Q3#0001#0000'), gzip: { B: gzip } },
      {
        pk,
        sk: S('HEAD#2026-10-01#2026-Q3#0001'),
        period: S('2026-Q3'),
        to: S('2026-10-01'),
        revision: N(1),
        sha256: S(hash),
        methodVersion: S('2026.4'),
        publishedAt: N(nine),
        reason: S('Rapat dimajukan.'),
        chunks: N(1),
      },
    );
    return present((await releases().heads(contoh, '2026-07-01', '2026-10-01'))[0]);
  };

  it('a document is what it was, to the last field', async () => {
    const head = await kept({ v: 1, ...release });

    expect(head).toMatchObject({ period: '2026-Q3', revision: 1, publishedAt: nine, replacement: undefined });
    expect(await releases().release(contoh, head)).toEqual({
      ...release,
      numbers: readOfNight,
      bursts: [],
      sha256: head.sha256,
    });
  });

  it.each([
    ['of a form that is not known', { v: 2, ...release }, 'v: invalid_value'],
    ['without its numbers', { v: 1, ...release, numbers: undefined }, 'numbers: invalid_type'],
    ['of a replacement that nobody makes', { v: 1, ...release, replacement: 'better' }, 'replacement: invalid_value'],
  ])('a document %s is not taken for one', async (_, document, why) => {
    await expect(releases().release(contoh, await kept(document))).rejects.toThrow(why);
  });

  it('a night has its numbers and its steps', async () => {
    const charged = [
      { officerId: 'ani', serviceId: 'ektp', channel: 'ticket', n: 10 },
      { channel: 'poster', n: 2 },
    ];
    const steps = [{ asOf: '2026-11-10', n: 12, ikm: 80.5, answered: charged }];
    const [ofNumbers, ofSteps] = [packed(JSON.stringify(ofNight)), packed(JSON.stringify(steps))];
    const night: Item = {
      pk,
      sk: S('NIGHT#2026-Q4'),
      asOf: S('2026-11-20'),
      numbers: { B: ofNumbers.gzip },
      numbersHash: S(ofNumbers.hash),
      steps: { B: ofSteps.gzip },
      stepsHash: S(ofSteps.hash),
      visible: M({ asOf: S('2026-11-10'), n: N(12), ikm: N(80.5) }),
      shown: { L: [M({ asOf: S('2026-11-10'), n: N(12), others: N(10) })] },
      version: N(2),
    };
    await put('registry', night);

    expect(await releases().night(contoh, '2026-Q4')).toEqual({
      asOf: '2026-11-20',
      numbers: readOfNight,
      steps,
      visible: { asOf: '2026-11-10', n: 12, ikm: 80.5 },
      shown: [{ asOf: '2026-11-10', n: 12, others: 10 }],
      version: 2,
    });

    // Since answers without an invitation and bursts are told.
    const flooded = {
      ...readOfNight,
      unit: { ...readOfNight.unit, uninvited: 3, flags: { ...readOfNight.unit.flags, burst: 40 } },
      bursts: [{ day: '2026-11-12', channel: 'poster', answers: 40, tickets: 12 }],
    };
    const later = packed(JSON.stringify(flooded));
    await put('registry', { ...night, numbers: { B: later.gzip }, numbersHash: S(later.hash) });
    expect(await releases().night(contoh, '2026-Q4')).toMatchObject({ numbers: flooded });

    await put('registry', { ...night, shown: S('none') });
    await expect(releases().night(contoh, '2026-Q4')).rejects.toThrow("attribute 'shown'");
  });

  it('what a release holds is known by keys', async () => {
    const held = [
      {
        key: 'k-1',
        officerId: 'ani',
        serviceId: 'ektp',
        channel: 'ticket',
        flagged: true,
        step: 0,
        elements: ['waktu'],
      },
      { key: 'p.r-2', channel: 'poster', flagged: false, step: 'unsure', elements: [] },
      { key: 'k-3', officerId: 'ani', channel: 'kiosk', flagged: false, elements: ['biaya'] },
    ].map((answer) => Object.assign(answer, { revisions: '1,2' }));
    const chunk = { B: gzipSync(JSON.stringify(held)) };
    await put('registry', { pk, sk: S('HELD#2026-Q3#0001#0000'), gzip: chunk });

    expect(await releases().answersOf(contoh, { period: '2026-Q3', revision: 1 })).toEqual(held);
  });

  it('a proposal is somebody’s', async () => {
    const of = { period: '2026-Q3', revision: 2, replacement: 'total' } as const;
    await put('registry', { pk, sk: S('PROPOSAL#2026-Q3#0002#total'), keyId: S('key-1'), reason: S('Salah hitung.') });

    expect(await releases().proposal(contoh, of)).toEqual({ ...of, keyId: 'key-1', reason: 'Salah hitung.' });
  });

  it('what is set aside is so by its rule, and by whom it was decided', async () => {
    const proposed = { period: S('2026-Q4'), reason: S('Anak-anak.'), proposedBy: S('key-1'), proposedAt: N(morning) };
    await put(
      'registry',
      {
        pk,
        sk: S('EXCLUSION#x1'),
        ...proposed,
        where: S('{"channel":"kiosk","counterId":"loket-1","from":"2026-10-05","to":"2026-10-06","flags":["fast"]}'),
        state: S('confirmed'),
        decidedBy: S('key-2'),
        decidedAt: N(nine),
        decision: S('Benar.'),
      },
      { pk, sk: S('EXCLUSION#x0'), ...proposed, where: S('{"channel":"poster"}'), state: S('proposed') },
    );
    const rule = { channel: 'kiosk', counterId: 'loket-1', from: '2026-10-05', to: '2026-10-06', flags: ['fast'] };

    expect(await exclusionStore(engine.client, TABLES.registry).list(contoh)).toMatchObject([
      {
        exclusionId: 'x1',
        where: rule,
        state: 'confirmed',
        decidedBy: 'key-2',
        decidedAt: nine,
        decision: 'Benar.',
        trail: [
          { what: 'proposed', at: morning, by: 'key-1', reason: 'Anak-anak.' },
          { what: 'confirmed', at: nine, by: 'key-2', reason: 'Benar.' },
        ],
      },
      {
        exclusionId: 'x0',
        where: { channel: 'poster' },
        state: 'proposed',
        proposedAt: morning,
        decidedBy: undefined,
        trail: [{ what: 'proposed', at: morning, by: 'key-1', reason: 'Anak-anak.' }],
      },
    ]);
  });
});

describe('what is done about a release, and what was brought from before', () => {
  it('is the same as it was first written', async () => {
    const plan = { pk: S('FOLLOWUPS#rencana'), sk: S('2026-Q4#biaya'), period: S('2026-Q4'), element: S('biaya') };
    const said = { what: S('Daftar biaya'), who: S('Seksi'), until: S('2027-06-30'), version: N(2) };
    const by = { source: S('Laporan'), enteredBy: S('key-1'), enteredAt: N(nine), version: N(1) };
    const elements = M({ waktu: M({ nrr: N(3.25) }), biaya: M({ sum: N(480), n: N(120) }) });
    await put(
      'registry',
      { ...plan, ...said },
      { ...plan, ...said, sk: S('2026-Q4#waktu'), element: S('waktu'), done: S('2027-01-31') },
    );
    await put('registry', { pk: S('BROUGHT#rencana'), sk: S('2022'), n: N(120), elements, ...by });

    const unitId = 'rencana' as UnitId;
    expect(await followUpReader(engine.client, TABLES.registry).list(unitId, '2026-Q4')).toEqual([
      { period: '2026-Q4', element: 'biaya', what: 'Daftar biaya', who: 'Seksi', until: '2027-06-30', version: 2 },
      {
        period: '2026-Q4',
        element: 'waktu',
        what: 'Daftar biaya',
        who: 'Seksi',
        until: '2027-06-30',
        done: '2027-01-31',
        version: 2,
      },
    ]);
    expect(await broughtReader(engine.client, TABLES.registry).list(unitId)).toEqual([
      {
        period: '2022',
        n: 120,
        elements: { waktu: 3.25, biaya: { sum: 480, n: 120 } },
        source: 'Laporan',
        enteredBy: 'key-1',
        enteredAt: nine,
        version: 1,
      },
    ]);
  });
});
