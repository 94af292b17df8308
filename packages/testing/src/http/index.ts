// What a function of the HTTP API is called with, and what it says of itself meanwhile.
export * from './log.ts';
export * from './observed.ts';
export * from './qminder.ts';
export * from './request.ts';
