// What administrators do about units in the console, asked from outside: what comes of it, who may not, what becomes of the same form
// twice, of two who change one unit, and of a file; and that a unit for trying counts nowhere.
import type { RegistryDocument } from '@tera/domain';
import { type Landed, type Visitor, formTokenIn, signInAs } from '@tera/testing/stack';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANGGREK, CITY_PEOPLE, type CityName, KAMBOJA, aCity, register } from '../support/console-city.ts';
import { readAnswer } from '../support/page-reading.ts';

const city = aCity();
const ADMIN = '/console/administration';
const CHANGE = `${ADMIN}/units/${ANGGREK.unitId}/change`;
let admin: Visitor;
let other: Visitor;

beforeAll(async () => {
  admin = await signInAs(city.tera.url, CITY_PEOPLE.admin.id);
  // Who administers one unit alone.
  await register(city.tera, 'nobody', [{ role: 'admin', units: [ANGGREK.unitId] }]);
  other = await signInAs(city.tera.url, CITY_PEOPLE.nobody.id);
});

type Fields = Readonly<Record<string, string>>;

const unitNow = async (unitId: string): Promise<RegistryDocument> => {
  const { status, json } = await city.tera.client.call('GET', `/v1/units/${unitId}`);
  expect(status).toBe(200);
  return json as RegistryDocument;
};
const isThere = async (unitId: string) => (await city.tera.client.call('GET', `/v1/units/${unitId}`)).status === 200;
const unitsOf = (from: number, to: number) =>
  Array.from(
    { length: to - from + 1 },
    (_, at) => `kel-${from + at};Kelurahan ${from + at};Ani ${at};;Surat;15;Loket 1`,
  );
const seen = ({ headers, bytes }: Landed) => readAnswer(headers, bytes).all;

/** What the form of a page would send, with what is typed in it. */
function fieldsIn(page: Landed, typed: Fields = {}): Fields {
  // The form of the way out stands above; what removes something, below.
  const [, form = ''] = page.text.split('<form class="fields"');
  const own = form.slice(0, form.indexOf('</form>'));
  const inputs = Array.from(
    [...own.matchAll(/<(?:input|select)\s[^>]*?name="([^"]+)"[^>]*>/gs)].filter(([tag]) => !tag.includes('checkbox')),
    ([tag, name = '']) => {
      const chosen = tag.startsWith('<select')
        ? /<option value="([^"]*)"\s+selected/.exec(own.slice(own.indexOf(tag)))?.[1]
        : /value="([^"]*)"/.exec(tag)?.[1];
      return [name, plain(chosen ?? '')] as const;
    },
  );
  return { ...Object.fromEntries(inputs), ...typed };
}

function plain(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&');
}

/** Opens a form, types in it and looks at what would change. */
async function look(visitor: Visitor, query: string, typed: Fields): Promise<Landed> {
  const page = await visitor.get(`${CHANGE}?${query}`);
  expect(page.status).toBe(200);
  return visitor.post(CHANGE, fieldsIn(page, { ...typed, step: 'show' }));
}

const save = (visitor: Visitor, page: Landed, changes: Fields = {}) =>
  visitor.post(CHANGE, fieldsIn(page, { ...changes, step: 'save' }));

async function upload(visitor: Visitor, csv: string, changes: Fields = {}): Promise<Landed> {
  const form = new FormData();
  const fields = { token: formTokenIn(await visitor.get('/console/feedback')), form: randomUUID(), ...changes };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([csv], 'unit.csv', { type: 'text/csv' }));
  const sent = new Response(form);
  const url = new URL(`${ADMIN}/import`, city.tera.url);
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': sent.headers.get('content-type') ?? '',
      cookie: Array.from(visitor.cookies, ([name, value]) => `${name}=${value}`).join('; '),
    },
    body: new Uint8Array(await sent.arrayBuffer()),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { url, status: response.status, headers: response.headers, bytes, text: new TextDecoder().decode(bytes) };
}

const saveFile = (visitor: Visitor, page: Landed) => visitor.post(`${ADMIN}/import`, fieldsIn(page, { step: 'save' }));

