// Small makers in the words of the domain; they start nothing.
export * from './figures.ts';
export * from './key.ts';
export * from './names.ts';
export * from './release.ts';
export * from './response.ts';
export * from './ticket.ts';
export * from './unit.ts';
