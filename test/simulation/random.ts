// Chance that comes out the same every time: what a simulation shows must not depend on the day.

export interface Random {
  /** At least 0, less than 1. */
  uniform(): number;
  normal(): number;
  /** One of them, each as likely. */
  oneOf<T>(values: readonly T[]): T;
}

/** mulberry32 (T. Ettinger, public domain): 32 bits of state, enough for the millions of draws here. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    // Box and Muller; 1 − uniform is never 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    oneOf: (values) => values[Math.floor(uniform() * values.length)] as (typeof values)[number],
  };
}
