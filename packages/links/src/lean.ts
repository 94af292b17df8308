// What needs no client of AWS, for a function whose start a citizen waits for.
export * from './find-survey.ts';
export * from './open-link.ts';
export * from './response-key.ts';
export * from './secret-source.ts';
export * from './survey-link.ts';
