// One person with a photograph of a poster: hundreds of answers in a moment, over the door itself; and then the end of the
// quarter, once with all of them in the index and once with them set aside.

import { SkmSchema } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { newFolder } from '@tera/testing/folder';
import { type Tera, posterLinkOf, pushAll, sideBySide, startTera } from '@tera/testing/stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { DAY, localDay, periodsOf } from '../support/calendar.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { answeredNow } from '../support/published-month.ts';

const TICKETS = 40;
const ANSWERED = 30;
const FLOOD = 340;
/** The door limits what a poster takes in a minute, so some of the flood is of its first moment and the rest of later ones. */
const AT_THE_DOOR = 60;
const NOW = Date.now();
const TODAY = localDay(NOW, 'Asia/Jakarta');
const QUARTER = periodsOf(TODAY).quarter;
/** Later than any quarter that has begun by now. */
const AFTERWARDS = 95 * DAY;

const unit = { ...aDocument(), publishes: 'quarter' as const };
const folder = newFolder();
let tera: Tera & { readonly stop: () => Promise<void> | void };

beforeAll(async () => {
  tera = await startTera({ dataDir: folder.path });
  for (const unitId of ['banjir', 'disisihkan', 'segelintir']) await tera.client.putUnit(unitId, unit);
  await quarterOf('banjir', ANSWERED);
  await quarterOf('disisihkan', ANSWERED);
  await quarterOf('segelintir', 9);
  await flood('banjir', FLOOD);
  await flood('disisihkan', FLOOD);
  await flood('segelintir', 15);
  await tera.counted();
  await tera.stop();
  tera = await startTera({ dataDir: folder.path, clockOffsetMs: AFTERWARDS });
}, 120_000);

afterAll(async () => {
  await tera.stop();
  folder.stop();
});

describe('340 answers at a poster', () => {
  it('are seen before the release, on which day and against how many tickets', async () => {
    expect(await preview('banjir')).toMatchObject({
      answered: ANSWERED + FLOOD,
      flagged: FLOOD,
      bursts: [{ day: TODAY, channel: 'poster', answers: FLOOD, tickets: TICKETS }],
    });
  });

  it('are in the index, which stands without them in report, poster and table', async () => {
    await publish('banjir');

    const { n, ikm, flagged, channelIkm } = await skm('banjir');

    expect({ n, ikm }).toEqual({ n: ANSWERED + FLOOD, ikm: 31.08 });
    expect(flagged).toMatchObject({
      n: FLOOD,
      of: ANSWERED + FLOOD,
      ikmWithout: 100,
      kinds: { burst: FLOOD, fast: 0 },
      bursts: [{ day: TODAY, channel: 'poster', answers: FLOOD, tickets: TICKETS }],
    });
    expect(channelIkm).toEqual({ ticket: 100, poster: 25 });
    const words = '340 dari 370 jawaban perlu dilihat; IKM tanpa jawaban itu 100,00';
    for (const wishes of ['format=html', 'format=html&view=poster', 'format=csv&table=summary'])
      expect((await document('banjir', wishes)).replaceAll(/\s+/g, ' ')).toContain(words);
    expect(await document('banjir', 'format=html&view=poster')).toContain('Poster di unit pelayanan 25,00');
    expect(await document('banjir', 'format=html&view=poster&lang=en')).toContain('340 of 370 answers should be');
  });

  it('are a flag of the unit’s row, and of no officer’s', async () => {
    const unitRow = (await tera.client.indicators('banjir', QUARTER)).rows[0];
    const officers = (await tera.client.indicators('banjir', QUARTER, ['officer'])).rows;

    expect(unitRow?.flags).toContainEqual(expect.objectContaining({ code: 'burst', n: FLOOD, limit: 0 }));
    expect(unitRow?.coverage.flags).toMatchObject({ burst: FLOOD });
    expect(officers.find(({ officerId }) => officerId === 'ani')?.coverage.flags).toMatchObject({ burst: 0 });
  });

  it('are set aside by one rule of two keys, with number and reason in print', async () => {
    const asked = { period: QUARTER, where: { flags: ['burst'] }, reason: 'Banjir jawaban dari satu gawai' };
    const proposed = await tera.client.call('POST', '/v1/units/disisihkan/exclusions', { json: asked });
    expect(proposed.status).toBe(201);
    const { key } = await tera.client.makeKey({ scopes: ['releases:write'], units: ['disisihkan'] });
    const { exclusionId } = proposed.json as { readonly exclusionId: string };
    const path = `/v1/units/disisihkan/exclusions/${exclusionId}/decision`;
    expect((await tera.client.call('POST', path, { json: { outcome: 'confirmed' }, key })).status).toBe(200);
    expect(await preview('disisihkan')).toMatchObject({ answered: ANSWERED, setAside: FLOOD, flagged: 0, bursts: [] });
    await publish('disisihkan');

    const { n, ikm, flagged, excluded } = await skm('disisihkan');

    expect({ n, ikm }).toEqual({ n: ANSWERED, ikm: 100 });
    expect(flagged).toMatchObject({ n: 0, of: ANSWERED, bursts: [] });
    expect(excluded).toMatchObject([{ answers: FLOOD, where: { flags: ['burst'] }, reason: asked.reason }]);
    for (const wishes of ['format=html', 'format=html&view=poster'])
      expect(await document('disisihkan', wishes)).toMatch(
        /340 jawaban dikesampingkan \(Jawaban poster atau anjungan[^)]*\): Banjir jawaban dari satu gawai/,
      );
  });
});

