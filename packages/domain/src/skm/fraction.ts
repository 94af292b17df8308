// Exact fractions, for figures that are rounded once and at the end. Floating point would turn a tie such as 76.605
// downwards, and a unit with it.

export interface Fraction {
  readonly numerator: bigint;
  /** Above zero. */
  readonly denominator: bigint;
}

export const ZERO = fraction(0);

/** Of whole numbers; `denominator` is above zero. */
export function fraction(numerator: number, denominator = 1): Fraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** The number with so many decimals that is nearest to a fraction that is not negative; ties go up. */
export function halfUp({ numerator, denominator }: Fraction, decimals: number): number {
  const shifted = numerator * 10n ** BigInt(decimals);
  return Number((2n * shifted + denominator) / (2n * denominator)) / 10 ** decimals;
}
