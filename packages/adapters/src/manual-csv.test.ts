// The list of an office without a queue system: what its rows amount to, and what a clerk is told about mistakes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MANUAL_CSV_COLUMNS, ticketsOfCsv } from './manual-csv.ts';
import { figures, lines } from './testing/told.ts';

const sample = readFileSync(join(import.meta.dirname, 'samples/manual.csv'), 'utf8');
const wib = { timeZone: 'Asia/Jakarta' };

const ROW = {
  tanggal: '2026-11-20',
  nomor: 'A-001',
  layanan: 'ektp',
  petugas: 'ani',
  loket: 'loket-1',
  diambil: '08:00',
  dipanggil: '08:10',
  dimulai: '08:12',
  selesai: '08:30',
  hasil: 'selesai',
  susulan: '',
};
const rows = (...changes: readonly Partial<typeof ROW>[]) => [
  MANUAL_CSV_COLUMNS,
  ...changes.map((change) => MANUAL_CSV_COLUMNS.map((column) => ({ ...ROW, ...change })[column])),
];
const readRows = (...changes: readonly Partial<typeof ROW>[]) => ticketsOfCsv(rows(...changes), wib);
const eventsOf = (change: Partial<typeof ROW>) => readRows(change).events.map(({ event }) => event);

describe('the sample list', () => {
  const { events, errors, tickets } = ticketsOfCsv(sample, wib);
  const ofLine = (line: number) => events.filter((one) => one.line === line).map(({ event }) => event);

  it('has no mistakes', () => {
    expect(errors).toEqual([]);
    expect(tickets).toBe(5);
  });

  it('gives the figures of each ticket', () => {
    expect(figures(ofLine(2))).toMatchObject({
      end: 'completed',
      serviceId: 'ktp-elektronik',
      wait: 10,
      served: [['ani', 18]],
      inaccurate: false,
    });
    expect(figures(ofLine(3))).toMatchObject({ officerId: 'budi', wait: 15, served: [['budi', 29]], inaccurate: true });
    expect(figures(ofLine(5))).toMatchObject({ end: 'left', served: [] });
  });

  it('takes the last time that is known for who did not come', () => {
    expect(lines(ofLine(4))).toEqual(['08:06 issued kk', '08:52 called', '08:52 no_show']);
  });

  it('leaves a ticket open that has no end', () => {
    expect(lines(ofLine(6))).toEqual(['08:55 issued kk']);
  });

  it('changes nothing when it is sent twice', () => {
    const twice = [
      ...ofLine(2),
      ...ticketsOfCsv(sample, wib)
        .events.filter(({ line }) => line === 2)
        .map((e) => e.event),
    ];

    expect(figures(twice)).toMatchObject({ duplicates: 4, conflicts: 0 });
  });
});

describe('a row', () => {
  it('has its own ticket on every day, for the numbers begin anew', () => {
    const { events } = readRows({}, { tanggal: '2026-11-21' });

    expect(new Set(events.map(({ event }) => event.ticketId))).toEqual(
      new Set(['2026-11-20.A-001', '2026-11-21.A-001']),
    );
  });

  it.each(['2026-11-20 08:00', '2026-11-20T08:00:00', '20/11/2026 08.00', '20-11-2026 8:00', '20.11.2026 08.00.00'])(
    'may write its times as %s',
    (diambil) => {
      expect(eventsOf({ tanggal: '', diambil, dipanggil: '', dimulai: '', selesai: '', hasil: '' })).toMatchObject([
        { occurredAt: '2026-11-20T01:00:00.000Z' },
      ]);
    },
  );

  it('is in the time zone of its unit', () => {
    const { events } = ticketsOfCsv(rows({}), { timeZone: 'Asia/Jayapura' });

    expect(events[0]?.event.occurredAt).toBe('2026-11-19T23:00:00.000Z');
  });

  it.each([
    ['selesai', 'completed', 'resolved'],
    ['Belum  Selesai', 'completed', 'unresolved'],
    ['tidak hadir', 'no_show', undefined],
    ['PERGI', 'left', undefined],
    ['batal', 'cancelled', undefined],
  ])('that ends in %j is %s', (hasil, type, outcome) => {
    expect(eventsOf({ hasil }).at(-1)).toMatchObject({ type, ...(outcome === undefined ? {} : { outcome }) });
  });

  it('says of each time that it was typed afterwards', () => {
    expect(eventsOf({ susulan: 'Ya' }).every(({ accurate }) => accurate === false)).toBe(true);
    expect(eventsOf({ susulan: 'tidak' }).some((event) => 'accurate' in event)).toBe(false);
  });
});

describe('a mistake', () => {
  it.each([
    [{ nomor: '' }, 'nomor', 'required'],
    [{ layanan: '' }, 'layanan', 'required'],
    [{ layanan: '???' }, 'layanan', 'invalid_id'],
    [{ petugas: '' }, 'petugas', 'required'],
    [{ diambil: '' }, 'diambil', 'required'],
    [{ diambil: '8 pagi' }, 'diambil', 'invalid_time'],
    [{ diambil: '08:00', tanggal: '' }, 'diambil', 'invalid_time'],
    [{ dimulai: '25:00' }, 'dimulai', 'invalid_time'],
    [{ selesai: '' }, 'selesai', 'required'],
    [{ hasil: '' }, 'hasil', 'required'],
    [{ hasil: 'beres' }, 'hasil', 'unknown_outcome'],
    [{ hasil: 'constructor' }, 'hasil', 'unknown_outcome'],
    [{ susulan: 'mungkin' }, 'susulan', 'invalid_value'],
    [{ selesai: '08:11' }, 'selesai', 'out_of_order'],
  ] as const)('as in %j is told with its column, and the row is left out', (change, column, code) => {
    const { events, errors } = readRows({}, { ...change, ...(column === 'nomor' ? {} : { nomor: 'A-002' }) });

    expect(errors.filter((error) => error.column === column)).toMatchObject([{ line: 3, column, code }]);
    expect(new Set(events.map(({ line }) => line))).toEqual(new Set([2]));
  });

  it('is told together with the others of its row', () => {
    const { errors } = readRows({ layanan: '', hasil: 'beres', dimulai: 'x' });

    expect(errors.map(({ column }) => column)).toEqual(['dimulai', 'hasil', 'layanan']);
  });

  it('is a number that was there before on that day, and only the first one counts', () => {
    const { events, errors } = readRows({}, { petugas: 'budi' });

    expect(errors).toEqual([
      { line: 3, column: 'nomor', code: 'duplicate', message: 'nomor ini sudah ada pada hari yang sama, di baris 2' },
    ]);
    expect(events.map(({ line }) => line)).toEqual([2, 2, 2, 2]);
  });

  it('is a column that the list needs and does not have', () => {
    expect(ticketsOfCsv('nomor,layanan\nA-1,kk\n', wib)).toMatchObject({
      events: [],
      errors: [
        { line: 1, column: 'petugas', code: 'missing_column' },
        { column: 'diambil' },
        { column: 'selesai' },
        { column: 'hasil' },
      ],
    });
    expect(ticketsOfCsv('', wib).errors).toHaveLength(6);
  });
});
