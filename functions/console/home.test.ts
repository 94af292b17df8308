// The first page, on a real engine with units whose tickets and answers are really counted and published: what each role sees of all
// units, what is overdue and who is silent, and the recap of them as one.
import type { RoleOfPerson } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { type LocalDay, type Score, type TicketId, type UnitId, addDays } from '@tera/domain';
import { answered, countingOn, pushed, record } from '@tera/testing/counting';
import { anEngine, putUnit } from '@tera/testing/engine';
import { aDocument, aNewUnit, aResponse, allAnswered, ani, at, servedTicket } from '@tera/testing/facts';
import type { PageAnswer } from '@tera/testing/http';
import { textOf, valuesOf } from '@tera/testing/page';
import { publishingOn } from '@tera/testing/publishing';
import { beforeAll, describe, expect, it } from 'vitest';
import { onView } from '@tera/in-person';
import { home } from './home.ts';
import { lastWorkingDayBefore } from './last-ticket.ts';
import { recap, recapPeriods } from './recap.ts';
import { type OpenConsole, openConsole } from '@tera/testing/console';
import { figureDeps } from './testing.ts';

const engine = anEngine();
/** A Wednesday. */
const TODAY: LocalDay = '2026-12-16';
const NOW = at(`${TODAY} 10:00`);
const HOME = 'GET /console';
const RECAP = 'GET /console/recap';
/** Published; overdue; silent for a week; silent for months; closed, and without anything. */
const [alun, bukit, cendana, dermaga, edelweis] = [aNewUnit(), aNewUnit(), aNewUnit(), aNewUnit(), aNewUnit()];
const NAMES: readonly (readonly [UnitId, string])[] = [
  [edelweis, 'Kelurahan 10 Edelweis'],
  [alun, 'Kelurahan 2 Alun'],
  [dermaga, 'Kelurahan Dermaga'],
  [cendana, 'Kelurahan Cendana'],
  [bukit, 'Kelurahan Bukit'],
];
let here: OpenConsole;

const answersIn = (unitId: UnitId, day: string, count: number, score: Score) =>
  Array.from({ length: count }, (_, index) =>
    answered(
      unitId,
      `${unitId}-${day}-${index}`,
      aResponse({
        responseId: `${unitId}-${day}-${index}`,
        receivedAt: at(`${day} 09:00`),
        answers: allAnswered(score),
        respondent: { sex: 'P' },
      }),
    ),
  );
const ticketOn = (unitId: UnitId, day: string) => pushed(unitId, servedTicket(`T-${day}`, { day }));

beforeAll(async () => {
  for (const [unitId, name] of NAMES) {
    const closed = unitId === edelweis ? { closedFrom: '2026-12-01' as const } : {};
    await putUnit(engine, unitId, aDocument({ name, publishes: 'month', ...closed }), at('2026-07-01 08:00'));
  }
  await countingOn(engine)(
    ...answersIn(alun, '2026-11-10', 30, 4),
    ...answersIn(bukit, '2026-11-10', 12, 3),
    ...answersIn(alun, '2026-12-02', 5, 4),
    ticketOn(alun, '2026-11-10'),
    ticketOn(alun, '2026-12-15'),
    ticketOn(bukit, TODAY),
    ticketOn(cendana, '2026-12-09'),
    ticketOn(dermaga, '2026-08-20'),
  );
  const contested = { state: 'contested', at: NOW, objectionId: 'K-1' } as const;
  const fact = { kind: 'ticket', id: 'T-2026-12-15' as TicketId } as const;
  await countingOn(engine)(record({ v: 1, kind: 'ruling', unitId: alun, fact, ruling: contested }));
  await publishingOn(engine, () => at('2026-12-15 00:30'))(alun, '2026-11');
  here = openConsole(
    engine,
    () => NOW,
    (parts) => {
      const deps = figureDeps(engine, parts);
      return [
        onView(routes.consoleHome, deps, (view) => home(view, deps)),
        onView(routes.consoleRecap, deps, (view) => recap(view, deps)),
      ];
    },
  );
});

async function homeOf(...roles: RoleOfPerson[]) {
  const who = await here.signIn(roles);
  return who.visit({ routeKey: HOME });
}

/** The line of the unit of this name, as text. */
function lineOf(html: string, name: string): string {
  const line = html
    .split('<tr>')
    .slice(1)
    .find((row) => row.includes(name));
  return textOf(`<body>${line?.slice(0, line.indexOf('</tr>')) ?? ''}</body>`);
}

