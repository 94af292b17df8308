// What administrators do about keys and people in the console, asked from outside: what comes of it, who may not, and what becomes of
// the same form twice and of two who change one thing.
import { type Visitor, formTokenIn, signInAs } from '@tera/testing/stack';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANGGREK, CITY_PEOPLE, type CityName, KAMBOJA, aCity, register } from '../support/console-city.ts';

const city = aCity();
const KEYS = '/console/administration/keys';
const PEOPLE = '/console/administration/people';
let admin: Visitor;

beforeAll(async () => {
  admin = await signInAs(city.tera.url, CITY_PEOPLE.admin.id);
});

async function send(
  visitor: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
  form: string = randomUUID(),
) {
  const token = formTokenIn(await visitor.get('/console/feedback'));
  return visitor.post(path, { ...fields, token, form });
}

const aKey = (name: string) => ({ name, scopes: 'tickets:write', units: ANGGREK.unitId });
const keysNow = async () => {
  const { json } = await city.tera.client.call('GET', '/v1/keys');
  return (json as { keys: { keyId: string; name: string; createdBy?: string; revokedAt?: string }[] }).keys;
};
const secretIn = (text: string) => /tera_[A-Za-z0-9]+_[A-Za-z0-9_-]+/.exec(text)?.[0] ?? '';
const auditOf = async (of: string) => {
  const found: { what: string; keyId: string | null }[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const { json } = await city.tera.client.call('GET', `/v1/audit${query}`);
    const page = json as { entries: { what: string; keyId: string | null; of: string }[]; next: string | null };
    found.push(...page.entries.filter((entry) => entry.of === of));
    cursor = page.entries.length === 0 ? null : page.next;
  }
  return found.map(({ what, keyId }) => [what, keyId]);
};

const someone = (personId: string) => ({
  personId,
  name: 'Rangga Contoh',
  loginKind: 'subject',
  login: `sub-${personId}`,
  'roles.0.role': 'supervisor',
  'roles.0.units': ANGGREK.unitId,
});
const seenIn = (text: string) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? '';
const kept = async (personId: string) => (await city.tera.client.call('GET', `/v1/people/${personId}`)).json;

/** Who administers one office alone. */
const anAdminOfAnggrek = async () => {
  await register(city.tera, 'nobody', [{ role: 'admin', units: [ANGGREK.unitId] }]);
  return signInAs(city.tera.url, CITY_PEOPLE.nobody.id);
};

