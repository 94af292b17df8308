// The pages about officers, from outside: what they show is what the API answers, and nobody sees by a page what a key with their
// role may not.
import { decimalText, periodText } from '@tera/exports';
import { aDocument } from '@tera/testing/facts';
import { type Landed, Visitor, aStack } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { allAnswered } from '../support/answers.ts';
import { localDay, periodsOf } from '../support/calendar.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { LONG_AGO, MONTH_OVER, publishMonth } from '../support/published-month.ts';

const [UNIT, OTHER] = ['unit:satu', 'unit-lain'];
const QUARTER = periodsOf(localDay(LONG_AGO, 'Asia/Jakarta')).quarter;
const BASE = `/console/units/${encodeURIComponent(UNIT)}`;
const tera = aStack({ units: { [OTHER]: aDocument() } });

const unit = aDocument({
  officers: [
    { id: 'ani', name: 'Ani Wulandari' },
    { id: 'budi', name: 'Budi Santoso' },
  ],
  targets: [{ indicator: 'service.p50', value: 240, decree: 'SKP 2026' }],
});

beforeAll(async () => {
  await publishMonth(tera, UNIT, unit, {
    tickets: 15,
    given: Array.from({ length: 12 }, (_, index) => ({ answers: allAnswered(index % 2 === 0 ? 4 : 3) })),
  });
  const budis = Array.from({ length: 11 }, (_, index) =>
    aServedTicket(`B-${index}`, { officerId: 'budi', completedAt: LONG_AGO }),
  );
  await tera.client.push(UNIT, budis.flat());
  await tera.counted();
  const people = {
    sari: [{ role: 'hr', units: [UNIT] }],
    adi: [{ role: 'officer', units: [UNIT], officerId: 'ani' }],
    wahyu: [{ role: 'supervisor', units: [OTHER] }],
    mega: [{ role: 'admin', units: ['*'] }],
  };
  for (const [personId, roles] of Object.entries(people)) {
    const json = { name: `${personId} Contoh`, login: { subject: personId }, roles };
    await tera.client.call('PUT', `/v1/people/${personId}`, { json });
  }
});

async function signedIn(personId: string): Promise<Visitor> {
  const visitor = new Visitor(tera.url);
  await visitor.signIn(personId);
  return visitor;
}

