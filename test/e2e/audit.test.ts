// What is changed in a day can be told afterwards: by whom, and what it was before. And of two administrators who change the same at
// the same time, neither loses anything.

import type { AuditEntryBody } from '@tera/contracts';
import type { RegistryDocument } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { type MadeKey, aStack } from '@tera/testing/stack';
import { expect, it } from 'vitest';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { refusal } from '../support/refusal.ts';

const unit = aDocument();
const tera = aStack();

it('two administrators who each add an officer have both of them in the end', async () => {
  const path = '/v1/units/berdua';
  await tera.client.putUnit('berdua', unit);
  const administrators = await Promise.all(
    ['citra', 'dewi'].map(async (officerId) => {
      const wishes = { scopes: ['registry:read', 'registry:write'], units: ['berdua'] };
      const { key, keyId } = await tera.client.makeKey(wishes);
      return { officerId, key, keyId };
    }),
  );
  const read = async (key: string) => {
    const { headers, json } = await tera.client.call('GET', path, { key });
    return { document: json as RegistryDocument, etag: headers.get('etag') ?? '' };
  };
  const put = (key: string, officerId: string, { document, etag }: Awaited<ReturnType<typeof read>>) => {
    const officers = [...document.officers, { id: officerId, name: officerId }];
    return tera.client.call('PUT', path, { key, json: { ...document, officers }, headers: { 'if-match': etag } });
  };

  const asRead = await Promise.all(administrators.map(({ key }) => read(key)));
  const answers = await Promise.all(
    administrators.map(({ key, officerId }, index) =>
      put(key, officerId, asRead[index] ?? { document: unit, etag: '' }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  const late = answers.findIndex(({ status }) => status === 412);
  expect(answers[late]).toMatchObject(refusal(412, { code: 'stale' }));

  const { key = '', officerId = '' } = administrators[late] ?? {};
  expect((await put(key, officerId, await read(key))).status).toBe(200);
  const { document } = await read(key);
  expect(document.officers.map(({ id }) => id).toSorted()).toEqual(['ani', 'budi', 'citra', 'dewi']);

  // Who it was each time, and what was there before: nothing of either is lost.
  const changes = (await audit()).filter(({ of, what }) => of === 'berdua' && what === 'unit.changed');
  expect(new Set(changes.map(({ keyId }) => keyId))).toEqual(new Set(administrators.map(({ keyId }) => keyId)));
  expect(changes.map(({ before }) => (before as { officers: object[] }).officers.length)).toEqual([2, 3]);
});

it('a day of changes is told in its order, each with its key and what was before', async () => {
  const UNIT = 'sehari';
  const admin = (await tera.client.call('GET', '/v1/me')).json as MadeKey;
  const already = (await audit()).length;
  await tera.client.putUnit(UNIT, unit);
  await tera.client.putUnit(UNIT, { ...unit, name: 'Kantor Baru' });
  const { key, keyId } = await tera.client.makeKey({ scopes: ['indicators:read', 'snapshots:write'], units: [UNIT] });
  await tera.client.push(UNIT, aServedTicket('T-1'));
  await tera.counted();
  const facts = `/v1/units/${UNIT}/facts/T-1`;
  await tera.client.call('POST', `${facts}/objections`, { json: { reason: 'rahasia Ani' }, key });
  await tera.client.call('POST', `${facts}/decision`, { json: { outcome: 'refused', reason: 'rahasia Camat' } });
  const period = String(new Date().getUTCFullYear());
  const snapshot = { json: { period, note: 'Evaluasi' }, key };
  await tera.client.call('POST', `/v1/units/${UNIT}/snapshots`, snapshot);
  await tera.client.call('POST', `/v1/units/${UNIT}/rebuild`, { json: { period, apply: true } });
  await tera.client.call('DELETE', `/v1/keys/${keyId}`);
  // What is refused changes nothing, and is no change.
  await tera.client.call('PUT', `/v1/units/${UNIT}`, { json: unit });
  await tera.client.call('DELETE', `/v1/keys/${keyId}`, { key });

  const entries = (await audit()).slice(already);
  expect(entries.map(({ what, keyId: by, units }) => [what, by, ...units])).toEqual([
    ['unit.made', admin.keyId, UNIT],
    ['unit.changed', admin.keyId, UNIT],
    ['key.made', admin.keyId, UNIT],
    ['objection.filed', keyId, UNIT],
    ['objection.refused', admin.keyId, UNIT],
    ['snapshot.made', keyId, UNIT],
    ['figures.rebuilt', admin.keyId, UNIT],
    ['key.revoked', admin.keyId, UNIT],
  ]);
  const [made, changed, , , decided, , , revoked] = entries;
  expect([made?.before, made?.after]).toEqual([null, unit]);
  expect([changed?.before, changed?.after]).toEqual([unit, { ...unit, name: 'Kantor Baru' }]);
  expect([decided?.before, decided?.after]).toMatchObject([{ state: 'open' }, { state: 'refused' }]);
  expect(revoked?.before).not.toHaveProperty('revokedAt');
  expect(revoked?.after).toHaveProperty('revokedAt');
  // Neither what somebody wrote of a colleague nor any secret is told to whoever reads who changed what.
  const secret = key.slice(key.lastIndexOf('_') + 1);
  for (const hidden of ['rahasia', secret]) expect(JSON.stringify(entries)).not.toContain(hidden);
});

it('comes in pages, from an instant on, and is only added to', async () => {
  const before = await audit();
  await tera.client.putUnit('tambahan', unit);
  const after = await audit();

  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length)).toMatchObject([{ what: 'unit.made', of: 'tambahan' }]);
  expect(await audit('limit=1')).toEqual(after);
  const { at = '' } = after.at(-1) ?? {};
  const since = after.filter((entry) => Date.parse(entry.at) >= Date.parse(at));
  expect(await audit(`from=${encodeURIComponent(at)}`)).toEqual(since);
});

/** All of it, page after page. */
async function audit(wishes = ''): Promise<AuditEntryBody[]> {
  const entries: AuditEntryBody[] = [];
  let cursor = '';
  do {
    const { status, json } = await tera.client.call('GET', `/v1/audit?${wishes}${cursor}`);
    expect(status).toBe(200);
    const page = json as { entries: AuditEntryBody[]; next: string | null };
    entries.push(...page.entries);
    cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
  } while (cursor !== '');
  return entries;
}
