// What a page shows is what the API answers: every figure, each column and all small print, as the key of HR is told it.
import { ELEMENTS } from '@tera/domain';
import { ELEMENT_NAMES, MUTU_NAMES, periodText, publicationText } from '@tera/exports';
import type { BodyOf } from '@tera/contracts';
import type { readSkm } from '@tera/contracts/routes';
import type { IndicatorRow } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANGGREK, aCity } from '../support/console-city.ts';
import { elementsOf, wordsOf } from '../support/page-reading.ts';
import { differencesIn, differencesInFacts, factsIn, tableIn } from '../support/page-tables.ts';
import { printedFigures } from '../support/printed-figures.ts';

const { unitId, name: unitName, service } = ANGGREK;
const city = aCity();
let key: string;

beforeAll(async () => {
  // A key may read what a person of HR may.
  ({ key } = await city.tera.client.makeKey({ scopes: ['indicators:read', 'registry:read'], units: [unitId] }));
});

describe('a table of a page', () => {
  const page = `<table><caption>Unit A, <b>Mei</b></caption>
    <thead><tr><th rowspan="2">Nama</th><th colspan="2">Tunggu</th><th rowspan="2">n</th></tr><tr><th>median</th><th>90%</th></tr></thead>
    <tbody><tr><th>KTP<small>Standar: 20</small></th><td>1,5 <small>biasa 2,0</small></td><td>3&#44;0</td><td>7</td></tr></tbody></table>
    <dl><div><dt>Tiket</dt><dd>7 <small>5 tuntas</small></dd></div></dl>`;
  const expected = {
    rows: [{ wait: '1,5' }],
    name: () => ['KTP', 'Standar: 20'] as const,
    columns: {
      'Tunggu / median': ({ wait }: { wait: string }) => [wait, 'biasa 2,0'] as const,
      'Tunggu / 90%': () => '3,0',
      n: () => '7',
    },
  };

  const wrong = (changed: string): readonly string[] => differencesIn(tableIn(changed, 'Unit A'), expected);

  it('is read by the heads of its columns, with what is in small print', () => {
    expect(differencesIn(tableIn(page, 'Unit A'), expected)).toEqual([]);
    expect(differencesInFacts(factsIn(page), { Tiket: ['7', '5 tuntas'] })).toEqual([]);
  });

  it('differs where a figure, a line, a column or small print does', () => {
    expect(wrong(page.replace('1,5', '1,6'))).toEqual([
      'Unit A, Mei: KTP, Tunggu / median: ‘1,6’ ‘biasa 2,0’, not ‘1,5’ ‘biasa 2,0’',
    ]);
    expect(wrong(page.replace('biasa 2,0', 'biasa 2,1'))).toHaveLength(1);
    expect(wrong(page.replace('20</small>', '21</small>'))).toHaveLength(1);
    expect(wrong(page.replace('>n<', '>m<'))).toHaveLength(3);
    expect(wrong(page.replace('</tbody>', '<tr><th>KK</th></tr></tbody>'))).toEqual(['Unit A, Mei: 2 lines, not 1']);
    expect(differencesInFacts(factsIn(page), {})).toEqual(['‘Tiket’ is compared with nothing']);
    expect(() => tableIn(page, 'Unit B')).toThrow('0 tables are called ‘Unit B’');
  });
});

describe('the first page', () => {
  it('names the units of who is signed in as the registry does', async () => {
    const { name } = await asked<{ name: string }>(`/v1/units/${unitId}`);
    const page = await opened('/console');

    expect(elementsOf(page, 'main').map(wordsOf).join()).toContain(name);
  });
});

