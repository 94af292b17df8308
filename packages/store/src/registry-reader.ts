// Reading a unit's registry document: a small head with the version, read on every use, and the compressed body, read
// only when the version is new. So a change holds at once everywhere, and costs one read unit to notice.
import { type UnitId, type UnitRegistry, unitRegistry } from '@tera/domain';
import { type Item, S, number } from './attributes.ts';
import type { DynamoClient } from './aws/dynamodb.ts';
import { itemReader } from './item-reader.ts';
import { registryBody } from './registry-body.ts';
import { UNIT_PREFIX } from './tables.ts';

export interface RegistryReader {
  /** The unit as it is now; `undefined` when there is none. */
  readonly unit: (unitId: UnitId) => Promise<UnitRegistry | undefined>;
}

export interface VersionedRegistryReader extends RegistryReader {
  readonly unitWithVersion: (unitId: UnitId) => Promise<VersionedUnit | undefined>;
}

/** A unit, and how often its document has been put. */
export interface VersionedUnit {
  readonly version: number;
  readonly unit: UnitRegistry;
}

const UNITS_REMEMBERED = 200;

export function registryReader(client: DynamoClient, table: string): VersionedRegistryReader {
  const getItem = itemReader(client, table);
  const known = new Map<UnitId, VersionedUnit>();
  const unitWithVersion: VersionedRegistryReader['unitWithVersion'] = async (unitId) => {
    const head = await getItem(registryKey(unitId, 'HEAD'));
    if (head === undefined) return undefined;
    const remembered = known.get(unitId);
    if (remembered?.version === number(head, 'version')) return remembered;
    const item = await getItem(registryKey(unitId, 'BODY'));
    if (item === undefined) throw new Error('a unit has a head and no body');
    const { document, former, publishing } = await registryBody(item);
    const read = { version: number(item, 'version'), unit: unitRegistry(document, former, publishing) };
    if (known.size >= UNITS_REMEMBERED) known.clear();
    known.set(unitId, read);
    return read;
  };
  return { unit: async (unitId) => (await unitWithVersion(unitId))?.unit, unitWithVersion };
}

export function registryKey(unitId: UnitId, sk: 'HEAD' | 'BODY'): Item {
  return { pk: S(`${UNIT_PREFIX}${unitId}`), sk: S(sk) };
}
