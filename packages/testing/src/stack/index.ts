// The stack as a whole, a client of what it promises, and somebody with a browser.
export * from './client.ts';
export * from './stack.ts';
export * from './visitor.ts';