describe('all units on one page', () => {
  it('are in the order of their names, with what is published, due, silent and to be looked at', async () => {
    const { html, status } = await homeOf({ role: 'hr', units: ['*'] });
    expect(status).toBe(200);

    const table = html.slice(html.indexOf('<table'));
    const named = NAMES.map(([, name]) => name).toSorted((a, b) => table.indexOf(a) - table.indexOf(b));
    expect(named).toEqual([
      'Kelurahan 2 Alun',
      'Kelurahan 10 Edelweis',
      'Kelurahan Bukit',
      'Kelurahan Cendana',
      'Kelurahan Dermaga',
    ]);
    expect(lineOf(html, 'Alun')).toMatch(/100,00 , A \(Sangat Baik\) November 2026 +30 dari 1 tercapai/);
    expect(lineOf(html, 'Alun')).toMatch(/0 terlihat dari 5 jawaban Desember 2026 15 Januari 2027 Desember 2026/);
    expect(textOf(html)).toContain('sampai terbit, jawaban yang dikesampingkan masih termasuk');
    expect(lineOf(html, 'Alun')).toMatch(/ 15 Desember 2026 1 tiket dalam keberatan yang belum diputuskan /);
    expect(lineOf(html, 'Alun')).not.toMatch(/Diam|Terlambat/);
    expect(lineOf(html, 'Bukit')).toMatch(/Belum ada – .*Terlambat sejak 15 Desember 2026 November 2026 .* Hari ini/);
    expect(lineOf(html, 'Cendana')).toContain('Diam sejak 9 Desember 2026');
    expect(lineOf(html, 'Dermaga')).toContain('Diam sejak Agustus 2026');
    expect(lineOf(html, 'Edelweis')).toMatch(/tutup sejak 1 Desember 2026/);
    expect(lineOf(html, 'Edelweis')).not.toContain('Diam');
    expect(valuesOf('href', html)).toContain(`/console/units/${alun}`);
    expect(textOf(html)).toMatch(/Unit 5 Terlambat terbit 1 Diam 2 Tiket dalam keberatan 1/);
  });

  it('begin with what waits, each where it is done: what is held up for HR, and nothing for who only reads', async () => {
    const { html } = await homeOf({ role: 'hr', units: ['*'] });
    const text = textOf(html);
    expect(text).toMatch(/Beranda \(\d+ menunggu\)/);
    expect(text).toContain('November 2026 belum terbit, padahal jatuh tempo 15 Desember 2026');
    expect(valuesOf('href', html)).toContain(`/console/units/${bukit}/releases/2026-11`);
    expect(text).toMatch(/Kelurahan Cendana Diam sejak 9 Desember 2026/);
    expect(text).not.toContain('menunggu putusan Anda');

    const auditor = textOf((await homeOf({ role: 'auditor', units: ['*'] })).html);
    expect(auditor).not.toMatch(/Menunggu Anda|menunggu\)/);
    const superior = textOf((await homeOf({ role: 'supervisor', units: [bukit] })).html);
    expect(superior).toContain('Menunggu Anda (0) Tidak ada yang menunggu Anda.');
  });

  it('are those of the person’s roles alone, and of an administrator their names without any figure', async () => {
    const { html } = await homeOf({ role: 'supervisor', units: [alun] }, { role: 'admin', units: [bukit] });
    expect(html).not.toMatch(/Cendana|Dermaga|Edelweis/);
    expect(lineOf(html, 'Alun')).toContain('100,00');
    expect(lineOf(html, 'Bukit')).toContain('Peran Anda di unit ini tidak mencakup angka.');
    expect(valuesOf('href', html)).not.toContain(`/console/units/${bukit}`);

    const admin = await homeOf({ role: 'admin', units: ['*'] });
    expect(textOf(admin.html)).toContain('Kelurahan Bukit');
    expect(textOf(admin.html)).not.toMatch(/100,00|Terlambat|Diam|Rekapitulasi/);
  });

  it('are none for who has no role yet, who is told so', async () => {
    const { html, status } = await homeOf();
    expect(status).toBe(200);
    expect(textOf(html)).toContain('Anda belum mempunyai peran.');
    expect(html).not.toContain('Kelurahan');
  });

  it('are not what an officer sees, who is led to their own page; with another role as well it stands in the line', async () => {
    const own = `/console/units/${alun}/officers/${ani}`;
    expect(await homeOf({ role: 'officer', units: [alun], officerId: ani })).toMatchObject({
      status: 303,
      headers: { location: own },
    });

    const { html } = await homeOf({ role: 'officer', units: [alun], officerId: ani }, { role: 'hr', units: [bukit] });
    expect(lineOf(html, 'Alun')).toContain('Angka Anda sendiri');
    expect(lineOf(html, 'Alun')).not.toContain('100,00');
    expect(valuesOf('href', html)).toContain(own);
  });

  it('are told apart by their ids where two have one name, in the lines and in the roles', async () => {
    const [one, two] = [aNewUnit(), aNewUnit()];
    for (const unitId of [one, two]) await putUnit(engine, unitId, aDocument({ name: 'Kelurahan Kembar' }), NOW);
    const who = await here.signIn([{ role: 'hr', units: [one, two, alun] }]);
    const page = await who.visit({ routeKey: HOME });

    expect(lineOf(page.html, one)).toContain('Kelurahan Kembar');
    expect(lineOf(page.html, two)).toContain('Kelurahan Kembar');
    expect(textOf(page.html)).toContain(`Kepegawaian: Kelurahan Kembar (${one}), Kelurahan Kembar (${two}), `);
    expect(page.html).not.toContain(`<small>${alun}</small>`);
  });

  it('have beside the role of an officer who that is', async () => {
    const roles = [
      { role: 'officer', units: [alun], officerId: ani } as const,
      { role: 'hr', units: [bukit] } as const,
    ];
    const page = await (await here.signIn(roles)).visit({ routeKey: HOME });

    expect(textOf(page.html)).toContain('Petugas – Ani (ani): ');
  });

  it('that never had a ticket have not begun, and are not silent; those that have had none for years are', async () => {
    const [fresh, old, idle] = [aNewUnit(), aNewUnit(), aNewUnit()];
    const years = [at('2026-07-01 08:00'), at('2023-07-01 08:00'), at('2023-07-01 08:00')];
    for (const [index, unitId] of [fresh, old, idle].entries()) {
      await putUnit(engine, unitId, aDocument({ name: `Kelurahan ${unitId}` }), years[index] ?? NOW);
    }
    await countingOn(engine)(ticketOn(old, '2025-06-10'));
    const who = await here.signIn([{ role: 'hr', units: [fresh, old, idle] }]);
    const { html } = await who.visit({ routeKey: HOME });

    for (const unitId of [fresh, idle]) {
      expect(lineOf(html, unitId)).toContain('Belum mulai');
      expect(lineOf(html, unitId)).not.toMatch(/Diam|selama setahun/);
    }
    expect(lineOf(html, old)).toContain('Tidak ada tiket selama setahun');
    expect(textOf(html)).toMatch(/Unit 3 .*Diam 1 /);
  });

  it('are looked through for what waits whichever page of them is shown, up to two hundred', async () => {
    const many = Array.from({ length: 210 }, () => aNewUnit());
    for (const [index, unitId] of many.entries()) {
      const number = String(index + 1).padStart(3, '0');
      await putUnit(engine, unitId, aDocument({ name: `Puskesmas ${number}` }), at('2026-07-01 08:00'));
    }
    const silent = [2, 60, 150, 205].map((number) => many[number - 1]).flatMap((unitId) => unitId ?? []);
    await countingOn(engine)(...silent.map((unitId) => ticketOn(unitId, '2026-12-09')));
    const who = await here.signIn([{ role: 'hr', units: many }]);

    const text = textOf((await who.visit({ routeKey: HOME, query: { page: '2' } })).html);
    expect(text).toMatch(/Beranda \(3 menunggu\)/);
    expect(text).toContain('Menunggu Anda (3) Dari 200 unit pertama menurut nama.');
    for (const number of ['002', '060', '150'])
      expect(text).toContain(`Puskesmas ${number} Diam sejak 9 Desember 2026`);
    const few = await here.signIn([{ role: 'hr', units: many.slice(0, 60) }]);
    expect(textOf((await few.visit({ routeKey: HOME })).html)).toMatch(/Menunggu Anda \(2\) Puskesmas 002 /);
  });

  it('come fifty at a time', async () => {
    const many = Array.from({ length: 60 }, () => aNewUnit());
    for (const unitId of many) await putUnit(engine, unitId, aDocument({ name: `Puskesmas ${unitId}` }), NOW);
    const who = await here.signIn([{ role: 'hr', units: many }]);
    const page = async (query: Readonly<Record<string, string>>) =>
      Array.from((await who.visit({ routeKey: HOME, query })).html.matchAll(/>Puskesmas (unit-\d+)</g), ([, id]) => id);

    const pages = [await page({}), await page({ page: '2' })];
    expect(pages.map(({ length }) => length)).toEqual([50, 10]);
    expect(new Set(pages.flat())).toEqual(new Set(many));
    for (const odd of ['0', '-1', 'x', '1.5']) expect(await page({ page: odd })).toEqual(pages[0]);
    expect(await page({ page: '99' })).toEqual(pages[1]);
  });
});

