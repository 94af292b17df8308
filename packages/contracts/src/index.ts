// The shape of everything that crosses a boundary: bodies, queries, queue messages, problem documents.
export * from './counter-setup.ts';
export * from './ids.ts';
export * from './indicators.ts';
export * from './instant.ts';
export * from './key.ts';
export * from './openapi/document.ts';
export * from './problem.ts';
export * from './queue-message.ts';
export * from './registry.ts';
export * from './response.ts';
export * from './skm.ts';
export * from './ticket-event.ts';
