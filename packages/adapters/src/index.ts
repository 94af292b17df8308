// What other queue systems and lists say, as the events that a counter pushes.
export { csvRows } from './csv-text.ts';
export * from './foreign-id.ts';
export * from './manual-csv.ts';
export * from './mapped.ts';
export * from './qmatic.ts';
export * from './qminder.ts';
export * from './written-day.ts';
