// What is published is published once, to the byte, whatever becomes of who publishes it: killed at any moment, alone or with
// the whole stack, run by two at once, fired twice, late, or never and then by hand. Beside every office stands one of the same
// answers that nobody disturbed.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditStore } from '@tera/store';
import { TABLES, anEngine } from '@tera/testing/engine';
import { aDocument, at, budi, kk } from '@tera/testing/facts';
import { aFolder } from '@tera/testing/folder';
import { seeded } from '@tera/testing/random';
import { type Client, pushAll, sideBySide, tokenOf } from '@tera/testing/stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, anOffice } from '@tera/testing/publishing-office';
import { aResponse, allAnswered } from '../support/answers.ts';
import { HOUR, MINUTE } from '../support/calendar.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { type StackProcess, startStackProcess } from '../support/stack-process.ts';

/** Its processes are found in the process table of Linux. */
const isLinux = process.platform === 'linux';
const random = seeded(60);

describe('a process that publishes', () => {
  const engine = anEngine();
  const QUARTER = '2026-Q4';
  const DUE = '2027-01-15';
  const children = new Set<ChildProcess>();

  afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

  it('and is killed again and again, keeps each step once and makes each release once, with the same bytes', async () => {
    const undisturbed = await anOffice(engine);
    const offices = await several(5);
    let kills = 0;
    for (const { day, answer } of QUARTER_OF_NIGHTS) {
      for (const office of [undisturbed, ...offices]) await answer(office);
      const before = await seenOf(undisturbed);
      await undisturbed.night(day);
      const after = await seenOf(undisturbed);
      for (const killedIn of [2, 4]) {
        const { ended } = await publish('night', day, offices, { killedIn });
        const seen = await sideBySide(4, offices, seenOf);
        for (const one of seen) expect([before, after], `${ended} in ${killedIn} of ${day}`).toContainEqual(one);
        if (ended === 'killed') kills += 1;
      }
      expect((await publish('night', day, offices)).ended).toBe('through');
      for (const office of offices) expect(await seenOf(office)).toEqual(after);
    }

    expect(kills).toBeGreaterThan(5);
    expect(await undisturbed.kept()).toMatchObject([{ period: QUARTER, revision: 1 }]);
    for (const office of [undisturbed, ...offices]) expect(await madeOf(office)).toEqual(['schedule']);
  });

  it('and meets another, is fired a second time, and again long after, makes one release', async () => {
    const undisturbed = await anAnsweredOffice();
    const offices = await several(4, anAnsweredOffice);
    await undisturbed.night(DUE);
    const expected = await seenOf(undisturbed);

    const both = await Promise.all([publish('night', DUE, offices), publish('night', DUE, offices.toReversed())]);
    expect(both.map(({ ended }) => ended)).toEqual(['through', 'through']);
    expect((await publish('night', DUE, offices)).ended).toBe('through');
    expect((await publish('night', '2027-02-01', offices)).ended).toBe('through');

    expect(expected.kept).toHaveLength(1);
    for (const office of offices) {
      expect((await seenOf(office)).kept).toEqual(expected.kept);
      expect(await madeOf(office)).toEqual(['schedule']);
    }
  });

  it('weeks too late, makes up for what was missed with the bytes of whoever was undisturbed at that moment', async () => {
    const undisturbed = await anAnsweredOffice();
    const offices = await several(2, anAnsweredOffice);
    await undisturbed.night('2027-05-02');

    await Promise.all([publish('night', '2027-05-02', offices), publish('night', '2027-05-02', offices)]);

    const { kept } = await seenOf(undisturbed);
    expect(kept).toMatchObject([{ period: QUARTER }]);
    for (const office of offices) expect((await seenOf(office)).kept).toEqual(kept);
  });

  it('is never called by the clock, and by hand at once by two: one has made it, to the other it is made', async () => {
    const undisturbed = await anAnsweredOffice();
    const offices = await several(3, anAnsweredOffice);
    await publish(QUARTER, '2027-03-01', [undisturbed]);

    const told = await Promise.all([publish(QUARTER, '2027-03-01', offices), publish(QUARTER, '2027-03-01', offices)]);

    const { kept } = await seenOf(undisturbed);
    expect(kept).toMatchObject([{ period: QUARTER, revision: 1 }]);
    for (const office of offices) {
      const said = told.flatMap(({ lines }) => lines.filter((line) => line.startsWith(`${office.unitId} `)));
      expect(said.map((line) => line.replace(`${office.unitId} `, '')).toSorted(compared)).toEqual([
        'made',
        'released',
      ]);
      expect((await seenOf(office)).kept).toEqual(kept);
      expect(await madeOf(office)).toEqual(['Kunci uji']);
    }
  });

  /** In each of the nights but the last a step is due. */
  const QUARTER_OF_NIGHTS: readonly { readonly day: string; readonly answer: (office: Office) => Promise<void> }[] = [
    { day: '2026-10-20', answer: (office) => office.answer(15) },
    { day: '2026-11-21', answer: (office) => office.answer(15, { officerId: budi, serviceId: kk, day: '2026-11-20' }) },
    { day: '2026-12-20', answer: (office) => office.answer(14, { score: 2, day: '2026-12-19' }) },
    {
      day: DUE,
      answer: (office) => office.answer(12, { officerId: undefined, channel: 'poster', day: '2026-12-31' }),
    },
  ];

  async function anAnsweredOffice(): Promise<Office> {
    const office = await anOffice(engine);
    for (const { answer } of QUARTER_OF_NIGHTS) await answer(office);
    return office;
  }

  async function several(count: number, one: () => Promise<Office> = () => anOffice(engine)): Promise<Office[]> {
    return sideBySide(1, Array.from({ length: count }), one);
  }

  /** What is kept of the quarter: its releases to the byte, and its steps. */
  async function seenOf(office: Office) {
    const { releases } = office.depsOn(engine.client, () => at('2027-06-01 00:00'));
    return { kept: await office.kept(), night: await releases.night(office.unitId, QUARTER) };
  }

  /** Who made a release, by the audit. */
  async function madeOf({ unitId }: Office): Promise<readonly string[]> {
    const mayRead = (units: readonly string[]) => units.includes(unitId);
    const { entries } = await auditStore(engine.client, TABLES.registry).read({ most: 50, mayRead });
    return entries.filter(({ what }) => what === 'release.made').map(({ by }) => by.name);
  }

  interface Published {
    readonly ended: 'through' | 'killed';
    readonly lines: readonly string[];
  }

  /** `killedIn`: while it is at the office of this number, at any moment. */
  async function publish(
    what: string,
    day: string,
    offices: readonly Office[],
    { killedIn = Infinity }: { readonly killedIn?: number } = {},
  ): Promise<Published> {
    const program = join(import.meta.dirname, '../support/publish-program.ts');
    const units = offices.map(({ unitId }) => unitId);
    const child = spawn(process.execPath, [program, engine.endpoint, what, day, ...units], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] },
    });
    children.add(child);
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout });
    const moment = random.between(0, 40);
    reader.on('line', (line) => {
      lines.push(line);
      if (lines.length === killedIn) setTimeout(() => child.kill('SIGKILL'), moment);
    });
    const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]);
    const [[code, signal]] = (await ended) as [[number | null, string | null], unknown];
    children.delete(child);
    if (signal === 'SIGKILL') return { ended: 'killed', lines };
    if (code !== 0) throw new Error(`publishing ended with ${code ?? signal}`);
    return { ended: 'through', lines };
  }
});