async function lastChange(unitId: string): Promise<string | null | undefined> {
  let cursor: string | null = '';
  let by: string | null | undefined;
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const { json } = await city.tera.client.call('GET', `/v1/audit${query}`);
    const page = json as { entries: { of: string; keyId: string | null }[]; next: string | null };
    by = page.entries.findLast(({ of }) => of === unitId)?.keyId ?? by;
    cursor = page.entries.length === 0 ? null : page.next;
  }
  return by;
}

describe('a part of a unit', () => {
  it('is changed once it was seen what changes, with the name of who did it in the audit', async () => {
    const before = await unitNow(ANGGREK.unitId);
    const page = await look(admin, `part=service&of=${ANGGREK.service.id}`, { minutes: '15', validFrom: '2030-01-01' });

    expect(seen(page)).toContain('standar dari 20 menit menjadi 15 menit');
    expect(seen(page)).toContain('Untuk tiket sebelum 1 Januari 2030 standar lama tetap berlaku');
    expect(await unitNow(ANGGREK.unitId)).toEqual(before);

    const saved = await save(admin, page);
    expect(saved.status).toBe(303);
    expect(saved.headers.get('location')).toMatch(new RegExp(`^${ADMIN}/units/${ANGGREK.unitId}\\?saved=\\d+$`));
    expect(seen(await admin.get(saved.headers.get('location') ?? ''))).toContain('Tersimpan.');
    expect((await unitNow(ANGGREK.unitId)).services[0]?.standard).toEqual({
      measure: 'service',
      minutes: 15,
      validFrom: '2030-01-01',
    });
    expect(await lastChange(ANGGREK.unitId)).toBe(`person:${CITY_PEOPLE.admin.id}`);
  });

  it.each([
    [
      'part=officer',
      { name: 'Petugas Baru', nip: '19900101 201501 1 001' },
      'officers',
      { id: 'p-01', name: 'Petugas Baru', nip: '199001012015011001' },
    ],
    [
      'part=counter',
      { id: 'loket-9', name: 'Loket 9', prefix: 'A' },
      'counters',
      { id: 'loket-9', name: 'Loket 9', prefix: 'A' },
    ],
    [
      'part=service',
      { name: 'Surat Jalan', minutes: '12,5' },
      'services',
      { id: 'surat-jalan', name: 'Surat Jalan', standard: { measure: 'service', minutes: 12.5 } },
    ],
    ['part=target', { indicator: 'service.p50', value: '15' }, 'targets', { indicator: 'service.p50', value: 900 }],
  ] as const)('%s is added once, however often its form is sent', async (query, typed, list, made) => {
    const page = await look(admin, query, typed);
    const [first, again] = [await save(admin, page), await save(admin, page)];

    expect([first.status, again.status]).toEqual([303, 303]);
    const things: readonly unknown[] = (await unitNow(ANGGREK.unitId))[list] ?? [];
    expect(things.filter((thing) => JSON.stringify(thing) === JSON.stringify(made))).toHaveLength(1);
  });

  it('is taken out by a second page, and once', async () => {
    const page = await admin.get(`${CHANGE}?part=counter&of=loket-9`);
    const fields = { ...fieldsIn(page), remove: 'yes' };
    const shown = await admin.post(CHANGE, { ...fields, step: 'show' });
    expect(seen(shown)).toContain('Loket 9 (loket-9) dihapus');
    expect((await unitNow(ANGGREK.unitId)).counters.map(({ id }) => id)).toContain('loket-9');

    expect([(await save(admin, shown)).status, (await save(admin, shown)).status]).toEqual([303, 303]);
    expect((await unitNow(ANGGREK.unitId)).counters.map(({ id }) => id)).not.toContain('loket-9');
  });

  it.each([
    ['part=officer', { name: '', nip: '1' }, ['name', 'nip']],
    ['part=officer', { id: 'pg-melati-11', name: 'Kembar' }, ['id']],
    ['part=service', { name: 'X', minutes: 'lima' }, ['minutes']],
    ['part=publishing', { settleDays: '99' }, ['settleDays']],
    ['part=unit', { name: '' }, ['name']],
    ['part=closing', { closedFrom: '2031-01-01' }, ['understood']],
    ['part=target', { indicator: 'tickets.completed', value: '10' }, ['period']],
  ] as const)('%s with %o is shown again with what was typed, and why', async (query, typed, fields) => {
    const before = await unitNow(ANGGREK.unitId);
    const page = await look(admin, query, typed);

    expect(page.status).toBe(422);
    for (const field of fields) expect(page.text).toContain(`href="#${field}"`);
    for (const [name, value] of Object.entries(typed)) expect(fieldsIn(page)[name]).toBe(value);
    expect(await unitNow(ANGGREK.unitId)).toEqual(before);
  });

  it.each(['1000001', '99999999999'])('of a standard of %s minutes says the longest that there is', async (minutes) => {
    const page = await look(admin, 'part=service', { name: 'X', minutes });

    expect(page.status).toBe(422);
    expect(seen(page)).toContain('paling besar 1.000.000');
  });

  it('has a time zone that stays, where something is counted by its days', async () => {
    expect((await admin.get(`${CHANGE}?part=unit`)).text).not.toContain('<select id="timeZone"');
    const page = await look(admin, 'part=unit', { timeZone: 'Asia/Jayapura' });
    const refused = await save(admin, page);
    expect(refused.status).toBe(409);
    expect(seen(refused)).toContain('Zona waktu tidak dapat diganti lagi');
  });

  it('is published by what is chosen, with what each choice would have shown', async () => {
    expect(seen(await admin.get(`${CHANGE}?part=publishing`))).toMatch(/Petugas yang tampil[\s\S]*\d dari \d/);
    expect(seen(await look(admin, 'part=publishing', { publishes: 'year' }))).toMatch(
      /Terbit setiap tahun mulai 1 Januari/,
    );
  });
});

