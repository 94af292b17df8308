// The pages of a unit beside its period, and of all units: every figure on them is what the API answers to the key of HR. What is
// worked out from several answers, such as a usual day, is worked out a second time.
import type { BodyOf } from '@tera/contracts';
import type { listReleases, readPooledSkm, readSkm } from '@tera/contracts/routes';
import { ELEMENTS } from '@tera/domain';
import { ELEMENT_NAMES, MUTU_NAMES, ROW_FLAG_NAMES, periodText, printedDay, publicationText } from '@tera/exports';
import { type IndicatorRow, pushAll } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, WEEK, localDay, periodsOf } from '../support/calendar.ts';
import { ANGGREK, type CityName, KAMBOJA, aCity } from '../support/console-city.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { elementsOf, wordsOf } from '../support/page-reading.ts';
import { type Expected, differencesIn, differencesInFacts, factsIn, tableIn } from '../support/page-tables.ts';
import { type PageLang, printedFigures } from '../support/printed-figures.ts';
import { ticketWriter } from '../support/ticket-event.ts';

const { unitId, service, officers } = ANGGREK;
const LANGS = ['id', 'en'] as const;
const ZONE = 'Asia/Jakarta';
const today = () => localDay(Date.now(), ZONE);
const city = aCity();
let key: string;

beforeAll(async () => {
  const { client } = city.tera;
  // A key may read what a person of HR may.
  ({ key } = await client.makeKey({ scopes: ['indicators:read', 'registry:read'], units: ['*'] }));
  const [first] = officers;
  const served = [1, 2, 3, 5, 6].flatMap((weeks) =>
    Array.from({ length: 2 + weeks }, (_, index) =>
      aServedTicket(`T-minggu-${weeks}-${index}`, {
        officerId: first?.id ?? '',
        serviceId: service.id,
        completedAt: Date.now() - weeks * WEEK,
      }),
    ),
  );
  // In the month before the one that is published: fewer, and served otherwise.
  const before = Date.parse(`${monthBefore(city.period)}-15T05:00:00Z`);
  const earlier = Array.from({ length: 24 }, (_, index) =>
    aServedTicket(`T-dahulu-${index}`, { officerId: first?.id ?? '', serviceId: service.id, completedAt: before }),
  );
  await pushAll(client, unitId, [
    ...earlier.flat(),
    ...served.flat(),
    ...gone('T-pergi', 'left'),
    ...gone('T-absen', 'no_show'),
  ]);
  await city.tera.counted();
});

function gone(ticketId: string, how: 'left' | 'no_show') {
  const { events, write } = ticketWriter(ticketId);
  const now = Date.now();
  write('issued', now - 120_000, { serviceId: service.id });
  if (how === 'no_show') write('called', now - 60_000);
  write(how, now - 1000);
  return events;
}

