// Who a person is to the work of a route: each role as a key, and several of them together only where the work itself looks at the
// units.
import { readIndicators, readPooledSkm } from '@tera/contracts/routes';
import { describe, expect, it } from 'vitest';
import type { RoleOfPerson } from '@tera/contracts';
import { ani } from '@tera/testing/facts';
import type { Caller } from './caller.ts';
import { inPerson } from './in-person.ts';

const asking = (...roles: RoleOfPerson[]) => ({ personId: 'sari', name: 'Sari Contoh', roles });

/** Whom the pooled report takes for its caller. */
async function callerOfPool(...roles: RoleOfPerson[]): Promise<Caller | number> {
  let seen: Caller | undefined;
  const reply = await inPerson(readPooledSkm, ({ caller }) => {
    seen = caller;
    return { refused: 404, errors: [] };
  })(asking(...roles), { query: { units: 'alun', period: '2026-11' } });
  return seen ?? ('refused' in reply ? reply.refused : 0);
}

describe('where the units stand elsewhere than in the path', () => {
  it('the units of all roles that may are one list, with what every one of them may', async () => {
    expect(
      await callerOfPool(
        { role: 'hr', units: ['alun'] },
        { role: 'supervisor', units: ['bukit', 'alun'] },
        { role: 'admin', units: ['cendana'] },
        { role: 'officer', units: ['dermaga'], officerId: ani },
      ),
    ).toMatchObject({
      keyId: 'person:sari',
      units: ['alun', 'bukit'],
      scopes: ['indicators:read', 'comments:read'],
      officerId: undefined,
    });
  });

  it('nobody may more by two roles than by either', async () => {
    expect(await callerOfPool({ role: 'admin', units: ['*'] })).toBe(403);
    expect(await callerOfPool({ role: 'officer', units: ['alun'], officerId: ani })).toBe(403);
    expect(await callerOfPool()).toBe(403);
  });
});

it('where the path names the unit, the role that is for it is asked', async () => {
  const units: (readonly string[])[] = [];
  const read = inPerson(readIndicators, ({ caller }) => {
    units.push(caller.units);
    return { refused: 404, errors: [] };
  });
  const who = asking({ role: 'hr', units: ['alun'] }, { role: 'supervisor', units: ['bukit'] });
  await read(who, { path: { unitId: 'bukit' }, query: { period: '2026-11' } });

  expect(units).toEqual([['bukit']]);
  expect(await read(who, { path: { unitId: 'cendana' }, query: { period: '2026-11' } })).toMatchObject({
    refused: 403,
  });
});