async function ask(
  roles: readonly RoleOfPerson[],
  query: Readonly<Record<string, string>> = { period: '2026-11' },
): Promise<PageAnswer> {
  return (await here.signIn(roles)).visit({ routeKey: RECAP, query });
}

describe('the recap', () => {
  const asHr: readonly RoleOfPerson[] = [{ role: 'hr', units: [alun, bukit, cendana] }];

  it('pools the units that one may read, by whichever roles, and names those left out, with why', async () => {
    const { html, status } = await ask([
      { role: 'hr', units: [alun] },
      { role: 'supervisor', units: [bukit] },
      { role: 'admin', units: [dermaga] },
    ]);
    const text = textOf(html);

    expect(status).toBe(200);
    expect(text).toMatch(/IKM gabungan 100,00 Mutu A Sangat Baik Responden 30 /);
    expect(text).toMatch(/Unit yang dihitung 1 dari 2 unit/);
    expect(text).toMatch(/Kelurahan Bukit: seharusnya terbit 15 Desember 2026/);
    expect(text).not.toMatch(/Dermaga|Cendana/);
  });

  it('comes as the regional form, to pass on', async () => {
    const csv = await ask(asHr, { period: '2026-11', format: 'csv' });
    expect(csv.headers['content-disposition']).toBe('attachment; filename="skm-recap-2026-11.csv"');
    expect(csv.html).toContain('1;Kelurahan 2 Alun;4;');
    expect(csv.html).toMatch(/;100;/);

    const xlsx = await ask(asHr, { period: '2026-11', format: 'xlsx' });
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
    expect(Buffer.from(xlsx.bytes.subarray(0, 2)).toString()).toBe('PK');
  });

  it('is of the last whole quarter unless another period is asked for, and of none that there is not', async () => {
    expect(textOf((await ask(asHr, {})).html)).toContain('Triwulan III 2026');
    expect(await ask(asHr, { period: '2026-Q9' })).toMatchObject({ status: 422 });
    expect(await ask(asHr, { period: '2026-11', format: 'html' })).toMatchObject({ status: 404 });
  });

  it('is not for who may read no unit', async () => {
    expect(await ask([{ role: 'admin', units: ['*'] }])).toMatchObject({ status: 404 });
    expect(await ask([{ role: 'officer', units: [alun], officerId: ani }])).toMatchObject({ status: 404 });
    expect(await ask([])).toMatchObject({ status: 404 });
  });

  it('takes as many units as an answer has room for, and names the others', async () => {
    const many = Array.from({ length: 103 }, () => aNewUnit());
    for (const unitId of many) await putUnit(engine, unitId, aDocument({ name: `Desa ${unitId}` }), NOW);
    const { html } = await ask([{ role: 'auditor', units: many }]);

    expect(textOf(html)).toMatch(/dari 103 unit/);
    expect(textOf(html).match(/paling banyak 100 unit/g)).toHaveLength(3);
  });

  it('offers eight quarters, four semesters and two years that are over', () => {
    expect(recapPeriods('2026-12-31')).toEqual(
      '2026-Q3 2026-Q2 2026-Q1 2025-Q4 2025-Q3 2025-Q2 2025-Q1 2024-Q4 2026-S1 2025-S2 2025-S1 2024-S2 2025 2024'.split(
        ' ',
      ),
    );
  });
});

it('the last working day before a day is of Monday to Friday', () => {
  const week = Array.from({ length: 7 }, (_, index) => addDays('2026-12-14', index));
  expect(week.map(lastWorkingDayBefore)).toEqual(
    '2026-12-11 2026-12-14 2026-12-15 2026-12-16 2026-12-17 2026-12-18 2026-12-18'.split(' '),
  );
});
