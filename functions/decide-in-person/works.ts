// The work of the API that decisions are made of, asked by who is signed in.
import type { Once } from '@tera/http';
import type { RegistryStore } from '@tera/store';

export interface DecisionDeps {
  readonly registry: RegistryStore;
  readonly once: Once;
}

export function decisionsOf({ registry }: DecisionDeps) {
  return { unit: registry.unit };
}
