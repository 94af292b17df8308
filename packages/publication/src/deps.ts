// What publishing works on, put together once: for the function, and for tests on an engine of their own.
import type { Instant } from '@tera/domain';
import {
  type DynamoClient,
  type TableNames,
  answerReader,
  broughtStore,
  chargeOutbox,
  exclusionStore,
  appliedReader,
  followUpStore,
  importMarks,
  indicatorStore,
  keyStore,
  objectionStore,
  publicUnitStore,
  rebuildStore,
  registryStore,
  releaseStore,
  rulingOutbox,
} from '@tera/store';
import { newExclusionId } from './exclusion-id.ts';
import { openCharges } from './open-charges.ts';

export function publishDeps(dynamo: DynamoClient, { facts, indicators, registry }: TableNames, now: () => Instant) {
  const applied = appliedReader(dynamo, facts);
  return {
    registry: registryStore(dynamo, registry),
    publicUnits: publicUnitStore(dynamo, registry),
    keys: keyStore(dynamo, registry),
    indicators: indicatorStore(dynamo, indicators),
    answers: answerReader(applied, rebuildStore(dynamo, { facts, indicators })),
    tickets: applied,
    releases: releaseStore(dynamo, registry),
    exclusions: exclusionStore(dynamo, registry),
    brought: broughtStore(dynamo, registry),
    followUps: followUpStore(dynamo, registry),
    objections: objectionStore(dynamo, registry),
    imports: importMarks(dynamo, facts),
    isChargeOpen: openCharges(rulingOutbox(dynamo, registry), chargeOutbox(dynamo, facts), now),
    newId: newExclusionId,
    now,
  };
}
