// What pages and the work behind them read and write, on the tables as they are called where this runs.
import type { Instant } from '@tera/domain';
import {
  type DynamoClient,
  type TableNames,
  broughtReader,
  commentStore,
  evidenceStore,
  exclusionStore,
  factReader,
  feedbackStore,
  followUpReader,
  indicatorStore,
  openTicketStore,
  objectionStore,
  registryStore,
  releaseReader,
  releaseStore,
} from '@tera/store';

export function storesOf(client: DynamoClient, { facts, indicators, registry }: TableNames, now: () => Instant) {
  return {
    registry: registryStore(client, registry),
    objections: objectionStore(client, registry),
    comments: commentStore(client, { facts, registry }),
    feedback: feedbackStore(client, registry, now),
    indicators: indicatorStore(client, indicators),
    releases: { ...releaseStore(client, registry), known: releaseReader(client, registry).known },
    brought: broughtReader(client, registry),
    followUps: followUpReader(client, registry),
    exclusions: exclusionStore(client, registry),
    evidence: evidenceStore(client, facts),
    facts: factReader(client, facts),
    open: openTicketStore(client, facts),
  };
}
