// The attack of a year over HTTP: ten offices in a real stack whose clock is put forward. On every date somebody asks every route,
// in every format, that shows satisfaction; each figure must be the sum of the answers of its release, the same in all formats
// and at every later date; and all of it together must tell nothing of one to nine.

import { DAY, ELEMENTS, type Instant, parsePeriod } from '@tera/domain';
import { type Answer, aStack, sideBySide } from '@tera/testing/stack';
import { beforeAll, describe, expect, it } from 'vitest';
import { localDay, periodsOf } from '../support/calendar.ts';
import { type HttpOffice, TIME_ZONE, anHttpOffice } from './http-office.ts';
import {
  type Row,
  csvRows,
  decimalsIn,
  flat,
  namesOf,
  numberIn,
  printed,
  seeDocument,
  seeRow,
  seeSkm,
  workbookRows,
} from './shown-answers.ts';

const OFFICES = 10;
const DATES = 7;
const APART = 49 * DAY;
/** The first day of a year that has not begun, so that nothing is swept away by the clock of the machine. */
const START = Date.parse(`${new Date().getUTCFullYear() + 1}-01-02T09:00:00+07:00`);

let ahead = START - Date.now();
// The clock's own nights stand still: which nights there are is the test's to say.
const tera = aStack({ clockOffsetMs: ahead, now: () => START - ahead });
const offices: HttpOffice[] = [];
const asked = { answers: 0 };
/** The whole unit's running answers on each date, as they were once shown live. */
const live = new Map<string, (readonly string[])[]>();

beforeAll(async () => {
  const second = await tera.client.makeKey({
    scopes: ['indicators:read', 'releases:write', 'registry:read', 'snapshots:write'],
    units: ['*'],
  });
  for (let seed = 0; seed < OFFICES; seed += 1) offices.push(await anHttpOffice(tera, seed, { second: second.key }));
  for (let number = 0; number < DATES; number += 1) {
    const now = START + number * APART;
    ahead = now - Date.now();
    tera.setClock(now);
    await sideBySide(4, offices, (office) => office.live(now, number));
    await tera.counted();
    await tera.nightOfToday();
    await sideBySide(4, offices, (office) => office.note(now));
    await sideBySide(4, offices, (office) => office.byHand(now));
    await sideBySide(4, offices, (office) => office.note(now));
    await sideBySide(4, offices, (office) => ask(office, now, number));
    await askForAll(now, number);
  }
}, 900_000);

describe(`of ${OFFICES} offices, asked over HTTP on ${DATES} dates for everything in every format`, () => {
  it('was asked a good deal: of releases, sums of them, steps, and what is beside the rest', () => {
    expect(asked.answers).toBeGreaterThan(DATES * OFFICES * 40);
    const told = offices.map(({ ledger }) => ledger.told());
    // Of some next to nothing may be shown.
    expect(Math.max(...told)).toBeGreaterThan(200);
    expect(told.reduce((sum, sums) => sum + sums, 0)).toBeGreaterThan(1000);
  });

  it('every figure is that of its answers, in every format, and stays what it was', () => {
    expect(offices.flatMap(({ unitId, ledger }) => ledger.wrong.map((line) => `${unitId} ${line}`))).toEqual([]);
  });

  it('none gives away what one to nine said', () => {
    expect(offices.flatMap(({ unitId, ledger }) => ledger.leaks().map((leak) => `${unitId} ${leak}`))).toEqual([]);
  });

  it('the same attack finds a leak where the running total is shown live', () => {
    const leaking = offices.filter(({ unitId, ledger }) => {
      for (const keys of live.get(unitId) ?? []) ledger.tell('live', 'answers', keys);
      return ledger.leaks().length > 0;
    });

    expect(leaking.length).toBeGreaterThan(OFFICES / 2);
  });
});