describe('a key', () => {
  it('is made once, however often its form is sent, works, and is shown once', async () => {
    const form = randomUUID();
    // A button that is pressed twice, of which the browser shows the second answer.
    const [pressed, made] = [
      await send(admin, KEYS, aKey('Loket Uji'), form),
      await send(admin, KEYS, aKey('Loket Uji'), form),
    ];
    city.tera.setClock(Date.now() + 11_000);
    const [again, oncemore] = [
      await send(admin, KEYS, aKey('Loket Uji'), form),
      await send(admin, KEYS, aKey('Loket Uji'), form),
    ];
    city.tera.setClock(Date.now());

    const key = secretIn(made.text);
    expect(key).toBe(secretIn(pressed.text));
    expect([made.status, again.status, oncemore.status]).toEqual([200, 200, 200]);
    for (const { text } of [again, oncemore]) {
      expect(secretIn(text)).toBe('');
      expect(text).toContain('sudah ditampilkan satu kali');
      expect(text).toContain(`href="${KEYS}/${key.split('_')[1] ?? ''}"`);
    }
    const listed = (await keysNow()).filter(({ name }) => name === 'Loket Uji');
    expect(listed).toMatchObject([{ createdBy: `person:${CITY_PEOPLE.admin.id}` }]);
    expect((await admin.get(KEYS)).text).not.toContain(key);
    const me = await fetch(`${city.tera.url}/v1/me`, { headers: { authorization: `Bearer ${key}` } });
    expect(await me.json()).toMatchObject({ name: 'Loket Uji', scopes: ['tickets:write'], units: [ANGGREK.unitId] });
    expect(await auditOf(listed[0]?.keyId ?? '')).toEqual([['key.made', `person:${CITY_PEOPLE.admin.id}`]]);
  });

  it('is listed with who has made it, a person by name or a key, in words', async () => {
    await send(admin, KEYS, aKey('Loket Baru'));
    const json = { name: 'Anak Kunci', scopes: ['registry:read'], units: [ANGGREK.unitId] };
    await city.tera.client.call('POST', '/v1/keys', { json });
    const { text } = await admin.get(KEYS);

    expect(text).toContain(`oleh ${CITY_PEOPLE.admin.name}`);
    expect(text).toContain(`dengan kunci: ${city.keyId}`);
    expect(text).not.toContain('person:');
  });

  it('is listed with the id of a maker whose name one may not see, or who is there no more', async () => {
    await send(admin, KEYS, aKey('Loket Atasan'));
    const local = await anAdminOfAnggrek();
    await send(local, KEYS, aKey('Loket Setempat'));
    const seen = (await local.get(KEYS)).text;
    expect(seen).toContain(`oleh ${CITY_PEOPLE.nobody.name}`);
    expect(seen).toContain(`oleh orang: ${CITY_PEOPLE.admin.id}`);
    expect(seen).not.toContain(CITY_PEOPLE.admin.name);

    await send(admin, `${PEOPLE}/${CITY_PEOPLE.nobody.id}/remove`, { sure: 'yes' });
    expect((await admin.get(KEYS)).text).toContain(`oleh orang: ${CITY_PEOPLE.nobody.id}`);
    await register(city.tera, 'nobody');
  });

  it('is revoked once by two at once, and is refused from then on', async () => {
    const key = secretIn((await send(admin, KEYS, aKey('Loket Lama'))).text);
    const keyId = key.split('_')[1] ?? '';
    const both = await Promise.all([send(admin, `${KEYS}/${keyId}`, {}), send(admin, `${KEYS}/${keyId}`, {})]);

    for (const { status } of both) expect([303, 409]).toContain(status);
    const me = await fetch(`${city.tera.url}/v1/me`, { headers: { authorization: `Bearer ${key}` } });
    expect(me.status).toBe(401);
    expect((await auditOf(keyId)).filter(([what]) => what === 'key.revoked')).toHaveLength(1);
    expect((await admin.get(`${KEYS}/${keyId}`)).text).toContain('dicabut');
  });

  it.each([
    ['without a name', { ...aKey(''), name: '' }, 422, 'name'],
    ['for what an administrator may not', { ...aKey('X'), scopes: 'indicators:read' }, 403, 'scopes'],
    ['for a unit that there is not', { ...aKey('X'), units: 'dinas-entah' }, 422, 'units'],
    ['that has ended before it began', { ...aKey('X'), expiresAt: '2020-01-01' }, 422, 'expiresAt'],
    ['until a day that is none', { ...aKey('X'), expiresAt: '2020-13-45' }, 422, 'expiresAt'],
    ['of an officer that there is not', { ...aKey('X'), officerId: 'pg-entah' }, 422, 'officerId'],
  ])('%s is not made, and the form comes back as it was filled', async (_, fields, status, field) => {
    const before = (await keysNow()).length;
    const answer = await send(admin, KEYS, fields);

    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`href="#${field}"`);
    expect(answer.text).toContain(`id="${field}-fault"`);
    expect(answer.text).toContain(`value="${fields.units}"`);
    expect(await keysNow()).toHaveLength(before);
  });
});

/** Each line above the form. */
const faultsIn = (text: string) =>
  (/id="faults">(.*?)<\/div>/s.exec(text)?.[1] ?? '')
    .split('<li>')
    .slice(1)
    .map((line) => line.replaceAll(/<[^>]*>/g, '').trim());

