// Rows that the domain made, as a table: every figure at its path, and none that is not shown.

import { CATALOGUE, type Dimension, type IndicatorRow, type OfficerId } from '@tera/domain';
import { DIRECTORY, anOffice, officerRowsOf, rowsOfOffice, unitRowOf } from '@tera/testing/office';
import { describe, expect, it } from 'vitest';
import { type TableRow, indicatorTable } from './indicator-table.ts';
import type { TableCell, Table } from './table.ts';
import { trendTable } from './trend-table.ts';

const office = anOffice(120);
const unitRow = unitRowOf(office);
const officers = officerRowsOf(office);

const ofUnit = (rows: readonly TableRow[]) => indicatorTable(rows, { by: [] });
const byOfficer = (rows: readonly TableRow[]) => indicatorTable(rows, { by: ['officer'] });

const ids = ({ columns }: Table) => columns.map(({ id }) => id);
const cellOf = (table: Table, id: string, row = 0): TableCell | undefined => table.rows[row]?.[ids(table).indexOf(id)];
const columnOf = (table: Table, id: string) => table.columns.find((column) => column.id === id);

describe('rows as a table', () => {
  it('have a column for every indicator that every row has, with its words', () => {
    const table = ofUnit([unitRow]);
    const everyRow = CATALOGUE.filter(({ id }) => !id.startsWith('caseMix.'));

    expect(everyRow.map(({ id }) => columnOf(table, id)?.title)).toEqual(everyRow.map(({ name }) => name));
    expect(new Set(ids(table)).size).toBe(table.columns.length);
  });

  it('have the figures at the paths that their columns are called by, unrounded', () => {
    const table = ofUnit([unitRow]);

    expect(cellOf(table, 'tickets.completed')).toBe(unitRow.tickets.completed);
    expect(cellOf(table, 'service.p90')).toBe(unitRow.service.p90);
    expect(cellOf(table, 'onTime.share')).toBe(unitRow.onTime.share);
    expect(cellOf(table, 'satisfaction.ikm')).toBe(unitRow.satisfaction.ikm);
    expect(cellOf(table, 'satisfaction.ci95.1')).toBe(unitRow.satisfaction.ci95?.[1]);
    expect(cellOf(table, 'satisfaction.elements.waktu.distribution.3')).toBe(
      unitRow.satisfaction.elements.waktu?.distribution?.[3],
    );
    expect(cellOf(table, 'coverage.flags.fast')).toBe(unitRow.coverage.flags?.fast);
  });

  it('say by their columns what a number is', () => {
    const table = ofUnit([unitRow]);
    const types = ['tickets.completed', 'wait.p50', 'onTime.share', 'satisfaction.ikm', 'satisfaction.status'];

    expect(types.map((id) => columnOf(table, id)?.type)).toEqual(['integer', 'seconds', 'percent', 'decimal', 'text']);
    expect(columnOf(table, 'satisfaction.ikm')?.decimals).toBe(2);
  });

  it('begin with whose they are, and with the names that a directory knows', () => {
    const by: readonly Dimension[] = ['officer', 'service'];
    const both = indicatorTable(rowsOfOffice(office, by), { by, directory: DIRECTORY });

    expect(ids(both).slice(0, 6)).toEqual([
      'officerId',
      'officerName',
      'officerNip',
      'serviceId',
      'serviceName',
      'tickets.completed',
    ]);
    expect(both.rows[0]?.slice(0, 5)).toEqual([
      'p-01',
      'Ani Contoh',
      '000000000000000001',
      'ektp',
      'Perekaman dan penerbitan KTP elektronik',
    ]);
    expect(ids(byOfficer(officers)).slice(0, 2)).toEqual(['officerId', 'tickets.completed']);
    expect(ids(ofUnit([unitRow]))[0]).toBe('tickets.completed');
  });

  it('have the unit’s own row without a name, and a person who has left with the id alone', () => {
    const [row] = officers;
    const table = indicatorTable([{ ...row, officerId: 'pindah' as OfficerId } as IndicatorRow, ...officers], {
      by: ['officer'],
      directory: DIRECTORY,
    });

    expect(table.rows[0]?.slice(0, 3)).toEqual(['pindah', null, null]);
    expect(table.rows.at(-1)?.slice(0, 3)).toEqual([null, null, null]);
  });

  it('leave a suppressed figure empty, beside its status in words and how many there were', () => {
    const table = byOfficer(officers);
    const few = officers.findIndex(({ officerId }) => officerId === 'p-04');
    const satisfaction = ids(table).filter((id) => id.startsWith('satisfaction.'));
    const shown = satisfaction.filter((id) => cellOf(table, id, few) !== null);

    expect(officers[few]?.satisfaction.status).toBe('suppressed');
    expect(shown.map((id) => [id, cellOf(table, id, few)])).toEqual([
      ['satisfaction.n', 0],
      ['satisfaction.answered', officers[few]?.satisfaction.answered],
      ['satisfaction.status', 'suppressed'],
      ['satisfaction.statusText', { id: 'kurang dari 10 jawaban', en: 'fewer than 10 answers' }],
      ['satisfaction.releases', '2026-11.1'],
      ['satisfaction.why', 'few'],
    ]);
  });

  it('have the same columns whatever is in them, and others only where they are by others', () => {
    expect(ids(ofUnit([]))).toEqual(ids(ofUnit([unitRow])));
    expect(ids(byOfficer([]))).toEqual(ids(byOfficer(officers)));
    expect(ids(ofUnit([])).filter((id) => /^(caseMix|comparison)\.\w+/.test(id) && id !== 'caseMix.index')).toEqual([]);
    expect(ids(byOfficer([]))).toContain('comparison.perilaku.difference.finding');
  });

  it('have flags and targets beside the figures', () => {
    const flagged: TableRow = {
      ...unitRow,
      flags: [
        { code: 'few_answers', n: 12, limit: 30 },
        { code: 'reopened', n: 9, of: 60, share: 0.15, limit: 0.05 },
      ],
      achievements: [
        { indicator: 'onTime.share', target: 0.9, realisation: 0.855, achievement: 0.95, direction: 'higher' },
        { indicator: 'satisfaction.ikm', target: 88, realisation: null, achievement: null, direction: 'higher' },
      ],
    };
    const table = ofUnit([unitRow, flagged]);

    expect(table.rows.map((_, row) => cellOf(table, 'flags', row))).toEqual([null, 'few_answers reopened']);
    expect(table.rows.map((_, row) => cellOf(table, 'achievements', row))).toEqual([
      null,
      'onTime.share=0.9:0.95 satisfaction.ikm=88:',
    ]);
  });

  it('have how an officer compares with the others, where that was found out', () => {
    const table = byOfficer(officers);
    const [first] = officers;

    expect(cellOf(table, 'caseMix.index')).toBe(first?.caseMix?.index);
    expect(cellOf(table, 'caseMix.finding')).toMatch(/berbeda nyata/);
    expect(cellOf(table, 'comparison.perilaku.difference.ci95.0')).toBe(
      first?.comparison?.perilaku?.difference?.ci95[0] ?? null,
    );
    expect(cellOf(table, 'contested.tickets')).toBe(0);
    expect(table.columns.filter(({ id }) => id.endsWith('rank'))).toEqual([]);
  });

  it('lose nothing that a row has: every number of it is in some column', () => {
    const columns = new Set(ids(byOfficer(officers)));
    // Beside what is shown: how a case-mix index came about, and what another figure already says.
    const elsewhere =
      /^(caseMix\.(observed|expected)|(reopened|inaccurate|shortService)\.(n|of)|comparison\.\w+\.difference\.others\.\w+|achievements\..*|flags\..*|satisfaction\.releases\..*)$/;
    const missing = officers
      .flatMap((row) => numbersIn(row))
      .filter((path) => !columns.has(path) && !elsewhere.test(path));

    expect(missing).toEqual([]);
  });
});

describe('one officer’s rows through time', () => {
  it('begin with their period', () => {
    const rows = ['2026-10', '2026-11'].map((period) => Object.assign({ period }, unitRow));
    const table = trendTable(rows, { by: [] });

    expect(ids(table).slice(0, 2)).toEqual(['period', 'tickets.completed']);
    expect(table.rows.map(([period]) => period)).toEqual(['2026-10', '2026-11']);
  });
});

/** The paths of all numbers in a row. */
function numbersIn(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => numbersIn(inner, path === '' ? name : `${path}.${name}`));
}
