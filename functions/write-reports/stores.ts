// What reports and snapshots read and write, on the tables as they are called where this runs.
import {
  type DynamoClient,
  type TableNames,
  broughtReader,
  followUpReader,
  indicatorStore,
  registryStore,
  releaseReader,
  snapshotStore,
} from '@tera/store';

export function reportStores(client: DynamoClient, { indicators, registry }: TableNames) {
  return {
    registry: registryStore(client, registry),
    indicators: indicatorStore(client, indicators),
    releases: releaseReader(client, registry),
    brought: broughtReader(client, registry),
    followUps: followUpReader(client, registry),
    snapshots: snapshotStore(client, registry),
  };
}