const ID_EXPECTED =
  'tidak dapat dipakai: tulis 1 sampai 40 huruf, angka, titik, atau tanda -, dan mulai dengan huruf atau angka.';

describe('a form that is refused', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'of a key, empty',
      { name: '', units: '' },
      [
        'Nama kunci: isilah, paling panjang 100 karakter, dalam satu baris.',
        'Boleh dipakai untuk: pilih sedikitnya satu dari daftar.',
        'Unit: tulis sedikitnya satu kode unit.',
      ],
    ],
    [
      'of a key, with strangers',
      { ...aKey('x'.repeat(101)), units: 'ini_bukan?', officerId: 'p 1', expiresAt: '2020-13-45' },
      [
        'Nama kunci: isilah, paling panjang 100 karakter, dalam satu baris.',
        `Unit: “ini_bukan?” ${ID_EXPECTED}`,
        'Berlaku sampai dengan: isi tanggal yang ada di kalender.',
        `Milik petugas: “p 1” ${ID_EXPECTED}`,
      ],
    ],
    [
      'of a key for units that there are not',
      { ...aKey('X'), units: 'dinas-entah, dinas-lain' },
      ['Unit: tidak ada unit “dinas-entah”.', 'Unit: tidak ada unit “dinas-lain”.'],
    ],
    [
      'of a key of an officer that none of its units has',
      { ...aKey('X'), units: `${ANGGREK.unitId}, ${KAMBOJA.unitId}`, officerId: 'pg-entah' },
      ['Milik petugas: tidak ada petugas “pg-entah” di unit itu.'],
    ],
    [
      'of a key of an officer for all units',
      { ...aKey('X'), units: '*', officerId: 'p-1' },
      ['Unit: kunci milik petugas perlu kode unitnya, bukan tanda *.'],
    ],
    [
      'of a key until a day that is past',
      { ...aKey('X'), expiresAt: '2020-01-01' },
      ['Berlaku sampai dengan: tanggal ini sudah lewat.'],
    ],
  ])('%s names each field, and what it expects', async (_, fields, lines) => {
    const { status, text } = await send(admin, KEYS, fields);

    expect(status).toBe(422);
    expect(faultsIn(text).toSorted()).toEqual(lines.toSorted());
  });

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'with nothing that can be read',
      { ...someone('a b'), name: '', loginKind: 'email', login: 'surel', issuer: 'penyedia' },
      [
        `Kode orang: “a b” ${ID_EXPECTED}`,
        'Nama: isilah, paling panjang 100 karakter, dalam satu baris.',
        'Akun untuk masuk: tulis satu alamat surel, misalnya sari@contoh.go.id, paling panjang 254 karakter.',
        'Penyedia akun: tulis alamat penyedia, misalnya https://id.contoh.go.id, paling panjang 500 karakter, atau kosongkan.',
      ],
    ],
    [
      'with an id of an account that is empty',
      { ...someone('xena'), login: '' },
      ['Akun untuk masuk: isilah, paling panjang 255 karakter.'],
    ],
    [
      'with roles of nowhere',
      { ...someone('xena'), 'roles.0.units': '', 'roles.1.role': 'officer', 'roles.1.units': '*' },
      [
        'Peran ke-1, unit: tulis sedikitnya satu kode unit.',
        'Peran ke-2, kode petugas: isi untuk peran petugas, dan kosongkan untuk peran lain.',
      ],
    ],
    [
      'with a role in two units, of which there is one',
      { ...someone('xena'), 'roles.0.units': `${ANGGREK.unitId} dinas-entah` },
      ['Peran ke-1, unit: tidak ada unit “dinas-entah”.'],
    ],
    [
      'with an officer of all units',
      { ...someone('xena'), 'roles.0.role': 'officer', 'roles.0.units': '*', 'roles.0.officerId': 'p-1' },
      ['Peran ke-1, unit: peran petugas perlu tepat satu kode unit, bukan tanda *.'],
    ],
  ])('of a person %s names each field, and what it expects', async (_, fields, lines) => {
    const { status, text } = await send(admin, `${PEOPLE}/-`, fields);

    expect(status).toBe(422);
    expect(faultsIn(text).toSorted()).toEqual(lines.toSorted());
  });
});