describe('a unit through a period', () => {
  const WORDS = {
    id: {
      caption: 'Menurut layanan',
      before: 'sebelumnya',
      standard: 'Standar: dilayani paling lama 20 menit',
      whole: 'Seluruh unit',
      of: 'dari',
      completed: 'Tiket selesai',
      wait: 'Tunggu, median (menit)',
      wait90: 'Tunggu, 90% paling lama (menit)',
      service: 'Layanan, median (menit)',
      turnaround: 'Dari ambil nomor sampai selesai, median (menit)',
      onTime: 'Tepat waktu',
      noShow: 'Tidak hadir',
      left: 'Meninggalkan antrean',
      elements: 'Unsur pelayanan',
      nrr: 'NRR',
      interval: 'Selang 95%',
    },
    en: {
      caption: 'By service',
      before: 'before',
      standard: 'Standard: served in at most 20 minutes',
      whole: 'The whole unit',
      of: 'of',
      completed: 'Tickets completed',
      wait: 'Wait, median (minutes)',
      wait90: 'Wait, 90% at most (minutes)',
      service: 'Service, median (minutes)',
      turnaround: 'From ticket to completion, median (minutes)',
      onTime: 'On time',
      noShow: 'No-shows',
      left: 'Left the queue',
      elements: 'Elements of the service',
      nrr: 'Mean score',
      interval: '95% interval',
    },
  } as const;

  it.each(['id', 'en'] as const)('shows each of its services, and beside it the month before (%s)', async (lang) => {
    const [words, { count, minutes, share }] = [WORDS[lang], printedFigures(lang)];
    // The one after the published month has that one beside it.
    for (const period of [city.period, monthAfter(city.period)]) {
      const [now, before] = [await linesOf(period), await linesOf(monthBefore(period))];
      const beside = (figure: (row: IndicatorRow) => string, rows: Lines, place: keyof Lines): readonly string[] =>
        rows[place] === undefined ? [] : [`${words.before} ${figure(rows[place])}`];
      const median = (of: 'wait' | 'service' | 'turnaround') => {
        const figure = (row: IndicatorRow): string => minutes(row[of].p50);
        return (place: keyof Lines) => [textOf(now[place], figure), ...beside(figure, before, place)] as const;
      };
      const page = await opened(`/console/units/${unitId}/period?period=${period}&lang=${lang}`);
      const differences = differencesIn<keyof Lines>(tableIn(page, words.caption), {
        rows: ['service', 'whole'],
        name: (place) => (place === 'whole' ? words.whole : [service.name, words.standard]),
        columns: {
          [words.completed]: (place) => [
            count(now[place]?.tickets.completed ?? 0),
            ...beside(({ tickets }) => count(tickets.completed), before, place),
          ],
          [words.wait]: median('wait'),
          [words.wait90]: (place) => textOf(now[place], ({ wait }) => minutes(wait.p90)),
          [words.service]: median('service'),
          [words.turnaround]: median('turnaround'),
          [words.onTime]: (place) => {
            const onTime = now[place]?.onTime;
            return onTime === undefined || onTime.n === 0
              ? share(null)
              : [share(onTime.share), `${count(onTime.onTime)} ${words.of} ${count(onTime.n)}`];
          },
          [words.noShow]: (place) => count(now[place]?.tickets.noShow ?? 0),
          [words.left]: (place) => count(now[place]?.tickets.left ?? 0),
        },
      });

      expect(differences).toEqual([]);
    }
  });

  it('begins with the figures of all of it', async () => {
    const { count, time, share, hundredths, interval } = printedFigures('id');
    const skm = await asked<BodyOf<typeof readSkm>>(`/v1/units/${unitId}/skm?period=${city.period}`);
    const { whole: row = missing() } = await linesOf(city.period);
    const { ikm, mutu } = skm;
    if (mutu === null) return missing();
    const published = publicationText(skm as Parameters<typeof publicationText>[0]).id;
    const page = await opened(`/console/units/${unitId}/period?period=${city.period}&lang=id`);

    const differences = differencesInFacts(factsIn(page), {
      'Tiket selesai': [count(row.tickets.completed), `${count(row.tickets.resolved)} tuntas`],
      'Tunggu, median': [time(row.wait.p50), `9 dari 10 paling lama ${time(row.wait.p90)}`],
      'Waktu layanan, median': [time(row.service.p50), `9 dari 10 paling lama ${time(row.service.p90)}`],
      'Dari ambil nomor sampai selesai, median': time(row.turnaround.p50),
      'Tepat waktu menurut standar': [
        share(row.onTime.share),
        `${count(row.onTime.onTime)} dari ${count(row.onTime.n)} tiket`,
      ],
      'Tidak hadir': count(row.tickets.noShow),
      'Meninggalkan antrean': count(row.tickets.left),
      'Dibuka kembali': count(row.tickets.reopened),
      'Indeks Kepuasan Masyarakat (IKM)': [
        `${hundredths(ikm)} (${mutu})`,
        `${MUTU_NAMES[mutu].id}, ${published}, selang 95% ${interval(row.satisfaction.ci95)}`,
      ],
      Responden: count(skm.n),
      'Sampel yang dianjurkan': [count(skm.sampleTarget), `dari ${count(skm.population)} tiket selesai`],
      'Cakupan survei': [
        share(row.coverage.share),
        `${count(row.coverage.answered)} dari ${count(row.coverage.invited)} undangan dijawab`,
      ],
    });
    expect(differences).toEqual([]);
  });

  it.each(['id', 'en'] as const)('shows the elements as they are published (%s)', async (lang) => {
    const [words, { hundredths, interval }] = [WORDS[lang], printedFigures(lang)];
    const skm = await asked<BodyOf<typeof readSkm>>(`/v1/units/${unitId}/skm?period=${city.period}`);
    const { whole } = await linesOf(city.period);
    const page = await opened(`/console/units/${unitId}/period?period=${city.period}&lang=${lang}`);

    expect(skm.ikm).not.toBeNull();
    expect(wordsOf(elementsOf(page, 'h1')[0] ?? missing())).toBe(unitName);
    expect(elementsOf(page, 'main').map(wordsOf).join()).toContain(periodText(city.period, lang));
    const differences = differencesIn(tableIn(page, words.elements), {
      rows: ELEMENTS,
      name: (code) => ELEMENT_NAMES[code][lang],
      columns: {
        [words.nrr]: (code) => hundredths(skm.elements.find((line) => line.code === code)?.nrr),
        [words.interval]: (code) => interval(whole?.satisfaction.elements[code]?.ci95),
      },
    });
    expect(differences).toEqual([]);
  });
});

