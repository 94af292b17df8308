// What a person may ask by a page, role by role: what a key with the scopes of that role may, and nothing else.
import * as routes from '@tera/contracts/routes';
import type { RoleOfPerson } from '@tera/contracts';
import type { OfficerId } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import { type PersonAsking, inPerson } from './in-person.ts';
import { cursors } from './cursors.ts';

const officer = 'p-01' as OfficerId;

function person(...roles: readonly RoleOfPerson[]): PersonAsking {
  return { personId: 'sari', name: 'Sari Contoh', roles };
}

const hr: RoleOfPerson = { role: 'hr', units: ['unit-a'] };
const ofAll: RoleOfPerson = { role: 'hr', units: ['*'] };
const admin: RoleOfPerson = { role: 'admin', units: ['unit-a'] };
const own: RoleOfPerson = { role: 'officer', units: ['unit-a'], officerId: officer };

/** Answers with who was let through. */
const trend = inPerson(routes.readTrend, ({ caller, path, query }) => {
  throw new Let({ keyId: caller.keyId, officerId: caller.officerId, path, grain: query.grain });
});
class Let extends Error {
  readonly through: unknown;
  constructor(through: unknown) {
    super('let through');
    this.through = through;
  }
}

async function asking(who: PersonAsking, unitId: string, officerId: string, query = {}): Promise<unknown> {
  try {
    const reply = await trend(who, {
      path: { unitId, officerId },
      query: { from: '2026-01-01', to: '2026-03-01', ...query },
    });
    return 'refused' in reply ? [reply.refused, reply.errors[0]?.code] : reply;
  } catch (error) {
    if (error instanceof Let) return error.through;
    throw error;
  }
}

describe('a person who asks', () => {
  it('is let through by a role that has the scope in that unit, as a key that is theirs', async () => {
    expect(await asking(person(hr), 'unit-a', 'p-02')).toEqual({
      keyId: 'person:sari',
      officerId: undefined,
      path: { unitId: 'unit-a', officerId: 'p-02' },
      grain: 'month',
    });
    expect(await asking(person(ofAll), 'unit-z', 'p-02')).toMatchObject({ keyId: 'person:sari' });
  });

  it.each([
    ['in another unit', [hr], 'unit-b', 'p-02', 'other_unit'],
    ['by a role without the scope', [admin], 'unit-a', 'p-02', 'wrong_scope'],
    ['without any role', [], 'unit-a', 'p-02', 'wrong_scope'],
    ['an officer about another', [own], 'unit-a', 'p-02', 'other_officer'],
    ['an officer about what is the unit’s', [own], 'unit-a', '-', 'other_officer'],
    ['an officer of another unit', [own], 'unit-b', 'p-01', 'other_unit'],
  ] as const)('is refused %s', async (_, roles, unitId, officerId, code) => {
    expect(await asking(person(...roles), unitId, officerId)).toEqual([403, code]);
  });

  it('is not let through by two roles of which neither may', async () => {
    // One has the scope, the other the unit.
    const elsewhere: RoleOfPerson = { role: 'auditor', units: ['unit-b'] };

    expect(await asking(person(admin, elsewhere), 'unit-a', 'p-02')).toEqual([403, 'wrong_scope']);
  });

  it('sees all of a unit by one role, though another is of a single officer', async () => {
    expect(await asking(person(own, hr), 'unit-a', 'p-02')).toMatchObject({ officerId: undefined });
  });

  it('is still one officer in the other unit', async () => {
    const there: RoleOfPerson = { role: 'officer', units: ['unit-b'], officerId: officer };

    expect(await asking(person(hr, there), 'unit-b', 'p-01')).toMatchObject({ officerId: officer });
    expect(await asking(person(hr, there), 'unit-b', 'p-02')).toContain(403);
  });

  it('is read by the schemas of the route', async () => {
    expect(await asking(person(hr), 'unit-a', 'p-02', { grain: 'decade' })).toEqual([422, 'invalid_value']);
    expect(await asking(person(hr), 'unit-a', 'p-02', { nonsense: '1' })).toEqual([422, 'unknown_field']);
  });
});

describe('a list in pages', () => {
  const list = inPerson(
    routes.readEvidence,
    async ({ page }) => {
      throw new Let([page.after, await page.nextAfter('here')]);
    },
    { cursors: cursors(() => Promise.resolve('secret')) },
  );

  const ask = (who: string, cursor?: string) =>
    list(
      { ...person(hr), personId: who },
      { path: { unitId: 'unit-a', officerId: 'p-01' }, query: { period: '2026-11', cursor } },
    ).catch((error: unknown) => (error as Let).through);

  it('goes on where it ended, for who asked and nobody else', async () => {
    const [, next] = (await ask('sari')) as [undefined, string];

    expect(await ask('sari', next)).toEqual(['here', next]);
    expect(await ask('wahyu', next)).toMatchObject({ refused: 422 });
  });
});

describe('where the work looks at the units, as no path names them', () => {
  const pool = inPerson(routes.readPooledSkm, ({ caller: { units, scopes, officerId } }) => {
    throw new Let({ units, scopes, officerId });
  });

  const ask = (...roles: RoleOfPerson[]) =>
    pool(person(...roles), { query: { units: 'unit-a', period: '2026-11' } }).catch(
      (error: unknown) => (error as Let).through,
    );

  it('the units of all roles that may are one list, with what every one of them may', async () => {
    const supervisor: RoleOfPerson = { role: 'supervisor', units: ['unit-b', 'unit-a'] };
    const ofOther: RoleOfPerson = { role: 'admin', units: ['unit-c'] };

    expect(await ask(own, hr, ofOther, supervisor)).toEqual({
      units: ['unit-a', 'unit-b'],
      scopes: ['indicators:read', 'comments:read'],
      officerId: undefined,
    });
  });

  it('nobody may who may not by one of them', async () => {
    for (const roles of [[admin], [own], []]) expect(await ask(...roles)).toMatchObject({ refused: 403 });
  });
});
