// From the link that a counter prints to the satisfaction figure, with an office's published survey as the yardstick.

import { aDocument } from '@tera/testing/facts';
import { skmFile } from '@tera/testing/shared-data';
import { type By, aStack } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { ELEMENTS, aResponse, allAnswered } from '../support/answers.ts';
import { currentYear } from '../support/calendar.ts';
import { sendAnswers, servedLinks } from '../support/citizens.ts';
import { type GivenAnswer, MONTH_OVER, publishMonth } from '../support/published-month.ts';
import { answersOf, countsOf, gaspul } from '../support/published-survey.ts';

const unit = aDocument({ publishes: 'year' });
const tera = aStack();
const linksOf = (unitId: string, tickets: number, prefix?: string) => servedLinks(tera, unitId, unit, tickets, prefix);
const answerAll = (responses: readonly unknown[]) => sendAnswers(tera, responses);
const thisYear = (unitId: string, by?: readonly By[]) => tera.client.indicators(unitId, currentYear(), by);
/** Publishes what was answered through the links of so many tickets in the month that is over. */
const publish = (unitId: string, tickets: number, given: readonly GivenAnswer[]) =>
  publishMonth(tera, unitId, unit, { tickets, given });
const published = (unitId: string, by?: readonly By[]) => tera.client.indicators(unitId, MONTH_OVER, by);

describe.skipIf(!skmFile.isThere)(`the published survey GASPUL (only where ${skmFile.name} is)`, () => {
  it('answered through the links of 40 tickets gives its nine NRRs and its IKM, and of the officer their own', async () => {
    const survey = gaspul();

    await publish(
      'gaspul',
      40,
      answersOf(survey).map((answers) => ({ answers })),
    );

    const [row] = (await published('gaspul', ['service'])).rows;
    const [ofAni] = (await published('gaspul', ['officer'])).rows;
    expect(row).toMatchObject({ serviceId: 'ektp' });
    expect(ofAni).toMatchObject({ officerId: 'ani', satisfaction: { n: 29, mutu: null } });
    // Of waktu, kompetensi and perilaku, (100 + 105 + 106) ÷ (3 × 29) × 25.
    expect(ofAni?.satisfaction.ikm).toBe(89.37);
    expect(Object.keys(ofAni?.satisfaction.elements ?? {}).toSorted()).toEqual(['kompetensi', 'perilaku', 'waktu']);
    expect(row?.satisfaction).toMatchObject({ n: 29, status: 'provisional', ikm: 91.48, mutu: 'A' });
    expect(survey.published).toMatchObject({ ikm_with_exact: '91.48', mutu: 'A' });
    const nrrs = ELEMENTS.map((element) => [element, row?.satisfaction.elements[element]?.nrr.toFixed(4)]);
    expect(Object.fromEntries(nrrs)).toEqual(survey.published.nrr_4dp);
    const distributions = ELEMENTS.map((element) => [element, row?.satisfaction.elements[element]?.distribution]);
    expect(Object.fromEntries(distributions)).toEqual(
      Object.fromEntries(ELEMENTS.map((element) => [element, countsOf(survey, element)])),
    );
    expect(row?.coverage).toMatchObject({ invited: 40, answered: 29, share: 0.725 });
  });

  it('has an interval that holds the index, and a narrower one for an element that all scored alike', async () => {
    const [row] = (await published('gaspul')).rows;
    const [low = 0, high = 0] = row?.satisfaction.ci95 ?? [];
    const { biaya, waktu } = row?.satisfaction.elements ?? {};

    expect(low).toBeLessThan(91.48);
    expect(high).toBeGreaterThan(91.48);
    expect(width(biaya?.ci95)).toBeLessThan(width(waktu?.ci95));
    expect(width(biaya?.ci95)).toBeGreaterThan(0);
  });
});

