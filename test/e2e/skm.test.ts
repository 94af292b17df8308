// The survey report as HR fetches it, from answers that came through every door; an office's published report is the
// yardstick.

import { readFileSync } from 'node:fs';
import { SkmSchema } from '@tera/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answers, ELEMENTS, type Element, aResponse, allAnswered } from '../support/answers.ts';
import { localDay, periodsOf } from '../support/calendar.ts';
import { sideBySide, tokenOf } from '../support/client.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { aUnit } from '../support/registry.ts';
import { sharedFile } from '../support/shared-data.ts';
import { type Tera, startTera } from '../support/tera.ts';

type ByElement<Value> = Readonly<Record<Element, Value>>;

interface PublishedReport {
  readonly id: string;
  readonly n: number;
  /** Score → how many gave it. */
  readonly distribution: ByElement<Readonly<Record<string, number>>>;
  readonly sums: ByElement<number>;
  readonly published: {
    readonly nrr_4dp: ByElement<string>;
    readonly weighted_nrr_0_11: ByElement<string>;
    readonly ikm_with_0_11: string;
    readonly ikm_with_exact: string;
    readonly mutu: string;
  };
}

const file = sharedFile('skm-cases.json');
const unit = aUnit();
let tera: Tera;

beforeAll(async () => {
  tera = await startTera();
});

afterAll(() => tera.stop());

describe.skipIf(!file.isThere)(`the published report of GASPUL (only where ${file.name} is)`, () => {
  it('comes out as it was printed, with 0.11 and with 1/9', async () => {
    const { published, sums, ...gaspul } = publishedReport('gaspul-tw3');
    const links = await linksOf('gaspul', 40);
    await answerAll(answersOf(gaspul).map((answers, index) => aResponse(links[index] ?? '', answers)));

    const printed = await skm('gaspul', { weight: '0.11' });
    const exact = await skm('gaspul');

    expect(printed).toMatchObject({ weight: '0.11', n: 29, status: 'provisional', population: 40, sampleTarget: 36 });
    expect([printed.ikm?.toFixed(2), printed.mutu]).toEqual([published.ikm_with_0_11, published.mutu]);
    expect(byCode(printed.elements, ({ nrr }) => nrr?.toFixed(4))).toEqual(published.nrr_4dp);
    // Printed without the nought in front.
    expect(byCode(printed.elements, ({ weighted }) => weighted?.toFixed(4).slice(1))).toEqual(
      published.weighted_nrr_0_11,
    );
    expect(byCode(printed.elements, ({ sum }) => sum)).toEqual(sums);
    expect(printed.elements.map(({ code }) => code)).toEqual(ELEMENTS);
    expect(exact).toMatchObject({ weight: 'exact', mutu: 'A', predicate: 'Sangat Baik' });
    expect(exact.ikm?.toFixed(2)).toBe(published.ikm_with_exact);
  });
});

