// The queue of a unit as it is now: the page shows the sums of what the API lists, and an officer sees neither.
import type { BodyOf } from '@tera/contracts';
import type { listTickets } from '@tera/contracts/routes';
import { aDocument } from '@tera/testing/facts';
import { Visitor, aStack } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../support/calendar.ts';
import { differencesIn, differencesInFacts, factsIn, tableIn } from '../support/page-tables.ts';
import { wordsOf, elementsOf } from '../support/page-reading.ts';

const UNIT = 'contoh-kini';
const NOW = Date.parse('2026-11-27T10:00:00+07:00');
const tera = aStack({
  clockOffsetMs: NOW - Date.now(),
  units: {
    [UNIT]: aDocument({
      services: [
        { id: 'ektp', name: 'KTP elektronik' },
        { id: 'kk', name: 'Kartu keluarga' },
      ],
      officers: ['ani', 'budi'],
    }),
  },
});

/** Minutes before now. */
const ago = (minutes: number) => new Date(NOW - minutes * MINUTE).toISOString();
const told = (
  ticketId: string,
  ...steps: readonly (readonly [minutes: number, fields: Readonly<Record<string, string>>])[]
) =>
  steps.map(([minutes, fields], index) =>
    Object.assign({ eventId: `${ticketId}-${index}`, ticketId, occurredAt: ago(minutes) }, fields),
  );
const issued = (serviceId: string) => ({ type: 'issued', serviceId });
const startedBy = (officerId: string) => ({ type: 'started', officerId });

type OpenList = BodyOf<typeof listTickets, 200>;

async function listed(): Promise<Extract<OpenList['tickets'][number], { readonly since: string }>[]> {
  const { json } = await tera.client.call('GET', `/v1/units/${UNIT}/tickets?state=open`);
  return (json as OpenList).tickets.flatMap((ticket) => ('since' in ticket ? [ticket] : []));
}

async function pageFor(personId: string, query = '') {
  const visitor = new Visitor(tera.url);
  await visitor.signIn(personId);
  return visitor.open(`/console/units/${UNIT}${query}`);
}

beforeAll(async () => {
  const people = {
    sari: [{ role: 'supervisor', units: [UNIT] }],
    adi: [{ role: 'officer', units: [UNIT], officerId: 'ani' }],
  };
  for (const [personId, roles] of Object.entries(people)) {
    const json = { name: `${personId} Contoh`, login: { subject: personId }, roles };
    await tera.client.call('PUT', `/v1/people/${personId}`, { json });
  }
});

describe('the queue on the page of a unit', () => {
  it('is empty where nobody waits', async () => {
    expect(
      elementsOf((await pageFor('sari')).text, 'main')
        .map(wordsOf)
        .join(),
    ).toContain('Tidak ada yang menunggu atau dilayani.');
  });

  it('is what the API lists, summed by service', async () => {
    await tera.client.push(UNIT, [
      ...told('K-1', [50, issued('kk')]),
      ...told('K-2', [40, issued('kk')], [10, startedBy('budi')]),
      ...told('E-1', [30, issued('ektp')]),
      ...told('E-2', [20, issued('ektp')], [2, { type: 'called' }]),
      ...told('E-3', [45, issued('ektp')], [30, startedBy('ani')], [5, { type: 'held' }]),
      ...told('E-4', [45, issued('ektp')], [30, { type: 'left' }]),
      ...told('L-1', [24 * 60, issued('ektp')]),
    ]);
    await tera.counted();
    // The minutes are those since the tickets came, however long counting has taken.
    tera.setClock(NOW);
    const page = (await pageFor('sari')).text;
    const tickets = (await listed()).filter(({ issuedAt }) => issuedAt.startsWith('2026-11-27'));
    const inState = (serviceId: string, state: string) =>
      String(tickets.filter((ticket) => ticket.serviceId === serviceId && ticket.state === state).length);

    expect(await listed()).toHaveLength(6);
    expect(
      differencesIn(tableIn(page, 'Sekarang menurut layanan'), {
        rows: [
          { id: 'ektp', name: 'KTP elektronik', longest: '30 menit' },
          { id: 'kk', name: 'Kartu keluarga', longest: '50 menit' },
        ],
        name: ({ name }) => name,
        columns: {
          Menunggu: ({ id }) => inState(id, 'waiting'),
          'Tunggu terlama': ({ longest }) => longest,
          Dipanggil: ({ id }) => inState(id, 'called'),
          Dilayani: ({ id }) => inState(id, 'serving'),
          Ditahan: ({ id }) => inState(id, 'held'),
        },
      }),
    ).toEqual([]);
    expect(page).toContain('1 tiket dari hari-hari sebelumnya masih terbuka.');
    const facts = factsIn(page.split('Hari ini,')[0] ?? '');
    expect(
      differencesInFacts(facts, {
        Menunggu: '2',
        'Tunggu terlama': '50 menit',
        Dipanggil: '1',
        Dilayani: '1',
        Ditahan: '1',
      }),
    ).toEqual([]);
  });

  it('is renewed by itself, and says the same in English', async () => {
    const page = (await pageFor('sari', '?lang=en')).text;

    expect(page).toMatch(/<div data-live>.*<h2>Now<\/h2>/s);
    expect(page).toContain('Of earlier days still open: 1.');
  });

  it('is not shown to who sees nothing of others', async () => {
    expect((await pageFor('adi')).text).not.toContain('Sekarang menurut layanan');
  });
});
