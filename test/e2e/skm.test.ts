// The survey report as HR fetches it, of a month that is published, from answers that came every way; an office's published
// report is the yardstick.

import { SkmSchema } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { type SkmCase, skmCases, skmFile } from '@tera/testing/shared-data';
import { aStack } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { ELEMENTS, allAnswered } from '../support/answers.ts';
import { type GivenAnswer, MONTH_OVER, publishMonth } from '../support/published-month.ts';
import { answersOf, gaspul } from '../support/published-survey.ts';

const unit = aDocument();
const tera = aStack();
const publish = (unitId: string, tickets: number, given: readonly GivenAnswer[]) =>
  publishMonth(tera, unitId, unit, { tickets, given });

describe.skipIf(!skmFile.isThere)(`the published report of GASPUL (only where ${skmFile.name} is)`, () => {
  it('comes out as it was printed, with 0.11 and with 1/9', async () => {
    const survey = gaspul();
    const { published, sums } = survey;
    await publish('gaspul', 40, givenIn(survey));

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

describe.skipIf(!skmFile.isThere)(`every published survey (only where ${skmFile.name} is)`, () => {
  it.for(skmCases?.cases ?? [])('$id comes out of its release by all weights', async (survey) => {
    const { id, computed } = survey;
    // Of a survey of few the same people once more, until they are ten: that changes no mean.
    const times = Math.ceil(10 / survey.n);
    await publish(id, 1, Array.from({ length: times }, () => givenIn(survey)).flat());

    const byWeight = {
      exact: computed.ikm_weight_exact_1_9,
      '0.111': computed.ikm_weight_0_111,
      '0.11': computed.ikm_weight_0_11,
    };
    for (const [weight, expected] of Object.entries(byWeight)) {
      const { n, ikm, mutu, elements } = await skm(id, { weight });
      expect({ n, ikm: ikm?.toFixed(2), mutu }).toEqual({
        n: survey.n * times,
        ikm: expected.value_2dp,
        mutu: expected.mutu,
      });
      expect(byCode(elements, ({ nrr }) => nrr?.toFixed(4))).toEqual(computed.nrr_4dp);
    }
  });
});

// Side by side, each in a unit of its own: nearly all of the time is waiting for batches.
describe.concurrent('the survey report', () => {
  it('says who answered and which way, those at a poster among them', async () => {
    await publish('siapa', 10, [
      ...Array.from({ length: 10 }, (_, index): GivenAnswer => {
        const respondent: Record<string, string> = index < 6 ? { sex: 'P', education: 'D1-D3' } : {};
        return { answers: allAnswered(4), respondent, channel: index === 0 ? 'kiosk' : 'ticket' };
      }),
      ...Array.from({ length: 10 }, () => ({
        answers: allAnswered(1),
        respondent: { sex: 'L' },
        channel: 'poster' as const,
      })),
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
    expect(await skm('siapa', { service: 'kk' })).toMatchObject({ serviceId: 'kk', n: 0, answered: 0, status: 'none' });
  });

  it('of nine answers shows who gave them and no figure by any weight, of ten it does', async () => {
    const given = Array.from({ length: 10 }, () => ({ answers: allAnswered(3), respondent: { sex: 'P' } }));
    await publish('sembilan', 10, given.slice(0, 9));
    await publish('sepuluh', 10, given);

    for (const weight of ['exact', '0.111', '0.11']) {
      const { n, answered, status, why, ni, ikm, mutu, elements, respondents, population, channelIkm, flagged } =
        await skm('sembilan', { weight });
      expect({ n, answered, status, why, population }).toEqual({
        n: 0,
        answered: 9,
        status: 'suppressed',
        why: 'few',
        population: 10,
      });
      expect({ ni, ikm, mutu, elements, channelIkm, flagged }).toMatchObject({
        ni: null,
        ikm: null,
        mutu: null,
        elements: [],
        channelIkm: {},
        flagged: { ikmWithout: null },
      });
      expect(respondents).toMatchObject({ sex: { P: 9 } });
    }
    expect(await skm('sepuluh')).toMatchObject({ n: 10, status: 'provisional', ikm: 75, predicate: 'Kurang Baik' });
  });
});

function givenIn(survey: SkmCase): GivenAnswer[] {
  return answersOf(survey).map((answers) => ({ answers }));
}

/** The report of the month that is over, in which everything here is published. */
async function skm(unitId: string, wishes: Readonly<Record<string, string>> = {}) {
  const query = new URLSearchParams({ period: MONTH_OVER, ...wishes });
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
