// Nobody gets further than the key that they were given: every way to more is tried from outside, through keys that keys make and
// through what a body says of itself.

import { setTimeout as sleep } from 'node:timers/promises';
import { SCOPES } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { type Answer, type MadeKey, aStack } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../support/calendar.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { refusal } from '../support/refusal.ts';

const OWN = 'unit-sendiri';
const OTHER = 'unit-lain';
const tera = aStack({ units: { [OWN]: aDocument(), [OTHER]: aDocument({ officers: ['citra'] }) } });

interface Wishes {
  readonly scopes?: readonly string[];
  readonly units?: readonly string[];
  readonly officerId?: string;
  readonly expiresAt?: string;
}

describe.concurrent('a key that a key makes', () => {
  const MAKER = { scopes: ['registry:write', 'tickets:write'], units: [OWN] };

  it.each(SCOPES.filter((scope) => !MAKER.scopes.includes(scope)))(
    'has not %s where its maker has not',
    async (scope) => {
      const maker = await tera.client.makeKey(MAKER);

      expect(await make(maker, { scopes: [scope] })).toMatchObject(
        refusal(403, { path: 'scopes', code: 'wrong_scope' }),
      );
      const mixed = await make(maker, { scopes: ['registry:write', scope] });
      expect(mixed).toMatchObject(refusal(403, { path: 'scopes', code: 'wrong_scope' }));
    },
  );

  it.each([
    ['all units', ['*']],
    ['another unit', [OTHER]],
    ['another one beside its own', [OWN, OTHER]],
    ['one that is not there', ['tidak-ada']],
  ])('is not for %s where its maker is not', async (_, units) => {
    const maker = await tera.client.makeKey(MAKER);

    expect(await make(maker, { units })).toMatchObject(refusal(403, { path: 'units', code: 'other_unit' }));
  });

  it('lives no longer than its maker, and dies with it', async () => {
    const expiresAt = new Date(Date.now() + 3 * SECOND).toISOString();
    const maker = await tera.client.makeKey({ ...MAKER, expiresAt });
    const later = new Date(Date.now() + 60 * MINUTE).toISOString();

    for (const wish of [{}, { expiresAt: later }]) {
      expect(await make(maker, wish)).toMatchObject(refusal(403, { path: 'expiresAt', code: 'outlives_its_maker' }));
    }
    const { json } = await make(maker, { expiresAt });

    const { key } = json as MadeKey;
    while ((await statusOf(key)) !== 401) await sleep(100);
    expect(await statusOf(maker.key)).toBe(401);
  });

  it('is of the same officer where its maker is of one', async () => {
    const maker = await tera.client.makeKey({ ...MAKER, officerId: 'ani' });

    for (const wish of [{}, { officerId: 'budi' }]) {
      expect(await make(maker, wish)).toMatchObject(refusal(403, { path: 'officerId', code: 'other_officer' }));
    }
    expect((await make(maker, { officerId: 'ani' })).json).toMatchObject({ officerId: 'ani', createdBy: maker.keyId });
  });

  it('names units and officers that are there, each in each', async () => {
    expect(await makeOfAny({ units: ['tidak-ada'] })).toMatchObject(
      refusal(422, { path: 'units.0', code: 'unknown_unit' }),
    );
    const wishes = [
      { units: [OWN], officerId: 'zainal' },
      { units: [OWN, OTHER], officerId: 'ani' },
    ];
    for (const wish of wishes) {
      const answer = await makeOfAny(wish);
      expect(answer).toMatchObject(refusal(422, { path: 'officerId', code: 'unknown_officer' }));
    }
    // In another unit the same id is perhaps somebody else.
    expect(await makeOfAny({ units: ['*'], officerId: 'ani' })).toMatchObject(refusal(422, { path: 'units' }));
  });
});

