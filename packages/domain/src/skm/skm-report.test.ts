// The report of a quarter as an office reads it: before its release, from it, and when answers have gone since. It is built of
// whole answers and tickets.

import {
  type AnswerWishes,
  type GivenAnswer,
  type ReleaseWishes,
  type SituationWishes,
  aRelease,
  aSituation,
  anAnswer,
  allAnswered,
  budi,
  cellsOf,
  cellsOfAnswers,
  completed,
  ektp,
  issued,
  kk,
  noShow,
  periodNamed,
  present,
  rules,
  ticketOf,
  toldOf,
  withdrawn,
} from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { addTo } from '../counters.ts';
import { type Contribution, parseCellKey } from '../facts/contribution.ts';
import type { Channel } from '../facts/response/channel.ts';
import { ticketContribution } from '../facts/ticket/ticket-contribution.ts';
import type { ServiceId } from '../ids.ts';
import { publishedIn } from '../release/told.ts';
import { ELEMENTS, type Respondent } from './element.ts';
import { skmReport } from './skm-report.ts';
import type { Weight } from './skm.ts';

interface Wishes extends SituationWishes {
  readonly tickets?: readonly Contribution[];
  readonly weight?: Weight;
  readonly serviceId?: ServiceId;
  readonly period?: string;
  /** The answers that still stand; all that were released unless a test says otherwise. */
  readonly standing?: readonly GivenAnswer[];
}

const answer = (wishes: AnswerWishes = {}) => anAnswer({ answers: allAnswered(3), ...wishes });
const poster = (answers = allAnswered(3)) =>
  answer({ channel: 'poster', officerId: undefined, serviceId: undefined, answers });
const aTicket = (serviceId: ServiceId = ektp) =>
  ticketContribution(ticketOf(issued('08:00', { serviceId }), completed('08:20', { serviceId })), rules());
const someoneWhoLeft = () => ticketContribution(ticketOf(issued('08:00'), noShow('08:20')), rules());
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** Of the quarter after it was released, if a test does not bring its own releases, or none. */
function report(responses: readonly GivenAnswer[], wishes: Wishes & { readonly release?: ReleaseWishes } = {}) {
  const { tickets = [], weight = 'exact', serviceId, period = '2026-Q4', standing = responses, release } = wishes;
  const { releases = responses.length === 0 ? [] : [aRelease(responses, release)], today = '2027-02-01' } = wishes;
  const situation = { ...wishes, releases, today };
  const cells = cellsOf(cellsOfAnswers(standing), ...tickets);
  const tally = {};
  for (const [key, counters] of cells)
    if (serviceId === undefined || parseCellKey(key).serviceId === serviceId) addTo(tally, counters);
  const { satisfaction } = toldOf(cells, { ...situation, period })({ serviceId }, tally);
  const { completed: population = 0 } = tally as { completed?: number };
  const published = publishedIn(cells, periodNamed(period), aSituation(situation));
  return skmReport({ published, satisfaction, population, weight, serviceId });
}

describe('the report of a released period', () => {
  it('has the index, the letter, its words and the table in the order of the regulation', () => {
    const answers = [...times(6, () => answer({ answers: allAnswered(4) })), ...times(6, () => answer())];
    const { elements, ...rest } = report(answers);

    expect(rest).toMatchObject({ weight: 'exact', n: 12, answered: 12, status: 'provisional' });
    expect(rest).toMatchObject({ ni: 3.5, ikm: 87.5, mutu: 'B', predicate: 'Baik' });
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
    const tickets = [...times(40, () => aTicket()), ...times(5, someoneWhoLeft)];
    const { population, sampleTarget } = report([], { tickets });

    expect({ population, sampleTarget }).toEqual({ population: 40, sampleTarget: 36 });
  });

  it('leaves out an element that fewer than ten answered, and weighs the others by how many are left', () => {
    const { elements, ikm, n } = report([
      ...times(12, () => answer({ answers: { perilaku: 4, waktu: 2 } })),
      answer({ answers: { sarana: 1 } }),
    ]);

    expect({ n, ikm }).toEqual({ n: 13, ikm: 75 });
    expect(elements).toEqual([
      { code: 'waktu', sum: 24, n: 12, nrr: 2, weighted: 1 },
      { code: 'perilaku', sum: 48, n: 12, nrr: 4, weighted: 2 },
    ]);
  });

  it('names the release that it is made of', () => {
    const release = aRelease(times(12, () => answer()));
    const { releases } = report(
      times(12, () => answer()),
      { releases: [release] },
    );

    expect(releases).toEqual([
      { period: '2026-Q4', revision: 1, sha256: release.sha256, methodVersion: release.methodVersion },
    ]);
  });
});

describe('fewer than ten responses', () => {
  it.each([1, 9])('(%i) show how many there are, of how many and who, and nothing of what they said', (n) => {
    const answers = times(n, () => answer({ answers: allAnswered(1), respondent: { sex: 'P' } }));

    expect(report(answers, { tickets: times(20, () => aTicket()) })).toMatchObject({
      n: 0,
      answered: n,
      status: 'suppressed',
      why: 'few',
      population: 20,
      sampleTarget: 19,
      ni: null,
      ikm: null,
      mutu: null,
      predicate: null,
      elements: [],
      respondents: { sex: { L: 0, P: n, notAnswered: 0 } },
      channels: { ticket: n },
    });
  });

  it('of one service are hidden although the unit has enough', () => {
    const answers = [...times(9, () => answer({ serviceId: kk })), ...times(20, () => answer())];

    expect(report(answers, { serviceId: kk })).toMatchObject({ n: 0, status: 'suppressed', ikm: null, elements: [] });
    expect(report(answers)).toMatchObject({ n: 29, ikm: 75 });
  });
});

