// The beta distribution, as far as the intervals need it. Near 1 a probability keeps its digits only as its complement,
// so what is passed around inside is the logit.

/** Probability that a Beta(a, b) variable is at most `x`: the regularised incomplete beta function. a, b > 0. */
export function betaProbability(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return probabilityAt(Math.log(x / (1 - x)), a, b, logBeta(a, b));
}

/** The value that a Beta(a, b) variable stays under with probability `p`, 0 < p < 1: Newton on the logit, with bisection. */
export function betaQuantile(p: number, a: number, b: number): number {
  const logB = logBeta(a, b);
  let [low, high] = [-700, 700];
  let logit = Math.log(a / b);
  for (let step = 0; step < 100; step += 1) {
    const excess = probabilityAt(logit, a, b, logB) - p;
    if (excess > 0) high = logit;
    else low = logit;
    const slope = Math.exp(a * logOf(logit) + b * logOf(-logit) - logB);
    const newton = logit - excess / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - logit) <= 1e-14 * (1 + Math.abs(logit))) break;
    logit = next;
  }
  return Math.exp(logOf(logit));
}

/** log of 1/(1 + e^−logit). */
function logOf(logit: number): number {
  return logit > 0 ? -Math.log1p(Math.exp(-logit)) : logit - Math.log1p(Math.exp(logit));
}

function probabilityAt(logit: number, a: number, b: number, logB: number): number {
  const [logX, logY] = [logOf(logit), logOf(-logit)];
  const front = Math.exp(a * logX + b * logY - logB);
  // The fraction converges fast on the near side of the mean; on the other side the complement does.
  return Math.exp(logX) < (a + 1) / (a + b + 2)
    ? (front / a) * fraction(Math.exp(logX), a, b)
    : 1 - (front / b) * fraction(Math.exp(logY), b, a);
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22), by the modified method of Lentz. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let c = 1;
  let result = d;
  for (let m = 1; m <= 20_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return result;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series (DLMF 5.11.1) from 10 upwards, and the recurrence to get there. */
function logGamma(x: number): number {
  let [shifted, product] = [x, 1];
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  const inverse = 1 / (shifted * shifted);
  const series =
    (1 / 12 -
      inverse *
        (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse * (1 / 1188 - (inverse * 691) / 360360))))) /
    shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}
