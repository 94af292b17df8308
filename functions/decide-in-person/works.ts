// The work of the API that decisions are made of, asked by who is signed in.
import type { ConsoleView } from '@tera/in-person';
import type { PersonReader, RegistryStore } from '@tera/store';
import { type ReleaseWorkDeps, releaseWorks } from './releases/works.ts';

export interface DecisionDeps extends ReleaseWorkDeps {
  readonly registry: RegistryStore;
}

export function decisionsOf(deps: DecisionDeps) {
  return { unit: deps.registry.unit, ...releaseWorks(deps) };
}

/** A page on which something is decided, as its work sees it. */
export type DecisionView = ConsoleView<ReturnType<typeof decisionsOf>>;

/** What these pages need beside that. */
export interface DecisionPageDeps {
  readonly people: Pick<PersonReader, 'find'>;
  readonly publicUrl: string;
}
