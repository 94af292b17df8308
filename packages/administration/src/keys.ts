// API keys: made with a secret that is shown once, listed without it, revoked for good. Nobody makes a key that can do more
// than their own, or sees or revokes one that reaches further.
import type * as routes from '@tera/contracts/routes';
import { ALL_UNITS, type FieldError, KEY_ID_PATTERN, instantText } from '@tera/contracts';
import type { Instant } from '@tera/domain';
import {
  type Asked,
  type Caller,
  type Refusal,
  type ReplyTo,
  authorOf,
  makeApiKey,
  mayActFor,
  otherOfficer,
  refuse,
} from '@tera/http';
import { type ApiKey, type KeyStore, type RegistryReader, inParallel, keyBody } from '@tera/store';

export interface KeysDeps {
  readonly keys: KeyStore;
  readonly registry: RegistryReader;
  readonly now: () => Instant;
}

/** Keys that were made by keys, one after the other: what is noted of them in each is bounded. */
const GENERATIONS = 16;
const UNITS_AT_ONCE = 10;

export async function createKey(
  { caller, body }: Asked<typeof routes.createKey, 'caller' | 'body'>,
  { keys, registry, now }: KeysDeps,
): Promise<ReplyTo<typeof routes.createKey>> {
  const createdAt = now();
  const excess = excessOf(body, caller);
  if (excess !== undefined) return excess;
  if (caller.madeBy.length >= GENERATIONS) {
    return refuse(409, '', 'too_deep', 'this key was made by a key of a key, too many times over, to make another one');
  }
  const doubts = [...inThePast(body, createdAt), ...(await strangersIn(body, registry))];
  if (doubts.length > 0) return { refused: 422, errors: doubts };
  const { keyId, secretHash, key } = makeApiKey();
  const stored: ApiKey = { ...body, keyId, secretHash, createdAt, madeBy: [caller.keyId, ...caller.madeBy] };
  switch (await keys.make(stored, authorOf(caller))) {
    case 'made':
      return { status: 201, body: { ...keyBody(stored), key } };
    case 'gone':
    case 'contended':
      return refuse(409, '', 'contended', 'others are making or revoking keys at the same time; send the same again');
  }
}

export async function listKeys(
  { caller, query: { officer, limit }, page }: Asked<typeof routes.listKeys, 'caller' | 'query' | 'page'>,
  { keys }: Pick<KeysDeps, 'keys'>,
): Promise<ReplyTo<typeof routes.listKeys>> {
  if (caller.officerId !== undefined && (officer ?? caller.officerId) !== caller.officerId)
    return otherOfficer('officer');
  const { after = '' } = page;
  const visible = (await keys.list()).filter(
    (key) => key.keyId > after && reaches(caller, key) && (officer === undefined || key.officerId === officer),
  );
  const shown = visible.slice(0, limit);
  const next = await page.nextAfter(visible.length > limit ? shown.at(-1)?.keyId : undefined);
  return { status: 200, body: { keys: shown.map(keyBody), next } };
}

export async function revokeKey(
  { caller, path }: Asked<typeof routes.revokeKey, 'caller' | 'path'>,
  { keys, now }: Pick<KeysDeps, 'keys' | 'now'>,
): Promise<ReplyTo<typeof routes.revokeKey>> {
  const key = KEY_ID_PATTERN.test(path.keyId) ? await keys.find(path.keyId) : undefined;
  // A key of other units, or of another officer, is as good as none: its existence is not told.
  if (key === undefined || !reaches(caller, key)) return UNKNOWN_KEY;
  switch (await keys.revoke(key.keyId, authorOf(caller), now())) {
    case 'revoked':
      return { status: 204 };
    case 'none':
      return UNKNOWN_KEY;
    case 'last':
      return refuse(
        409,
        'keyId',
        'last_key',
        'no other key that stays could make keys for these units: make one first, not with this key',
      );
    case 'contended':
      return refuse(
        409,
        'keyId',
        'contended',
        'others are making or revoking keys at the same time; send the same again',
      );
  }
}

/** What the key that asks is for. */
export function ownKey({ caller }: Asked<typeof routes.getOwnKey, 'caller'>): ReplyTo<typeof routes.getOwnKey> {
  const { keyId, name, scopes, units, officerId, expiresAt } = caller;
  return {
    status: 200,
    body: {
      keyId,
      name,
      scopes,
      units,
      ...(officerId === undefined ? {} : { officerId }),
      ...(expiresAt === undefined ? {} : { expiresAt: instantText(expiresAt) }),
    },
  };
}

const UNKNOWN_KEY = refuse(404, 'keyId', 'unknown_key', 'there is no such key');

type Wishes = Asked<typeof routes.createKey, 'body'>['body'];
type Excess = Refusal<'403 wrong_scope' | '403 other_unit' | '403 other_officer' | '403 outlives_its_maker'>;

/** What the key could do more than the one that makes it. */
function excessOf({ scopes, units, officerId, expiresAt }: Wishes, caller: Caller): Excess | undefined {
  const foreign = units.find((unit) => !mayActFor(caller.units, unit));
  if (foreign !== undefined) return refuse(403, 'units', 'other_unit', `this key is not for the unit '${foreign}'`);
  const further = scopes.find((scope) => !caller.scopes.includes(scope));
  if (further !== undefined)
    return refuse(403, 'scopes', 'wrong_scope', `this key has not the scope ${further} to give`);
  if (caller.officerId !== undefined && officerId !== caller.officerId) return otherOfficer('officerId');
  if (caller.expiresAt !== undefined && (expiresAt ?? Number.POSITIVE_INFINITY) > caller.expiresAt) {
    const until = instantText(caller.expiresAt);
    return refuse(403, 'expiresAt', 'outlives_its_maker', `this key ends at ${until}, and what it makes no later`);
  }
  return undefined;
}

function inThePast({ expiresAt }: Wishes, now: Instant): FieldError[] {
  if (expiresAt === undefined || expiresAt > now) return [];
  return [{ path: 'expiresAt', code: 'in_the_past', message: 'expected an instant in the future' }];
}

/** Units, and an officer in any of them, that are not there. */
async function strangersIn({ units, officerId }: Wishes, registry: RegistryReader): Promise<FieldError[]> {
  const found = await inParallel(units, UNITS_AT_ONCE, async (unitId) =>
    unitId === ALL_UNITS ? 'all' : await registry.unit(unitId),
  );
  const unknown = units.flatMap((unitId, index): FieldError[] =>
    found[index] === undefined
      ? [{ path: `units.${index}`, code: 'unknown_unit', message: `there is no unit '${unitId}'` }]
      : [],
  );
  if (officerId === undefined) return unknown;
  const without = units.filter((_, index) => {
    const unit = found[index];
    return typeof unit === 'object' && !unit.hasOfficer(officerId);
  });
  return [
    ...unknown,
    ...without.map((unitId): FieldError => ({
      path: 'officerId',
      code: 'unknown_officer',
      message: `the unit '${unitId}' has no officer '${officerId}'`,
    })),
  ];
}

function reaches(caller: Caller, key: ApiKey): boolean {
  const isOfOfficer = caller.officerId === undefined || key.officerId === caller.officerId;
  return isOfOfficer && key.units.every((unit) => mayActFor(caller.units, unit));
}
