// From stored cells to what is answered. Two functions need it: the one that answers, and the one that keeps answers.
export type { BroughtDeps } from './brought.ts';
export * from './period-of-unit.ts';
export * from './pooled-survey.ts';
export { readingOnce } from './reading-once.ts';
export * from './rows.ts';
export * from './series.ts';
export * from './survey-report.ts';
export * from './trend.ts';
