// Everything that is kept or queued: keys, expressions and conditions live here and nowhere else.
export * from './dynamo-client.ts';
export * from './fact.ts';
export * from './fact-queue.ts';
export * from './fact-store.ts';
export * from './in-parallel.ts';
export * from './indicator-store.ts';
export * from './key-store.ts';
export * from './patience.ts';
export * from './rate-limit.ts';
export type { GetItem, RegistryReader } from './registry-reader.ts';
export * from './registry-store.ts';
export * from './tables.ts';
