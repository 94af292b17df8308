// The report of a period from cells as the store has them, built of whole answers and tickets.

import {
  aResponse,
  allAnswered,
  budi,
  cellsOf,
  completed,
  ektp,
  issued,
  kk,
  noShow,
  present,
  rules,
  ticketOf,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../facts/contribution.ts';
import { ELEMENTS, type Respondent } from './element.ts';
import type { ServiceId } from '../ids.ts';
import { type SurveyResponse, responseContribution } from '../facts/response/response.ts';
import { type SkmWishes, skmReport } from './skm-report.ts';
import { ticketContribution } from '../facts/ticket/ticket-contribution.ts';

const answer = (fields: Partial<SurveyResponse> = {}) =>
  responseContribution(aResponse({ answers: allAnswered(3), ...fields }), 'Asia/Jakarta');
const poster = (answers = allAnswered(3)) =>
  answer({ channel: 'poster', officerId: undefined, serviceId: undefined, answers });
const aTicket = (serviceId: ServiceId = ektp) =>
  ticketContribution(ticketOf(issued('08:00', { serviceId }), completed('08:20', { serviceId })), rules());
const someoneWhoLeft = () => ticketContribution(ticketOf(issued('08:00'), noShow('08:20')), rules());

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const report = (contributions: readonly Contribution[], wishes: Partial<SkmWishes> = {}) =>
  skmReport(cellsOf(...contributions), { weight: 'exact', ...wishes });

describe('the report of a period', () => {
  it('has the index, the letter, its words and the table in the order of the regulation', () => {
    const answers = [...times(6, () => answer({ answers: allAnswered(4) })), ...times(6, () => answer())];
    const { elements, ...rest } = report(answers);

    expect(rest).toMatchObject({ weight: 'exact', n: 12, status: 'provisional', ni: 3.5, ikm: 87.5, mutu: 'B' });
    expect(rest.predicate).toBe('Baik');
    expect(elements).toEqual(ELEMENTS.map((code) => ({ code, sum: 42, n: 12, nrr: 3.5, weighted: 0.3889 })));
  });

  it('is by the weight that was asked for, and says so', () => {
    const answers = times(30, () => answer({ answers: allAnswered(4) }));
    const figures = (['exact', '0.111', '0.11'] as const).map((weight) => {
      const { weight: said, ikm, mutu, predicate, status } = report(answers, { weight });
      return [said, ikm, mutu, predicate, status];
    });

    expect(figures).toEqual([
      ['exact', 100, 'A', 'Sangat Baik', 'reliable'],
      ['0.111', 99.9, 'A', 'Sangat Baik', 'reliable'],
      ['0.11', 99, 'A', 'Sangat Baik', 'reliable'],
    ]);
  });

  it('sets the sample against the tickets that were completed, and no others', () => {
    const { population, sampleTarget } = report([...times(40, () => aTicket()), ...times(5, someoneWhoLeft)]);

    expect({ population, sampleTarget }).toEqual({ population: 40, sampleTarget: 36 });
  });

  it('shows its whole table from the tenth response on, an element that few answered among it', () => {
    const { elements, ikm } = report([
      ...times(9, () => answer({ answers: { perilaku: 4 } })),
      answer({ answers: { sarana: 2 } }),
    ]);
    const answeredOnes = elements.filter(({ n }) => n > 0);

    // Each weighs as much as the other, however many answered it: (4 + 2) ÷ 2 × 25.
    expect(ikm).toBe(75);
    expect(answeredOnes).toEqual([
      { code: 'perilaku', sum: 36, n: 9, nrr: 4, weighted: 2 },
      { code: 'sarana', sum: 2, n: 1, nrr: 2, weighted: 1 },
    ]);
    expect(elements).toHaveLength(9);
  });
});

describe('fewer than ten responses', () => {
  it.each([0, 1, 9])('(%i) show how many there are, of how many, and nothing else', (n) => {
    const answers = times(n, () => answer({ answers: allAnswered(1), respondent: { sex: 'P' } }));

    expect(report([...answers, ...times(20, () => aTicket())])).toEqual({
      weight: 'exact',
      n,
      status: 'suppressed',
      population: 20,
      sampleTarget: 19,
      ni: null,
      ikm: null,
      mutu: null,
      predicate: null,
      elements: [],
      respondents: null,
      channels: null,
    });
  });

  it('of one service are hidden although the unit has enough', () => {
    const answers = [...times(9, () => answer({ serviceId: kk })), ...times(20, () => answer())];

    expect(report(answers, { serviceId: kk })).toMatchObject({ n: 9, status: 'suppressed', ikm: null, elements: [] });
    expect(report(answers)).toMatchObject({ n: 29, ikm: 75 });
  });
});

describe('who answered', () => {
  it('is told by attribute, with those who did not say', () => {
    const said: Respondent[] = [
      ...times<Respondent>(4, () => ({ sex: 'P', age: '26-35', education: 'S1/D4', work: 'petani' })),
      ...times<Respondent>(3, () => ({ sex: 'L', age: '51+' })),
      ...times<Respondent>(5, () => ({})),
    ];
    const { respondents } = report(said.map((respondent) => answer({ respondent })));
    const { sex, age, education, work } = present(respondents);

    expect(sex).toEqual({ L: 3, P: 4, notAnswered: 5 });
    expect(age).toEqual({ '15-25': 0, '26-35': 4, '36-50': 0, '51+': 3, notAnswered: 5 });
    expect(education).toMatchObject({ SD: 0, 'S1/D4': 4, notAnswered: 8 });
    expect(work).toMatchObject({ PNS: 0, petani: 4, lainnya: 0, notAnswered: 8 });
    for (const counts of [sex, age, education, work]) {
      expect(Object.values(counts).reduce((a, b) => a + b)).toBe(12);
    }
  });

  it('is told by service, those without one last', () => {
    const answers = [
      ...times(2, () => answer({ serviceId: kk })),
      ...times(6, () => poster()),
      ...times(3, () => answer({ officerId: budi })),
      ...times(4, () => answer()),
    ];

    expect(report([...answers, aTicket('ktp-lama' as ServiceId)]).respondents?.service).toEqual([
      { serviceId: ektp, n: 7 },
      { serviceId: kk, n: 2 },
      { serviceId: null, n: 6 },
    ]);
  });

  it('is never less than nobody, should a read meet attributes before answers', () => {
    const cells = cellsOf(...times(11, () => answer({ respondent: { sex: 'P' } })));
    // One of eleven answers is missing, and what its respondent said is there.
    const late = [...cells, ['2026-11-20#-#ektp', { 'a.ticket': -1 }]] as const;

    expect(skmReport(late, { weight: 'exact' }).respondents?.sex).toEqual({ L: 0, P: 11, notAnswered: 0 });
  });
});

describe('the way that answers came', () => {
  it('is told apart, and poster answers count in the figures of the unit', () => {
    const { channels, n, ikm } = report([
      ...times(5, () => answer({ answers: allAnswered(4) })),
      ...times(3, () => poster(allAnswered(2))),
      answer({ channel: 'kiosk', answers: allAnswered(4) }),
      answer({ channel: 'assisted', answers: allAnswered(2) }),
    ]);

    expect(channels).toEqual({ ticket: 5, poster: 3, kiosk: 1, assisted: 1, import: 0 });
    expect({ n, ikm }).toEqual({ n: 10, ikm: 80 });
  });

  it('is no poster in the report of one service', () => {
    const cells = [
      ...times(12, () => answer({ answers: allAnswered(4) })),
      ...times(30, () => poster(allAnswered(1))),
      ...times(3, () => answer({ serviceId: kk, answers: allAnswered(1) })),
      aTicket(),
      aTicket(kk),
    ];

    expect(report(cells, { serviceId: ektp })).toMatchObject({
      n: 12,
      population: 1,
      ikm: 100,
      channels: { ticket: 12, poster: 0 },
      respondents: { service: [{ serviceId: ektp, n: 12 }], sex: { notAnswered: 12 } },
    });
  });
});
