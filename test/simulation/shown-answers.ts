// Figures of satisfaction as they stand in answers of the API: of JSON, of CSV and workbooks by the ids of their columns, of pages
// by every number with two decimals. Nothing of the project reads what the project has written.

import { CHANNELS, ELEMENTS, type Element, OFFICER_ELEMENTS, type Weight } from '@tera/domain';
import { readXlsx } from 'hucre/xlsx';
import type { ElementSeen, Figures, Ledger, Shown } from './shown-ledger.ts';

/** A row by the paths of its figures, in whatever format it came. */
export type Row = Readonly<Record<string, unknown>>;

/** `names`: whose row it is, as the ledger calls it; `undefined` of one officer for one service, of whom nothing is shown. */
export function seeRow(ledger: Ledger, row: Row, names: readonly string[] | undefined, source: string): void {
  const at = (path: string) => row[`satisfaction.${path}`];
  const numberAt = (path: string) => numberIn(at(path));
  const ikm = numberAt('ikm');
  const elements = elementsOf(row);
  const releases = releasesOf(at('releases'));
  if (ikm === undefined) {
    const seen = Object.keys(row).filter((path) => /^(satisfaction\.(elements|ci95|mutu)|comparison)/.test(path));
    const left = seen.filter((path) => row[path] !== null && row[path] !== '');
    if (left.length > 0 || numberAt('n') !== 0)
      ledger.complain(`${source} ${names?.join()}: ${left.join()} without an index`);
    return;
  }
  if (at('status') === 'running') {
    ledger.seeStep(String(at('asOf')), numberAt('n') ?? 0, ikm, source);
    if (names?.join() !== 'unit' || elements !== undefined) ledger.complain(`${source}: a step of ${names?.join()}`);
    return;
  }
  if (names === undefined) {
    ledger.complain(`${source}: an officer for a service is shown`);
    return;
  }
  const shown: Shown = { names, releases, source };
  if (row['officerId'] !== undefined && filled(at('mutu'))) ledger.complain(`${source}: a letter of ${names.join()}`);
  ledger.see(shown, { n: numberAt('n'), ikm, elements, isWhole: true });
  ledger.once(`${names.join()} in ${releases.join()}`, [numberAt('ci95.0'), numberAt('ci95.1')], source);
  for (const element of OFFICER_ELEMENTS) {
    const n = numberIn(row[`comparison.${element}.difference.others.n`]);
    const nrr = numberIn(row[`comparison.${element}.difference.others.nrr`]);
    if (n !== undefined && nrr !== undefined) ledger.seeOthers(shown, element, { n, nrr });
  }
}

