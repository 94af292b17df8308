// What a snapshot freezes: every table of a unit and period, made of one reading of its cells, with all that is needed to
// read it later. What was hidden when it was made stays hidden in it, whatever may be shown since.
import {
  DEFINITIONS,
  CATALOGUE_VERSION,
  type Dimension,
  type Definition,
  type Period,
  type RegistryDocument,
  type ReportedRow,
  type SkmReport,
  type UnitId,
} from '@tera/domain';
import type { RegistryStore } from '@tera/store';
import { type Deps, type Head, readPeriod } from '../period-of-unit.ts';
import { rowsOf } from '../rows.ts';
import { reportOf } from '../survey-report.ts';

export interface Frozen extends Head {
  readonly catalogueVersion: string;
  /** How often the unit's document had been put when this was made. */
  readonly registryVersion: number;
  readonly unit: FrozenUnit;
  readonly rows: FrozenRows;
  /** By the exact weight. */
  readonly skm: SkmReport;
  readonly catalogue: readonly Definition[];
}

/** What the ids in the rows mean. Numbers of civil servants (NIP) are not needed for that. */
export interface FrozenUnit extends Pick<RegistryDocument, 'name' | 'services' | 'targets'> {
  readonly officers: readonly Pick<RegistryDocument['officers'][number], 'id' | 'name' | 'active'>[];
}

export interface FrozenRows {
  readonly unit: readonly ReportedRow[];
  readonly officer: readonly ReportedRow[];
  readonly service: readonly ReportedRow[];
  readonly officerAndService: readonly ReportedRow[];
}

export interface FreezingDeps extends Omit<Deps, 'registry'> {
  readonly registry: Pick<RegistryStore, 'unitWithVersion'>;
}

/** `undefined` when there is no such unit. */
export async function readFrozen(unitId: UnitId, period: Period, deps: FreezingDeps): Promise<Frozen | undefined> {
  const registered = await deps.registry.unitWithVersion(unitId);
  if (registered === undefined) return undefined;
  const { unit, version } = registered;
  // The rows by the very document whose version is named.
  const found = await readPeriod(unitId, period, { ...deps, registry: { unit: () => Promise.resolve(unit) } });
  if (found === undefined) return undefined;
  const rowsBy = (by: readonly Dimension[]) => rowsOf(found, { period, by });
  const { name, services, officers, targets } = unit.document;
  return {
    ...found.head,
    catalogueVersion: CATALOGUE_VERSION,
    registryVersion: version,
    unit: {
      name,
      services,
      officers: officers.map(({ id, name: called, active }) => ({ id, name: called, active })),
      targets,
    },
    rows: {
      unit: rowsBy([]),
      officer: rowsBy(['officer']),
      service: rowsBy(['service']),
      officerAndService: rowsBy(['officer', 'service']),
    },
    skm: reportOf(found, { weight: 'exact' }),
    catalogue: DEFINITIONS,
  };
}

/** The one text of a content: the keys of every object in the order of their letters. */
export function canonicalJson(content: object): string {
  return JSON.stringify(content, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