describe('a person', () => {
  it('is added, changed and removed, and each is told in the audit', async () => {
    const { headers } = await send(admin, `${PEOPLE}/-`, someone('rangga'));
    expect(headers.get('location')).toBe(`${PEOPLE}/rangga`);
    const seen = seenIn((await admin.get(`${PEOPLE}/rangga`)).text);
    await send(admin, `${PEOPLE}/rangga`, {
      ...someone('rangga'),
      seen,
      'roles.1.role': 'officer',
      'roles.1.units': ANGGREK.unitId,
      'roles.1.officerId': ANGGREK.officers[0]?.id ?? '',
    });
    expect(await kept('rangga')).toMatchObject({ roles: [{ role: 'supervisor' }, { role: 'officer' }] });
    await send(admin, `${PEOPLE}/rangga/remove`, { sure: 'yes' });

    const by = `person:${CITY_PEOPLE.admin.id}`;
    expect(await auditOf('rangga')).toEqual([
      ['person.made', by],
      ['person.changed', by],
      ['person.removed', by],
    ]);
  });

  it('that somebody else has changed meanwhile is not overwritten: both are shown', async () => {
    await send(admin, `${PEOPLE}/-`, someone('satya'));
    const seen = seenIn((await admin.get(`${PEOPLE}/satya`)).text);
    await send(admin, `${PEOPLE}/satya`, { ...someone('satya'), seen, name: 'Satya Pertama' });
    const late = await send(admin, `${PEOPLE}/satya`, { ...someone('satya'), seen, name: 'Satya Kedua' });

    expect(late.status).toBe(409);
    expect(late.text).toContain('Satya Pertama');
    expect(late.text).toContain('value="Satya Kedua"');
    expect(await kept('satya')).toMatchObject({ name: 'Satya Pertama' });
    await send(admin, `${PEOPLE}/satya`, { ...someone('satya'), seen: seenIn(late.text), name: 'Satya Kedua' });
    expect(await kept('satya')).toMatchObject({ name: 'Satya Kedua' });
  });

  it('of an id that is taken is not written over, nor one without a role’s unit', async () => {
    const taken = await send(admin, `${PEOPLE}/-`, someone(CITY_PEOPLE.hrOfAll.id));
    const without = await send(admin, `${PEOPLE}/-`, { ...someone('tirta'), 'roles.0.units': '' });

    expect([taken.status, without.status]).toEqual([409, 422]);
    expect(without.text).toContain('href="#roles.0.units"');
    expect(await kept(CITY_PEOPLE.hrOfAll.id)).toMatchObject({ name: CITY_PEOPLE.hrOfAll.name });
  });
});

describe('what changes nothing', () => {
  it('is said, and told in no audit: the same form as it stands, and a role that is held already', async () => {
    await send(admin, `${PEOPLE}/-`, someone('utami'));
    const seen = seenIn((await admin.get(`${PEOPLE}/utami`)).text);
    const same = await send(admin, `${PEOPLE}/utami`, { ...someone('utami'), seen });
    const again = await send(admin, `${PEOPLE}/utami`, {
      ...someone('utami'),
      seen,
      'roles.2.role': 'supervisor',
      'roles.2.units': ANGGREK.unitId,
    });

    expect([same.status, again.status]).toEqual([200, 422]);
    expect(same.text).toContain('Tidak ada yang berubah');
    expect(again.text).toContain('id="roles.1.role-fault"');
    expect(again.text).toContain('tidak ada yang berubah');
    expect(await auditOf('utami')).toEqual([['person.made', `person:${CITY_PEOPLE.admin.id}`]]);
  });
});