async function ask(office: HttpOffice, now: Instant, turnOf: number): Promise<void> {
  const { unitId, officers, services, ledger } = office;
  const today = localDay(now, TIME_ZONE);
  const [here, before, last] = [
    periodsOf(today),
    periodsOf(localDay(now - 31 * DAY, TIME_ZONE)),
    periodsOf(localDay(now - 92 * DAY, TIME_ZONE)),
  ];
  const periods = [...new Set([here.month, before.month, here.quarter, last.quarter, here.semester, here.year])];
  const turn = <Thing>(things: readonly Thing[], by = 1): Thing =>
    things[Math.floor(turnOf / by) % things.length] as Thing;
  const [period, by] = [turn(periods), turn(['', 'officer', 'service', 'officer,service'], 2)];
  await rememberLive();

  for (const each of periods) {
    for (const wanted of ['', 'officer', 'service']) {
      const rows = rowsOf((await get('indicators', { period: each, by: wanted })).json);
      seeAll(rows, `${each} by ${wanted}`);
    }
    seeSkm(ledger, json(await get('skm', { period: each })), 'unit', `skm ${each}`);
    seeSkm(
      ledger,
      json(await get('skm', { period: each, service: turn(services) })),
      `column ${turn(services)}`,
      `skm ${each}`,
    );
  }
  for (const odd of [here.week, here.day]) {
    for (const wanted of ['', 'officer'])
      seeAll(rowsOf((await get('indicators', { period: odd, by: wanted })).json), odd);
    seeSkm(ledger, json(await get('skm', { period: odd })), 'unit', `skm ${odd}`);
  }
  await rowsInEveryFormat({ period, by });
  await rowsInEveryFormat({ from: before.day, to: here.day, grain: turn(['month', 'quarter', 'day']), by });
  await pagesOf(period);
  await skmInEveryFormat({ period, weight: turn(['exact', '0.111', '0.11']) });
  await skmInEveryFormat({ period, service: turn(services), weight: turn(['0.11', 'exact']) });
  await trends();
  await evaluation();
  await releases();
  await snapshots();
  await numbersAlone();

  async function get(
    path: string,
    query: Readonly<Record<string, string | undefined>> = {},
    statuses = [200],
  ): Promise<Answer> {
    const given = Object.entries(query).filter(
      (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
    );
    const where = `/v1/units/${unitId}/${path}${given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`}`;
    const answer = await tera.client.call('GET', where);
    asked.answers += 1;
    if (!statuses.includes(answer.status)) ledger.complain(`${where}: ${answer.status} ${answer.text.slice(0, 300)}`);
    return answer;
  }

  async function bytes(path: string, query: Readonly<Record<string, string>>): Promise<Uint8Array> {
    const given = Object.entries(query).filter(([, value]) => value !== '');
    const response = await fetch(`${tera.url}/v1/units/${unitId}/${path}?${new URLSearchParams(given).toString()}`, {
      headers: { authorization: `Bearer ${tera.adminKey}` },
    });
    asked.answers += 1;
    if (response.status !== 200) ledger.complain(`${path}: ${response.status} ${await response.text()}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  function seeAll(rows: readonly Row[], source: string): void {
    for (const row of rows) seeRow(ledger, row, namesOf(row), `${source} on ${today}`);
  }

  async function rowsInEveryFormat(query: Readonly<Record<string, string>>): Promise<void> {
    const rows = rowsOf((await get('indicators', query)).json);
    const csv = csvRows((await get('indicators', { ...query, format: 'csv' })).text);
    const ids = Object.keys(csv[0] ?? {});
    const [sheet = []] = await workbookRows(await bytes('indicators', { ...query, format: 'xlsx' }), [ids]);
    for (const [format, own] of Object.entries({ csv, xlsx: sheet })) {
      seeAll(own, `${format} ${JSON.stringify(query)}`);
      compare(rows, own, `${format} ${JSON.stringify(query)}`);
    }
    seeAll(rows, JSON.stringify(query));
  }

  /** The same rows in the same order, and the same in each figure of answers that both have. */
  function compare(rows: readonly Row[], own: readonly Row[], source: string): void {
    if (rows.length !== own.length) ledger.complain(`${source}: ${own.length} rows, not ${rows.length}`);
    for (const [place, row] of own.entries()) {
      for (const [path, value] of Object.entries(row)) {
        if (!/^(satisfaction\.(n|answered|ikm|ci95|elements)|comparison|coverage)/.test(path)) continue;
        const [seen, due] = [numberIn(value), numberIn(rows[place]?.[path])];
        const differs = seen === undefined || due === undefined ? seen !== due : Math.abs(seen - due) > 0.000_051;
        if (differs) ledger.complain(`${source} ${path}: ${seen}, in JSON ${due}`);
      }
    }
  }

  /** A page has no number with two decimals that is not in the answers it is made of. */
  async function pagesOf(of: string): Promise<void> {
    const [skm, rows, unit] = [
      await get('skm', { period: of }),
      await get('indicators', { period: of, by: 'officer' }),
      await get('indicators', { period: of }),
    ];
    const known = printed([skm, rows, unit].flatMap(({ json: body }) => Object.values(flat(body))));
    const ikm = numberIn(json(skm)['ikm']);
    const pages = {
      'report by officer': await get('indicators', { period: of, by: 'officer', format: 'html' }),
      report: await get('indicators', { period: of, format: 'html' }),
      skm: await get('skm', { period: of, format: 'html' }),
      poster: await get('skm', { period: of, format: 'html', view: 'poster' }),
    };
    for (const [name, { text }] of Object.entries(pages)) {
      const decimals = decimalsIn(text);
      const unknown = decimals.filter((decimal) => !known.has(decimal));
      if (unknown.length > 0) ledger.complain(`page ${name} of ${of} on ${today}: ${unknown.join(' ')}`);
      const [wanted] = printed([ikm]);
      // A poster is of what is released.
      const isWanted = name !== 'poster' || json(skm)['status'] !== 'running';
      if (wanted !== undefined && isWanted && !decimals.includes(wanted))
        ledger.complain(`page ${name} of ${of} has no ${wanted}`);
    }
  }

  async function skmInEveryFormat(query: Readonly<Record<string, string>>): Promise<void> {
    const source = `skm ${JSON.stringify(query)} on ${today}`;
    const name = query['service'] === undefined ? 'unit' : `column ${query['service']}`;
    const skm = json(await get('skm', query));
    const releasesNamed = seeSkm(ledger, skm, name, source);
    const { weight, ...rest } = query;
    const elements = csvRows((await get('skm', { ...query, table: 'elements', format: 'csv' })).text);
    const summary = csvRows((await get('skm', { ...query, table: 'summary', format: 'csv' })).text);
    const respondents = csvRows((await get('skm', { ...rest, table: 'respondents', format: 'csv' })).text);
    const ids = [ELEMENT_IDS, Object.keys(summary[0] ?? {}), Object.keys(respondents[0] ?? {})];
    const sheets = await workbookRows(await bytes('skm', { ...query, format: 'xlsx' }), ids);
    for (const [format, lines, head] of [
      ['csv', elements, summary[0]],
      ['xlsx', sheets[0] ?? [], sheets[1]?.[0]],
    ] as const) {
      const told = {
        ...skm,
        n: numberIn(head?.['n']),
        ikm: numberIn(head?.['ikm']) ?? null,
        ni: numberIn(head?.['ni']) ?? null,
        elements: lines.map((line) => ({
          code: line['code'],
          sum: numberIn(line['sum']),
          n: numberIn(line['n']),
          nrr: numberIn(line['nrr']),
        })),
        flagged: { ikmWithout: numberIn(head?.['flagged.ikmWithout']) ?? null },
        channelIkm: Object.fromEntries(
          Object.entries(head ?? {}).flatMap(([id, value]) =>
            id.startsWith('channelIkm.') && numberIn(value) !== undefined
              ? [[id.replace('channelIkm.', ''), numberIn(value)]]
              : [],
          ),
        ),
      };
      if ((head?.['releases'] ?? '') !== releasesNamed.join(' '))
        ledger.complain(`${source} ${format}: other releases`);
      seeSkm(ledger, told, name, `${format} ${source}`);
      for (const path of ['n', 'ikm', 'ni'] as const) {
        if ((told[path] ?? null) !== (skm[path] ?? null))
          ledger.complain(`${source} ${format} ${path}: ${told[path]}, in JSON ${String(skm[path])}`);
      }
    }
  }

  async function trends(): Promise<void> {
    const span = {
      from: localDay(START - DAY, TIME_ZONE),
      to: today,
      grain: turn(['month', 'quarter', 'semester', 'year', 'week']),
    };
    for (const officerId of [...officers, '-']) {
      const { rows = [] } = json(await get(`officers/${officerId}/indicators`, span)) as { rows?: readonly Row[] };
      const names = namesOf({ officerId: officerId === '-' ? null : officerId });
      for (const row of rows) seeRow(ledger, { ...flat(row), officerId }, names, `trend of ${officerId} on ${today}`);
      if (officerId !== turn(officers)) continue;
      const csv = csvRows((await get(`officers/${officerId}/indicators`, { ...span, format: 'csv' })).text);
      const ids = Object.keys(csv[0] ?? {});
      const [sheet = []] = await workbookRows(
        await bytes(`officers/${officerId}/indicators`, { ...span, format: 'xlsx' }),
        [ids],
      );
      for (const own of [csv, sheet]) {
        compare(
          rows.map((row) => flat(row)),
          own,
          `trend of ${officerId}`,
        );
        for (const row of own)
          seeRow(ledger, { ...row, officerId }, names, `trend of ${officerId} as a table on ${today}`);
      }
    }
  }

  /** Of each officer what the form says of satisfaction is what the row says. */
  async function evaluation(): Promise<void> {
    const query = { period, by: 'officer', table: 'evaluation' };
    const rows = new Map(
      rowsOf((await get('indicators', { period, by: 'officer' })).json).map((row) => [row['officerId'], row]),
    );
    const csv = csvRows((await get('indicators', { ...query, format: 'csv' })).text);
    const [sheet = []] = await workbookRows(await bytes('indicators', { ...query, format: 'xlsx' }), [
      Object.keys(csv[0] ?? {}),
    ]);
    for (const line of [...csv, ...sheet]) {
      const indicator = String(line['indicator']);
      if (!indicator.startsWith('satisfaction.')) continue;
      const [seen, due] = [numberIn(line['realisationValue']), numberIn(rows.get(line['officerId'])?.[indicator])];
      const differs = seen === undefined || due === undefined ? seen !== due : Math.abs(seen - due) > 0.000_051;
      if (differs) ledger.complain(`the form of ${String(line['officerId'])} ${indicator}: ${seen}, in the row ${due}`);
    }
  }

  async function releases(): Promise<void> {
    const list = json(await get('releases')) as unknown as {
      readonly running: {
        readonly visible: { readonly asOf: string; readonly n: number; readonly ikm: number } | null;
      };
      readonly releases: readonly { readonly period: string; readonly revision: number }[];
    };
    const { visible } = list.running;
    if (visible !== null) ledger.seeStep(visible.asOf, visible.n, visible.ikm, 'the list of releases');
    for (const { period: name, revision } of list.releases) {
      for (let number = 1; number <= revision; number += 1) {
        const { text, json: document } = await get(`releases/${name}`, { revision: String(number) });
        ledger.once(`document ${name}.${number}`, text, today);
        seeDocument(ledger, document as Row, `document ${name}.${number}`);
      }
    }
  }

  async function snapshots(): Promise<void> {
    await tera.client.call('POST', `/v1/units/${unitId}/snapshots`, { json: { period } });
    const { snapshots: kept } = json(await get('snapshots')) as {
      snapshots: readonly { readonly snapshotId: string }[];
    };
    for (const [place, { snapshotId }] of kept.entries()) {
      if (place > 0 && place !== kept.length - 1) continue;
      const { text, json: content } = await get(`snapshots/${snapshotId}`);
      ledger.once(`snapshot ${snapshotId}`, text, today);
      const { rows, skm } = content as { readonly rows: Readonly<Record<string, readonly Row[]>>; readonly skm: Row };
      seeAll(
        Object.values(rows)
          .flat()
          .map((row) => flat(row)),
        `snapshot ${snapshotId}`,
      );
      seeSkm(ledger, skm, 'unit', `snapshot ${snapshotId}`);
      await get(`snapshots/${snapshotId}/changes`);
    }
  }

  /** What tells numbers and no figure: of what was said there is nothing in it. */
  async function numbersAlone(): Promise<void> {
    const answers = [
      await get(`releases/${here.quarter}/preview`, {}, [200, 409, 422]),
      await get(`releases/${here.month}/preview`, {}, [200, 409, 422]),
      await get('exclusions'),
      await get('publishing-choices'),
      await get(`officers/${turn(officers)}/evidence`, { period }),
    ];
    const said = new RegExp(`"(ikm|ni|nrr|mutu|distribution|distributions|ci95|${ELEMENTS.join('|')})"`);
    for (const { text } of answers) if (said.test(text)) ledger.complain(`more than numbers: ${text.slice(0, 300)}`);
  }

  async function rememberLive(): Promise<void> {
    const quarter = parsePeriod(here.quarter);
    if (quarter === undefined) return;
    live.set(unitId, [...(live.get(unitId) ?? []), await office.standing(quarter, now)]);
  }
}

/** Several units as one: the sum of what each shows, and a line for each. */
async function askForAll(now: Instant, number: number): Promise<void> {
  const own = periodsOf(localDay(now - 31 * DAY, TIME_ZONE));
  const period = [own.month, own.quarter, own.year][number % 3] ?? own.month;
  const units = offices.map(({ unitId }) => unitId).join(',');
  const path = `/v1/skm?${new URLSearchParams({ units, period }).toString()}`;
  const pooled = json(await tera.client.call('GET', path));
  const reports = await sideBySide(4, offices, async ({ unitId }) =>
    json(await tera.client.call('GET', `/v1/units/${unitId}/skm?period=${period}`)),
  );
  const recap = csvRows((await tera.client.call('GET', `${path}&format=csv`)).text);
  asked.answers += 2;
  const [first] = offices;
  const shown = reports.filter(({ ikm, status }) => ikm !== null && status !== 'running');
  const sums = (name: string, code: string) =>
    shown.reduce(
      (sum, skm) => sum + (numberIn((skm['elements'] as Row[]).find((one) => one['code'] === code)?.[name]) ?? 0),
      0,
    );
  const n = shown.reduce((sum, skm) => sum + (numberIn(skm['n']) ?? 0), 0);
  if (pooled['n'] !== n) first?.ledger.complain(`pooled ${period}: ${String(pooled['n'])}, not ${n}`);
  for (const element of pooled['elements'] as readonly Row[]) {
    for (const name of ['n', 'sum']) {
      const due = sums(name, String(element['code']));
      if (element[name] !== due)
        first?.ledger.complain(
          `pooled ${period} ${String(element['code'])} ${name}: ${String(element[name])}, not ${due}`,
        );
    }
  }
  for (const [place, line] of recap.entries()) {
    const due = numberIn(reports[place]?.['ikm']);
    if (numberIn(line['NILAI IKM']) !== due)
      first?.ledger.complain(`recap ${period}: ${String(line['NILAI IKM'])}, not ${due}`);
  }
}

const ELEMENT_IDS = ['no', 'code', 'name', 'sum', 'n', 'nrr', 'weighted'];

function json(answer: Answer): Row {
  return (answer.json ?? {}) as Row;
}

function rowsOf(body: unknown): readonly Row[] {
  return (body as { readonly rows: readonly unknown[] }).rows.map((row) => flat(row));
}
