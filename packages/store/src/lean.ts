// What needs no client of AWS, for a function whose start somebody waits for.
export { inParallel } from './in-parallel.ts';
export { type IndicatorStore, indicatorReader } from './indicator-reader.ts';
export { keyReader } from './key-reader.ts';
export * from './lean-reads.ts';
export { type ReleaseReader, releaseReader } from './release-reader.ts';
export { type RegistryReader, registryReader } from './registry-reader.ts';