describe('a unit today', () => {
  const WORDS = {
    id: {
      completed: 'Tiket selesai',
      wait: 'Tunggu, median',
      atMost: (time: string) => `9 dari 10 orang paling lama ${time}`,
      service: 'Waktu layanan, median',
      onTime: 'Tepat waktu',
      gone: 'Tidak hadir atau meninggalkan antrean',
      newest: 'Terbit terakhir',
      running: (period: string) => `Berjalan – ${period}`,
      nothing: 'belum ada angka sementara',
      due: 'Terbit berikutnya',
      caption: 'Hari ini menurut layanan',
      usual: 'biasa',
      standard: 'Standar: dilayani paling lama 20 menit',
      whole: 'Seluruh unit',
      of: 'dari',
    },
    en: {
      completed: 'Tickets completed',
      wait: 'Wait, median',
      atMost: (time: string) => `9 in 10 people at most ${time}`,
      service: 'Service time, median',
      onTime: 'On time',
      gone: 'No-shows, or left the queue',
      newest: 'Published last',
      running: (period: string) => `Running – ${period}`,
      nothing: 'no running figure yet',
      due: 'Published next',
      caption: 'Today by service',
      usual: 'usual',
      standard: 'Standard: served in at most 20 minutes',
      whole: 'The whole unit',
      of: 'of',
    },
  } as const;

  it.each(LANGS)('begins with what has happened, and with what is published (%s)', async (lang) => {
    const [words, { count, time, share, hundredths }] = [WORDS[lang], printedFigures(lang)];
    const { whole: row } = await linesOf(today());
    const { releases, running } = await asked<Releases>(`/v1/units/${unitId}/releases`);
    const [newest] = releases;
    const skm = await asked<Skm>(`/v1/units/${unitId}/skm?period=${newest?.period}`);
    const page = await opened(`/console/units/${unitId}?lang=${lang}`);

    expect(row.tickets).toMatchObject({ noShow: 1, left: 1 });
    const differences = differencesInFacts(factsIn(page), {
      [words.completed]: count(row.tickets.completed),
      [words.wait]: [time(row.wait.p50), words.atMost(time(row.wait.p90))],
      [words.service]: time(row.service.p50),
      [words.onTime]: share(row.onTime.share),
      [words.gone]: count(row.tickets.noShow + row.tickets.left),
      [words.newest]: [`${hundredths(skm.ikm)} (${skm.mutu})`, `${periodText(skm.period, lang)}, n = ${count(skm.n)}`],
      [words.running(periodText(running.period, lang))]: words.nothing,
      [words.due]: printedDay(running.due as Day, lang),
    });
    expect(differences).toEqual([]);
  });

  it.each(LANGS)('has beside each service the middle of the last four such weekdays (%s)', async (lang) => {
    const [words, { count, minutes, share }] = [WORDS[lang], printedFigures(lang)];
    const now = await linesOf(today());
    // Of the eight weeks before, the newest four on which tickets were completed.
    const days: Lines[] = [];
    for (let weeks = 1; weeks <= 8; weeks += 1) days.push(await linesOf(localDay(Date.now() - weeks * WEEK, ZONE)));
    const usual = days.filter(({ whole }) => whole.tickets.completed > 0).slice(0, 4);
    expect(usual.map(({ whole }) => whole.tickets.completed)).toEqual([3, 4, 5, 7]);
    const beside = (place: keyof Lines, print: (value: number | null) => string, read: Read) =>
      `${words.usual} ${print(middleOf(usual.map((lines) => read(lines[place]))))}`;
    const median = (of: 'wait' | 'service' | 'turnaround') => (place: keyof Lines) =>
      [minutes(now[place][of].p50), beside(place, minutes, (row) => row[of].p50)] as const;
    const page = await opened(`/console/units/${unitId}?lang=${lang}`);
    const heads = tableIn(page, words.caption).heads;

    const differences = differencesIn<keyof Lines>(tableIn(page, words.caption), {
      rows: ['service', 'whole'],
      name: (place) => (place === 'whole' ? words.whole : [service.name, words.standard]),
      columns: inOrder(heads, [
        (place) => [count(now[place].tickets.completed), beside(place, count, ({ tickets }) => tickets.completed)],
        median('wait'),
        (place) => minutes(now[place].wait.p90),
        median('service'),
        median('turnaround'),
        (place) => {
          const { onTime } = now[place];
          return [share(onTime.share), `${count(onTime.onTime)} ${words.of} ${count(onTime.n)}`];
        },
        (place) => count(now[place].tickets.noShow),
        (place) => count(now[place].tickets.left),
      ]),
    });
    expect(differences).toEqual([]);
  });
});

describe('the address of a unit', () => {
  it('with a period leads to the page of that period, and names one that is none', async () => {
    const visitor = city.visitors.get('hrOfAnggrek') ?? missing();
    const page = `/console/units/${unitId}`;

    const { status, headers } = await visitor.get(`${page}?period=2026-Q3`);
    expect([status, headers.get('location')]).toEqual([303, `${page}/period?period=2026-Q3`]);
    const wrong = await visitor.get(`${page}?period=abc&lang=id`);
    expect([wrong.status, wrong.text.includes('Periode “abc” tidak dikenal')]).toEqual([422, true]);
  });
});