describe('an administrator', () => {
  const { id, name, roles } = CITY_PEOPLE.admin;
  const ownForm = async (visitor: Visitor) => ({
    name,
    loginKind: 'subject',
    login: id,
    seen: seenIn((await visitor.get(`${PEOPLE}/${id}`)).text),
    'roles.0.role': 'admin',
    'roles.0.units': '*',
  });

  it('gives themselves no other role, and takes none from themselves', async () => {
    const form = await ownForm(admin);
    const answers = [
      await send(admin, `${PEOPLE}/${id}`, { ...form, 'roles.1.role': 'hr', 'roles.1.units': '*' }),
      await send(admin, `${PEOPLE}/${id}`, { ...form, 'roles.0.role': '' }),
      await send(admin, `${PEOPLE}/${id}/remove`, { sure: 'yes' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    for (const { text } of answers) expect(text).toContain('hanya dapat diubah oleh admin lain');
    expect(await kept(id)).toMatchObject({ name, roles });
    const page = (await admin.get(`${PEOPLE}/${id}`)).text;
    expect(page).toContain('Ini Anda');
    expect(page).not.toContain(`${PEOPLE}/${id}/remove`);
  });

  it('who is the last one of all units stays, whoever takes the role away', async () => {
    const json = {
      name: 'Bayu Contoh',
      login: { subject: CITY_PEOPLE.nobody.id },
      roles: [{ role: 'admin', units: ['*'] }],
    };
    await city.tera.client.call('PUT', `/v1/people/${CITY_PEOPLE.nobody.id}`, { json });
    const other = await signInAs(city.tera.url, CITY_PEOPLE.nobody.id);
    const form = await ownForm(other);
    // Both at once, and then whoever is left over.
    await Promise.all([
      send(other, `${PEOPLE}/${id}`, { ...form, 'roles.0.role': 'hr' }),
      send(admin, `${PEOPLE}/${CITY_PEOPLE.nobody.id}/remove`, { sure: 'yes' }),
    ]);
    const standing = await Promise.all([id, CITY_PEOPLE.nobody.id].map(kept));
    const admins = standing.filter((one) => JSON.stringify(one).includes('"admin"'));

    expect(admins).toHaveLength(1);
    await register(city.tera, 'admin');
    await register(city.tera, 'nobody');
  });
});

describe('the id of a person', () => {
  it('is no NIP, in the form and through the API', async () => {
    const nip = '198501012010012001';
    const typed = await send(admin, `${PEOPLE}/-`, someone(nip));
    const { status, json } = await city.tera.client.call('PUT', `/v1/people/${nip}`, {
      json: { name: 'Rangga Contoh', login: { subject: 'rangga' }, roles: [] },
    });

    expect(typed.status).toBe(422);
    expect(typed.text).toContain('id="personId-fault"');
    expect(typed.text).toContain('NIP');
    expect([status, json]).toMatchObject([422, { errors: [{ path: 'personId', code: 'long_number' }] }]);
    expect((await city.tera.client.call('GET', `/v1/people/${nip}`)).status).toBe(404);
  });
});

describe('the form of a person', () => {
  it('is not taken with units or an officer of no role, which it would drop; what loses its role is taken away', async () => {
    await send(admin, `${PEOPLE}/-`, someone('utami'));
    const seen = seenIn((await admin.get(`${PEOPLE}/utami`)).text);
    const more = { ...someone('utami'), seen, 'roles.0.role': '', 'roles.1.units': ANGGREK.unitId };

    const { status, text } = await send(admin, `${PEOPLE}/utami`, more);
    expect(status).toBe(422);
    expect(text).toContain('href="#roles.1.role"');
    expect(text).not.toContain('href="#roles.0.role"');
    expect(text.match(new RegExp(`value="${ANGGREK.unitId}"`, 'g'))).toHaveLength(2);
    expect(await kept('utami')).toMatchObject({ roles: [{ role: 'supervisor' }] });

    await send(admin, `${PEOPLE}/utami`, { ...more, 'roles.1.role': 'auditor' });
    expect(await kept('utami')).toMatchObject({ roles: [{ role: 'auditor' }] });
  });

  it('removes nobody without its tick, and says so', async () => {
    await send(admin, `${PEOPLE}/-`, someone('vino'));

    for (const sure of ['', 'no']) {
      const { status, text } = await send(admin, `${PEOPLE}/vino/remove`, { sure });
      expect([status, text.includes('href="#sure"')]).toEqual([422, true]);
    }
    expect(await kept('vino')).toMatchObject({ personId: 'vino' });
    expect((await send(admin, `${PEOPLE}/-`, { ...someone('wulan'), loginKind: 'phone' })).status).toBe(422);
  });
});

describe('whoever is no administrator of all of it', () => {
  const others: readonly CityName[] = [
    'hrOfAll',
    'hrOfAnggrek',
    'supervisorOfAnggrek',
    'auditorOfAnggrek',
    'firstOfAnggrek',
    'nobody',
  ];

  it.each(others)('%s changes nothing', async (name) => {
    const visitor = await signInAs(city.tera.url, CITY_PEOPLE[name].id);
    const before = (await keysNow()).length;

    const answers = [
      await send(visitor, KEYS, aKey('Gelap')),
      await send(visitor, `${KEYS}/${city.keyId}`, {}),
      await send(visitor, `${PEOPLE}/-`, { personId: 'gelap', name: 'Gelap', loginKind: 'subject', login: 'gelap' }),
      await send(visitor, `${PEOPLE}/${CITY_PEOPLE.admin.id}/remove`, { sure: 'yes' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await keysNow()).toHaveLength(before);
    const { status } = await city.tera.client.call('GET', `/v1/people/${CITY_PEOPLE.admin.id}`);
    expect(status).toBe(200);
  });

  it('an administrator of one office makes no key of the other, nor of all, and lets nobody in there', async () => {
    const visitor = await anAdminOfAnggrek();
    const answers = [
      await send(visitor, KEYS, { ...aKey('Gelap'), units: KAMBOJA.unitId }),
      await send(visitor, KEYS, { ...aKey('Gelap'), units: '*' }),
      await send(visitor, `${KEYS}/${city.keyId}`, {}),
      await send(visitor, `${PEOPLE}/-`, { ...someone('gelap'), 'roles.0.units': KAMBOJA.unitId }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 404, 403]);
    expect((await send(visitor, KEYS, aKey('Terang'))).status).toBe(200);
  });

  it('an administrator of one office is told at its field which unit is beyond them, and keeps what was typed', async () => {
    const visitor = await anAdminOfAnggrek();
    const { status, text } = await send(visitor, `${PEOPLE}/-`, {
      ...someone('gelap'),
      'roles.1.role': 'hr',
      'roles.1.units': `${ANGGREK.unitId}, ${KAMBOJA.unitId}`,
      'roles.2.role': 'auditor',
      'roles.2.units': '*',
    });

    const expected = 'di luar wewenang Anda: tulis kode unit yang Anda kelola sebagai admin.';
    expect(status).toBe(403);
    expect(faultsIn(text)).toEqual([
      `Peran ke-2, unit: “${KAMBOJA.unitId}” ${expected}`,
      `Peran ke-3, unit: “*” ${expected}`,
    ]);
    for (const field of ['roles.1.units', 'roles.2.units']) expect(text).toContain(`id="${field}-fault"`);
    expect(text).toContain(`value="${ANGGREK.unitId}, ${KAMBOJA.unitId}"`);
    expect(await kept('gelap')).toMatchObject({ status: 404 });
  });

  it('an administrator of one office takes no id that somebody of another has, and is told so at its field', async () => {
    const visitor = await anAdminOfAnggrek();
    const { status, text } = await send(visitor, `${PEOPLE}/-`, someone(CITY_PEOPLE.supervisorOfKamboja.id));

    expect(status).toBe(403);
    expect(faultsIn(text)).toEqual(['Kode orang: kode ini sudah dipakai: tulis kode lain.']);
    expect(await kept(CITY_PEOPLE.supervisorOfKamboja.id)).toMatchObject({
      name: CITY_PEOPLE.supervisorOfKamboja.name,
    });
  });

  it('an administrator of one office removes nobody of another, and is told as of nobody', async () => {
    const visitor = await anAdminOfAnggrek();
    for (const personId of [CITY_PEOPLE.supervisorOfKamboja.id, 'tidak-ada']) {
      const { status, text } = await send(visitor, `${PEOPLE}/${personId}/remove`, { sure: 'yes' });
      expect([status, text.includes('Tidak ada halaman ini untuk Anda')]).toEqual([404, true]);
    }
    expect(await kept(CITY_PEOPLE.supervisorOfKamboja.id)).toMatchObject({
      name: CITY_PEOPLE.supervisorOfKamboja.name,
    });
  });
});

describe('the audit', () => {
  const AUDIT = '/console/administration/audit';
  it('tells the newest first, in words and by the clock of the unit, and goes on to the oldest', async () => {
    const { key } = await city.tera.client.makeKey({ scopes: ['audit:read'], units: [ANGGREK.unitId] });
    await send(admin, `${PEOPLE}/-`, someone('wira'));
    const wira = { login: { subject: 'sub-wira' }, roles: [{ role: 'supervisor', units: [ANGGREK.unitId] }] };
    const names = [...Array.from({ length: 50 }, (_, nth) => `Rangga ${nth}`), 'Rangga Contoh'];
    for (const name of names) await city.tera.client.call('PUT', '/v1/people/wira', { json: { ...wira, name } });
    const seen = seenIn((await admin.get(`${PEOPLE}/wira`)).text);
    await send(admin, `${PEOPLE}/wira`, { ...someone('wira'), seen, 'roles.0.role': 'hr' });
    const auditor = await signInAs(city.tera.url, CITY_PEOPLE.auditorOfAnggrek.id);

    const rows: (readonly string[])[] = [];
    let path: string | undefined = AUDIT;
    while (path !== undefined) {
      const { text } = await auditor.get(path);
      expect(text).not.toMatch(/\{"|&quot;|\bnull\b/);
      rows.push(...rowsIn(text));
      const more: string | undefined = /href="([^"]*)">Catatan yang lebih lama/.exec(text)?.[1];
      path = more?.replaceAll('&amp;', '&');
    }

    const told = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const { json } = await city.tera.client.call('GET', `/v1/audit${query}`, { key });
      const page = json as { entries: unknown[]; next: string | null };
      told.push(...page.entries);
      cursor = page.next;
    }
    expect(rows).toHaveLength(told.length);
    expect(rows.length).toBeGreaterThan(50);
    const ofWira = rows.filter(([, , , of]) => of?.includes('wira'));
    const [changed, made] = [ofWira[0], ofWira.at(-1)];
    expect(changed?.slice(1)).toEqual([
      `${CITY_PEOPLE.admin.name} orang: ${CITY_PEOPLE.admin.id}`,
      'orang diubah',
      `Rangga Contoh wira Peran : dari Atasan (${ANGGREK.unitId}) menjadi Kepegawaian (${ANGGREK.unitId})`,
      ANGGREK.name,
    ]);
    expect(changed?.[0]).toMatch(/ pukul \d\d\.\d\d WI(B|TA|T)$/);
    expect(made?.[2]).toBe('orang ditambahkan');
    expect((await auditor.get(`${AUDIT}?from=2099-01-01`)).text).toContain('Tidak ada catatan');
    expect((await auditor.get(`${AUDIT}?from=kemarin`)).status).toBe(422);
    expect(rowsIn((await auditor.get(`${AUDIT}?lang=en`)).text).flat()).toContain('person changed');
  });
});

/** The cells of the rows of a table, as they are read. */
function rowsIn(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/<tr>(.*?)<\/tr>/gs)].flatMap(([, row = '']) => {
    const cells = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
      cell
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
    return cells.length === 0 ? [] : [cells];
  });
}
