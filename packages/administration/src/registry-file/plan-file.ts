// What a file of units and officers would make of the units as they are: documents with what each line adds or changes, and what
// is wrong, by line and column. A file only adds and changes: who is not in it stays. A cell that is empty says nothing. So the same
// file once more changes nothing.
import { RegistryDocumentSchema, UnitIdSchema, read } from '@tera/contracts';
import {
  type Counter,
  type Officer,
  type RegistryChange,
  type RegistryDocument,
  type Service,
  registryChanges,
  USUAL_TIME_ZONE,
} from '@tera/domain';
import { FILE_COLUMNS, type FileColumn, type FileFault, type FileFaultCode, type FileLine } from './columns.ts';

export interface CurrentUnit {
  readonly document: RegistryDocument;
  readonly etag: string | undefined;
}

export interface PlanDeps {
  /** Whether who asks may change the unit. */
  readonly mayWrite: (unitId: string) => boolean;
  /** Units as they are, of those that who asks may read. */
  readonly current: (unitId: string) => Promise<CurrentUnit | undefined>;
  readonly language: 'id' | 'en';
}

/** What one line does to one thing. */
export interface LineEffect {
  readonly in: 'unit' | 'officers' | 'services' | 'counters';
  readonly id: string;
  readonly name: string;
  readonly what: 'added' | 'changed' | 'same';
}

export interface PlannedLine {
  readonly line: number;
  readonly effects: readonly LineEffect[];
}

export interface PlannedUnit {
  readonly unitId: string;
  readonly name: string;
  /** As it was read; none of a new unit. */
  readonly etag: string | undefined;
  readonly isNew: boolean;
  readonly lines: readonly PlannedLine[];
  readonly faults: readonly FileFault[];
  readonly changes: readonly RegistryChange[];
  /** What is to be put; none where something is wrong, or nothing would change. */
  readonly document: RegistryDocument | undefined;
}

export async function planOf(lines: readonly FileLine[], deps: PlanDeps): Promise<readonly PlannedUnit[]> {
  const units = new Map<string, FileLine[]>();
  let unitId = '';
  for (const line of lines) {
    // As in a table that names a unit once, above its officers.
    unitId = line.cells.unit ?? unitId;
    units.set(unitId, [...(units.get(unitId) ?? []), line]);
  }
  const planned: PlannedUnit[] = [];
  for (const [id, ofUnit] of units) planned.push(await unitOf(id, ofUnit, deps));
  return planned;
}

/** A document while lines are added to it, and where each thing of it comes from. */
interface Draft {
  document: RegistryDocument;
  readonly sources: Map<string, number>;
  readonly faults: FileFault[];
  readonly language: PlanDeps['language'];
}

async function unitOf(unitId: string, lines: readonly FileLine[], deps: PlanDeps): Promise<PlannedUnit> {
  const [first = { line: 1, cells: {} }] = lines;
  const told = { unitId, lines: [], changes: [], document: undefined, name: first.cells.unitName ?? unitId };
  const bad = (code: FileFaultCode): PlannedUnit => ({
    ...told,
    etag: undefined,
    isNew: false,
    faults: [{ line: first.line, column: FILE_COLUMNS.unit[deps.language], code }],
  });
  if (unitId === '') return bad('required');
  if (!read(UnitIdSchema, unitId).ok) return bad('bad_id');
  if (!deps.mayWrite(unitId)) return bad('unknown_unit');
  const current = await deps.current(unitId);
  const draft: Draft = {
    document: current?.document ?? newDocument(),
    sources: new Map(),
    faults: [],
    language: deps.language,
  };
  if (current === undefined) await copyServices(lines, draft, deps);
  const planned = lines.map((line): PlannedLine => ({
    line: line.line,
    effects: [
      ...unitEffect(unitId, line, line === first && current === undefined, draft),
      ...serviceEffect(line, draft),
      ...counterEffect(line, draft),
      ...officerEffect(line, draft),
    ],
  }));
  if (current === undefined && draft.document.name === '') fault(draft, first.line, 'unitName', 'required');
  const judged = judge(draft, first.line);
  const changes = judged === undefined ? [] : registryChanges(current?.document, judged);
  return {
    ...told,
    name: draft.document.name === '' ? unitId : draft.document.name,
    etag: current?.etag,
    isNew: current === undefined,
    lines: planned,
    faults: draft.faults,
    changes,
    document: changes.length === 0 ? undefined : judged,
  };
}

function newDocument(): RegistryDocument {
  return { name: '', timeZone: USUAL_TIME_ZONE, services: [], officers: [], counters: [] };
}