function elementsOf(row: Row): Figures['elements'] {
  const found = ELEMENTS.flatMap((element): [Element, ElementSeen][] => {
    const at = (path: string) => numberIn(row[`satisfaction.elements.${element}.${path}`]);
    const [n, nrr] = [at('n'), at('nrr')];
    if (n === undefined && nrr === undefined) return [];
    const distribution = [0, 1, 2, 3].map((score) => at(`distribution.${score}`));
    return [[element, { n, nrr, ...(distribution.every(isNumber) ? { distribution } : {}) }]];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** A survey report in JSON. */
export function seeSkm(ledger: Ledger, skm: Row, name: string, source: string): readonly string[] {
  const [n, ikm] = [numberIn(skm['n']) ?? 0, numberIn(skm['ikm'])];
  const list = skm['elements'] as readonly ({ readonly code: Element } & ElementSeen)[];
  const releases = releasesOf(flat(skm)['releases']);
  const beside = [
    ...CHANNELS.map((channel) => [`channel ${channel}`, (skm['channelIkm'] as Row)[channel]] as const),
    ['unflagged', (skm['flagged'] as Row | null)?.['ikmWithout']] as const,
  ].flatMap(([other, index]) => (isNumber(index) ? [[other, index] as const] : []));
  if (skm['status'] === 'running') {
    // A step is reckoned by the exact weight alone.
    if (skm['weight'] === 'exact' || ikm !== undefined) ledger.seeStep(String(skm['asOf']), n, ikm ?? 0, source);
    if (list.length + beside.length > 0) ledger.complain(`${source}: more than a step`);
    return releases;
  }
  if (ikm === undefined) {
    if (n > 0 || list.length + beside.length > 0 || skm['ni'] !== null || skm['mutu'] !== null) {
      ledger.complain(`${source}: figures without an index`);
    }
    return releases;
  }
  const weight = skm['weight'] as Weight;
  const elements = Object.fromEntries(list.map(({ code, ...seen }) => [code, seen]));
  ledger.see({ names: [name], releases, source }, { n, ikm, weight, elements, isWhole: true });
  for (const [other, index] of beside) ledger.see({ names: [other], releases, source }, { ikm: index, weight });
  return releases;
}

/** The figures in a document as it was released. */
export function seeDocument(ledger: Ledger, document: Row, source: string): void {
  const releases = [`${String(document['period'])}.${String(document['revision'])}`];
  const { unit, officers, services, nobodys, beside } = document['answers'] as ReleasedParts;
  const parts: readonly (readonly [string, Part['figure'] | undefined])[] = [
    ['unit', unit.figure],
    ...officers.map(({ officerId, figure }) => [`line ${officerId}`, figure] as const),
    ...services.map(({ serviceId, figure }) => [`column ${serviceId ?? '-'}`, figure] as const),
    ...nobodys.map(({ channel, figure }) => [`line -${channel}`, figure] as const),
    ['unflagged', beside.withoutFlagged],
    ['set aside', beside.setAside],
    ...CHANNELS.map((channel) => [`channel ${channel}`, beside.channels[channel]] as const),
  ];
  for (const [name, figure] of parts) {
    if (figure === null || figure === undefined) continue;
    const elements = Object.fromEntries(
      Object.entries(figure.distributions).map(([element, distribution]) => [element, { distribution }]),
    );
    ledger.see({ names: [name], releases, source }, { n: figure.n, elements, isWhole: true });
  }
}

interface Part {
  readonly figure: { readonly n: number; readonly distributions: Readonly<Record<string, readonly number[]>> } | null;
}

interface ReleasedParts {
  readonly unit: Part;
  readonly officers: readonly (Part & { readonly officerId: string })[];
  readonly services: readonly (Part & { readonly serviceId: string | null })[];
  readonly nobodys: readonly (Part & { readonly channel: string })[];
  readonly beside: {
    readonly withoutFlagged: Part['figure'];
    readonly setAside: Part['figure'];
    readonly channels: Readonly<Record<string, Part['figure']>>;
  };
}

/** By officer (`null`: nobody) and service; a row by both is nobody's to see. */
export function namesOf(row: Row): readonly string[] | undefined {
  const [officerId, serviceId] = [idIn(row['officerId']), idIn(row['serviceId'])];
  if (officerId !== undefined && serviceId !== undefined) return undefined;
  if (officerId === null) return CHANNELS.map((channel) => `line -${channel}`);
  if (officerId !== undefined) return [`line ${officerId}`];
  return serviceId === undefined ? ['unit'] : [`column ${serviceId ?? '-'}`];
}

/** In a table nobody is an empty cell. */
function idIn(value: unknown): string | null | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Of nested fields, those by their paths; what releases a figure is made of as a table has it. */
export function flat(value: unknown, path = ''): Row {
  if (path.endsWith('releases') && Array.isArray(value)) {
    const names = (value as readonly Row[]).map(({ period, revision }) => `${String(period)}.${String(revision)}`);
    return { [path]: names.join(' ') };
  }
  if (value === null || typeof value !== 'object') return { [path]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, part]) => flat(part, path === '' ? name : `${path}.${name}`)),
  ) as Row;
}

/** RFC 4180, with ids in the first line. */
export function csvRows(text: string): readonly Row[] {
  const [head = [], ...lines] = csvLines(text);
  return lines.map((line) => Object.fromEntries(head.map((id, place) => [id, line[place] ?? ''])));
}

function csvLines(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '') break;
    if (end !== ',') lines.push([]);
  }
  return lines.filter((line) => line.length > 1 || line[0] !== '');
}

/** The sheets of a workbook, each under the ids of the same table in CSV: its own first line has titles. */
export async function workbookRows(
  bytes: Uint8Array,
  ids: readonly (readonly string[])[],
): Promise<readonly (readonly Row[])[]> {
  const { sheets } = await readXlsx(bytes);
  return ids.map((columns, place) =>
    (sheets[place]?.rows ?? [])
      .slice(1)
      .map((line) => Object.fromEntries(columns.map((id, column) => [id, line[column] ?? '']))),
  );
}

/** Every number with two decimals that stands in a page, the Indonesian way. */
export function decimalsIn(html: string): readonly string[] {
  const body = html.replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ');
  return Array.from(body.matchAll(/(?<![\d,.])\d+,\d\d(?![\d,])/g), ([text]) => text);
}

/** As a page prints them. */
export function printed(values: readonly unknown[]): ReadonlySet<string> {
  return new Set(
    values.filter(isNumber).map((value) => (Math.round(value * 100 + 1e-7) / 100).toFixed(2).replace('.', ',')),
  );
}

export function numberIn(value: unknown): number | undefined {
  if (isNumber(value)) return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function releasesOf(text: unknown): readonly string[] {
  return typeof text === 'string' && text !== '' ? text.split(' ') : [];
}

function filled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
