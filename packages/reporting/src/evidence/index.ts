// The tickets behind a figure.
export { type Deps as EvidenceDeps, readEvidence } from './read-evidence.ts';
export { shownEvents } from './tickets.ts';
