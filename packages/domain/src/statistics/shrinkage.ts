// Officers' means drawn toward the middle of the unit, the more the less is known of them. For the order of a list,
// always beside the raw figure: a shrunken value is nobody's result.

/** An officer's mean and how sure it is: the squared standard error, above 0 (`varianceOfMean`). */
export interface OfficerMean {
  readonly mean: number;
  readonly varianceOfMean: number;
}

export interface ShrunkenMean {
  readonly value: number;
  /** Of the officer's own mean, 0–1; the rest is of the unit's. This is also the mean's reliability. */
  readonly weight: number;
}

export interface Shrinkage {
  /** Where the officers' means are drawn to. */
  readonly centre: number;
  readonly centreStandardError: number;
  /** How much the officers truly differ, beyond the chance in their answers; 0 when chance explains all of it. */
  readonly varianceBetween: number;
  /** In the order given. */
  readonly officers: readonly ShrunkenMean[];
}

/**
 * Empirical Bayes in the normal–normal model, the variance between officers by moments: DerSimonian and Laird (1986,
 * doi 10.1016/0197-2456(86)90046-2); the weights as in Efron and Morris (1975, doi 10.1080/01621459.1975.10479864).
 * One officer alone is the centre. At least one officer.
 */
export function shrinkTowardUnit(officers: readonly OfficerMean[]): Shrinkage {
  const varianceBetween = varianceBetweenOf(officers);
  const weights = officers.map((officer) => 1 / (varianceBetween + officer.varianceOfMean));
  const centre = weightedMean(officers, weights);
  return {
    centre,
    centreStandardError: 1 / Math.sqrt(sum(weights)),
    varianceBetween,
    officers: officers.map((officer) => {
      const weight = reliabilityOf(varianceBetween, officer.varianceOfMean);
      return { value: weight * officer.mean + (1 - weight) * centre, weight };
    }),
  };
}

/**
 * Reliability of an officer's mean: signal ÷ (signal + noise), where the noise is the variance of the mean, which falls
 * with n (Adams 2009, RAND TR-653; it is the Spearman–Brown formula). 0.7 is commonly asked for before people are compared.
 */
export function reliabilityOf(varianceBetween: number, varianceOfMean: number): number {
  return varianceBetween / (varianceBetween + varianceOfMean);
}

function varianceBetweenOf(officers: readonly OfficerMean[]): number {
  const weights = officers.map((officer) => 1 / officer.varianceOfMean);
  const centre = weightedMean(officers, weights);
  const heterogeneity = sum(officers.map(({ mean }, i) => (weights[i] ?? 0) * (mean - centre) ** 2));
  const scale = sum(weights) - sum(weights.map((weight) => weight * weight)) / sum(weights);
  return scale > 0 ? Math.max(0, (heterogeneity - (officers.length - 1)) / scale) : 0;
}

function weightedMean(officers: readonly OfficerMean[], weights: readonly number[]): number {
  return sum(officers.map(({ mean }, i) => (weights[i] ?? 0) * mean)) / sum(weights);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