describe('a period that is not released', () => {
  const answers = times(40, () => answer());

  it('has its numbers, and when it will be', () => {
    expect(report(answers, { releases: [], today: '2026-12-01' })).toMatchObject({
      status: 'awaiting',
      due: '2027-01-15',
      n: 0,
      answered: 40,
      ikm: null,
      elements: [],
      respondents: null,
      channels: null,
      flagged: null,
    });
  });

  it('shows the running figure by the exact weight alone, without letter and elements', () => {
    const running = { '2026-Q4': { asOf: '2026-11-25', n: 30, ikm: 75 } } as const;
    const at = { releases: [], running, today: '2026-12-01' } as const;

    expect(report(answers, at)).toMatchObject({ status: 'running', asOf: '2026-11-25', n: 30, ikm: 75, mutu: null });
    expect(report(answers, at).elements).toEqual([]);
    expect(report(answers, { ...at, weight: '0.111' }).ikm).toBeNull();
  });

  it('that lies inside a longer one says as what it is published', () => {
    expect(report(answers, { period: '2026-11' })).toMatchObject({
      status: 'within',
      publishedAs: '2026-Q4',
      answered: 40,
      ikm: null,
    });
  });

  it('in which nobody answered has nobody', () => {
    expect(report([])).toMatchObject({ status: 'none', n: 0, answered: 0, ikm: null });
  });
});

describe('after the release', () => {
  const answers = times(24, () => answer());

  it('the figures stay, and it is told how many answers have gone', () => {
    const { ikm, later } = report(answers, { standing: answers.slice(3) });

    expect({ ikm, later }).toEqual({ ikm: 75, later: { of: 24, annulled: 3, added: 0, usable: true } });
  });

  it('fewer than ten that are left cannot be used', () => {
    expect(report(answers, { standing: answers.slice(15) }).later).toMatchObject({ annulled: 15, usable: false });
  });

  it('one that was withdrawn shows nothing, and no reason of its own', () => {
    const { status, why, ikm, elements } = report(answers, { releases: [withdrawn(aRelease(answers))] });

    expect({ status, why, ikm, elements }).toEqual({ status: 'suppressed', why: undefined, ikm: null, elements: [] });
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

    expect(report(answers, { tickets: [aTicket('ktp-lama' as ServiceId)] }).respondents?.service).toEqual([
      { serviceId: ektp, n: 7 },
      { serviceId: kk, n: 2 },
      { serviceId: null, n: 6 },
    ]);
  });

  it('is told of the unit and not of one service', () => {
    const { respondents, channels } = report(
      times(30, () => answer()),
      { serviceId: ektp },
    );

    expect({ respondents, channels }).toEqual({ respondents: null, channels: null });
  });
});

describe('the way that answers came', () => {
  it('is told apart, and poster answers count in the figures of the unit', () => {
    const { channels, n, ikm } = report([
      ...times(10, () => answer({ answers: allAnswered(4) })),
      ...times(3, () => poster(allAnswered(2))),
      answer({ channel: 'kiosk', answers: allAnswered(4) }),
      answer({ channel: 'assisted', answers: allAnswered(2) }),
    ]);

    expect(channels).toEqual({ ticket: 10, poster: 3, kiosk: 1, assisted: 1, import: 0 });
    expect({ n, ikm }).toEqual({ n: 15, ikm: 86.67 });
  });

  it('is no poster in the report of one service', () => {
    const answers = [
      ...times(12, () => answer({ answers: allAnswered(4) })),
      ...times(30, () => poster(allAnswered(1))),
    ];

    expect(report(answers, { serviceId: ektp, tickets: [aTicket(), aTicket(kk)] })).toMatchObject({
      n: 12,
      population: 1,
      ikm: 100,
    });
  });

  it('has an index of its own where it may stand beside the rest', () => {
    const mixed = (channel: Channel, score: 2 | 4) => times(12, () => answer({ channel, answers: allAnswered(score) }));

    expect(report([...mixed('ticket', 4), ...mixed('kiosk', 2)]).channelIkm).toMatchObject({ ticket: 100, kiosk: 50 });
    expect(report([...times(12, () => answer()), ...times(4, () => answer({ channel: 'kiosk' }))]).channelIkm).toEqual(
      {},
    );
  });
});

describe('answers with a flag', () => {
  it('are numbered, and the index without them stands beside where they are well mixed', () => {
    const flagged = times(12, () => answer({ flags: ['fast'], answers: allAnswered(4) }));
    const few = flagged.slice(0, 3);
    const others = times(20, () => answer({ answers: allAnswered(2) }));

    expect(report([...flagged, ...others]).flagged).toMatchObject({
      n: 12,
      of: 32,
      ikmWithout: 50,
      kinds: { fast: 12 },
    });
    expect(report([...few, ...others]).flagged).toMatchObject({ n: 3, of: 23, ikmWithout: null });
  });
});

describe('what was set aside before the release', () => {
  it('stands in the report with its rule, its reason and its number', () => {
    const exclusion = { exclusionId: 'e1', where: { flags: ['honeypot'] } as const, reason: 'Banjir dari satu poster' };
    const flood = times(12, () => answer({ flags: ['honeypot'], answers: allAnswered(1) }));
    const { excluded, n, ikm } = report([...flood, ...times(20, () => answer())], {
      release: { exclusions: [exclusion] },
    });

    expect({ n, ikm }).toEqual({ n: 20, ikm: 75 });
    expect(excluded).toEqual([{ ...exclusion, answers: 12 }]);
  });
});
