// The work of the API that decisions are made of, asked by who is signed in.
import { type ObjectionWorkDeps, objectionWorks } from './objections/works.ts';

export type DecisionDeps = ObjectionWorkDeps;

export function decisionsOf(deps: DecisionDeps) {
  return {
    unit: deps.registry.unit,
    objections: objectionWorks(deps),
  };
}