describe.concurrent('a key that is revoked', () => {
  it('takes along what it made, down the line, and nothing else', async () => {
    const first = await tera.client.makeKey({ scopes: ['registry:write', 'tickets:write'], units: [OWN] });
    const second = (await make(first)).json as MadeKey;
    const third = (await make(second)).json as MadeKey;
    const sister = (await make(first)).json as MadeKey;

    expect((await revoke(second.keyId)).status).toBe(204);

    expect(await Promise.all([first, second, third, sister].map(({ key }) => statusOf(key)))).toEqual([
      200, 401, 401, 200,
    ]);
    expect((await make(third)).status).toBe(401);
    const { keys } = (await tera.client.call('GET', '/v1/keys')).json as { keys: Listed[] };
    const found = keys.filter(({ keyId }) => [second.keyId, third.keyId].includes(keyId));
    expect(found.map(({ createdBy, revokedAt }) => [createdBy, revokedAt !== undefined])).toEqual(
      found.map(({ keyId }) => [keyId === second.keyId ? first.keyId : second.keyId, true]),
    );
  });

  it('is never the last one that can make keys', async () => {
    const own = (await tera.client.call('GET', '/v1/me')).json as Listed;
    const { keyId, key } = await tera.client.makeKey({ scopes: ['registry:write'], units: ['*'] });

    // What it has made goes with it, so that none would stay.
    for (const by of [tera.adminKey, key]) {
      expect(await revoke(own.keyId, by)).toMatchObject(refusal(409, { path: 'keyId', code: 'last_key' }));
    }
    expect((await revoke(keyId, key)).status).toBe(204);
    expect(await statusOf(tera.adminKey)).toBe(200);
  });
});

describe('whoever files an objection', () => {
  let filer: MadeKey;
  const path = `/v1/units/${OWN}/facts`;

  beforeAll(async () => {
    await tera.client.push(
      OWN,
      ['T-1', 'T-2'].flatMap((id) => aServedTicket(id)),
    );
    await tera.counted();
    const scopes = ['indicators:read', 'objections:decide', 'registry:write', 'tickets:write'];
    filer = await tera.client.makeKey({ scopes, units: [OWN] });
  });

  it('does not decide it: not with the same key, not with one that it makes, and not under another name', async () => {
    const child = (await make(filer, { scopes: ['objections:decide', 'registry:write', 'tickets:write'] }))
      .json as MadeKey;
    const grandchild = (await make(child, { scopes: ['objections:decide'] })).json as MadeKey;
    const filed = await tera.client.call('POST', `${path}/T-1/objections`, {
      json: { reason: 'tertukar' },
      key: filer.key,
    });
    const { objectionId } = filed.json as { objectionId: string };
    const json = { outcome: 'upheld', reason: 'benar' };

    for (const { key } of [filer, child, grandchild]) {
      for (const by of [`${path}/T-1/decision`, `${path}/T-1/objections/${objectionId}/decision`]) {
        expect(await tera.client.call('POST', by, { json, key })).toMatchObject(
          refusal(403, { code: 'self_decision' }),
        );
      }
    }
    const named = { json: { ...json, by: 'Camat' }, key: filer.key };
    expect(await tera.client.call('POST', `${path}/T-1/decision`, named)).toMatchObject(
      refusal(422, { path: 'by', code: 'unknown_field' }),
    );

    const { json: decided } = await tera.client.call('POST', `${path}/T-1/decision`, { json });
    const admin = (await tera.client.call('GET', '/v1/me')).json as Listed;
    expect(decided).toMatchObject({
      state: 'upheld',
      trail: [
        { what: 'filed', keyId: filer.keyId },
        { what: 'upheld', keyId: admin.keyId },
      ],
    });
  });

  it('is the key that did, whatever its body says', async () => {
    const json = { reason: 'tertukar', by: 'Kepala Dinas' };

    expect(await tera.client.call('POST', `${path}/T-2/objections`, { json, key: filer.key })).toMatchObject(
      refusal(422, { path: 'by', code: 'unknown_field' }),
    );
  });
});

interface Listed {
  readonly keyId: string;
  readonly createdBy?: string;
  readonly revokedAt?: string;
}

/** A key for the tickets of the own unit, which can make keys, with something else. */
function make({ key }: MadeKey, wishes: Wishes = {}): Promise<Answer> {
  const json = { name: 'Turunan', scopes: ['registry:write', 'tickets:write'], units: [OWN], ...wishes };
  return tera.client.call('POST', '/v1/keys', { json, key });
}

/** With the administrator's key, which is for all units. */
function makeOfAny(wishes: Wishes): Promise<Answer> {
  return tera.client.call('POST', '/v1/keys', { json: { name: 'Kunci', scopes: ['tickets:write'], ...wishes } });
}

function revoke(keyId: string, key = tera.adminKey): Promise<Answer> {
  return tera.client.call('DELETE', `/v1/keys/${keyId}`, { key });
}

async function statusOf(key: string): Promise<number> {
  return (await tera.client.call('GET', '/v1/me', { key })).status;
}
