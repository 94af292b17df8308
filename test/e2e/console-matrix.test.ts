// Every page by everybody about everything: each person of each role, their own office and the other, themselves and somebody else.
// What they may not see is looked for in whatever they are answered, also in what says no, in headers and within files.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR, MINUTE } from '@tera/domain';
import { XLSX_TYPE, xlsxOf } from '@tera/exports';
import { WORD_TYPE } from '@tera/exports/word';
import { type SessionDeps, sessions } from '@tera/http/session';
import { type Landed, Visitor, formTokenIn, sideBySide, signInAs } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import {
  ANGGREK,
  CITY_NAMES,
  CITY_PEOPLE,
  type CityName,
  type Mark,
  aCity,
  hiddenOn,
  placeOfOfficer,
  placesOf,
  register,
} from '../support/console-city.ts';
import {
  type Address,
  FORMS_OF_TERA,
  PAGES_OF_TERA,
  type PageOfTera,
  type Place,
  addressesOf,
  filled,
  isAbout,
  ledTo,
  maySee,
} from '../support/console-pages.ts';
import { complaintsAbout, readAnswer } from '../support/page-reading.ts';

const city = aCity();
const behindTheDoor = PAGES_OF_TERA.filter(({ seenBy }) => seenBy !== 'anyone');
const everybody: readonly (CityName | undefined)[] = [...CITY_NAMES, undefined];
const LANES = 4;

interface Case extends Address {
  readonly page: PageOfTera;
  readonly place: Place;
}

describe.each(everybody.map((name) => ({ name, who: name ?? 'whoever is not signed in' })))('$who', ({ name }) => {
  const who = name === undefined ? undefined : CITY_PEOPLE[name];

  it('sees what the table says, and nothing of the rest in anything that is answered', async () => {
    const wrong = await sideBySide(LANES, casesOf(PAGES_OF_TERA), async ({ page, place, address, format }) => {
      const landed = await visitorOf(name).get(address);
      const elsewhere = ledTo(page, who, place, city);
      const due = dueAnswer(elsewhere, who !== undefined, maySee(page, who, place));
      const came = whatCame(landed);
      return [
        ...(came === due ? [] : [`${address}: ${came}, not ${due}`]),
        ...wrongIn(landed, page, format).map((complaint) => `${address}: ${complaint}`),
        ...found(landed, address, hiddenOn(page, name, city.marks)).map((mark) => `${address} tells ${mark}`),
      ];
    });

    expect(wrong.flat()).toEqual([]);
  });

  it('finds nothing of an office or an officer that is not there', async () => {
    const entah = {
      officerId: 'pg-entah',
      serviceId: 'izin-entah',
      ticketId: 'T-entah',
      objectionId: 'entah',
      snapshotId: 'entah',
    };
    const nowhere = { unitId: 'dinas-entah', ...entah };
    const known = { unitId: ANGGREK.unitId, ...entah };
    const cases = PAGES_OF_TERA.filter((page) => isAbout(page, 'unitId')).map((page) => ({ page, place: nowhere }));
    const within = PAGES_OF_TERA.filter((page) => isAbout(page, 'officerId')).map((page) => ({ page, place: known }));
    const wrong = await sideBySide(LANES, [...cases, ...within], async ({ page, place }) => {
      const [{ address } = { address: '' }] = addressesOf(page, place, city);
      const landed = await visitorOf(name).get(address);
      const isDue = page.seenBy !== 'anyone' && who === undefined ? landed.status === 303 : landed.status === 404;
      return [
        ...(isDue ? [] : [`${address}: ${landed.status}`]),
        ...found(landed, address, hiddenOn(page, name, city.marks)).map((mark) => `${address} tells ${mark}`),
      ];
    });

    expect(wrong.flat()).toEqual([]);
  });
});