describe('two who change one unit', () => {
  it('both get what they typed: the second is told what the first has done', async () => {
    const mine = await look(admin, 'part=unit', { contact: 'Loket informasi' });
    const theirs = await look(other, 'part=officer&of=pg-cempaka-22', { active: 'no' });
    expect((await save(other, theirs)).status).toBe(303);

    const told = await save(admin, mine);
    expect(told.status).toBe(409);
    expect(seen(told)).toContain(`diubah oleh ${CITY_PEOPLE.nobody.name}`);
    expect(seen(told)).toContain(
      'Petugas Cempaka Widuri (pg-cempaka-22) diubah: status dari aktif menjadi tidak aktif',
    );
    expect(seen(told)).toContain('Loket informasi');

    expect((await save(admin, told)).status).toBe(303);
    const now = await unitNow(ANGGREK.unitId);
    expect(now.contact).toBe('Loket informasi');
    expect(now.officers.find(({ id }) => id === 'pg-cempaka-22')?.active).toBe(false);
  });

  it('are one and the same on two pages, and are told that it was themselves', async () => {
    const one = await look(admin, 'part=unit', { contact: 'Halaman pertama' });
    const two = await look(admin, 'part=unit', { contact: 'Halaman kedua' });
    expect((await save(admin, one)).status).toBe(303);

    expect(seen(await save(admin, two))).toContain('diubah oleh Anda sendiri di halaman lain');
  });

  it('who is second at one field sees it as it is by then', async () => {
    const [mine, theirs] = [
      await look(admin, 'part=unit', { contact: 'Telepon kantor' }),
      await look(other, 'part=unit', { contact: 'Surat saja' }),
    ];
    await save(other, theirs);
    expect(seen(await save(admin, mine))).toContain('dari Surat saja menjadi Telepon kantor');
    expect((await unitNow(ANGGREK.unitId)).contact).toBe('Surat saja');
  });

  it('at the same moment one saves, and the other is told', async () => {
    const pages = [
      await look(admin, 'part=counter', { id: 'loket-a', name: 'Loket A' }),
      await look(other, 'part=counter', { id: 'loket-b', name: 'Loket B' }),
    ];
    const [first, second] = await Promise.all([save(admin, pages[0] as Landed), save(other, pages[1] as Landed)]);
    expect(new Set([first.status, second.status])).toEqual(new Set([303, 409]));
  });
});

