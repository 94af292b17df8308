// Onto the queue: ticket events, the same for every door through which they come, and what objections have come to.
export * from './has-completed.ts';
export * from './in-a-word.ts';
export * from './judge-by-ticket.ts';
export * from './judge.ts';
export * from './queue-ruling.ts';
export * from './send-waiting.ts';
export * from './take-events.ts';
