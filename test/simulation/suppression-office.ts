// Imaginary offices by their numbers of answers: what kind of office it is, and how many answered there by chance.

import type { AnswerCount, OfficerId, ServiceId } from '@tera/domain';
import type { Random } from '@tera/testing/random';

export interface Office {
  readonly officers: number;
  readonly services: number;
  /** Months of the year from which there are answers, 0 is January. */
  readonly months: readonly number[];
  /** How many answers are to be expected of an officer for a service in a month. */
  readonly expected: (officer: number, service: number, month: number) => number;
  /** How many come through posters in a month. */
  readonly posters: number;
}

export function answersOf({ officers, services, months, expected, posters }: Office, random: Random): AnswerCount[] {
  return months.flatMap((index) => {
    const month = `2026-${String(index + 1).padStart(2, '0')}`;
    const byPoster = { officerId: undefined, serviceId: undefined, month, n: numberAround(posters, random) };
    const byTicket = range(officers).flatMap((officer) =>
      range(services).map((service) => ({
        officerId: `officer-${officer}` as OfficerId,
        serviceId: `service-${service}` as ServiceId,
        month,
        n: numberAround(expected(officer, service, index), random),
      })),
    );
    return [...byTicket, byPoster].filter(({ n }) => n > 0);
  });
}

/** An office of any kind: thin or thick, even or skewed, of specialists or not, old or launched in the middle of a year. */
export function anyOffice(size: 'small' | 'large', random: Random): Office {
  const [mostOfficers, mostServices] = size === 'small' ? [6, 4] : [12, 6];
  const between = (low: number, high: number) => low + Math.floor(random.uniform() * (high - low + 1));
  const officers = between(2, mostOfficers);
  const services = between(1, mostServices);
  const count = between(1, 12);
  const first = between(0, 12 - count);
  const thickness = 0.4 * 60 ** random.uniform();
  const skew = random.uniform();
  const weights = (n: number) => range(n).map(() => Math.exp(1.5 * skew * random.normal()));
  const [byOfficer, byService] = [weights(officers), weights(services)];
  const strays = random.pick([1, 1, 0.05]);
  const idle = random.pick([0, 0, 0.25]);
  return {
    officers,
    services,
    months: range(count).map((index) => first + index),
    expected: (officer, service) => {
      const own = thickness * (byOfficer[officer] ?? 1) * (byService[service] ?? 1);
      return random.uniform() < idle ? 0 : Math.min(200, officer % services === service ? own : own * strays);
    },
    posters: random.pick([0, 0, 2, 8, 15]),
  };
}

/** A number of events of which so many are expected (Knuth's Poisson, in steps that do not underflow). */
function numberAround(expected: number, random: Random): number {
  if (expected > 300) return numberAround(300, random) + numberAround(expected - 300, random);
  let [number, product] = [0, random.uniform()];
  for (const limit = Math.exp(-expected); product > limit; number += 1) product *= random.uniform();
  return number;
}

export function range(n: number): readonly number[] {
  return Array.from({ length: n }, (_, index) => index);
}