describe('a file', () => {
  const header = 'kode_unit;nama_unit;nama_petugas;nip;nama_layanan;standar_menit;nama_loket';

  it('of sixty units is shown line by line, saved whole, and changes nothing the second time', async () => {
    const csv = [header, ...unitsOf(1, 60)].join('\r\n');
    const page = await upload(admin, csv);
    expect(page.status).toBe(200);
    expect(seen(page)).toContain('Kelurahan 60');
    expect(await isThere('kel-60')).toBe(false);

    const saved = await saveFile(admin, page);
    expect(saved.status).toBe(303);
    expect(seen(await admin.get(saved.headers.get('location') ?? ''))).toContain('60 unit dari berkas');
    expect(await unitNow('kel-60')).toMatchObject({ officers: [{ id: 'p-01', name: 'Ani 59' }] });
    // The same form again, and the same file again.
    expect((await saveFile(admin, page)).status).toBe(303);
    expect(seen(await upload(admin, csv))).toContain('Tidak ada yang berubah');
    expect(await lastChange('kel-60')).toBe(`person:${CITY_PEOPLE.admin.id}`);
  });

  it('is saved once by a form that is sent twice at once, and both are told so', async () => {
    const page = await upload(admin, [header, ...unitsOf(71, 90)].join('\n'));
    const both = await Promise.all([saveFile(admin, page), saveFile(admin, page)]);

    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    for (const unitId of ['kel-71', 'kel-90']) {
      const { headers } = await city.tera.client.call('GET', `/v1/units/${unitId}`);
      expect(headers.get('etag')).toMatch(/^"1-/);
    }
  });

  it('with mistakes names each by line and column; the units without one can be saved, and the others are not touched', async () => {
    const page = await upload(
      admin,
      [header, ...unitsOf(61, 62), 'kel-63;Kelurahan 63;Budi;123;;;', ';;Citra;;;;'].join('\n'),
    );
    expect(page.status).toBe(422);
    expect(seen(page)).toMatch(/4\s+nip\s+NIP terdiri dari 18 angka/);
    expect((await saveFile(admin, page)).status).toBe(303);
    expect([await isThere('kel-61'), await isThere('kel-62'), await isThere('kel-63')]).toEqual([true, true, false]);
  });

  it('is not saved over what somebody else has changed since it was shown', async () => {
    const page = await upload(admin, 'kode_unit;kontak\nkel-1;Dari berkas\n');
    const { etag, json } = await city.tera.client.call('GET', '/v1/units/kel-1').then(({ headers, json: body }) => ({
      etag: headers.get('etag') ?? '',
      json: body as object,
    }));
    await city.tera.client.call('PUT', '/v1/units/kel-1', {
      json: { ...json, name: 'Kelurahan Satu' },
      headers: { 'if-match': etag },
    });
    const told = await saveFile(admin, page);
    expect(told.status).toBe(409);
    expect(seen(told)).toContain('diubah orang lain sesudah Anda melihatnya');
    expect(await unitNow('kel-1')).not.toHaveProperty('contact');
    expect((await saveFile(admin, told)).status).toBe(303);
    expect(await unitNow('kel-1')).toMatchObject({ name: 'Kelurahan Satu', contact: 'Dari berkas' });
  });

  it('of a unit, as it can be downloaded, changes nothing when it comes back', async () => {
    const file = await admin.get(`${ADMIN}/units/${ANGGREK.unitId}/file?format=csv`);
    expect(seen(await upload(admin, file.text))).toContain('Tidak ada yang berubah');
    const template = await admin.get(`${ADMIN}/import/template?format=csv`);
    expect((await upload(admin, template.text)).status).toBe(200);
  });

  it('of who administers one unit changes that one, makes none, and tells nothing of others', async () => {
    const page = await upload(
      other,
      `kode_unit;nama_unit;kontak\n${ANGGREK.unitId};;Boleh\n${KAMBOJA.unitId};;Tidak\nunit-baru;Baru;\n`,
    );
    expect(seen(page)).toMatch(/3\s+kode_unit\s+Unit ini tidak ada, atau bukan wewenang Anda/);
    expect(seen(page)).toMatch(/4\s+kode_unit\s+Unit ini tidak ada, atau bukan wewenang Anda/);
    expect(seen(page)).not.toContain(KAMBOJA.name);
    expect((await saveFile(other, page)).status).toBe(303);
    expect((await unitNow(ANGGREK.unitId)).contact).toBe('Boleh');
    expect((await unitNow(KAMBOJA.unitId)).contact).toBeUndefined();
    expect(await isThere('unit-baru')).toBe(false);
  });

  it.each(['0', 'cepat', '1000001'])('with a standard of %s minutes says which ones there are', async (minutes) => {
    const page = await upload(admin, `${header}\nkel-menit;Kelurahan Menit;;;KTP;${minutes};\n`);

    expect(seen(page)).toMatch(/2\s+standar_menit\s+Tulis bilangan lebih dari 0 dan paling besar 1\.000\.000/);
    expect(await isThere('kel-menit')).toBe(false);
  });

  it('that is none is refused in words, and so is what was cut on the way', async () => {
    expect(seen(await upload(admin, ''))).toContain('Berkas itu kosong');
    expect(seen(await upload(admin, 'PK\u0003\u0004'))).toContain('tidak dapat dibaca');
    const page = await admin.get(`${ADMIN}/import`);
    for (const fields of [{}, { packed: 'x' }, { packed: 'x', tags: '{' }]) {
      const refused = await admin.post(`${ADMIN}/import`, fieldsIn(page, { ...fields, step: 'save' }));
      expect([refused.status, seen(refused)]).toEqual([422, expect.stringContaining('tidak sampai utuh')]);
    }
  });
});

describe('a unit for trying', () => {
  it('is made by a form, says what it is, and is in nothing that several units have in common', async () => {
    const page = await admin.get(`${ADMIN}/new-unit`);
    const typed = { kind: 'trial', unitId: 'latihan', name: 'Loket Latihan', like: ANGGREK.unitId };
    const shown = await admin.post(`${ADMIN}/new-unit`, fieldsIn(page, { ...typed, step: 'show' }));
    expect(seen(shown)).toContain('coba-latihan');
    const fields = fieldsIn(shown, { step: 'save' });
    const [made, again] = [
      await admin.post(`${ADMIN}/new-unit`, fields),
      await admin.post(`${ADMIN}/new-unit`, fields),
    ];
    expect([made.status, again.status]).toEqual([303, 303]);
    expect(await unitNow('coba-latihan')).toMatchObject({
      name: 'UJI COBA Loket Latihan',
      services: [{ id: ANGGREK.service.id }, {}],
      officers: [],
    });

    expect(seen(await admin.get(`${ADMIN}/units/coba-latihan`))).toContain('UNIT UJI COBA');
    const hr = await signInAs(city.tera.url, CITY_PEOPLE.hrOfAll.id);
    expect(seen(await hr.get('/console/units/coba-latihan'))).toContain('UNIT UJI COBA');
    expect(seen(await hr.get('/console/recap'))).not.toContain('Loket Latihan');
    expect(seen(await hr.get('/'))).not.toContain('Loket Latihan');
    expect(seen(await hr.get('/u/coba-latihan'))).toContain('UNIT UJI COBA: UJI COBA Loket Latihan');
    const units = `coba-latihan,${ANGGREK.unitId}`;
    const pooled = await city.tera.client.call('GET', `/v1/skm?units=${units}&period=${city.period}`);
    expect(pooled.json).toMatchObject({ leftOut: ['coba-latihan'] });
  });

  it('of a code that is taken, or none, is not made', async () => {
    const page = await admin.get(`${ADMIN}/new-unit`);
    const send = (fields: Fields) => admin.post(`${ADMIN}/new-unit`, fieldsIn(page, { ...fields, step: 'save' }));
    expect((await send({ unitId: ANGGREK.unitId, name: 'Lain' })).status).toBe(409);
    expect((await send({ unitId: 'a b', name: 'Lain' })).status).toBe(422);
    const numbered = await send({ unitId: 'dinas-1985010120', name: 'Lain' });
    expect(numbered.status).toBe(422);
    expect(seen(numbered)).toContain('Paling banyak 9 angka berturut-turut');
    expect((await send({ unitId: 'tanpa-nama' })).status).toBe(422);
    expect((await unitNow(ANGGREK.unitId)).name).toBe(ANGGREK.name);
    expect(await isThere('tanpa-nama')).toBe(false);
  });
});

describe('a form of an administrator', () => {
  it.each(['delete', ''])('does nothing by what is no button of it, %j', async (step) => {
    const page = await admin.get(`${CHANGE}?part=counter`);
    const counters = (await unitNow(ANGGREK.unitId)).counters.length;
    const made = { unitId: 'unit-tanpa-tombol', name: 'Tanpa Tombol' };
    const shown = await upload(admin, 'kode_unit;nama_unit;nama_petugas\nkel-tanpa-tombol;Kelurahan;Ani\n');
    const sent = [
      await admin.post(CHANGE, fieldsIn(page, { id: 'lain', name: 'Lain', step })),
      await admin.post(`${ADMIN}/new-unit`, fieldsIn(await admin.get(`${ADMIN}/new-unit`), { ...made, step })),
      await admin.post(`${ADMIN}/import`, fieldsIn(shown, { step })),
    ];

    for (const { status, text } of sent) {
      expect([status, text.includes('Pilihan ini tidak dikenal')]).toEqual([422, true]);
    }
    expect((await unitNow(ANGGREK.unitId)).counters).toHaveLength(counters);
    expect([await isThere(made.unitId), await isThere('kel-tanpa-tombol')]).toEqual([false, false]);
  });
});

describe('who may not', () => {
  const others = [
    'hrOfAnggrek',
    'supervisorOfAnggrek',
    'auditorOfAnggrek',
    'firstOfAnggrek',
  ] as const satisfies CityName[];

  it.each(others)('%s changes nothing: it is the page that is not there', async (name) => {
    const visitor = await signInAs(city.tera.url, CITY_PEOPLE[name].id);
    const before = await unitNow(ANGGREK.unitId);
    const token = formTokenIn(await visitor.get('/console/feedback'));
    const fields = { token, form: randomUUID(), part: 'counter', id: 'gelap', name: 'Gelap', step: 'save' };
    expect((await visitor.post(CHANGE, fields)).status).toBe(404);
    const unit = { ...fields, kind: 'real', unitId: 'gelap', timeZone: 'Asia/Jakarta' };
    expect((await visitor.post(`${ADMIN}/new-unit`, unit)).status).toBe(404);
    expect((await upload(visitor, `kode_unit;kontak\n${ANGGREK.unitId};Gelap\n`)).status).toBe(404);
    expect(await unitNow(ANGGREK.unitId)).toEqual(before);
    expect(await isThere('gelap')).toBe(false);
  });

  it('an administrator of one unit changes no other, and makes none', async () => {
    const token = formTokenIn(await other.get('/console/feedback'));
    const fields = { token, form: randomUUID(), part: 'counter', id: 'gelap', name: 'Gelap', step: 'save' };
    expect((await other.get(`${ADMIN}/units/${KAMBOJA.unitId}`)).status).toBe(404);
    expect((await other.post(`${ADMIN}/units/${KAMBOJA.unitId}/change`, fields)).status).toBe(404);
    expect((await other.get(`${ADMIN}/new-unit`)).status).toBe(404);
    expect((await other.post(`${ADMIN}/new-unit`, { ...fields, unitId: 'gelap' })).status).toBe(404);
    expect((await unitNow(KAMBOJA.unitId)).counters.map(({ id }) => id)).not.toContain('gelap');
  });

  it('hr reads how a unit is registered, and is offered no change', async () => {
    const hr = await signInAs(city.tera.url, CITY_PEOPLE.hrOfAnggrek.id);
    const page = await hr.get(`${ADMIN}/units/${ANGGREK.unitId}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('/change');
    expect((await hr.get(`${CHANGE}?part=unit`)).status).toBe(404);
  });

  it('a form with a forged token, of another session or of another page is not taken, with a file or without', async () => {
    const theirs = formTokenIn(await other.get('/console/feedback'));
    const page = await look(admin, 'part=unit', { contact: 'Dipalsukan' });
    for (const token of ['', 'x', theirs]) {
      expect((await save(admin, page, { token })).status).toBe(403);
      expect((await upload(admin, 'kode_unit\nkel-1\n', { token })).status).toBe(403);
    }
    const form = fieldsIn(page, { step: 'save' });
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://lain.example' },
    ] as readonly Fields[]) {
      expect((await admin.ask(CHANGE, { form, headers })).status).toBe(403);
    }
    expect((await unitNow(ANGGREK.unitId)).contact).not.toBe('Dipalsukan');
  });
});
