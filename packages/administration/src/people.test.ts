// Who may say what somebody may do, on the real engine: nobody of themselves, and never so that nobody administers any more.
import { type NewPerson, NewPersonSchema, type Role, type RoleOfPerson, SCOPES_OF_ROLES } from '@tera/contracts';
import type { OfficerId, UnitId } from '@tera/domain';
import type { Caller } from '@tera/http';
import { auditStore, personStore, registryStore } from '@tera/store';
import { complaints } from '@tera/testing/contract';
import { TABLES, putUnit, startEngine } from '@tera/testing/engine';
import { answerTo, refusal } from '@tera/testing/http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { putPerson, removePerson } from './people.ts';

const held = (role: Role, ...units: string[]): RoleOfPerson => ({ role, units });
const named = (name: string, ...roles: RoleOfPerson[]): NewPerson => ({ name, login: { subject: name }, roles });

const scopes = SCOPES_OF_ROLES.admin;
const key: Caller = { keyId: 'k1', name: 'Kunci pertama', scopes, units: ['*'], madeBy: [] };
const person = (personId: string, units: readonly string[] = ['*']): Caller => ({
  keyId: `person:${personId}`,
  name: personId,
  scopes,
  units,
  madeBy: [],
});

/** An installation with units and these people, of whom nothing is told yet. */
async function anOffice(people: Readonly<Record<string, readonly RoleOfPerson[]>>) {
  const engine = await startEngine();
  onTestFinished(engine.stop);
  for (const unitId of ['contoh', 'kedua']) await putUnit(engine, unitId as UnitId);
  const store = personStore(engine.client, TABLES.registry);
  const deps = { people: store, registry: registryStore(engine.client, TABLES.registry), now: Date.now };
  const put = async (caller: Caller, personId: string, wish: NewPerson) => {
    const body = NewPersonSchema.parse(wish);
    const answer = answerTo(await putPerson({ caller, path: { personId }, body }, deps));
    expect(complaints('PUT /v1/people/{personId}', answer)).toEqual([]);
    return answer;
  };
  const remove = async (caller: Caller, personId: string) => {
    const answer = answerTo(await removePerson({ caller, path: { personId } }, deps));
    expect(complaints('DELETE /v1/people/{personId}', answer)).toEqual([]);
    return answer;
  };
  for (const [personId, roles] of Object.entries(people)) await put(key, personId, named(personId, ...roles));
  const told = async () => {
    const read = { most: 100, mayRead: () => true };
    const { entries } = await auditStore(engine.client, TABLES.registry).read(read);
    return entries.flatMap(({ what, of }) => (what.startsWith('person.') ? [`${what} ${of}`] : []));
  };
  return { put, remove, find: store.find, told };
}

describe('one’s own roles', () => {
  it('are changed and taken away by another, who may', async () => {
    const { put, remove, find } = await anOffice({ mega: [held('admin', '*')], bayu: [held('admin', '*')] });
    const wish = named('mega', held('admin', '*'), held('hr', '*'));

    expect(await put(person('mega'), 'mega', wish)).toMatchObject(refusal(403, 'roles', 'own_roles'));
    expect(await put(person('mega'), 'mega', named('mega'))).toMatchObject(refusal(403, 'roles', 'own_roles'));
    expect(await remove(person('mega'), 'mega')).toMatchObject(refusal(403, 'personId', 'own_roles'));
    expect(await find('mega')).toMatchObject({ roles: [held('admin', '*')], version: 1 });

    expect((await put(person('bayu'), 'mega', wish)).status).toBe(200);
    expect((await remove(person('bayu'), 'mega')).status).toBe(204);
  });

  it('go with one’s own account, which another changes as well', async () => {
    const { put, find } = await anOffice({ mega: [held('admin', '*')], bayu: [held('admin', '*')] });
    const moved = { ...named('mega', held('admin', '*')), login: { subject: 'lain' } };

    expect(await put(person('mega'), 'mega', moved)).toMatchObject(refusal(403, 'login', 'own_roles'));
    expect((await put(person('bayu'), 'mega', moved)).status).toBe(200);
    expect(await find('mega')).toMatchObject({ login: { subject: 'lain' } });
  });

  it('are not changed with a key that one has made either, however many keys lie between', async () => {
    const { put, remove } = await anOffice({ mega: [held('admin', '*')], bayu: [held('admin', '*')] });
    const own: Caller = { ...key, keyId: 'k3', madeBy: ['k2', 'person:mega'] };
    const wish = named('mega', held('hr', '*'));

    expect(await put(own, 'mega', wish)).toMatchObject(refusal(403, 'roles', 'own_roles'));
    expect(await remove(own, 'mega')).toMatchObject(refusal(403, 'personId', 'own_roles'));
    expect((await put(own, 'bayu', named('bayu', held('hr', '*')))).status).toBe(200);
  });

  it('stand while one’s name is changed, and whoever has the first key changes them', async () => {
    const { put, find } = await anOffice({ mega: [held('admin', '*')] });

    const renamed = { ...named('mega', held('admin', '*')), name: 'Mega Contoh' };
    expect((await put(person('mega'), 'mega', renamed)).status).toBe(200);
    expect((await put(key, 'mega', named('Mega Contoh', held('admin', '*'), held('hr', '*')))).status).toBe(200);
    expect(await find('mega')).toMatchObject({ name: 'Mega Contoh', roles: [{ role: 'admin' }, { role: 'hr' }] });
  });
});