describe('a unit through a period', () => {
  it.each(LANGS)('has below each headline what it was in the period before, and how it moved (%s)', async (lang) => {
    const { count, time, share, change } = printedFigures(lang);
    const before = monthBefore(city.period);
    const [{ whole: now }, { whole: was }] = [await linesOf(city.period), await linesOf(before)];
    const facts = factsIn(await opened(`/console/units/${unitId}/period?period=${city.period}&lang=${lang}`));
    const moved = (kind: 'count' | 'time' | 'share', print: (value: number | null) => string, read: Read) =>
      `${periodText(before, lang)}: ${print(read(was))} (${change(kind, read(now), read(was))})`;
    const said = Object.values(facts).flatMap(({ small }) => small);

    expect(said).toEqual(
      expect.arrayContaining([
        moved('count', count, ({ tickets }) => tickets.completed),
        moved('time', time, ({ wait }) => wait.p50),
        moved('time', time, ({ service: served }) => served.p50),
        moved('time', time, ({ turnaround }) => turnaround.p50),
        moved('share', share, ({ onTime }) => onTime.share),
        // Of so few a per cent says nothing.
        `${periodText(before, lang)}: 0`,
      ]),
    );
  });
});

describe('a unit through time', () => {
  const WORDS = {
    id: {
      charts: ['Tiket selesai', 'Waktu tunggu (menit)', 'Waktu layanan (menit)', 'Tepat waktu menurut standar (%)'],
      published: 'IKM yang terbit',
      noShow: 'Tidak hadir',
      lines: ['median', '9 dari 10 paling lama', 'bagian tepat waktu', 'IKM', 'Selang 95%'],
    },
    en: {
      charts: ['Tickets completed', 'Wait (minutes)', 'Service time (minutes)', 'On time by the standard (%)'],
      published: 'Published index (IKM)',
      noShow: 'No-shows',
      lines: ['median', '9 in 10 at most', 'share on time', 'IKM', '95% interval'],
    },
  } as const;

  it.each(
    LANGS.flatMap((lang) => (['day', 'month', 'quarter', 'year'] as const).map((grain) => [grain, lang] as const)),
  )('draws and tells what happened in each %s (%s)', async (grain, lang) => {
    const [words, { count, minutes, share }] = [WORDS[lang], printedFigures(lang)];
    const [tickets, wait, served, onTime] = words.charts;
    const [median, p90, part] = words.lines;
    const page = await opened(`/console/units/${unitId}/trend?grain=${grain}&lang=${lang}`);
    const points = await pointsOf(grain, LENGTHS[grain]);
    expect(points.some(({ row }) => row !== undefined)).toBe(true);
    const compared = (caption: string, columns: Readonly<Record<string, (row: IndicatorRow) => string>>) =>
      differencesIn<Point>(tableIn(page, caption), {
        rows: points,
        name: ({ period }) => periodText(period, lang),
        columns: Object.fromEntries(
          Object.entries(columns).map(([head, print]) => [head, ({ row }) => (row === undefined ? '–' : print(row))]),
        ),
      });

    expect([
      ...compared(tickets, {
        [tickets]: (row) => count(row.tickets.completed),
        [words.noShow]: (row) => count(row.tickets.noShow),
      }),
      ...compared(wait, { [median]: (row) => minutes(row.wait.p50), [p90]: (row) => minutes(row.wait.p90) }),
      ...compared(served, { [median]: (row) => minutes(row.service.p50), [p90]: (row) => minutes(row.service.p90) }),
      ...compared(onTime, { [part]: (row) => share(row.onTime.share) }),
    ]).toEqual([]);
  });

  it.each(LANGS)('tells the index of each release, and none of what runs (%s)', async (lang) => {
    const [words, { hundredths, interval }] = [WORDS[lang], printedFigures(lang)];
    const [, , , index, range] = words.lines;
    const page = await opened(`/console/units/${unitId}/trend?lang=${lang}`);
    const points = (await pointsOf('month', LENGTHS.month)).map(({ period, row }) => ({
      period,
      satisfaction: row?.satisfaction.status === 'running' ? undefined : row?.satisfaction,
    }));

    expect(points.filter(({ satisfaction }) => typeof satisfaction?.ikm === 'number')).toHaveLength(1);
    const differences = differencesIn<(typeof points)[number]>(tableIn(page, words.published), {
      rows: points,
      name: ({ period }) => periodText(period, lang),
      columns: {
        [index]: ({ satisfaction }) => hundredths(satisfaction?.ikm),
        [range]: ({ satisfaction }) => interval(satisfaction?.ci95),
      },
    });
    expect(differences).toEqual([]);
  });
});