/** Sixty offices of a kind have the same services: those of one that is there, with its counters and how it publishes. */
async function copyServices(lines: readonly FileLine[], draft: Draft, { current }: PlanDeps): Promise<void> {
  const line = lines.find(({ cells }) => cells.like !== undefined);
  if (line?.cells.like === undefined) return;
  const like = read(UnitIdSchema, line.cells.like).ok ? await current(line.cells.like) : undefined;
  if (like === undefined) return fault(draft, line.line, 'like', 'unknown_like');
  draft.document = { ...draft.document, ...likeDocument(like.document) };
}

/** What a new unit takes over from one that is there: nobody, and no target. */
export function likeDocument({
  timeZone,
  services,
  counters,
  questionnaire,
  publishes,
  settleDays,
}: RegistryDocument): Pick<
  RegistryDocument,
  'timeZone' | 'services' | 'counters' | 'questionnaire' | 'publishes' | 'settleDays'
> {
  return {
    timeZone,
    services,
    counters,
    ...(questionnaire !== undefined && { questionnaire }),
    ...(publishes !== undefined && { publishes }),
    ...(settleDays !== undefined && { settleDays }),
  };
}

function unitEffect(unitId: string, { line, cells }: FileLine, isNew: boolean, draft: Draft): readonly LineEffect[] {
  const before = draft.document;
  const timeZone = cells.zone === undefined ? before.timeZone : zoneOf(cells.zone);
  if (timeZone === undefined) fault(draft, line, 'zone', 'bad_zone');
  const own = [
    ['name', 'unitName', cells.unitName],
    ['timeZone', 'zone', cells.zone === undefined ? undefined : timeZone],
    ['contact', 'contact', cells.contact],
  ] as const;
  for (const [field, column, value] of own) {
    if (value === undefined) continue;
    const earlier = draft.sources.get(field);
    if (earlier !== undefined && before[field] !== value) fault(draft, line, column, 'different');
    draft.sources.set(field, line);
    draft.document = { ...draft.document, [field]: value };
  }
  const isSaid = cells.unitName !== undefined || cells.zone !== undefined || cells.contact !== undefined;
  if (!isNew && !isSaid) return [];
  const what = isNew ? 'added' : JSON.stringify(before) === JSON.stringify(draft.document) ? 'same' : 'changed';
  return [{ in: 'unit', id: unitId, name: draft.document.name, what }];
}

const ZONES: Readonly<Record<string, string>> = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
};

function zoneOf(written: string): string | undefined {
  return ZONES[written.toUpperCase()] ?? (/^[A-Z][a-z]+\/\w+$/.test(written) ? written : undefined);
}

function officerEffect({ line, cells }: FileLine, draft: Draft): readonly LineEffect[] {
  const { officer: code, officerName: name, nip: written, active: said } = cells;
  if (code === undefined && name === undefined && written === undefined && said === undefined) return [];
  const nip = written?.replaceAll(/[\s.]/g, '');
  if (nip !== undefined && !/^\d{18}$/.test(nip)) fault(draft, line, 'nip', 'bad_nip');
  const active = said === undefined ? undefined : ACTIVE[said.toLowerCase()];
  if (said !== undefined && active === undefined) fault(draft, line, 'active', 'bad_active');
  const { officers } = draft.document;
  const known =
    code === undefined
      ? (officers.find((one) => nip !== undefined && one.nip === nip) ??
        officers.find((one) => one.name === name && (nip === undefined || one.nip === undefined)))
      : officers.find(({ id }) => id === code);
  const given = {
    ...(name !== undefined && { name }),
    ...(nip !== undefined && { nip }),
    ...(active !== undefined && (!active || known?.active === false) && { active: active ? undefined : false }),
  };
  const id = code ?? known?.id ?? nextOfficer(officers);
  return put<Officer>('officers', { line, id, name, known, given }, draft, ['officerName', 'officer']);
}

const ACTIVE: Readonly<Record<string, boolean>> = {
  ya: true,
  aktif: true,
  yes: true,
  y: true,
  '1': true,
  tidak: false,
  nonaktif: false,
  no: false,
  t: false,
  n: false,
  '0': false,
};