/** The rows of a month: of the one service that there is, and of all of the unit. */
interface Lines {
  readonly service: IndicatorRow | undefined;
  readonly whole: IndicatorRow | undefined;
}

async function linesOf(period: string): Promise<Lines> {
  const path = `/v1/units/${unitId}/indicators?period=${period}`;
  const [all, byService] = [await asked<Rows>(path), await asked<Rows>(`${path}&by=service`)];
  return { whole: all.rows[0], service: byService.rows.find(({ serviceId }) => serviceId === service.id) };
}

interface Rows {
  readonly rows: readonly IndicatorRow[];
}

function textOf(row: IndicatorRow | undefined, print: (row: IndicatorRow) => string): string {
  return row === undefined ? '–' : print(row);
}

/** What the API tells the key of HR. */
async function asked<Body>(path: string): Promise<Body> {
  const { status, json, text } = await city.tera.client.call('GET', path, { key });
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return json as Body;
}

/** The page as HR sees it. */
async function opened(address: string): Promise<string> {
  const { status, text } = (await city.visitors.get('hrOfAnggrek')?.get(address)) ?? missing();
  if (status !== 200) throw new Error(`${address}: ${status}`);
  return text;
}

function missing(): never {
  throw new Error('what was looked for is not there');
}

function monthAfter(month: string): string {
  return monthOf(Date.parse(`${month}-28T00:00:00Z`) + 5 * 86_400_000);
}

function monthBefore(month: string): string {
  return monthOf(Date.parse(`${month}-01T00:00:00Z`) - 86_400_000);
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