// Side by side, each in a unit of its own: nearly all of the time is waiting for batches.
describe.concurrent('the survey report', () => {
  it('says who answered and which way, those at a poster among them', async () => {
    const links = await linksOf('siapa', 10);
    const link = await posterLinkOf('siapa');
    await answerAll([
      ...links.map((each, index) =>
        aResponse(each, allAnswered(4), {
          respondent: index < 6 ? { sex: 'P', education: 'D1-D3' } : {},
          ...(index === 0 ? { channel: 'kiosk' } : {}),
        }),
      ),
      ...Array.from({ length: 10 }, () => aResponse(link, allAnswered(1), { respondent: { sex: 'L' } })),
    ]);

    const whole = await skm('siapa');

    expect(whole).toMatchObject({ n: 20, population: 10, ikm: 62.5, channels: { ticket: 9, kiosk: 1, poster: 10 } });
    expect(whole.respondents).toMatchObject({
      sex: { P: 6, L: 10, notAnswered: 4 },
      education: { 'D1-D3': 6, S3: 0, notAnswered: 14 },
      age: { notAnswered: 20 },
      service: [
        { serviceId: 'ektp', n: 10 },
        { serviceId: null, n: 10 },
      ],
    });
    expect(await skm('siapa', { service: 'ektp' })).toMatchObject({ serviceId: 'ektp', n: 10, ikm: 100 });
    expect(await skm('siapa', { service: 'kk' })).toMatchObject({ serviceId: 'kk', n: 0, status: 'suppressed' });
  });

  it('of nine answers shows no figure by any weight, of ten it does', async () => {
    const links = await linksOf('sembilan', 10);
    await answerAll(links.slice(0, 9).map((link) => aResponse(link, allAnswered(3), { respondent: { sex: 'P' } })));

    for (const weight of ['exact', '0.111', '0.11']) {
      const { n, status, ikm, elements, respondents, population } = await skm('sembilan', { weight });
      expect({ n, status, ikm, elements, respondents, population }).toEqual({
        n: 9,
        status: 'suppressed',
        ikm: null,
        elements: [],
        respondents: null,
        population: 10,
      });
    }
    await answerAll(links.slice(9).map((link) => aResponse(link, allAnswered(3))));
    expect(await skm('sembilan')).toMatchObject({ n: 10, status: 'provisional', ikm: 75, predicate: 'Kurang Baik' });
  });
});

/** The report of this year, in which everything here is counted. */
async function skm(unitId: string, wishes: Readonly<Record<string, string>> = {}) {
  const { year } = periodsOf(localDay(Date.now(), unit.timeZone));
  const query = new URLSearchParams({ period: year, ...wishes });
  const { status, json } = await tera.client.call('GET', `/v1/units/${unitId}/skm?${query.toString()}`);
  expect(status).toBe(200);
  return SkmSchema.parse(json);
}

/** The tokens of the links that a push of so many served tickets returns. */
async function linksOf(unitId: string, tickets: number): Promise<string[]> {
  await tera.client.putUnit(unitId, unit);
  const events = Array.from({ length: tickets }, (_, index) => aServedTicket(`T-${index + 1}`)).flat();
  const { surveys } = await tera.client.push(unitId, events);
  expect(surveys).toHaveLength(tickets);
  return surveys.map(({ url }) => tokenOf(url));
}

async function posterLinkOf(unitId: string): Promise<string> {
  const { text } = await tera.client.call('GET', `/v1/units/${unitId}/posters`);
  const [, token] = /\/s\/(p~[^<"]+)/.exec(text) ?? [];
  if (token === undefined) throw new Error(`no poster of ${unitId} has a link`);
  return token;
}

/** Sends all of them and waits until they are counted. */
async function answerAll(responses: readonly unknown[]): Promise<void> {
  const statuses = await sideBySide(4, responses, async (response) => (await tera.client.answer(response)).status);
  expect(new Set(statuses)).toEqual(new Set([202]));
  await tera.counted();
}

function publishedReport(id: string): PublishedReport {
  const { cases } = JSON.parse(readFileSync(file.path, 'utf8')) as { cases: readonly PublishedReport[] };
  const found = cases.find((report) => report.id === id);
  if (found === undefined) throw new Error(`${file.path} has no case ${id}`);
  return found;
}

/** Answers with the published distribution; who gave which together is not published, and does not matter. */
function answersOf({ n, distribution }: Pick<PublishedReport, 'n' | 'distribution'>): Answers[] {
  const scoresOf = (element: Element): number[] =>
    [1, 2, 3, 4].flatMap((score) => Array.from({ length: distribution[element][String(score)] ?? 0 }, () => score));
  const columns = ELEMENTS.map((element) => [element, scoresOf(element)] as const);
  return Array.from({ length: n }, (_, person) =>
    Object.fromEntries(columns.map(([element, scores]) => [element, scores[person]])),
  );
}

function byCode<Line extends { readonly code: string }, Value>(
  lines: readonly Line[],
  valueOf: (line: Line) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(lines.map((line) => [line.code, valueOf(line)]));
}
