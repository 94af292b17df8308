// What needs no client of AWS, for a function whose start somebody waits for.
export { factName } from './fact-key.ts';
export type { Fact } from './fact.ts';
export { inParallel } from './in-parallel.ts';
export { type IndicatorStore, indicatorReader } from './indicator-reader.ts';
export { keyReader } from './key-reader.ts';
export * from './lean-reads.ts';
export { type RegistryReader, registryReader } from './registry-reader.ts';