describe('every page', () => {
  it.each([
    ['escaped', 'text/html', '<p>Dinas &#x41;nggrek&#32;&amp; Barat</p>'],
    ['in an attribute', 'text/html', '<p title="Dinas Anggrek &amp; Barat"></p>'],
    ['where nobody looks', 'text/html', '<template><!-- Dinas Anggrek & Barat --></template>'],
    ['in a table', 'text/csv', 'a;b\nDinas Anggrek & Barat;1'],
    ['in a workbook', XLSX_TYPE, workbook('Dinas Anggrek & Barat')],
    ['in a header', 'text/html; of="Dinas Anggrek & Barat"', '<p></p>'],
  ])('is read to its end: a name would be found %s', (_, type, content) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    expect(readAnswer(new Headers({ 'content-type': type }), bytes).all).toContain('Dinas Anggrek & Barat');
  });

  it('has something to be found: its marks are on it where they may be', async () => {
    const shown = new Set<Mark>();
    for (const { page, place, address } of casesOf(PAGES_OF_TERA)) {
      const landed = await visitorOf('hrOfAll').get(address);
      if (!maySee(page, CITY_PEOPLE.hrOfAll, place)) continue;
      for (const mark of city.marks) if (found(landed, address, [mark]).length > 0) shown.add(mark);
    }
    expect(Array.from(shown, ({ of }) => of.personId)).toContain(CITY_PEOPLE.hrOfAll.id);
    const missing = city.marks.filter((mark) => mark.of.kind !== 'person' && !shown.has(mark));
    expect(missing.map(({ of }) => of)).toEqual([]);
  });

  it('answers HEAD as it answers GET, and no other method', async () => {
    const visitor = visitorOf('hrOfAll');
    const wrong = await sideBySide(LANES, casesOf(PAGES_OF_TERA), async ({ page, address }) => {
      // What a form is sent to may also have a name that another page is called by.
      const sent = FORMS_OF_TERA.some((form) => coversPath(form.path, page.path));
      const [got, headed] = [await visitor.get(address), await visitor.ask(address, { method: 'HEAD' })];
      const others = await Promise.all(
        ['POST', 'PUT', 'DELETE', 'PATCH']
          .filter((method) => method !== 'POST' || !sent)
          .map(async (method) => {
            const { status, headers } = await visitor.ask(address, { method });
            return status === 405 && (headers.get('allow') ?? '').startsWith('GET, HEAD')
              ? []
              : [`${method} ${address}: ${status}`];
          }),
      );
      const same =
        headed.status === got.status &&
        headed.bytes.length === 0 &&
        headed.headers.get('content-type') === got.headers.get('content-type') &&
        headed.headers.get('content-security-policy') === got.headers.get('content-security-policy');
      return [...others.flat(), ...(same ? [] : [`HEAD ${address}: ${headed.status}`])];
    });

    expect(wrong.flat()).toEqual([]);
  });

  it('is asked oddly and still says no in words', async () => {
    const odd = [
      'period=2026-Q9',
      'period=%00',
      "period='--",
      'lang=xx',
      'from=x&to=y',
      'cursor=zz',
      `a=${'x'.repeat(2000)}`,
    ];
    const wrong = await sideBySide(LANES, casesOf(PAGES_OF_TERA), async ({ address }) => {
      const [path = ''] = address.split('?');
      const answers: string[] = [];
      for (const query of odd) {
        const landed = await visitorOf('hrOfAll').get(`${path}?${query}`);
        const isOwn = landed.headers.get('content-type')?.startsWith('text/html') === true;
        if (landed.status >= 500 || (landed.status >= 400 && !isOwn))
          answers.push(`${path}?${query}: ${landed.status}`);
        // A file may hold any byte.
        if (isOwn && (landed.text.includes("'--") || landed.text.includes('\u0000')))
          answers.push(`${path}?${query} comes back`);
      }
      return answers;
    });

    expect(wrong.flat()).toEqual([]);
  });
});

