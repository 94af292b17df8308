// What is hidden and what is not, told as small offices. That nothing can be worked out from what is shown is attacked in
// test/simulation/suppression.test.ts.

import { describe, expect, it } from 'vitest';
import { type AnswerCount, type Hidden, type Slice, disclosureOf } from './disclosure.ts';
import type { OfficerId, ServiceId } from '../ids.ts';
import { parsePeriod } from '../time/period.ts';

const ani = 'ani' as OfficerId;
const budi = 'budi' as OfficerId;
const cita = 'cita' as OfficerId;
const ktp = 'ktp' as ServiceId;
const kk = 'kk' as ServiceId;

const LONG_AFTER = '2027-06-01';

/** Answers by month: of an officer (or `null`, nobody) for a service (or `null`, none). */
type Work = readonly [OfficerId | null, ServiceId | null, Readonly<Record<string, number>>];

function anOffice(today: string, ...work: readonly Work[]) {
  const counts: readonly AnswerCount[] = work.flatMap(([officerId, serviceId, months]) =>
    Object.entries(months).map(([month, n]) => ({
      officerId: officerId ?? undefined,
      serviceId: serviceId ?? undefined,
      month,
      n,
    })),
  );
  const { hidden } = disclosureOf(counts, today);
  const ask = (slice: Slice, name: string, n?: number): Hidden | 'shown' => {
    const period = parsePeriod(name);
    if (period === undefined) throw new Error(`${name} is no period`);
    const counted = counts
      .filter(({ month }) => period.parts.some((part) => part.startsWith(month)))
      .filter(({ officerId }) => slice.officerId === undefined || (officerId ?? null) === slice.officerId)
      .filter(({ serviceId }) => slice.serviceId === undefined || (serviceId ?? null) === slice.serviceId)
      .reduce((sum, count) => sum + count.n, 0);
    return hidden(slice, period, n ?? counted) ?? 'shown';
  };
  return { ask, backwards: disclosureOf(counts.toReversed(), today).hidden };
}

function every(n: number, ...months: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(months.map((month) => [month, n]));
}

const FIRST_QUARTER = ['2026-01', '2026-02', '2026-03'] as const;

describe('a group of few answers', () => {
  it('is hidden below ten, and shown from ten', () => {
    const { ask } = anOffice(LONG_AFTER, [ani, ktp, { '2026-01': 9, '2026-02': 10 }]);

    expect(ask({}, '2026-01')).toBe('few');
    expect(anOffice(LONG_AFTER, [ani, ktp, { '2026-02': 10 }]).ask({}, '2026-02')).toBe('shown');
  });

  it('hides nothing when it is empty', () => {
    const { ask } = anOffice(LONG_AFTER, [ani, ktp, { '2026-01': 30 }]);

    expect(ask({ officerId: budi }, '2026-01')).toBe('shown');
    expect(ask({}, '2026-02')).toBe('shown');
  });

  it('takes the next smallest with it, or it would be the rest of the whole', () => {
    const { ask } = anOffice(
      LONG_AFTER,
      [ani, ktp, { '2026-01': 9 }],
      [budi, ktp, { '2026-01': 20 }],
      [cita, ktp, { '2026-01': 30 }],
    );

    expect(ask({}, '2026-01')).toBe('shown');
    expect(ask({ officerId: ani }, '2026-01')).toBe('few');
    expect(ask({ officerId: budi }, '2026-01')).toBe('protects');
    expect(ask({ officerId: cita }, '2026-01')).toBe('shown');
  });

  it('rather takes what is nobody’s with it than a person', () => {
    const { ask } = anOffice(
      LONG_AFTER,
      [ani, ktp, { '2026-01': 9 }],
      [budi, ktp, { '2026-01': 20 }],
      [null, ktp, { '2026-01': 40 }],
    );

    expect(ask({ officerId: null }, '2026-01')).toBe('protects');
    expect(ask({ officerId: budi }, '2026-01')).toBe('shown');
  });

  it('is not had as the difference of an officer and the only service of that officer', () => {
    const { ask } = anOffice(
      LONG_AFTER,
      [ani, ktp, { '2026-01': 30 }],
      [ani, kk, { '2026-01': 3 }],
      [budi, kk, { '2026-01': 30 }],
    );

    expect(ask({ serviceId: ktp }, '2026-01')).toBe('shown');
    expect(ask({ serviceId: kk }, '2026-01')).toBe('shown');
    expect(ask({ officerId: ani }, '2026-01')).toBe('protects');
    expect(ask({ officerId: budi }, '2026-01')).toBe('protects');
  });
});

describe('few answers for one officer’s one service', () => {
  it('cost no officer and no service a figure where officers and services share the others', () => {
    const { ask } = anOffice(
      LONG_AFTER,
      [ani, ktp, { '2026-01': 25 }],
      [ani, kk, { '2026-01': 5 }],
      [budi, ktp, { '2026-01': 20 }],
      [budi, kk, { '2026-01': 20 }],
    );

    for (const slice of [{ officerId: ani }, { officerId: budi }, { serviceId: ktp }, { serviceId: kk }])
      expect(ask(slice, '2026-01')).toBe('shown');
  });
});