// Side by side, each in a unit of its own: nearly all of the time is waiting for batches.
describe.concurrent('a survey link', () => {
  it('counts once: a second answer changes nothing and gets the same receipt', async () => {
    const links = await linksOf('dua-kali', 22);
    const [before, since] = [links.slice(0, 12), links.slice(12)];
    const first = await answerAll(before.map((link) => aResponse(link, allAnswered(4))));

    const second = await answerAll(before.map((link) => aResponse(link, { perilaku: 1, waktu: 1 })));
    await keepStep('dua-kali');
    // A step shows when ten more have come.
    await answerAll(since.map((link) => aResponse(link, allAnswered(3))));
    await keepStep('dua-kali');

    expect(second).toEqual(first);
    expect(new Set(first).size).toBe(12);
    const [row] = (await thisYear('dua-kali')).rows;
    expect(row?.satisfaction).toMatchObject({ status: 'running', n: 12, ikm: 100, answered: 22 });
    expect(row?.coverage).toMatchObject({ invited: 22, answered: 22, share: 1 });
  });

  it('counts once when two phones answer it at the same moment', async () => {
    const [link = ''] = await linksOf('serentak', 1);

    const receipts = await answerAll(
      Array.from({ length: 8 }, (_, index) => aResponse(link, allAnswered(1 + (index % 4)))),
    );

    expect(new Set(receipts).size).toBe(1);
    expect((await thisYear('serentak')).rows[0]?.coverage).toMatchObject({ invited: 1, answered: 1, share: 1 });
  });

  it('is the same survey when the counter pushes the completed ticket again', async () => {
    const [link = ''] = await linksOf('dua-tautan', 1, 'A');
    const [again = ''] = await linksOf('dua-tautan', 1, 'A');

    const receipts = await answerAll([aResponse(link, allAnswered(4)), aResponse(again, allAnswered(1))]);

    expect(new Set(receipts).size).toBe(1);
    expect((await thisYear('dua-tautan')).rows[0]?.coverage).toMatchObject({ invited: 1, answered: 1, share: 1 });
  });
});

describe.concurrent('fewer than ten answers', () => {
  it('show how many there are and no figure at all', async () => {
    const comment = 'Cepat dan ramah';
    await publish(
      'sedikit',
      9,
      Array.from({ length: 9 }, () => ({ answers: allAnswered(3), comment })),
    );

    for (const by of [['officer', 'service'], ['officer'], ['service'], []] as const) {
      const answer = await published('sedikit', by);

      const { releases, ...told } = answer.rows[0]?.satisfaction ?? {};
      const numbers = by.length === 2 ? { status: 'never', answered: null } : { status: 'suppressed', answered: 9 };
      expect(told).toEqual({
        n: 0,
        ...numbers,
        ...(by.length === 2 ? {} : { why: 'few' }),
        ikm: null,
        mutu: null,
        ci95: null,
        elements: {},
      });
      expect(releases).toHaveLength(by.length === 2 ? 0 : 1);
      expect(JSON.stringify(answer)).not.toMatch(/nrr|distribution|perilaku|ramah|mean\.|"q\./);
    }
  });

  it('become a provisional figure with the tenth', async () => {
    await publish(
      'sepuluh',
      10,
      Array.from({ length: 10 }, () => ({ answers: { ...allAnswered(3), biaya: 4 } })),
    );

    // (8 × 3 + 4) ÷ 9 × 25 = 77.777…
    expect((await published('sepuluh')).rows[0]?.satisfaction).toMatchObject({
      n: 10,
      status: 'provisional',
      ikm: 77.78,
      mutu: 'B',
    });
  });

  it('to one element keep that element out, and the others stand', async () => {
    await publish(
      'dilewati',
      12,
      Array.from({ length: 12 }, (_, index) => ({
        answers: index < 9 ? { perilaku: 4, sarana: 2 } : { perilaku: 2 },
      })),
    );

    const [row] = (await published('dilewati')).rows;
    expect(Object.keys(row?.satisfaction.elements ?? {})).toEqual(['perilaku']);
    expect(row?.satisfaction.elements.perilaku).toMatchObject({ n: 12, nrr: 3.5, distribution: [0, 3, 0, 9] });
  });
});

/** By hand, as every night does by itself. */
async function keepStep(unitId: string): Promise<void> {
  const json = { period: currentYear() };
  const { status, text } = await tera.client.call('POST', `/v1/units/${unitId}/releases`, { json });
  expect({ status, text }).toMatchObject({ status: 200 });
}

function width([low, high]: readonly [number, number] | undefined = [Number.NaN, Number.NaN]): number {
  return high - low;
}