describe('a form', () => {
  it.each(FORMS_OF_TERA)(
    '$path is taken from nobody who is not signed in, and from none that another page has made',
    async (form) => {
      const visitor = await signInAs(city.tera.url, CITY_PEOPLE.supervisorOfAnggrek.id);
      const other = await signInAs(city.tera.url, CITY_PEOPLE.supervisorOfKamboja.id);
      const { unitId, officers } = ANGGREK;
      const { keyId, period } = city;
      const personId = CITY_PEOPLE.admin.id;
      const place = { unitId, period, keyId, personId, ...placeOfOfficer(unitId, officers[0]?.id ?? '') };
      const path = filled(form.path, place);
      const fields = Object.fromEntries(
        Object.entries(form.fields).map(([field, value]) => [field, filled(value, place)]),
      );
      const othersToken = formTokenIn(await other.get('/console'));
      expect(othersToken).not.toBe('');

      for (const token of ['', 'x', othersToken]) {
        const { status, headers } = await visitor.post(path, { ...fields, token });
        expect([status, headers.get('cache-control')]).toEqual([403, 'no-store']);
      }
      expect((await visitor.post(path, fields)).status).toBe(403);
      // Signing out who is not in says so; all else begins at the door, and what was typed is given back there.
      const stranger = await new Visitor(city.tera.url).post(path, { ...fields, token: othersToken });
      expect([form.path === '/sign-out' ? 200 : 303, 403]).toContain(stranger.status);
      const isGivenBack = stranger.text.includes('href="/sign-in?to=');
      expect(isGivenBack).toBe(stranger.status === 403);

      expect((await visitor.get('/console')).status).toBe(200);
      expect((await other.get('/console')).status).toBe(200);
    },
  );
});

describe('a session', () => {
  it('is a cookie that no script reads and no other site sends', () => {
    const given = visitorOf('hrOfAnggrek').given.filter((cookie) => cookie.startsWith('tera_'));

    expect(given.length).toBeGreaterThan(1);
    for (const cookie of given) expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect(given.join()).not.toContain(CITY_PEOPLE.hrOfAnggrek.id);
  });

  it('opens nothing where a bit of its cookie is another', async () => {
    const token = cookieOf('hrOfAnggrek');
    expect(token.split('.')).toHaveLength(5);
    const forged = [...flipped(token), ...cut(token), sealedLikeNothing(token)];

    expect(await opening(token)).toBe(200);
    expect(await openedBy(forged)).toEqual([]);
  });

  it('opens nothing where another secret has sealed it, or ours for something else', async () => {
    const { id } = CITY_PEOPLE.hrOfAnggrek;
    // Sealed with our own secret it holds, so that the others fail for what they are.
    expect(await opening(await sealed(id))).toBe(200);

    const signingIn = new Visitor(city.tera.url);
    await signingIn.get('/sign-in');
    const forged = [
      await sealed(id, { secret: () => Promise.resolve('another') }),
      await sealed(id, { secret: () => Promise.resolve('') }),
      signingIn.cookies.get('tera_sign_in') ?? '',
      await sealed('wr-entah'),
    ];
    expect(await openedBy(forged)).toEqual([]);
  });

  it('opens nothing eight hours after it began, or half an hour after its last click', async () => {
    const { id } = CITY_PEOPLE.hrOfAnggrek;
    const ago = (time: number) => sealed(id, { now: () => Date.now() - time });

    expect(await opening(await ago(29 * MINUTE))).toBe(200);
    expect(await openedBy([await ago(32 * MINUTE), await ago(8 * HOUR + MINUTE), await ago(80 * HOUR)])).toEqual([]);
  });

  it('loses every page at the next click where a role is taken away, and has others with another', async () => {
    const name = 'auditorOfAnggrek';
    const visitor = await signInAs(city.tera.url, CITY_PEOPLE[name].id);
    const cases = casesOf(behindTheDoor.filter(({ seenBy }) => seenBy !== 'whoever is signed in'));
    const seen = async (roles: (typeof CITY_PEOPLE)[CityName]['roles']): Promise<readonly string[]> => {
      await register(city.tera, name, roles);
      const wrong = await sideBySide(LANES, cases, async ({ page, place, address }) => {
        const landed = await visitor.get(address);
        return (landed.status === 200) === maySee(page, { roles }, place) ? [] : [`${address}: ${landed.status}`];
      });
      return wrong.flat();
    };

    expect(await seen(CITY_PEOPLE[name].roles)).toEqual([]);
    expect(await seen([])).toEqual([]);
    expect(await seen([{ role: 'officer', units: [ANGGREK.unitId], officerId: 'pg-cempaka-22' }])).toEqual([]);
    expect(await seen(CITY_PEOPLE.supervisorOfKamboja.roles)).toEqual([]);
    await register(city.tera, name);
  });

  it('of somebody who is not registered any more, or has signed out elsewhere, leads every page to the door', async () => {
    const name = 'auditorOfAnggrek';
    const [here, there] = await Promise.all([name, name].map(() => signInAs(city.tera.url, CITY_PEOPLE[name].id)));
    if (here === undefined || there === undefined) throw new Error('nobody came in');
    const kept = here.twin();
    await here.post('/sign-out', { token: formTokenIn(await here.get('/console')) });
    expect(await ledToTheDoor(here)).toEqual([]);
    expect(await ledToTheDoor(kept)).toEqual([]);
    expect(await ledToTheDoor(there)).toEqual([]);

    const back = await signInAs(city.tera.url, CITY_PEOPLE[name].id);
    const { status } = await city.tera.client.call('DELETE', `/v1/people/${CITY_PEOPLE[name].id}`);
    expect(status).toBe(204);
    expect(await ledToTheDoor(back)).toEqual([]);
    await register(city.tera, name);
  });
});