describe('in time', () => {
  it('an officer with eight answers a month gets the quarter', () => {
    const { ask } = anOffice(
      LONG_AFTER,
      [ani, ktp, every(8, ...FIRST_QUARTER)],
      [budi, ktp, every(30, ...FIRST_QUARTER)],
      [cita, ktp, every(40, ...FIRST_QUARTER)],
    );

    expect(ask({ officerId: ani }, '2026-02')).toBe('few');
    expect(ask({ officerId: ani }, '2026-Q1')).toBe('shown');
    expect(ask({ officerId: budi }, '2026-Q1')).toBe('shown');
    expect(ask({ officerId: cita }, '2026-02')).toBe('shown');
  });

  it('a thin first quarter costs the second, not the year', () => {
    const { ask } = anOffice(LONG_AFTER, [ani, ktp, { '2026-02': 4, '2026-04': 100, '2026-05': 100, '2026-06': 100 }]);

    expect(ask({}, '2026-Q1')).toBe('few');
    expect(ask({}, '2026-Q2')).toBe('protects');
    expect(ask({}, '2026-06')).toBe('shown');
    expect(ask({}, '2026-S1')).toBe('shown');
    expect(ask({}, '2026')).toBe('shown');
  });

  it('a thin start of the running month costs what is not finished, not the month before', () => {
    const { ask } = anOffice('2026-05-03', [ani, ktp, { '2026-03': 30, '2026-04': 30, '2026-05': 4 }]);

    expect(ask({}, '2026-04')).toBe('shown');
    expect(ask({}, '2026-Q1')).toBe('shown');
    expect(ask({}, '2026-05')).toBe('few');
    expect(ask({}, '2026-Q2')).toBe('protects');
    expect(ask({}, '2026')).toBe('protects');
  });

  it('does the same for an officer, whose answers of the running month hide with those of others', () => {
    const { ask } = anOffice(
      '2026-05-03',
      [ani, ktp, { '2026-04': 30, '2026-05': 4 }],
      [budi, ktp, { '2026-04': 30, '2026-05': 8 }],
      [cita, ktp, { '2026-04': 30, '2026-05': 15 }],
    );

    expect(ask({ officerId: ani }, '2026-04')).toBe('shown');
    expect(ask({ officerId: ani }, '2026-Q2')).toBe('protects');
    expect(ask({ officerId: cita }, '2026-05')).toBe('shown');
    expect(ask({ officerId: cita }, '2026')).toBe('shown');
  });

  it('a quarter that has only begun does not cost the finished one', () => {
    const { ask } = anOffice('2026-05-03', [ani, ktp, { '2026-01': 40, '2026-04': 8, '2026-05': 8 }]);

    expect(ask({}, '2026-Q1')).toBe('shown');
    expect(ask({}, '2026-Q2')).toBe('shown');
    expect(ask({}, '2026-04')).toBe('few');
  });

  it('shows at every grain what a new unit has, all of the same day', () => {
    const { ask } = anOffice(
      '2026-05-04',
      [ani, ktp, { '2026-05': 12 }],
      [ani, kk, { '2026-05': 11 }],
      [budi, ktp, { '2026-05': 14 }],
    );

    for (const period of ['2026-05-04', '2026-W19', '2026-05', '2026-Q2', '2026-S1', '2026']) {
      for (const [slice, n] of [
        [{}, 37],
        [{ serviceId: ktp }, 26],
        [{ serviceId: kk }, 11],
        [{ officerId: ani }, 23],
        [{ officerId: budi }, 14],
      ] as const) {
        expect(ask(slice, period, n), `${JSON.stringify(slice)} ${period}`).toBe('shown');
      }
    }
  });
});

describe('a day or a week', () => {
  const { ask } = anOffice(LONG_AFTER, [ani, ktp, { '2026-03': 30, '2026-04': 20 }]);

  it('is shown when it is all there is of its months', () => {
    expect(ask({}, '2026-03-10', 30)).toBe('shown');
    expect(ask({}, '2026-W11', 30)).toBe('shown');
  });

  it('is hidden when there is more in its months: of the rest nothing is known', () => {
    expect(ask({}, '2026-03-10', 15)).toBe('protects');
    expect(ask({}, '2026-03-10', 9)).toBe('few');
  });

  it('that lies in two months counts for both', () => {
    expect(ask({}, '2026-W14', 50)).toBe('shown');
    expect(ask({}, '2026-W14', 30)).toBe('protects');
  });

  it('that lies in two years looks at both', () => {
    const office = anOffice(LONG_AFTER, [ani, ktp, { '2026-12': 12, '2027-01': 15 }]);

    expect(office.ask({}, '2026-W53', 27)).toBe('shown');
    expect(office.ask({}, '2026-W53', 12)).toBe('protects');
  });
});

describe('posters with few answers', () => {
  it('cost somebody the months, and nobody the quarter', () => {
    const { ask } = anOffice(
      LONG_AFTER,
      ...[ani, budi, cita].flatMap((officer) =>
        [ktp, kk].map((service): Work => [officer, service, every(12, ...FIRST_QUARTER)]),
      ),
      [null, null, every(4, ...FIRST_QUARTER)],
    );

    expect(ask({}, '2026-02')).toBe('shown');
    expect(ask({ officerId: null }, '2026-02')).toBe('few');
    expect([ani, budi, cita].map((officerId) => ask({ officerId }, '2026-02')).sort()).toEqual([
      'protects',
      'shown',
      'shown',
    ]);
    for (const slice of [...[ani, budi, cita, null].map((officerId) => ({ officerId })), { serviceId: ktp }])
      expect(ask(slice, '2026-Q1')).toBe('shown');
  });
});

it('does not depend on the order of the counts', () => {
  const { ask, backwards } = anOffice(
    LONG_AFTER,
    [ani, ktp, every(9, ...FIRST_QUARTER)],
    [budi, ktp, every(20, ...FIRST_QUARTER)],
    [cita, ktp, every(20, ...FIRST_QUARTER)],
  );
  const january = parsePeriod('2026-01');
  if (january === undefined) throw new Error('2026-01 is a period');

  for (const officerId of [budi, cita]) {
    expect(backwards({ officerId }, january, 20) ?? 'shown').toBe(ask({ officerId }, '2026-01'));
  }
});
