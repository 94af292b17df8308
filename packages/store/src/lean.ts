// What needs no client of AWS, for a function whose start a citizen waits for.
export type { FactKey } from './fact.ts';
export * from './lean-reads.ts';
export { type RegistryReader, registryReader } from './registry-reader.ts';