describe('signing in', () => {
  it('ends at a page of the console, wherever a link wants to lead', async () => {
    const wishes = [
      'https://evil.example/console',
      '//evil.example/console',
      '///console',
      '/\\evil.example/console',
      '/console\\..\\..\\evil.example',
      '/console/..//evil.example',
      '/console/%2e%2e//evil.example',
      '/console@evil.example',
      '/console.evil.example',
      '/console\r\nlocation: https://evil.example',
      '/\tconsole',
      'javascript:alert(1)//console',
      '/console?next=https://evil.example',
      '/console#https://evil.example',
      '/CONSOLE',
      `/console/${'x'.repeat(1500)}`,
    ];
    for (const wish of wishes) {
      const visitor = new Visitor(city.tera.url);
      await visitor.signIn(CITY_PEOPLE.hrOfAnggrek.id, wish);
      const trail = visitor.trail.map((address) => new URL(address));
      expect(trail.filter(({ origin }) => origin !== city.tera.url)).toEqual([]);
      expect([wish, trail.at(-1)?.pathname]).toEqual([wish, expect.stringMatching(/^\/console/)]);
    }
  });

  it('is done once with what the issuer has answered, by whoever has all of it', async () => {
    const visitor = new Visitor(city.tera.url);
    const { url } = await visitor.open('/sign-in');
    const whole = visitor.twin();
    await visitor.open(url.href, { subject: CITY_PEOPLE.hrOfAnggrek.id });
    const answered = visitor.trail.find((address) => address.includes('/sign-in/callback?')) ?? '';

    const { status } = await whole.get(answered);

    expect(status).toBe(403);
    expect(whole.cookies.has('tera_session')).toBe(false);
  });

  it('takes no answer of another issuer, or of another browser’s beginning', async () => {
    const visitor = new Visitor(city.tera.url);
    const { url } = await visitor.open('/sign-in');
    const before = visitor.twin();
    await visitor.open(url.href, { subject: CITY_PEOPLE.hrOfAnggrek.id });
    const answered = new URL(visitor.trail.find((address) => address.includes('/sign-in/callback?')) ?? '');
    for (const [name, value] of [
      ['iss', 'https://evil.example/oidc'],
      ['state', 'x'],
      ['code', 'x'],
    ] as const) {
      const changed = new URL(answered);
      changed.searchParams.set(name, value);
      const twin = before.twin();
      expect([name, (await twin.get(changed.href)).status]).toEqual([name, 403]);
      expect(twin.cookies.has('tera_session')).toBe(false);
    }
  });
});

