// The survey report as HR fetches it, from answers that came through every door; an office's published report is the
// yardstick.

import { SkmSchema } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { skmFile } from '@tera/testing/shared-data';
import { aStack, posterLinkOf } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { ELEMENTS, aResponse, allAnswered } from '../support/answers.ts';
import { currentYear } from '../support/calendar.ts';
import { sendAnswers, servedLinks } from '../support/citizens.ts';
import { answersOf, gaspul } from '../support/published-survey.ts';

const unit = aDocument();
const tera = aStack();
const linksOf = (unitId: string, tickets: number) => servedLinks(tera, unitId, unit, tickets);
const answerAll = (responses: readonly unknown[]) => sendAnswers(tera, responses);

describe.skipIf(!skmFile.isThere)(`the published report of GASPUL (only where ${skmFile.name} is)`, () => {
  it('comes out as it was printed, with 0.11 and with 1/9', async () => {
    const survey = gaspul();
    const { published, sums } = survey;
    const links = await linksOf('gaspul', 40);
    await answerAll(answersOf(survey).map((answers, index) => aResponse(links[index] ?? '', answers)));

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
    const link = await posterLinkOf(tera.client, 'siapa');
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
  const query = new URLSearchParams({ period: currentYear(), ...wishes });
  const { status, json } = await tera.client.call('GET', `/v1/units/${unitId}/skm?${query.toString()}`);
  expect(status).toBe(200);
  return SkmSchema.parse(json);
}

function byCode<Line extends { readonly code: string }, Value>(
  lines: readonly Line[],
  valueOf: (line: Line) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(lines.map((line) => [line.code, valueOf(line)]));
}
