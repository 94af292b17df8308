// What an interval is here: two ends, two-sided, 95 %.

export type Interval = readonly [low: number, high: number];

/** Standard normal quantile at 97.5 %. */
export const Z95 = 1.959963984540054;
