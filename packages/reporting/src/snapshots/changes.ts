// What differs between frozen figures and those of today: every figure that either catalogue names, row by row, and the
// survey report. Old rows have the shape of their time: a figure that a row does not have is none.
import type { SnapshotChanges } from '@tera/contracts';
import { canonicalJson } from './frozen.ts';

type Changes = Omit<SnapshotChanges, 'snapshotId' | 'unitId' | 'period' | 'createdAt' | 'comparedAt'>;
type RowChange = SnapshotChanges['rows'][number];
type Figure = RowChange['now'];

/** A new method changes every figure of every row; what is listed has to fit into an answer. */
const ROWS_LISTED = 2000;
const TABLES = ['unit', 'officer', 'service', 'officerAndService'] as const;

/** Figures of any time, as far as they are compared; a row has the shape of its method version. */
export interface FiguresThen {
  readonly methodVersion: string;
  readonly catalogueVersion: string;
  readonly registryVersion: number;
  readonly rows: Readonly<Record<(typeof TABLES)[number], readonly Row[]>>;
  readonly skm: object;
  readonly catalogue: readonly { readonly id: string }[];
}

interface Row {
  readonly officerId?: string | null | undefined;
  readonly serviceId?: string | null | undefined;
}

export function changesBetween(frozen: FiguresThen, now: FiguresThen): Changes {
  const ids = [...new Set([...frozen.catalogue, ...now.catalogue].map(({ id }) => id))];
  const rows = TABLES.flatMap((table) => rowChanges(frozen.rows[table], now.rows[table], ids));
  const skm = differences(leavesOf(frozen.skm), leavesOf(now.skm));
  const versions = {
    methodVersion: { was: frozen.methodVersion, now: now.methodVersion },
    catalogueVersion: { was: frozen.catalogueVersion, now: now.catalogueVersion },
    registryVersion: { was: frozen.registryVersion, now: now.registryVersion },
  };
  const changed = rows.length + skm.length;
  return {
    same: changed === 0 && Object.values(versions).every((version) => version.was === version.now),
    ...versions,
    changed,
    rows: rows.slice(0, ROWS_LISTED),
    skm,
  };
}

function rowChanges(frozen: readonly Row[], now: readonly Row[], ids: readonly string[]): RowChange[] {
  const [before, after] = [byHead(frozen), byHead(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [a, b] = [before.get(name), after.get(name)];
    const head = headOf(a ?? b);
    return differences(figuresIn(a, ids), figuresIn(b, ids)).map(({ path: indicator, ...figure }) =>
      Object.assign({ ...head, indicator }, figure),
    );
  });
}

function byHead(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [canonicalJson(headOf(row)), row]));
}

function headOf({ officerId, serviceId }: Row = {}) {
  return {
    ...(officerId === undefined ? {} : { officerId }),
    ...(serviceId === undefined ? {} : { serviceId }),
  };
}

/** An id of the catalogue is the path of its figure in a row. */
function figuresIn(row: Row | undefined, ids: readonly string[]): Map<string, Figure> {
  return new Map(ids.map((id) => [id, figureAt(row, id)]));
}

function figureAt(row: Row | undefined, id: string): Figure {
  const found = id.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), row);
  return isFigure(found) ? found : null;
}

/** Every number and word in an object, by its path. */
function leavesOf(value: unknown, path: readonly string[] = [], leaves = new Map<string, Figure>()) {
  if (isFigure(value)) leaves.set(path.join('.'), value);
  else if (isObject(value)) for (const name of Object.keys(value)) leavesOf(value[name], [...path, name], leaves);
  return leaves;
}

interface Difference {
  readonly path: string;
  readonly was: Figure;
  readonly now: Figure;
}

function differences(was: ReadonlyMap<string, Figure>, now: ReadonlyMap<string, Figure>): Difference[] {
  return [...new Set([...was.keys(), ...now.keys()])]
    .map((path) => ({ path, was: was.get(path) ?? null, now: now.get(path) ?? null }))
    .filter((figure) => figure.was !== figure.now);
}

function isFigure(value: unknown): value is Figure {
  return value === null || ['number', 'string', 'boolean'].includes(typeof value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object';
}