it('fifteen answers of one person at a poster tell nothing of nine others, in all or without them', async () => {
  await publish('segelintir');

  const { n, answered, ikm, elements, channelIkm, flagged } = await skm('segelintir');

  expect({ n, answered, ikm, elements, channelIkm }).toEqual({
    n: 0,
    answered: 24,
    ikm: null,
    elements: [],
    channelIkm: {},
  });
  expect(flagged).toMatchObject({ ikmWithout: null });
});

/** As many tickets of today, and honest answers of the best score. */
async function quarterOf(unitId: string, answers: number): Promise<void> {
  const tickets = Array.from({ length: TICKETS }, (_, index) => aServedTicket(`T-${index + 1}`, { completedAt: NOW }));
  await pushAll(tera.client, unitId, tickets.flat());
  await tera.enqueue(
    Array.from({ length: answers }, (_, index) => answeredNow(unitId, { answers: allAnswered(4) }, index)),
  );
}

/** Of the worst score. */
async function flood(unitId: string, answers: number): Promise<void> {
  const link = await posterLinkOf(tera.client, unitId);
  const atDoor = Array.from({ length: Math.min(AT_THE_DOOR, answers) }, () => aResponse(link, allAnswered(1)));
  const statuses = await sideBySide(4, atDoor, async (response) => (await tera.client.answer(response)).status);
  const taken = statuses.filter((status) => status === 202).length;
  expect(taken).toBeGreaterThan(0);
  await tera.enqueue(
    Array.from({ length: answers - taken }, (_, index) =>
      answeredNow(unitId, { answers: allAnswered(1), channel: 'poster' }, 1000 + index),
    ),
  );
}

async function publish(unitId: string): Promise<void> {
  const json = { period: QUARTER, reason: 'Uji' };
  const { status, text } = await tera.client.call('POST', `/v1/units/${unitId}/releases`, { json });
  expect({ status, text }).toMatchObject({ status: 201 });
}

async function preview(unitId: string): Promise<unknown> {
  const { status, json } = await tera.client.call('GET', `/v1/units/${unitId}/releases/${QUARTER}/preview`);
  expect(status).toBe(200);
  return json;
}

async function skm(unitId: string) {
  const { status, json } = await tera.client.call('GET', `/v1/units/${unitId}/skm?period=${QUARTER}`);
  expect(status).toBe(200);
  return SkmSchema.parse(json);
}

async function document(unitId: string, wishes: string): Promise<string> {
  const { status, text } = await tera.client.call('GET', `/v1/units/${unitId}/skm?period=${QUARTER}&${wishes}`);
  expect(status).toBe(200);
  return text;
}