describe.skipIf(!isLinux)('a stack that is killed while it publishes (on Linux)', () => {
  const UNDISTURBED = 'kantor-tenang';
  const OFFICES = ['kantor-a', 'kantor-b', 'kantor-c'];
  const ANSWERS = 24;
  const unit = aDocument({ officers: ['ani', 'budi'], services: ['ektp', 'kk'] });
  const LATER = '--clock-offset=+200d';
  const dataDir = aFolder();
  const stacks: StackProcess[] = [];
  let stack: StackProcess;
  let expected: Published;

  interface Published {
    readonly period: string;
    /** `null` where there is none. */
    readonly text: string | null;
  }

  beforeAll(async () => {
    stack = await start();
    await sideBySide(4, [UNDISTURBED, ...OFFICES], (unitId) => answerIn(unitId, stack.client));
    await stack.killWhole();

    stack = await start(LATER);
    const period = await periodToPublish();
    await published(UNDISTURBED, period);
    expected = { period, text: await textOf(UNDISTURBED, period) };
  });

  afterAll(async () => {
    for (const one of stacks) await one.killWhole();
  });

  it('leaves one release with the bytes of the undisturbed one, and one entry in the audit', async () => {
    const { period } = expected;
    const seen: (readonly (string | null)[])[] = [];
    const look = async () => seen.push(await sideBySide(1, OFFICES, (unitId) => textOf(unitId, period)));
    for (let kills = 0; kills < 2; kills += 1) {
      // One is through or nearly so when all ends, the others are at some other step, or have not begun.
      const asked = OFFICES.map((unitId) => published(unitId, period).catch(() => undefined));
      await Promise.race([sleep(random.between(0, 150)), Promise.all(asked)]);
      await stack.killWhole();
      await Promise.all(asked);
      stack = await start(LATER);
      await look();
    }
    for (const unitId of OFFICES) {
      const { status, text } = await published(unitId, period);
      expect(`${status} ${text}`).toMatch(/^201 |^409 .*"released"/);
    }
    await look();

    const wanted = apartFromWhen(expected.text, UNDISTURBED);
    for (const [place, unitId] of OFFICES.entries()) {
      // Whatever was there once is there for good.
      const texts = seen.map((all) => all[place] ?? null);
      const first = texts.findIndex((text) => text !== null);
      expect(new Set(texts.slice(first))).toEqual(new Set([texts.at(-1)]));
      expect(apartFromWhen(texts.at(-1) ?? null, unitId)).toBe(wanted);
    }
    expect(wanted).toContain('"revision":1');
    expect((await madeByAudit()).toSorted(compared)).toEqual([UNDISTURBED, ...OFFICES].toSorted(compared));
  });

  async function start(...flags: readonly string[]): Promise<StackProcess> {
    const started = await startStackProcess(dataDir.path, flags);
    stacks.push(started);
    return started;
  }

  async function answerIn(unitId: string, client: Client): Promise<void> {
    await client.putUnit(unitId, unit);
    const completedAt = Date.now() - HOUR;
    const events = Array.from({ length: ANSWERS }, (_, index) =>
      aServedTicket(`T-${index}`, {
        officerId: index % 2 === 0 ? 'ani' : 'budi',
        serviceId: index % 3 === 0 ? 'kk' : 'ektp',
        completedAt: completedAt + index * MINUTE,
      }),
    );
    const pushed = await pushAll(client, unitId, events.flat());
    const surveys = pushed.flatMap((push) => push.surveys);
    for (const { ticketId, url } of surveys) {
      const score = 1 + (Number(ticketId.slice(2)) % 4);
      expect(await client.answer(aResponse(tokenOf(url), allAnswered(score)))).toMatchObject({ status: 202 });
    }
  }

  /** The period that waits, once all answers in it are counted and have been told whose they are. */
  async function periodToPublish(): Promise<string> {
    for (;;) {
      const { json } = await stack.client.call('GET', `/v1/units/${UNDISTURBED}/releases`);
      const [due] = (json as { due: { period: string }[] }).due;
      const settled = due && (await Promise.all([UNDISTURBED, ...OFFICES].map((one) => isSettled(one, due.period))));
      if (due !== undefined && settled?.every(Boolean) === true) return due.period;
      await sleep(100);
    }
  }

  async function isSettled(unitId: string, period: string): Promise<boolean> {
    const { status, json } = await stack.client.call('GET', `/v1/units/${unitId}/releases/${period}/preview`);
    if (status !== 200) return false;
    // Until their tickets have told it, answers are the unit's and nobody's.
    const { officers } = json as { officers: { answered: number }[] };
    return officers.reduce((sum, { answered }) => sum + answered, 0) === ANSWERS;
  }

  function published(unitId: string, period: string) {
    return stack.client.call('POST', `/v1/units/${unitId}/releases`, { json: { period, reason: 'Diminta' } });
  }

  async function textOf(unitId: string, period: string): Promise<string | null> {
    const { status, text } = await stack.client.call('GET', `/v1/units/${unitId}/releases/${period}`);
    if (status !== 200 && status !== 404) throw new Error(`${status}: ${text}`);
    return status === 200 ? text : null;
  }

  async function madeByAudit(): Promise<readonly string[]> {
    const { json } = await stack.client.call('GET', '/v1/audit');
    const { entries } = json as { entries: { what: string; units: string[] }[] };
    return entries.filter(({ what }) => what === 'release.made').flatMap(({ units }) => units);
  }
});

function compared(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function apartFromWhen(text: string | null, unitId: string): string | undefined {
  return text?.replace(/"publishedAt":\d+/, '"publishedAt":0').replaceAll(unitId, 'unit');
}
