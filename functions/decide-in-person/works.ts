// The work of the API that decisions are made of, asked by who is signed in.
import type { RegistryStore } from '@tera/store';
import { type CommentWorkDeps, commentWorks } from './comment-works.ts';
import { type ObjectionWorkDeps, objectionWorks } from './objections/works.ts';
import { type ReleaseWorkDeps, releaseWorks } from './releases/works.ts';

export type DecisionDeps = CommentWorkDeps & ObjectionWorkDeps & ReleaseWorkDeps & { readonly registry: RegistryStore };

export function decisionsOf(deps: DecisionDeps) {
  return {
    unit: deps.registry.unit,
    objections: objectionWorks(deps),
    ...releaseWorks(deps),
    ...commentWorks(deps),
  };
}
