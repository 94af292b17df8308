// The people who sign in. Whoever may write the registry of all units that a person is for, before and afterwards, says what they
// may do there; it holds at their next request. Nobody says it of themselves.
import { ALL_UNITS, type FieldError, type NewPerson, type RoleOfPerson, asKeyId } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { Instant, UnitId } from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, authorOf, mayActFor, refuse } from '@tera/http';
import { type KeptPerson, type PersonStore, type RegistryReader, inParallel } from '@tera/store';

export interface PeopleDeps {
  readonly people: PersonStore;
  readonly registry: RegistryReader;
  readonly now: () => Instant;
}

const UNITS_AT_ONCE = 10;

export async function putPerson(
  { caller, path: { personId }, body }: Asked<typeof routes.putPerson, 'caller' | 'path' | 'body'>,
  { people, registry, now }: PeopleDeps,
): Promise<ReplyTo<typeof routes.putPerson>> {
  const before = await people.find(personId);
  const foreign = foreignUnits(body, caller);
  if (foreign.length > 0) return { refused: 403, errors: foreign };
  if (before !== undefined && !reaches(caller, before)) {
    return refuse(403, 'roles', 'other_unit', 'this key is not for all units of who has this id');
  }
  const rolesBefore = before?.roles ?? [];
  if (isThemselves(caller, personId)) {
    if (!isSameGrants(rolesBefore, body.roles)) return ownRoles('roles');
    if (before !== undefined && loginOf(before) !== loginOf(body)) return ownRoles('login');
  }
  const doubts = await strangersIn(body, registry);
  if (doubts.length > 0) return { refused: 422, errors: doubts };
  if (before !== undefined && isSamePerson(before, body)) return { status: 200, body: personBody(before) };
  switch (await people.put({ personId, person: body, before, by: authorOf(caller), at: now() })) {
    case 'done':
      return { status: 200, body: { personId, ...body } };
    case 'last':
      return lastAdmin('roles');
    case 'busy':
      return CONTENDED;
    case 'refused':
      return (await people.find(personId))?.version === before?.version
        ? refuse(409, 'login', 'login_taken', 'somebody else signs in with this login')
        : CONTENDED;
  }
}

export async function getPerson(
  { caller, path }: Asked<typeof routes.getPerson, 'caller' | 'path'>,
  { people }: Pick<PeopleDeps, 'people'>,
): Promise<ReplyTo<typeof routes.getPerson>> {
  const person = await people.find(path.personId);
  // Somebody of other units is as good as nobody: that they are there is not told.
  return person === undefined || !reaches(caller, person) ? UNKNOWN : { status: 200, body: personBody(person) };
}

export async function listPeople(
  { caller, query: { limit }, page }: Asked<typeof routes.listPeople, 'caller' | 'query' | 'page'>,
  { people }: Pick<PeopleDeps, 'people'>,
): Promise<ReplyTo<typeof routes.listPeople>> {
  const { after = '' } = page;
  const visible = (await people.list()).filter((one) => one.personId > after && reaches(caller, one));
  const shown = visible.slice(0, limit);
  const next = await page.nextAfter(visible.length > limit ? shown.at(-1)?.personId : undefined);
  return { status: 200, body: { people: shown.map(personBody), next } };
}

export async function removePerson(
  { caller, path }: Asked<typeof routes.removePerson, 'caller' | 'path'>,
  { people, now }: Pick<PeopleDeps, 'people' | 'now'>,
): Promise<ReplyTo<typeof routes.removePerson>> {
  const person = await people.find(path.personId);
  if (person === undefined || !reaches(caller, person)) return UNKNOWN;
  if (isThemselves(caller, path.personId)) return ownRoles('personId');
  switch (await people.remove(person, authorOf(caller), now())) {
    case 'done':
      return { status: 204 };
    case 'last':
      return lastAdmin('personId');
    case 'busy':
    case 'refused':
      return CONTENDED;
  }
}

/** Whether they say the same of somebody: the same name, the same way to sign in, and nothing granted or taken away. */
export function isSamePerson(one: NewPerson, other: NewPerson): boolean {
  return one.name === other.name && loginOf(one) === loginOf(other) && isSameGrants(one.roles, other.roles);
}

function loginOf({ login }: Pick<NewPerson, 'login'>): string {
  const account = 'subject' in login ? ['subject', login.subject] : ['email', login.email];
  return JSON.stringify([login.issuer, ...account]);
}

/** However the units of a role are put together, and in whatever order. */
function isSameGrants(some: readonly RoleOfPerson[], others: readonly RoleOfPerson[]): boolean {
  const [one, other] = [new Set(grantsIn(some)), new Set(grantsIn(others))];
  return one.size === other.size && [...one].every((grant) => other.has(grant));
}

/** Each role in each unit, as a text. */
export function grantsIn(roles: readonly RoleOfPerson[]): readonly string[] {
  return roles.flatMap(({ role, units, officerId = '' }) => units.map((unit) => [role, unit, officerId].join(' ')));
}

/** A person, or a key that goes back to them. */
function isThemselves({ keyId, madeBy }: Caller, personId: string): boolean {
  return [keyId, ...madeBy].includes(asKeyId(personId));
}

function ownRoles(path: 'roles' | 'login' | 'personId') {
  return refuse(403, path, 'own_roles', 'nobody changes their own roles or account: another administrator does');
}

function lastAdmin(path: 'roles' | 'personId') {
  return refuse(
    409,
    path,
    'last_admin',
    'nobody else is an administrator of these units: make somebody else one first',
  );
}

const UNKNOWN = refuse(404, 'personId', 'unknown_person', 'there is no such person');
const CONTENDED = refuse(409, '', 'contended', 'others are changing this person at the same time; send the same again');

function personBody({ personId, name, login, roles }: KeptPerson) {
  return { personId, name, login, roles };
}

function reaches(caller: Caller, person: Pick<NewPerson, 'roles'>): boolean {
  return unitsOf(person).every((unit) => mayActFor(caller.units, unit));
}

function unitsOf({ roles }: { readonly roles: readonly RoleOfPerson[] }): readonly string[] {
  return roles.flatMap(({ units }) => units);
}

/** Each unit of each role, and where it stands. */
function unitsNamed({ roles }: NewPerson) {
  return roles.flatMap(({ units, officerId }, role) =>
    units.map((unitId, place) => ({ unitId, officerId, role, path: `roles.${role}.units.${place}` })),
  );
}

function foreignUnits(person: NewPerson, caller: Caller): FieldError[] {
  return unitsNamed(person).flatMap(({ unitId, path }): FieldError[] =>
    mayActFor(caller.units, unitId)
      ? []
      : [{ path, code: 'other_unit', message: `this key is not for the unit '${unitId}'` }],
  );
}

/** Units, and officers in them, that are not there. */
async function strangersIn(person: NewPerson, registry: RegistryReader): Promise<FieldError[]> {
  const doubts = await inParallel(unitsNamed(person), UNITS_AT_ONCE, async ({ unitId, officerId, role, path }) => {
    if (unitId === ALL_UNITS) return undefined;
    const unit = await registry.unit(unitId as UnitId);
    if (unit === undefined) {
      return {
        path,
        code: 'unknown_unit',
        message: `there is no unit '${unitId}'`,
      } as const;
    }
    if (officerId === undefined || unit.hasOfficer(officerId)) return undefined;
    return {
      path: `roles.${role}.officerId`,
      code: 'unknown_officer',
      message: `the unit '${unitId}' has no officer '${officerId}'`,
    } as const;
  });
  return doubts.filter((doubt) => doubt !== undefined);
}
