// Judging and queueing ticket events, the same for every door through which they come.
export * from './judge.ts';
export * from './take-events.ts';
