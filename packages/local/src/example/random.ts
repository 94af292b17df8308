// Chance that can be repeated: the same seed gives the same day.

export interface Random {
  /** From 0 to below 1. */
  readonly unit: () => number;
  readonly happens: (probability: number) => boolean;
  /** A whole number, both ends included. */
  readonly between: (lowest: number, highest: number) => number;
  readonly pick: <Value>(values: readonly [Value, ...Value[]] | readonly Value[]) => Value;
  readonly shuffled: <Value>(values: readonly Value[]) => Value[];
  /** A log-normal factor with median 1: most things take about as long as usual, a few much longer. */
  readonly spread: (sigma: number) => number;
}

/** Mulberry32: 32 bits of state are plenty for a day of tickets. */
export function random(seed: number): Random {
  let state = seed | 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (lowest: number, highest: number) => lowest + Math.floor(unit() * (highest - lowest + 1));
  return {
    unit,
    between,
    happens: (probability) => unit() < probability,
    pick: (values) => values[Math.floor(unit() * values.length)] as (typeof values)[number],
    shuffled: (values) => {
      const result = [...values];
      for (let last = result.length - 1; last > 0; last--) {
        const other = between(0, last);
        [result[last], result[other]] = [result[other] as never, result[last] as never];
      }
      return result;
    },
    spread: (sigma) => Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())),
  };
}
