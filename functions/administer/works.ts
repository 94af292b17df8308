// The work of the API that administration is made of, asked by who is signed in.
import type { Once } from '@tera/http';
import type { RegistryStore } from '@tera/store';

export interface AdministrationDeps {
  readonly registry: RegistryStore;
  readonly once: Once;
}

export function administrationOf({ registry }: AdministrationDeps) {
  return { unit: registry.unit };
}
