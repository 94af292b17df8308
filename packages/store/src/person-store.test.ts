// People who sign in on the real engine. What must never happen is that nobody administers any more what somebody did.
import type { Role, RoleOfPerson } from '@tera/contracts';
import { TABLES, startEngine } from '@tera/testing/engine';
import { at } from '@tera/testing/facts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { auditStore } from './audit-store.ts';
import { type PersonStore, personStore } from './person-store.ts';

const BY = { keyId: 'person:bayu', name: 'Bayu' };
const NOW = at('09:00');
/** Entries of one instant have no order, so that each change has its own. */
let minute = 0;
const next = () => NOW + ++minute * 60_000;

const held = (role: Role, ...units: string[]): RoleOfPerson => ({ role, units });

/** An installation of these people and nobody else. */
async function anOffice(people: Readonly<Record<string, readonly RoleOfPerson[]>>) {
  const engine = await startEngine();
  onTestFinished(engine.stop);
  const store = personStore(engine.client, TABLES.registry);
  for (const [personId, roles] of Object.entries(people)) {
    expect(await write(store, personId, roles)).toBe('done');
  }
  const audit = auditStore(engine.client, TABLES.registry);
  return { store, audit, put: (personId: string, ...roles: RoleOfPerson[]) => write(store, personId, roles) };
}

async function write(store: PersonStore, personId: string, roles: readonly RoleOfPerson[], subject = personId) {
  const person = { name: personId, login: { subject }, roles };
  return store.put({ personId, person, before: await store.find(personId), by: BY, at: next() });
}

async function remove(store: PersonStore, personId: string) {
  const before = await store.find(personId);
  return before === undefined ? 'none' : store.remove(before, BY, next());
}

describe('the last administrator', () => {
  it('of all units is neither removed nor made anything else, and nothing is told of it', async () => {
    const { store, audit, put } = await anOffice({
      mega: [held('admin', '*')],
      sari: [held('hr', '*')],
      lokal: [held('admin', 'contoh')],
    });

    expect(await remove(store, 'mega')).toBe('last');
    expect(await put('mega', held('hr', '*'))).toBe('last');
    expect(await put('mega')).toBe('last');
    expect(await put('mega', held('admin', 'contoh'))).toBe('last');

    expect(await store.find('mega')).toMatchObject({ roles: [held('admin', '*')], version: 1 });
    const { entries } = await audit.read({ most: 10, mayRead: () => true });
    expect(entries.map(({ what, of }) => [what, of])).toEqual([
      ['person.made', 'mega'],
      ['person.made', 'sari'],
      ['person.made', 'lokal'],
    ]);
  });

  it('of one unit stays too, where nobody is one of all', async () => {
    const { store, put } = await anOffice({
      mega: [held('admin', 'contoh', 'kedua')],
      dewi: [held('admin', 'contoh')],
      adi: [held('supervisor', 'kedua')],
    });

    expect(await put('mega', held('admin', 'contoh'))).toBe('last');
    expect(await put('mega', held('admin', 'kedua'))).toBe('done');
    expect(await remove(store, 'dewi')).toBe('last');
    expect(await put('adi', held('admin', '*'))).toBe('done');
    expect([await remove(store, 'dewi'), await remove(store, 'mega')]).toEqual(['done', 'done']);
  });

  it('changes in all else, and may become one of more', async () => {
    const { store, put } = await anOffice({ mega: [held('admin', 'contoh')] });

    expect(await put('mega', held('admin', 'contoh'), held('hr', 'contoh'))).toBe('done');
    expect(await put('mega', held('admin', '*'))).toBe('done');
    expect(await store.find('mega')).toMatchObject({ roles: [held('admin', '*')] });
  });

  it.each(['removed', 'made anything else'])('stays of several who are %s at one instant', async (how) => {
    const everybody = ['a', 'b', 'c', 'd'];
    const { store, put } = await anOffice(Object.fromEntries(everybody.map((id) => [id, [held('admin', '*')]])));

    const outcomes = await Promise.all(
      everybody.map((id) => (how === 'removed' ? remove(store, id) : put(id, held('hr', '*')))),
    );

    const left = (await store.list()).filter(({ roles }) => roles.some(({ role }) => role === 'admin'));
    expect(left.length).toBeGreaterThanOrEqual(1);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(everybody.length - left.length);
    expect(await Promise.all(left.map(({ personId }) => remove(store, personId)))).toContain('last');
  });
});

describe('who changes the way in which somebody signs in', () => {
  it('is told in the audit, and the way is not', async () => {
    const { store, audit } = await anOffice({ sari: [held('hr', '*')] });
    const putAs = (personId: string, roles: readonly RoleOfPerson[]) =>
      write(store, personId, roles, 'another-account');

    expect(await putAs('sari', [held('hr', '*')])).toBe('done');
    expect(await putAs('sari', [held('hr', 'contoh')])).toBe('done');

    const { entries } = await audit.read({ most: 10, mayRead: () => true });
    expect(entries.slice(1).map(({ after }) => after)).toEqual([
      { name: 'sari', roles: [held('hr', '*')], loginChanged: true },
      { name: 'sari', roles: [held('hr', 'contoh')] },
    ]);
    expect(JSON.stringify(entries)).not.toContain('another-account');
  });
});