// Last: the clock goes on for everybody.
describe('as the hours go by', () => {
  it('a session that is used holds for eight hours and no longer', async () => {
    const visitor = await signInAs(city.tera.url, CITY_PEOPLE.hrOfAnggrek.id);
    const idle = visitor.twin();
    const start = Date.now();
    for (let minutes = 25; minutes < 8 * 60; minutes += 25) {
      city.tera.setClock(start + minutes * MINUTE);
      expect([minutes, (await visitor.get('/console')).status]).toEqual([minutes, 200]);
    }
    expect(await ledToTheDoor(idle)).toEqual([]);
    city.tera.setClock(start + 8 * HOUR + MINUTE);
    expect(await ledToTheDoor(visitor)).toEqual([]);
    city.tera.setClock(Date.now());
  });
});

it('nothing of a person is in what the functions have said meanwhile', () => {
  const folder = join(city.tera.dataDir, 'logs');
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  const people = city.marks.filter(({ of }) => of.kind === 'person' || of.kind === 'officer');

  expect(lines.some((line) => line.includes('Signing in was refused'))).toBe(true);
  expect(lines.filter((line) => people.some(({ words }) => words.some((word) => line.includes(word))))).toEqual([]);
});

function visitorOf(name: CityName | undefined): Visitor {
  if (name === undefined) return new Visitor(city.tera.url);
  const visitor = city.visitors.get(name);
  if (visitor === undefined) throw new Error(`${name} is not signed in`);
  return visitor;
}

/** Whether the one pattern takes whatever the other does. */
function coversPath(pattern: string, path: string): boolean {
  const [wanted, parts] = [pattern.split('/'), path.split('/')];
  return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at]);
}

function casesOf(of: readonly PageOfTera[]): readonly Case[] {
  return of.flatMap((page) =>
    placesOf(page).flatMap((place) =>
      addressesOf(page, place, city).map(({ address, format }) => ({ page, place, address, format })),
    ),
  );
}

function dueAnswer(elsewhere: string | undefined, isSignedIn: boolean, isSeen: boolean): string {
  if (elsewhere !== undefined) return `led to ${elsewhere}`;
  if (isSeen) return 'shown';
  return isSignedIn ? 'not there' : 'led to sign in';
}

function whatCame({ status, headers }: Landed): string {
  if (status === 200) return 'shown';
  const location = headers.get('location') ?? '';
  if (status === 303 && location.startsWith('/sign-in?to=')) return 'led to sign in';
  if (status === 303) return `led to ${location}`;
  return status === 404 ? 'not there' : String(status);
}

/** What is wrong with an answer, whatever is in it. */
function wrongIn(landed: Landed, page: PageOfTera, format: string): readonly string[] {
  const { status, headers } = landed;
  const type = headers.get('content-type') ?? '';
  const isOpen = page.seenBy === 'anyone';
  return [
    ...(isOpen || headers.get('cache-control') === 'no-store'
      ? []
      : [`cache-control: ${headers.get('cache-control')}`]),
    ...(isOpen && headers.getSetCookie().some((cookie) => !cookie.startsWith('tera_lang')) ? ['a cookie'] : []),
    ...(status === 303 ? [] : type.startsWith('text/html') ? complaintsAbout(landed) : wrongInFile(headers)),
    ...(status === 200 && !type.startsWith(TYPES[format] ?? 'unknown') ? [`it is ${type}`] : []),
    ...(PROGRAM.exec(readAnswer(headers, landed.bytes).told) ?? []).map((text) => `it says ‘${text}’`),
  ];
}

