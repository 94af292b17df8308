// What `tera skm` says of a report in each of its states: never a figure that is not there, and always why or when.
import { describe, expect, it } from 'vitest';
import { type Skm, skmText } from './skm.ts';

const NOTHING: Skm = {
  unitId: 'contoh',
  period: '2026-Q4',
  from: '2026-09-30T17:00:00Z',
  to: '2026-12-31T17:00:00Z',
  timeZone: 'Asia/Jakarta',
  generatedAt: '2026-12-01T02:00:00Z',
  methodVersion: '2026.4',
  weight: 'exact',
  status: 'none',
  n: 0,
  answered: 61,
  releases: [],
  population: 120,
  sampleTarget: 92,
  ni: null,
  ikm: null,
  mutu: null,
  predicate: null,
  elements: [],
  channels: null,
  channelIkm: {},
  flagged: null,
  excluded: [],
  respondents: null,
  followUps: null,
};
const RELEASED: Partial<Skm> = { n: 40, answered: 40, ikm: 80, ni: 3.2, mutu: 'B', predicate: 'Baik' };

const text = (wishes: Partial<Skm>) => skmText({ ...NOTHING, ...wishes }, (_, plain) => plain);

describe('the status of a report', () => {
  it.each<readonly [Partial<Skm>, string]>([
    [{ status: 'awaiting', due: '2027-01-15' }, 'to be published on 2027-01-15'],
    [{ status: 'awaiting', due: null }, 'not published by the office yet'],
    [{ status: 'within', publishedAs: '2026-Q4' }, 'published within 2026-Q4, and not by itself'],
    [{ status: 'none' }, 'nobody answered'],
    [{ status: 'suppressed', why: 'few' }, 'fewer than 10 answers'],
    [{ status: 'suppressed', why: 'protects' }, 'not shown, for the sake of other small groups'],
    [
      {
        status: 'suppressed',
        releases: [
          {
            period: '2026-Q4',
            revision: 2,
            sha256: 'ab',
            methodVersion: '2026.4',
            replacement: 'withdrawn',
            reason: 'Keliru',
          },
        ],
      },
      'withdrawn: Keliru',
    ],
    [
      { status: 'running', asOf: '2026-11-25', due: '2027-01-15', n: 40, ikm: 92.5 },
      'running, as of 2026-11-25; to be published on 2027-01-15',
    ],
    [{ ...RELEASED, status: 'provisional' }, 'provisional: fewer than 30 answers'],
    [{ ...RELEASED, status: 'reliable' }, 'reliable: 30 answers or more'],
  ])('is said in words: %o', (wishes, words) => {
    expect(text(wishes)).toContain(`\nStatus: ${words}\n`);
    expect(text(wishes)).not.toMatch(/null|undefined/);
  });

  it('is said of few answers only where there are few', () => {
    expect(text({ status: 'awaiting', due: '2027-01-15' })).not.toContain('fewer than 10');
  });
});

it('a running figure is the index alone', () => {
  expect(text({ status: 'running', asOf: '2026-11-25', due: null, n: 40, ikm: 92.5 })).toContain('\nIKM 92.50\n');
});

it('says what was answered when it was published, and what became of it', () => {
  const later = { of: 42, annulled: 33, added: 2, usable: false };
  const words = text({ ...RELEASED, status: 'reliable', answered: 11, later });

  expect(words).toContain('IKM 80.00   mutu B (Baik)   NI 3.2000');
  expect(words).toContain('40 answers of 42 received; 120 completed tickets');
  expect(words).toContain('33 of 42 answers were annulled later\n2 answers came later and are not published\nNot to');
});
