// How sure a mean is. Only what the indicator rows need; every function names where its rule comes from.

/** Standard normal quantile for a two-sided 95 % interval. */
const Z95 = 1.959963984540054;

/**
 * 95 % interval of the mean of values that lie between `low` and `high`: the Wilson score interval (Wilson 1927,
 * doi 10.1080/01621459.1927.10502953) on the mean as a share of the range, with the sample counted as many times as
 * the values spread less than yes-or-no answers would (Kish's design effect). It stays inside the range and keeps a
 * width when all answers are the same, where the usual mean ± t·s/√n claims certainty.
 *
 * @param mean of the values
 * @param variance of the values, n − 1 in the denominator
 * @param n number of values, at least 1
 */
export function meanInterval(
  { mean, variance, n }: { mean: number; variance: number; n: number },
  { low, high }: { low: number; high: number },
): readonly [number, number] {
  const range = high - low;
  const share = (mean - low) / range;
  const binary = share * (1 - share);
  // Never less than what one differing answer would bring: that all agree is known of the sample, not of the others.
  const spread = Math.max(variance / (range * range), binary / n);
  const effective = binary > spread ? (n * binary) / spread : n;
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * effective)) / (1 + z2 / effective);
  const half = (Z95 * Math.sqrt(binary / effective + z2 / (4 * effective * effective))) / (1 + z2 / effective);
  return [low + range * Math.max(0, centre - half), low + range * Math.min(1, centre + half)];
}
