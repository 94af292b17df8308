// Signing in as a browser does it, at a real identity provider: who comes in, who stays out, and how a session ends.
import { aDocument } from '@tera/testing/facts';
import { Visitor, aStack, formTokenIn } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';

const UNIT = 'unit-sendiri';
const tera = aStack({ units: { [UNIT]: aDocument() } });

function putPerson(personId: string, roles: readonly object[], subject = personId) {
  return tera.client.call('PUT', `/v1/people/${personId}`, {
    json: { name: `${personId} Contoh`, login: { subject }, roles },
  });
}

beforeAll(async () => {
  await putPerson('sari', [{ role: 'hr', units: [UNIT] }]);
});

describe('who is registered', () => {
  it('signs in, comes back to where they wanted to go, and sees what they may', async () => {
    const landed = await new Visitor(tera.url).signIn('sari', '/console?lang=en');

    expect(landed.url.href).toBe(`${tera.url}/console?lang=en`);
    expect(landed.status).toBe(200);
    expect(landed.text).toContain('sari Contoh');
    expect(landed.text).toContain(`HR: ${aDocument().name}`);
  });

  it('is sent to sign in from a page of the console, and nowhere but to us afterwards', async () => {
    const browser = new Visitor(tera.url);
    const { url } = await browser.open('/console');
    expect(url.pathname).toMatch(/^\/oidc\/interaction\//);

    for (const to of [
      'https://evil.example/',
      '//evil.example/console',
      '/\\evil.example',
      '/v1/keys',
      '/console/../v1',
    ]) {
      const landed = await new Visitor(tera.url).signIn('sari', to);
      expect(landed.url.href).toBe(`${tera.url}/console`);
    }
  });

  it('is out at the next request once nobody knows them here any more, and loses a role at once', async () => {
    await putPerson('wahyu', [{ role: 'supervisor', units: [UNIT] }]);
    const browser = new Visitor(tera.url);
    expect((await browser.signIn('wahyu')).text).toContain('Atasan');

    await putPerson('wahyu', []);
    expect((await browser.open('/console')).text).not.toContain('Atasan');

    expect(await tera.client.call('DELETE', '/v1/people/wahyu')).toMatchObject({ status: 204 });
    expect((await browser.open('/console')).url.pathname).toMatch(/^\/oidc\//);
  });

  it('is signed out everywhere, also where somebody has kept the cookie', async () => {
    const [browser, other] = [new Visitor(tera.url), new Visitor(tera.url)];
    const landed = await browser.signIn('sari');
    await other.signIn('sari');
    const kept = new Map(browser.cookies);

    expect(await browser.open('/sign-out', { token: formTokenIn(landed) })).toMatchObject({ status: 200 });

    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.open('/console')).url.pathname).toMatch(/^\/oidc\//);
    expect((await other.open('/console')).url.pathname).toMatch(/^\/oidc\//);
  });

  it('is not signed out by a page of somebody else', async () => {
    const browser = new Visitor(tera.url);
    await browser.signIn('sari');

    expect(await browser.open('/sign-out', { token: 'x' })).toMatchObject({ status: 403 });
    expect((await browser.open('/console')).url.pathname).toBe('/console');
    const { text } = await browser.open('/console');
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://lain.example' }]) {
      const answer = await browser.ask('/sign-out', { form: { token: formTokenIn({ text }) }, headers });
      expect(answer.status).toBe(403);
    }
    expect((await browser.open('/console')).url.pathname).toBe('/console');
  });
});

describe('who is not let in', () => {
  it('is a stranger, who is told what to say to an administrator', async () => {
    const browser = new Visitor(tera.url);
    const landed = await browser.signIn('tamu');

    expect(landed.status).toBe(403);
    expect(landed.text).toContain('tamu@contoh.example');
    expect([...browser.cookies.keys()].filter((name) => name.startsWith('tera'))).toEqual([]);
  });

  it('is whoever comes with an answer that was used, that another browser asked for, or that nobody has given', async () => {
    const browser = new Visitor(tera.url);
    await browser.signIn('sari');
    const used = browser.trail.find((url) => url.includes('/sign-in/callback?'));
    if (used === undefined) throw new Error('the provider sent nobody back');

    const again = new Visitor(tera.url);
    await again.open('/sign-in');
    for (const address of [
      used,
      '/sign-in/callback',
      '/sign-in/callback?code=x&state=y',
      '/sign-in/callback?error=access_denied',
    ]) {
      const landed = await again.open(address);
      expect([400, 403]).toContain(landed.status);
      expect((await again.open('/console')).url.pathname).toMatch(/^\/oidc\//);
    }
  });

  it('is whoever comes with a cookie of their own make', async () => {
    const browser = new Visitor(tera.url);
    const claims = Buffer.from(JSON.stringify({ sub: 'sari', aud: 'session', iat: 1, exp: 9e9 })).toString('base64url');
    const header = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const forged of [`${header}.${claims}.`, 'x', 'sari', `${header}..${claims}..`]) {
      browser.cookies.set('tera_session', forged);
      expect((await browser.open('/console')).url.pathname).toMatch(/^\/oidc\//);
    }
  });
});

describe('a login', () => {
  it('leads to one person', async () => {
    expect(await putPerson('orang-lain', [], 'sari')).toMatchObject({
      status: 409,
      json: { errors: [{ path: 'login', code: 'login_taken' }] },
    });
  });

  it('may be changed, and then the former one leads nowhere', async () => {
    await putPerson('dewi', [{ role: 'auditor', units: ['*'] }], 'rini');
    expect((await new Visitor(tera.url).signIn('rini')).text).toContain('Auditor');
    await putPerson('dewi', [{ role: 'auditor', units: ['*'] }], 'mega');

    expect(await new Visitor(tera.url).signIn('rini')).toMatchObject({ status: 403 });
    expect((await new Visitor(tera.url).signIn('mega')).text).toContain('Auditor');
  });

  it('by an address is believed as the issuer has verified it', async () => {
    await tera.client.call('PUT', '/v1/people/adi', {
      json: {
        name: 'Adi Contoh',
        login: { email: 'Adi@contoh.example' },
        roles: [{ role: 'officer', units: [UNIT], officerId: 'ani' }],
      },
    });

    // Who is an officer and nothing else is led to their own page.
    expect((await new Visitor(tera.url).signIn('adi')).url.pathname).toBe(`/console/units/${UNIT}/officers/ani`);
  });
});

describe('a person', () => {
  it.each([
    ['of a unit that is not there', [{ role: 'hr', units: ['tidak-ada'] }], 422, 'unknown_unit'],
    [
      'who is an officer that the unit has not',
      [{ role: 'officer', units: [UNIT], officerId: 'siapa' }],
      422,
      'unknown_officer',
    ],
    [
      'who is an officer of no unit in particular',
      [{ role: 'officer', units: ['*'], officerId: 'ani' }],
      422,
      'invalid_value',
    ],
    ['who is an officer, and it is not said which', [{ role: 'officer', units: [UNIT] }], 422, 'invalid_value'],
    ['with an officer’s id and another role', [{ role: 'hr', units: [UNIT], officerId: 'ani' }], 422, 'invalid_value'],
    ['with a role that there is not', [{ role: 'bupati', units: [UNIT] }], 422, 'invalid_value'],
  ])('%s is refused', async (_, roles, status, code) => {
    expect(await putPerson('tak-jadi', roles)).toMatchObject({ status, json: { errors: [{ code }] } });
    expect(await tera.client.call('GET', '/v1/people/tak-jadi')).toMatchObject({ status: 404 });
  });

  it('and what they do at the door stand in the audit', async () => {
    const browser = new Visitor(tera.url);
    const landed = await browser.signIn('sari');
    await browser.open('/sign-out', { token: formTokenIn(landed) });

    const { json } = await tera.client.call('GET', '/v1/audit?limit=100');
    const told = (json as { entries: { what: string; of: string; keyId: string | null }[] }).entries;
    const ofSari = told.filter(({ of }) => of === 'sari').map(({ what, keyId }) => [what, keyId]);
    expect(ofSari).toContainEqual(['person.signed_in', 'person:sari']);
    expect(ofSari).toContainEqual(['person.signed_out', 'person:sari']);
    expect(ofSari[0]).toMatchObject(['person.made', expect.not.stringContaining(':')]);
    expect(JSON.stringify(told)).not.toContain('"login"');
  });
});