/** What a program has printed of itself, where words should stand. */
const PROGRAM = /=>|\$\{|\[object |\bundefined\b|\bNaN\b/;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  csv: 'text/csv',
  xlsx: XLSX_TYPE,
  docx: WORD_TYPE,
  json: 'application/json',
};

function wrongInFile(headers: Headers): readonly string[] {
  const isKept = (headers.get('content-disposition') ?? '').startsWith('attachment');
  return [
    ...(isKept ? [] : ['it opens in the browser']),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['its type is guessed']),
  ];
}

/** What of these is told there, but for what was asked. */
function found(landed: Landed, address: string, marks: readonly Mark[]): readonly string[] {
  const read = readAnswer(landed.headers, landed.bytes);
  return marks.flatMap(({ words, numbers }) => [
    ...words.filter((word) => !address.includes(word) && read.all.includes(word)),
    ...numbers.filter((number) => read.numbers.has(number)),
  ]);
}

function workbook(text: string): Uint8Array {
  const [words, columns] = [(name: string) => ({ id: name, en: name }), ['name']];
  return xlsxOf(
    [
      {
        id: 'units',
        title: words('Unit'),
        columns: columns.map((id) => ({ id, title: words(id), type: 'text' as const })),
        rows: [[text]],
      },
    ],
    { language: 'id' },
  );
}

function cookieOf(name: CityName): string {
  return visitorOf(name).cookies.get('tera_session') ?? '';
}

async function opening(token: string): Promise<number> {
  const visitor = new Visitor(city.tera.url);
  visitor.cookies.set('tera_session', token);
  return (await visitor.get('/console')).status;
}

/** Those of these cookies that open a page. */
async function openedBy(tokens: readonly string[]): Promise<readonly string[]> {
  const opened = await sideBySide(LANES, tokens, async (token) => ((await opening(token)) === 303 ? [] : [token]));
  return opened.flat();
}

/** A bit at the beginning, in the middle and at the end of each part, one at a time. */
function flipped(token: string): readonly string[] {
  const parts = token.split('.');
  return parts.flatMap((part, place) => {
    const bytes = Buffer.from(part, 'base64url');
    const places = bytes.length === 0 ? [] : [0, Math.floor(bytes.length / 2), bytes.length - 1];
    return places.map((at) => {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      return parts.with(place, other.toString('base64url')).join('.');
    });
  });
}

/** Each part left out, emptied, or from elsewhere. */
function cut(token: string): readonly string[] {
  const parts = token.split('.');
  return parts
    .flatMap((_, place) => [
      parts.toSpliced(place, 1).join('.'),
      parts.with(place, '').join('.'),
      parts.with(place, 'e30').join('.'),
    ])
    .filter((other) => other !== token);
}

/** As one that says that nothing seals it. */
function sealedLikeNothing(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: 'none', enc: 'none' })).toString('base64url');
  return token.split('.').with(0, header).join('.');
}

async function sealed(personId: string, changes: Partial<SessionDeps> = {}): Promise<string> {
  const made = sessions({ secret: () => Promise.resolve(ourSecret()), secure: false, now: Date.now, ...changes });
  const cookie = await made.begun(personId);
  return cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));
}

/** What seals the sessions of this stack. */
function ourSecret(): string {
  const texts = JSON.parse(readFileSync(join(city.tera.dataDir, 'secrets.json'), 'utf8')) as Record<string, string>;
  const [, text = ''] = Object.entries(texts).find(([name]) => /session/i.test(name)) ?? [];
  return (JSON.parse(text) as { key: string }).key;
}

/** The pages behind the door that somebody is not led away from. */
async function ledToTheDoor(visitor: Visitor): Promise<readonly string[]> {
  const open = await sideBySide(LANES, casesOf(behindTheDoor), async ({ address }) => {
    const landed = await visitor.twin().get(address);
    return whatCame(landed) === 'led to sign in' ? [] : [`${address}: ${landed.status}`];
  });
  return open.flat();
}