/** Words without markup. */
const wordsOf = ({ text }: Landed) =>
  text
    .replaceAll(/<style>.*?<\/style>|<[^>]+>/gs, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What stands below a name on a page. */
function factOf({ text }: Landed, name: string): string {
  const found = new RegExp(`<dt>${name}</dt>\\s*<dd>(.*?)</dd>`, 's').exec(text)?.[1] ?? '';
  return found
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('what a page shows', () => {
  it('is what the API answers, for every main figure of an officer', async () => {
    const { rows } = await tera.client.indicators(UNIT, MONTH_OVER, ['officer']);
    const row = rows.find(({ officerId }) => officerId === 'ani');
    if (row === undefined) throw new Error('ani has no row');
    const { tickets, onTime, service, satisfaction, achievements } = row;
    const { kompetensi, perilaku } = satisfaction.elements;
    const hr = await signedIn('sari');

    const page = await hr.open(`${BASE}/officers/ani?period=${MONTH_OVER}`);

    expect(page.status).toBe(200);
    expect(factOf(page, 'Tiket selesai')).toMatch(new RegExp(`^${tickets.completed} `));
    expect(factOf(page, 'Tiket selesai dan tuntas')).toMatch(new RegExp(`^${tickets.resolved} `));
    expect(factOf(page, 'Kompetensi Pelaksana')).toContain(decimalText(kompetensi?.nrr ?? 0, 2, 'id'));
    expect(factOf(page, 'Perilaku Pelaksana')).toContain(`n = ${perilaku?.n}; belum andal`);
    expect(factOf(page, 'Indeks petugas')).toContain(decimalText(satisfaction.ikm ?? 0, 2, 'id'));
    expect(factOf(page, 'Tepat waktu menurut standar')).toContain(`${onTime.onTime} dari ${onTime.n} tiket`);
    expect(factOf(page, 'Median waktu layanan')).toContain(`${Math.floor((service.p50 ?? 0) / 60)} menit`);
    expect(wordsOf(page)).toContain(`${decimalText((achievements[0]?.achievement ?? 0) * 100, 1, 'id')}% SKP 2026`);
    expect(page.text).not.toMatch(/peringkat|mutu [A-D]/);
  });

  it('is every officer by name in the list, with no way to order them by a figure', async () => {
    const hr = await signedIn('sari');

    const list = await hr.open(`${BASE}/officers?period=${MONTH_OVER}`);
    const words = wordsOf(list);

    expect(words.indexOf('Ani Wulandari')).toBeLessThan(words.indexOf('Budi Santoso'));
    expect(words).toContain('Daftar ini bukan peringkat');
    expect(wordsOf(await hr.open(`${BASE}/officers?period=${MONTH_OVER}&q=budi`))).not.toContain('Ani Wulandari');
    const misasked = await hr.open(`${BASE}/officers?period=${MONTH_OVER}&order=ikm`);
    expect(misasked.status).toBe(422);
    expect(wordsOf(misasked)).toContain('Urutan “ikm” tidak dikenal.');
    const inEnglish = await hr.open(`${BASE}/officers?period=${MONTH_OVER}&order=ikm&lang=en`);
    expect(wordsOf(inEnglish)).toContain('The order “ikm” is unknown.');
    expect(misasked.text).toContain(`period=${MONTH_OVER}&amp;order=ikm&amp;lang=en"`);
  });

  it('leads to the tickets behind a figure, page by page, and down to the key of each event', async () => {
    const hr = await signedIn('sari');

    const tickets = await hr.open(`${BASE}/officers/ani/tickets?period=${MONTH_OVER}&indicator=tickets.completed`);

    expect(tickets.text.match(/<h3>Tiket T-\d+<\/h3>/g)).toHaveLength(15);
    expect(wordsOf(tickets)).toMatch(/mulai dilayani – Ani Wulandari dikirim oleh kunci [0-9a-f]+/);
    expect(wordsOf(await hr.open(`${BASE}/officers/-/tickets?period=${MONTH_OVER}&indicator=wait.p50`))).toContain(
      'waktu tunggu 26 kali',
    );
  });

  it('is on the sheet of a quarter what the file of the API has', async () => {
    const hr = await signedIn('sari');
    const query = `period=${QUARTER}&by=officer&table=evaluation&format=csv`;
    const csv = (await tera.client.call('GET', `/v1/units/${encodeURIComponent(UNIT)}/indicators?${query}`)).text;
    const [head = [], ...lines] = csv.split('\r\n').map((line) => line.split(','));
    const realisations = lines
      .filter((cells) => cells[0] === 'ani')
      .map((cells) => cells[head.indexOf('indikator')] ?? '');

    const sheet = await hr.open(`${BASE}/officers/ani/evaluation?period=${QUARTER}`);

    expect(realisations.length).toBeGreaterThan(5);
    for (const name of realisations) expect(wordsOf(sheet)).toContain(name);
    expect(wordsOf(await hr.open(`${BASE}/officers/ani/evaluation?period=${MONTH_OVER}`))).toContain(
      periodText(QUARTER, 'id'),
    );
  });

  it('is a file where one is asked for', async () => {
    const hr = await signedIn('sari');
    const path = `/indicators?period=${MONTH_OVER}&by=officer&format=csv`;
    const answered = (await tera.client.call('GET', `/v1/units/${encodeURIComponent(UNIT)}${path}`)).text;

    expect((await hr.open(`${BASE}/download${path}`)).text).toBe(answered);
    expect((await hr.open(`${BASE}/download/skm?period=${MONTH_OVER}&format=html`)).text).toContain('Laporan Survei');
    expect((await hr.open(`${BASE}/download/trend?officer=ani&from=${MONTH_OVER}&to=${MONTH_OVER}`)).text).toMatch(
      /^PK/,
    );
    expect(await hr.open(`${BASE}/download/indicators?period=${MONTH_OVER}&format=json`)).toMatchObject({
      status: 422,
    });
    expect(await hr.open(`${BASE}/download/apa?period=${MONTH_OVER}`)).toMatchObject({ status: 404 });
  });
});

describe('somebody who is not there', () => {
  it.each(['siapa', 'siapa/tickets', `siapa/evaluation?period=${QUARTER}`, '-/evaluation'])(
    'is told from nobody (%s)',
    async (path) => {
      expect(await (await signedIn('sari')).open(`${BASE}/officers/${path}`)).toMatchObject({ status: 404 });
    },
  );
});

const ABOUT_OTHERS = [
  '/officers/budi',
  '/officers/budi/tickets',
  `/officers/budi/tickets?period=${MONTH_OVER}&indicator=tickets.completed`,
  `/officers/budi/evaluation?period=${QUARTER}`,
  '/officers/-',
  '/officers/-/tickets',
  `/download/indicators?period=${MONTH_OVER}&format=csv`,
  `/download/indicators?period=${MONTH_OVER}&by=service&format=csv`,
  `/download/indicators?period=${MONTH_OVER}&by=officer&format=html`,
  `/download/skm?period=${MONTH_OVER}&format=html`,
  `/download/trend?officer=budi&from=${MONTH_OVER}&to=${MONTH_OVER}`,
  `/download/trend?officer=-&from=${MONTH_OVER}&to=${MONTH_OVER}`,
];
const ABOUT_ANI = [
  `/officers/ani?period=${MONTH_OVER}`,
  `/officers/ani/tickets?period=${MONTH_OVER}`,
  `/officers/ani/evaluation?period=${QUARTER}`,
];

describe('an officer', () => {
  it('is led from the list to the own page, and finds there what it means and whom to tell', async () => {
    const officer = await signedIn('adi');

    const own = await officer.open(`${BASE}/officers?period=${MONTH_OVER}`);

    expect(own.url.pathname).toBe(`${BASE}/officers/ani`);
    expect(wordsOf(own)).toContain('ajukan keberatan di sana');
    expect(own.text).toContain('href="/console/feedback"');
  });

  it.each(ABOUT_ANI)('sees the own %s and in it nobody else', async (path) => {
    const landed = await (await signedIn('adi')).open(BASE + path);

    expect(landed.status).toBe(200);
    expect(landed.text).toContain('Ani Wulandari');
    expect(landed.text).not.toMatch(/budi/i);
  });

  it.each(ABOUT_OTHERS)('sees nothing of %s', async (path) => {
    const landed = await (await signedIn('adi')).open(BASE + path);

    expect(landed.status).toBe(404);
    expect(landed.text).not.toMatch(/budi|tiket selesai/i);
  });

  it('has in a file the own rows alone', async () => {
    const officer = await signedIn('adi');
    for (const by of ['officer', 'officer,service']) {
      const { status, text } = await officer.open(
        `${BASE}/download/indicators?period=${MONTH_OVER}&by=${by}&format=csv`,
      );
      expect([status, text.split('\r\n').filter((line) => line !== '')]).toMatchObject([200, { length: 2 }]);
      expect(text).not.toMatch(/budi/i);
    }
  });
});

describe.each(['wahyu', 'mega'])('%s, who has nothing to do with the figures of this unit', (personId) => {
  it.each(['/officers', ...ABOUT_ANI, ...ABOUT_OTHERS])('sees nothing of %s', async (path) => {
    const landed = await (await signedIn(personId)).open(BASE + path);

    expect(landed.status).toBe(404);
    expect(landed.text).not.toMatch(/budi|ani wulandari/i);
  });
});

it('shows nothing to who is not signed in', async () => {
  for (const path of ['/officers', ...ABOUT_ANI, ...ABOUT_OTHERS]) {
    expect((await new Visitor(tera.url).open(BASE + path)).url.pathname).toMatch(/^\/oidc\//);
  }
});