describe('one service', () => {
  const WORDS = {
    id: {
      compared: 'Dibandingkan dengan periode sebelumnya',
      change: 'Perubahan',
      lines: [
        'Tiket selesai',
        'Tidak hadir atau meninggalkan antrean',
        'Petugas yang melayani',
        'Tiket selesai per petugas',
        'Tunggu, median (menit)',
        'Tunggu, 90% paling lama (menit)',
        'Waktu layanan, median (menit)',
        'Waktu layanan, 90% paling lama (menit)',
        'Ditahan, median (menit)',
        'Tepat waktu',
      ],
      inShort: ({ waits: [wait, waited], tickets, time, people: [are, were] }: InShort) =>
        `Sembilan dari sepuluh orang menunggu paling lama ${wait} menit; sebelumnya ${waited} menit. Tiket selesai: ${tickets}. Waktu layanan (median): ${time}; petugas yang melayani: sebelumnya ${were}, sekarang ${are}.`,
      who: 'Siapa yang melayani, menurut nama',
      was: 'sebelumnya',
      charts: 'Tiket selesai',
    },
    en: {
      compared: 'Compared with the period before',
      change: 'Change',
      lines: [
        'Tickets completed',
        'No-shows, or left the queue',
        'Officers who served',
        'Tickets completed per officer',
        'Wait, median (minutes)',
        'Wait, 90% at most (minutes)',
        'Service time, median (minutes)',
        'Service time, 90% at most (minutes)',
        'On hold, median (minutes)',
        'On time',
      ],
      inShort: ({ waits: [wait, waited], tickets, time, people: [are, were] }: InShort) =>
        `Nine in ten people waited at most ${wait} minutes; before, ${waited} minutes. Completed tickets: ${tickets}. The service time (median): ${time}; officers who served: ${were} before, ${are} now.`,
      who: 'Who served, by name',
      was: 'before',
      charts: 'Tickets completed',
    },
  } as const;

  it.each(LANGS)('is compared with the month before, line by line (%s)', async (lang) => {
    const [words, { count, minutes, share }] = [WORDS[lang], printedFigures(lang)];
    const before = monthBefore(city.period);
    const [now, was] = [await serviceOf(city.period), await serviceOf(before)];
    const figures: readonly ((of: OfService) => string)[] = [
      ({ row }) => count(row?.tickets.completed ?? 0),
      ({ row }) => count((row?.tickets.noShow ?? 0) + (row?.tickets.left ?? 0)),
      ({ people }) => count(people.length),
      ({ row, people }) =>
        count(people.length === 0 ? null : Math.round((row?.tickets.completed ?? 0) / people.length)),
      ({ row }) => minutes(row?.wait.p50),
      ({ row }) => minutes(row?.wait.p90),
      ({ row }) => minutes(row?.service.p50),
      ({ row }) => minutes(row?.service.p90),
      ({ row }) => minutes(row?.hold.p50),
      ({ row }) => share(row?.onTime.share),
    ];
    const page = await opened(`/console/units/${unitId}/services/${service.id}?period=${city.period}&lang=${lang}`);

    const differences = differencesIn<number>(tableIn(page, words.compared), {
      rows: words.lines.map((_, place) => place),
      name: (place) => words.lines[place] ?? '',
      columns: {
        [periodText(before, lang)]: (place) => figures[place]?.(was) ?? '',
        [periodText(city.period, lang)]: (place) => figures[place]?.(now) ?? '',
        [words.change]: (place) => changesOf(now, was, lang)[place] ?? '',
      },
    });
    expect(differences).toEqual([]);
    const [tickets = '', , people = '', , , , time = ''] = changesOf(now, was, lang);
    expect([tickets, people]).toEqual([expect.stringMatching(/^\d+[,.]\d /), expect.stringMatching(/1 .* 2$/)]);
    expect(elementsOf(page, 'p').map(wordsOf)).toContain(
      words.inShort({
        waits: [now, was].map(({ row }) => minutes(row?.wait.p90)),
        tickets,
        time,
        people: [now, was].map((of) => count(of.people.length)),
      }),
    );
  });

  it.each(LANGS)('names who served, with what each did in both months (%s)', async (lang) => {
    const [words, { count, minutes }] = [WORDS[lang], printedFigures(lang)];
    const [now, was] = [await serviceOf(city.period), await serviceOf(monthBefore(city.period))];
    const page = await opened(`/console/units/${unitId}/services/${service.id}?period=${city.period}&lang=${lang}`);
    const table = tableIn(page, words.who);

    expect(now.people).toHaveLength(officers.length);
    const differences = differencesIn<(typeof officers)[number]>(table, {
      rows: officers.toSorted((a, b) => a.name.localeCompare(b.name)),
      name: ({ name }) => name,
      columns: inOrder(table.heads, [
        ({ id }) => [
          count(personIn(now, id)?.tickets.completed),
          `${words.was} ${count(personIn(was, id)?.tickets.completed ?? 0)}`,
        ],
        ({ id }) => [
          minutes(personIn(now, id)?.service.p50),
          `${words.was} ${minutes(personIn(was, id)?.service.p50)}`,
        ],
      ]),
    });
    expect(differences).toEqual([]);
  });

  it('is drawn day by day through the month', async () => {
    const { count } = printedFigures('id');
    const page = await opened(`/console/units/${unitId}/services/${service.id}?period=${city.period}&lang=id`);
    const [year = 0, month = 0] = city.period.split('-').map(Number);
    const days = Array.from(
      { length: new Date(Date.UTC(year, month, 0)).getUTCDate() },
      (_, index) => `${city.period}-${String(index + 1).padStart(2, '0')}`,
    );
    const last = new Date(Date.parse(`${days.at(-1)}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
    const { rows } = await asked<Rows>(
      `/v1/units/${unitId}/indicators?from=${days[0]}&to=${last}&grain=day&by=service`,
    );
    const completed = tableIn(page, WORDS.id.charts);

    const on = (day: string) => rows.find((row) => row.period === day && row.serviceId === service.id)?.tickets;
    const differences = differencesIn<string>(completed, {
      rows: days,
      name: (day) => periodText(day, 'id'),
      columns: inOrder(completed.heads, [(day) => count(on(day)?.completed), (day) => count(on(day)?.noShow)]),
    });
    expect(differences).toEqual([]);
  });
});

describe('all units of who is signed in', () => {
  const WORDS = {
    id: {
      table: 'Unit menurut nama',
      of: (n: string, target: string) => `${n} dari ${target}`,
      short: (n: string) => `kurang ${n}`,
      noAnswers: 'belum ada jawaban',
      last: 'Hari ini',
      facts: ['Unit', 'Terlambat terbit', 'Diam', 'Tiket dalam keberatan'],
      contested: (n: string) => `${n} tiket dalam keberatan yang belum diputuskan`,
    },
    en: {
      table: 'Units by name',
      of: (n: string, target: string) => `${n} of ${target}`,
      short: (n: string) => `${n} short`,
      noAnswers: 'no answers yet',
      last: 'Today',
      facts: ['Units', 'Overdue', 'Silent', 'Tickets objected to'],
      contested: (n: string) => `${n} tickets objected to and not decided`,
    },
  } as const;

  it.each(LANGS)('stand in a line each, with what is published and due (%s)', async (lang) => {
    const [words, { count, hundredths }] = [WORDS[lang], printedFigures(lang)];
    const units = await Promise.all(
      [ANGGREK, KAMBOJA].map(async (office) => {
        const path = `/v1/units/${office.unitId}`;
        const releases = await asked<Releases>(`${path}/releases`);
        const skm = await asked<Skm>(`${path}/skm?period=${releases.releases[0]?.period}`);
        const running = await asked<Rows>(`${path}/indicators?period=${releases.running.period}`);
        return { office, releases, skm, running: running.rows[0] ?? missing() };
      }),
    );
    const page = await opened(`/console?lang=${lang}`, 'hrOfAll');
    const table = tableIn(page, words.table);

    expect(units.map(({ running }) => running.satisfaction.answered)).toEqual([0, 0]);
    const differences = differencesIn<(typeof units)[number]>(table, {
      rows: units,
      name: ({ office }) => office.name,
      columns: inOrder(table.heads, [
        ({ skm }) => [
          `${hundredths(skm.ikm)}, ${skm.mutu} (${MUTU_NAMES[skm.mutu ?? missing()][lang]})`,
          periodText(skm.period, lang),
        ],
        ({ skm }) => [
          words.of(count(skm.answered), count(skm.sampleTarget)),
          words.short(count(skm.sampleTarget - (skm.answered ?? 0))),
        ],
        ({ releases }) => [words.noAnswers, periodText(releases.running.period, lang)],
        ({ releases }) => [printedDay(releases.running.due as Day, lang), periodText(releases.running.period, lang)],
        () => words.last,
        ({ running }) =>
          [
            words.contested(count(running.contested.tickets)),
            ...running.flags.map(({ code }) => ROW_FLAG_NAMES[code][lang]),
          ].join(' '),
      ]),
    });
    expect(differences).toEqual([]);
    const [all, overdue, silent, contested] = words.facts;
    expect(
      differencesInFacts(factsIn(page), {
        [all]: count(units.length),
        [overdue]: count(units.filter(({ releases }) => releases.due.length > 0).length),
        [silent]: count(0),
        [contested]: count(units.reduce((sum, { running }) => sum + running.contested.tickets, 0)),
      }),
    ).toEqual([]);
  });
});

describe('the recap of all units', () => {
  const WORDS = {
    id: {
      facts: ['IKM gabungan', 'Mutu', 'Responden', 'Tiket selesai', 'Unit yang dihitung'],
      target: (n: string, reached: boolean) => `target sampel ${n}, ${reached ? 'tercapai' : 'belum tercapai'}`,
      ofUnits: (n: string) => `dari ${n} unit`,
      elements: 'Nilai rata-rata tiap unsur (1–4), semua unit digabung',
      each: 'Tiap unit',
    },
    en: {
      facts: ['Pooled index (IKM)', 'Mutu', 'Respondents', 'Tickets completed', 'Units counted'],
      target: (n: string, reached: boolean) => `sample target ${n}, ${reached ? 'reached' : 'not reached'}`,
      ofUnits: (n: string) => `of ${n} units`,
      elements: 'Mean of each element (1–4), all units as one',
      each: 'Each unit',
    },
  } as const;

  it.each(LANGS)('has the pooled figures, the elements and a line for each unit (%s)', async (lang) => {
    const [words, { count, hundredths }] = [WORDS[lang], printedFigures(lang)];
    const answer = await pooled(city.period);
    const { ikm, mutu, n, sampleTarget, population, units, recap, elements, leftOut } = answer;
    const page = await opened(`/console/recap?period=${city.period}&lang=${lang}`, 'hrOfAll');
    const [index, letter, respondents, tickets, counted] = words.facts;

    expect([elements.length, leftOut]).toEqual([ELEMENTS.length, []]);
    expect(
      differencesInFacts(factsIn(page), {
        [index]: hundredths(ikm),
        [letter]: [`${mutu}`, MUTU_NAMES[mutu ?? missing()][lang]],
        [respondents]: [count(n), words.target(count(sampleTarget), n >= sampleTarget)],
        [tickets]: count(population),
        [counted]: [count(units.length), words.ofUnits(count(units.length))],
      }),
    ).toEqual([]);
    const bars = tableIn(page, words.elements);
    expect(
      differencesIn<(typeof elements)[number]>(bars, {
        rows: elements,
        name: ({ code }) => ELEMENT_NAMES[code][lang],
        columns: { NRR: ({ nrr }) => hundredths(nrr) },
      }),
    ).toEqual([]);
    const each = tableIn(page, words.each);
    expect(
      differencesIn<number>(each, {
        rows: units.map((_, place) => place),
        name: (place) => units[place]?.name ?? '',
        columns: inOrder(each.heads, [
          (place) => hundredths(numberIn(recap[place], 'NILAI IKM')),
          (place) => {
            const said = recap[place]?.['KATEGORI'];
            const mark = (['A', 'B', 'C', 'D'] as const).find((one) => MUTU_NAMES[one].id === said) ?? missing();
            return `${mark} (${MUTU_NAMES[mark][lang]})`;
          },
          (place) => count(units[place]?.n),
          (place) => count(numberIn(recap[place], 'SAMPEL')),
          (place) => count(numberIn(recap[place], 'POPULASI')),
        ]),
      }),
    ).toEqual([]);
  });

  it.each(LANGS)('of a month that is not published names each unit that is left out, with why (%s)', async (lang) => {
    const period = periodsOf(today()).month;
    const { units, leftOut } = await pooled(period);
    const page = await opened(`/console/recap?period=${period}&lang=${lang}`, 'hrOfAll');

    expect(leftOut).toEqual([ANGGREK.unitId, KAMBOJA.unitId]);
    const lines = elementsOf(page, 'li').map(wordsOf);
    for (const { name, status, due } of units) {
      const why = publicationText(due === undefined ? { status } : { status, due: due as Day | null })[lang];
      expect(lines).toContain(`${name}: ${why}`);
    }
  });
});

type Day = Parameters<typeof printedDay>[0];
type Releases = BodyOf<typeof listReleases, 200>;
type Skm = BodyOf<typeof readSkm>;
type Read = (row: IndicatorRow) => number | null;

interface Rows {
  readonly rows: readonly (IndicatorRow & { readonly period?: string | undefined })[];
}

/** The rows of a period: of the one service that there is, and of all of the unit. */
interface Lines {
  readonly service: IndicatorRow;
  readonly whole: IndicatorRow;
}

async function linesOf(period: string): Promise<Lines> {
  const path = `/v1/units/${unitId}/indicators?period=${period}`;
  const [all, byService] = [await asked<Rows>(path), await asked<Rows>(`${path}&by=service`)];
  const none = { tickets: { completed: 0 } } as IndicatorRow;
  return {
    whole: all.rows[0] ?? none,
    service: byService.rows.find(({ serviceId }) => serviceId === service.id) ?? none,
  };
}

interface OfService {
  readonly row: IndicatorRow | undefined;
  /** Of each officer who completed something of it. */
  readonly people: readonly IndicatorRow[];
}

async function serviceOf(period: string): Promise<OfService> {
  const path = `/v1/units/${unitId}/indicators?period=${period}`;
  const [byService, both] = [await asked<Rows>(`${path}&by=service`), await asked<Rows>(`${path}&by=officer,service`)];
  return {
    row: byService.rows.find(isOfService),
    people: both.rows.filter(
      (row) => isOfService(row) && typeof row.officerId === 'string' && row.tickets.completed > 0,
    ),
  };
}

function isOfService({ serviceId }: IndicatorRow): boolean {
  return serviceId === service.id;
}

function personIn({ people }: OfService, id: string): IndicatorRow | undefined {
  return people.find(({ officerId }) => officerId === id);
}

async function pooled(period: string) {
  return asked<BodyOf<typeof readPooledSkm>>(`/v1/skm?units=${ANGGREK.unitId},${KAMBOJA.unitId}&period=${period}`);
}

/** What the sentence above the table is made of: now, and before. */
interface InShort {
  readonly waits: readonly string[];
  readonly tickets: string;
  readonly time: string;
  readonly people: readonly string[];
}

/** As it stands in the last column, line by line. */
function changesOf(now: OfService, was: OfService, lang: PageLang): readonly string[] {
  const { change } = printedFigures(lang);
  const figures: readonly (readonly ['count' | 'time' | 'share', (of: OfService) => number | null | undefined])[] = [
    ['count', ({ row }) => row?.tickets.completed ?? 0],
    ['count', ({ row }) => (row?.tickets.noShow ?? 0) + (row?.tickets.left ?? 0)],
    ['count', ({ people }) => people.length],
    [
      'count',
      ({ row, people }) => (people.length === 0 ? null : Math.round((row?.tickets.completed ?? 0) / people.length)),
    ],
    ['time', ({ row }) => row?.wait.p50],
    ['time', ({ row }) => row?.wait.p90],
    ['time', ({ row }) => row?.service.p50],
    ['time', ({ row }) => row?.service.p90],
    ['time', ({ row }) => row?.hold.p50],
    ['share', ({ row }) => row?.onTime.share],
  ];
  return figures.map(([kind, figure]) => change(kind, figure(now), figure(was)));
}

interface Point {
  readonly period: string;
  readonly row: IndicatorRow | undefined;
}

type TrendGrain = 'day' | 'month' | 'quarter' | 'year';
const LENGTHS: Readonly<Record<TrendGrain, number>> = { day: 31, month: 12, quarter: 8, year: 5 };

/** So many periods up to today, each with its row where it has one. */
async function pointsOf(grain: TrendGrain, most: number): Promise<readonly Point[]> {
  const periods: string[] = [];
  let at = Date.parse(`${today()}T12:00:00Z`);
  let from = today() as string;
  while (periods.length < most) {
    from = new Date(at).toISOString().slice(0, 10);
    const { [grain]: name } = periodsOf(from);
    if (periods[0] !== name) periods.unshift(name);
    at -= DAY;
  }
  const first = periods[0] ?? '';
  while (periodsOf(new Date(at).toISOString().slice(0, 10))[grain] === first) {
    from = new Date(at).toISOString().slice(0, 10);
    at -= DAY;
  }
  const to = new Date(Date.parse(`${today()}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
  const { rows } = await asked<Rows>(`/v1/units/${unitId}/indicators?from=${from}&to=${to}&grain=${grain}`);
  return periods.map((period) => ({ period, row: rows.find((row) => row.period === period) }));
}

function middleOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const [low, high] = [known[Math.ceil(known.length / 2) - 1], known[Math.floor(known.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** A column for each head, in their order. @throws where there are others */
function inOrder<Row>(
  heads: readonly string[],
  prints: readonly ((row: Row) => Expected)[],
): Readonly<Record<string, (row: Row) => Expected>> {
  expect(heads.filter((head) => head !== '')).toHaveLength(prints.length);
  return Object.fromEntries(prints.map((print, place) => [heads[place] ?? '', print]));
}

function numberIn(line: Readonly<Record<string, unknown>> | undefined, name: string): number | null {
  const value = line?.[name];
  return typeof value === 'number' ? value : null;
}

/** What the API tells the key of HR. */
async function asked<Body>(path: string): Promise<Body> {
  const { status, json, text } = await city.tera.client.call('GET', path, { key });
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return json as Body;
}

async function opened(address: string, as: CityName = 'hrOfAnggrek'): Promise<string> {
  const { status, text } = (await city.visitors.get(as)?.get(address)) ?? missing();
  if (status !== 200) throw new Error(`${address}: ${status}`);
  return text;
}

function missing(): never {
  throw new Error('what was looked for is not there');
}

function monthBefore(month: string): string {
  return new Date(Date.parse(`${month}-01T00:00:00Z`) - DAY).toISOString().slice(0, 7);
}
