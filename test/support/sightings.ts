// What an answer lets its reader see of satisfaction: for each row in it whether there is any figure, whatever it is called
// and in whichever format. What is shown is taken as known to the last answer; only a number of answers tells nothing.

import type { SnapshotContent } from '@tera/contracts';
import type { Answer, By } from '@tera/testing/stack';
import { parse } from 'csv-parse/sync';

/** Answers of an officer or of nobody (`null`), to a service or to none; absent: all of them. */
export interface Slice {
  readonly officerId?: string | null;
  readonly serviceId?: string | null;
  /** All but the officer's. */
  readonly isOthers?: boolean;
}

export interface Sighting {
  readonly slice: Slice;
  readonly period: string;
  readonly isShown: boolean;
}

/** What a row says, by the path of its figure: of JSON what is not null, of CSV what is not empty. */
type Figures = ReadonlyMap<string, string>;

const OWN = /^satisfaction\.(ikm|mutu|ci95|elements\.)/;

/** Of rows of one period, by what they were asked for. */
export function inRows({ mediaType, json, text }: Answer, period: string, by: readonly By[]): Sighting[] {
  const rows = mediaType === 'text/csv' ? linesOf(text) : figuresOfAll((json as { rows: readonly object[] }).rows);
  return rows.flatMap((row) => inRow(row, whose(row, by), period));
}

/** Of one officer's rows through time. */
export function inTrend({ mediaType, json, text }: Answer, officerId: string): Sighting[] {
  const rows = mediaType === 'text/csv' ? linesOf(text) : figuresOfAll((json as { rows: readonly object[] }).rows);
  return rows.flatMap((row) => inRow(row, { officerId }, row.get('period') ?? ''));
}

/** Of the report of the unit, or of the service that the slice names. */
export function inReport({ mediaType, json, text }: Answer, period: string, slice: Slice): Sighting[] {
  if (mediaType === 'text/csv') return [{ slice, period, isShown: linesOf(text).length > 0 }];
  return [{ slice, period, isShown: isReportShown(json as Report) }];
}

export function inSnapshot({ json }: Answer, period: string): Sighting[] {
  const { rows, skm } = json as SnapshotContent;
  const tables: readonly (readonly [readonly object[], readonly By[]])[] = [
    [rows.unit, []],
    [rows.officer, ['officer']],
    [rows.service, ['service']],
    [rows.officerAndService, ['officer', 'service']],
  ];
  return [
    ...tables.flatMap(([table, by]) => figuresOfAll(table).flatMap((row) => inRow(row, whose(row, by), period))),
    { slice: {}, period, isShown: isReportShown(skm as unknown as Report) },
  ];
}

/** The lines of the evaluation form that are about satisfaction, with a value. */
export function inEvaluation({ text }: Answer, period: string): Sighting[] {
  return linesOf(text)
    .filter((line) => line.get('indicator')?.startsWith('satisfaction.') === true)
    .map((line) => ({
      slice: { officerId: line.get('officerId') ?? null },
      period,
      isShown: ['realisasi', 'realisationValue', 'achievement', 'ci95.0'].some((column) => line.has(column)),
    }));
}

export interface Report extends Readonly<Record<'ni' | 'ikm' | 'mutu' | 'respondents' | 'channels', unknown>> {
  readonly n: number;
  readonly elements: readonly unknown[];
}

export function isReportShown({ ni, ikm, mutu, respondents, channels, elements }: Report): boolean {
  return elements.length > 0 || [ni, ikm, mutu, respondents, channels].some((figure) => figure !== null);
}

function inRow(row: Figures, slice: Slice, period: string): Sighting[] {
  const unit: Slice = slice.serviceId === undefined ? {} : { serviceId: slice.serviceId };
  const names = [...row.keys()];
  const isUnits = (name: string) => row.get(`${name.split('.').slice(0, 3).join('.')}.chargedTo`) === 'unit';
  const achieved = names.some((name) => isAchieved(row, name));
  const own = achieved || names.some((name) => OWN.test(name) && !isUnits(name));
  return [
    { slice, period, isShown: own },
    ...shown(
      unit,
      names.some((name) => OWN.test(name) && isUnits(name)),
    ),
    ...shown(
      { ...slice, isOthers: true },
      names.some((name) => /^comparison\.\w+\.difference/.test(name)),
    ),
    // A value for the order of a list is drawn from the officer's answers and from everybody's.
    ...shown(
      slice,
      names.some((name) => /^comparison\.\w+\.order/.test(name)),
    ),
  ];

  function shown(of: Slice, isShown: boolean): Sighting[] {
    return isShown ? [{ slice: of, period, isShown }] : [];
  }
}

/** In JSON achievements are a list; in CSV they are columns like `satisfaction.ikm.achievement`. */
function isAchieved(row: Figures, name: string): boolean {
  const [, at] = /^achievements\.(\d+)\.(?:realisation|achievement)$/.exec(name) ?? [];
  return at !== undefined && row.get(`achievements.${at}.indicator`)?.startsWith('satisfaction.') === true;
}

function whose(row: Figures, by: readonly By[]): Slice {
  return {
    ...(by.includes('officer') ? { officerId: row.get('officerId') ?? null } : {}),
    ...(by.includes('service') ? { serviceId: row.get('serviceId') ?? null } : {}),
  };
}

function figuresOfAll(rows: readonly object[]): Figures[] {
  return rows.map((row) => new Map(leavesOf(row, '')));
}

function* leavesOf(value: unknown, path: string): Generator<[string, string]> {
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') yield [path, typeof value === 'string' ? value : JSON.stringify(value)];
  else
    for (const [name, inner] of Object.entries(value)) yield* leavesOf(inner, path === '' ? name : `${path}.${name}`);
}

/** A target is no figure of anybody's. */
function linesOf(csv: string): Figures[] {
  return parse<Record<string, string>>(csv, { columns: true }).map(
    (line) => new Map(Object.entries(line).filter(([name, text]) => text !== '' && !name.endsWith('.target'))),
  );
}
