// The stack as a whole, and a client of what it promises.
export * from './client.ts';
export * from './stack.ts';
