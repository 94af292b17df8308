// Whole lives of tickets, and the ways in which their events arrive, for properties.
export * from './arrival.ts';
export * from './life.ts';
export * from './news.ts';
export * from './hurried-life.ts';