describe('whoever is for one unit', () => {
  const local = person('lokal', ['contoh']);

  it('grants nothing in others, and each of those is named where it stands', async () => {
    const { put, find } = await anOffice({});
    const wish = named('sari', held('hr', 'contoh', 'kedua'), held('auditor', 'contoh'), held('hr', '*'));

    expect(await put(local, 'sari', wish)).toMatchObject({
      status: 403,
      body: {
        errors: [
          { path: 'roles.0.units.1', code: 'other_unit' },
          { path: 'roles.2.units.0', code: 'other_unit' },
        ],
      },
    });
    expect(await find('sari')).toBeUndefined();
  });

  it('changes nobody who is of others as well', async () => {
    const { put, find } = await anOffice({ sari: [held('hr', 'contoh', 'kedua')] });

    const wish = named('sari', held('hr', 'contoh'));
    expect(await put(local, 'sari', wish)).toMatchObject(refusal(403, 'roles', 'other_unit'));
    expect(await find('sari')).toMatchObject({ version: 1 });
  });
});

describe('the last administrator', () => {
  it('stays one, whichever person asks', async () => {
    const { put, remove, find } = await anOffice({ mega: [held('admin', '*')], lokal: [held('admin', 'contoh')] });
    const bayu = person('bayu');

    expect(await put(bayu, 'mega', named('mega', held('hr', '*')))).toMatchObject(refusal(409, 'roles', 'last_admin'));
    expect(await remove(bayu, 'mega')).toMatchObject(refusal(409, 'personId', 'last_admin'));
    expect(await find('mega')).toMatchObject({ roles: [held('admin', '*')] });
    expect((await remove(bayu, 'lokal')).status).toBe(204);
  });

  it('goes by a key, which can make another', async () => {
    const { put, remove } = await anOffice({ mega: [held('admin', '*')], lokal: [held('admin', 'contoh')] });

    expect((await put(key, 'lokal', named('lokal', held('hr', 'contoh')))).status).toBe(200);
    expect((await remove(key, 'mega')).status).toBe(204);
  });
});

describe('what is said of somebody once more', () => {
  const roles = [held('hr', 'contoh', 'kedua'), held('supervisor', 'kedua')];

  it.each([
    ['word for word', roles],
    ['in another order', [held('supervisor', 'kedua'), held('hr', 'kedua', 'contoh')]],
    ['put together otherwise', [held('hr', 'contoh'), held('supervisor', 'kedua'), held('hr', 'kedua')]],
    ['with a role twice', [...roles, held('hr', 'contoh')]],
  ])('is answered with what is stored, and told nowhere: %s', async (_, again) => {
    const { put, told, find } = await anOffice({ sari: roles });

    expect(await put(key, 'sari', named('sari', ...again))).toMatchObject({ status: 200, body: { roles } });
    expect(await find('sari')).toMatchObject({ version: 1 });
    expect(await told()).toEqual(['person.made sari']);
  });

  it.each([
    ['a unit more', named('sari', ...roles, held('supervisor', 'contoh'))],
    ['a unit less', named('sari', held('hr', 'contoh'), held('supervisor', 'kedua'))],
    ['all units in place of both', named('sari', held('hr', '*'), held('supervisor', 'kedua'))],
    ['one officer', named('sari', ...roles, { role: 'officer', units: ['contoh'], officerId: 'ani' as OfficerId })],
    ['another name', named('Sari', ...roles)],
    ['another login', { ...named('sari', ...roles), login: { email: 'sari@kota.example' } }],
  ])('is a change with %s', async (_, wish) => {
    const { put, told } = await anOffice({ sari: roles });

    expect(await put(key, 'sari', wish)).toMatchObject({ status: 200, body: wish });
    expect(await told()).toEqual(['person.made sari', 'person.changed sari']);
  });
});
