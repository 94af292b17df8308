// What somebody may open, for what a page offers them. It only chooses links: whether a figure is told is decided by the route
// that it is asked of, as for a key.
import { ALL_UNITS, SCOPES_OF_ROLES, type Scope } from '@tera/contracts';
import type { OfficerId } from '@tera/domain';
import type { KeptPerson } from '@tera/store';

export interface Access {
  /** Whether they may do this in the unit, about all of its officers. */
  readonly may: (scope: Scope) => boolean;
  /** Who they are in the unit, where they see nothing of others. */
  readonly own: OfficerId | undefined;
}

/** In one unit. `undefined`: they have nothing to do there. */
export function accessIn({ roles }: Pick<KeptPerson, 'roles'>, unitId: string): Access | undefined {
  const here = roles.filter(({ units }) => units.includes(unitId) || units.includes(ALL_UNITS));
  if (here.length === 0) return undefined;
  const ofAll = here.filter(({ officerId }) => officerId === undefined);
  const scopes = new Set<Scope>(ofAll.flatMap(({ role }) => SCOPES_OF_ROLES[role]));
  return {
    may: (scope) => scopes.has(scope),
    own: here.find(({ officerId }) => officerId !== undefined)?.officerId,
  };
}

/** Whether they may do this in any unit at all, whichever units there are. */
export function mayAnywhere({ roles }: Pick<KeptPerson, 'roles'>, scope: Scope): boolean {
  return roles.some(({ role }) => SCOPES_OF_ROLES[role].some((one) => one === scope));
}

/** Whether they may do it in every unit, and so in one that is not there yet. */
export function mayEverywhere({ roles }: Pick<KeptPerson, 'roles'>, scope: Scope): boolean {
  return mayAnywhere({ roles: roles.filter(({ units }) => units.includes(ALL_UNITS)) }, scope);
}