/** `p-07` after `p-06`. */
export function nextOfficer(officers: readonly Pick<Officer, 'id'>[]): string {
  const numbers = officers.map(({ id }) => Number(/^p-(\d{1,6})$/.exec(id)?.[1] ?? 0));
  return `p-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}

function serviceEffect({ line, cells }: FileLine, draft: Draft): readonly LineEffect[] {
  const { service: code, serviceName: name, minutes: written } = cells;
  if (code === undefined && name === undefined && written === undefined) return [];
  const { services } = draft.document;
  const known = services.find((one) => (code === undefined ? one.name === name : one.id === code));
  const minutes = written === undefined ? undefined : Number(written.replace(',', '.'));
  if (minutes !== undefined && !(minutes > 0)) fault(draft, line, 'minutes', 'not_a_number');
  const isOther = known !== undefined && minutes !== undefined && known.standard?.minutes !== minutes;
  if (isOther) fault(draft, line, 'minutes', 'standard_by_form');
  const standard = { measure: 'service', minutes: minutes ?? 0 } as const;
  const given = {
    ...(name !== undefined && { name }),
    ...(known === undefined && minutes !== undefined && { standard }),
  };
  const id = code ?? known?.id ?? idFrom(name ?? '', services);
  return put<Service>('services', { line, id, name, known, given }, draft, ['serviceName', 'service']);
}

function counterEffect({ line, cells }: FileLine, draft: Draft): readonly LineEffect[] {
  const { counter: code, counterName: name } = cells;
  if (code === undefined && name === undefined) return [];
  const { counters } = draft.document;
  const known = counters.find((one) => (code === undefined ? one.name === name : one.id === code));
  const id = code ?? known?.id ?? idFrom(name ?? '', counters);
  const given = name === undefined ? {} : { name };
  return put<Counter>('counters', { line, id, name, known, given }, draft, ['counterName', 'counter']);
}

/** `Kartu Keluarga` → `kartu-keluarga`. */
export function idFrom(name: string, taken: readonly { readonly id: string }[]): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const id =
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 30)
      .replace(/-$/, '') || 'x';
  for (let nth = 1; ; nth++) {
    const tried = nth === 1 ? id : `${id}-${nth}`;
    if (!taken.some((one) => one.id === tried)) return tried;
  }
}

interface Given<Thing> {
  readonly line: number;
  readonly id: string;
  readonly name: string | undefined;
  readonly known: Thing | undefined;
  readonly given: Partial<Thing>;
}

function put<Thing extends { readonly id: string; readonly name: string }>(
  list: 'officers' | 'services' | 'counters',
  { line, id, name, known, given }: Given<Thing>,
  draft: Draft,
  [nameColumn, idColumn]: readonly [FileColumn, FileColumn],
): readonly LineEffect[] {
  if (known === undefined && name === undefined) {
    fault(draft, line, nameColumn, 'required');
    return [];
  }
  const items = draft.document[list] as readonly { readonly id: string }[];
  const before = { ...known };
  const after = Object.fromEntries(
    Object.entries({ ...known, id, ...given }).filter(([, value]) => value !== undefined),
  );
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  const source = draft.sources.get(`${list} ${id}`);
  if (source !== undefined && !isSame) fault(draft, line, idColumn, 'duplicate');
  draft.sources.set(`${list} ${id}`, line);
  const at = known === undefined ? items.length : items.findIndex((one) => one.id === known.id);
  draft.document = { ...draft.document, [list]: items.toSpliced(at, 1, after as never) };
  const what = known === undefined ? 'added' : isSame ? 'same' : 'changed';
  return [{ in: list, id, name: name ?? known?.name ?? id, what }];
}

/** The document as it would be taken; what its schema complains of is told at the line that it comes from. */
function judge(draft: Draft, firstLine: number): RegistryDocument | undefined {
  if (draft.faults.length > 0) return undefined;
  const result = read(RegistryDocumentSchema, draft.document);
  if (result.ok) return result.value;
  for (const { path, code } of result.errors) {
    const [list = '', index = '', field = ''] = path.split('.');
    const items = draft.document[list as 'officers'] as readonly { readonly id: string }[] | undefined;
    const id = Array.isArray(items) ? items[Number(index)]?.id : undefined;
    const line = draft.sources.get(id === undefined ? list : `${list} ${id}`) ?? firstLine;
    const column = COLUMNS_OF[list]?.[field === '' ? '' : field];
    const kind = OF_FIELD[field] ?? (code === 'too_big' ? 'too_long' : list === 'timeZone' ? 'bad_zone' : 'not_taken');
    if (column === undefined) draft.faults.push({ line, column: '', code: kind });
    else fault(draft, line, column, kind);
  }
  return undefined;
}

/** Whatever the schema says of it. */
const OF_FIELD: Readonly<Record<string, FileFaultCode | undefined>> = { id: 'bad_id', standard: 'not_a_number' };

const COLUMNS_OF: Readonly<Record<string, Readonly<Record<string, FileColumn>> | undefined>> = {
  name: { '': 'unitName' },
  timeZone: { '': 'zone' },
  contact: { '': 'contact' },
  officers: { id: 'officer', name: 'officerName', nip: 'nip' },
  services: { id: 'service', name: 'serviceName', standard: 'minutes' },
  counters: { id: 'counter', name: 'counterName' },
};

function fault({ faults, language }: Draft, line: number, column: FileColumn, code: FileFaultCode): void {
  faults.push({ line, column: FILE_COLUMNS[column][language], code });
}
