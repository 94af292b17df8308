// Reading a unit's registry document: a small head with the version, read on every use, and the compressed body, read
// only when the version is new. So a change holds at once everywhere, and costs one read unit to notice.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type FormerStandard, type RegistryDocument, type UnitId, type UnitRegistry, unitRegistry } from '@tera/domain';
import { type Item, S, number } from './attributes.ts';

export interface RegistryReader {
  /** The unit as it is now; `undefined` when there is none. */
  readonly unit: (unitId: UnitId) => Promise<UnitRegistry | undefined>;
}

/** Reads one item of the registry table, strongly. */
export type GetItem = (key: Item) => Promise<Item | undefined>;

/** What the body holds, as JSON in gzip. */
export interface RegistryBody {
  readonly document: RegistryDocument;
  readonly former: readonly FormerStandard[];
}

interface Known {
  readonly version: number;
  readonly registry: UnitRegistry;
}

const UNITS_REMEMBERED = 200;
const decompress = promisify(gunzip);

/** Over any way of reading an item: the SDK, or the lean reads of the survey page. */
export function registryReader(getItem: GetItem): RegistryReader {
  const known = new Map<UnitId, Known>();
  return {
    unit: async (unitId) => {
      const head = await getItem(registryKey(unitId, 'HEAD'));
      if (head === undefined) return undefined;
      const remembered = known.get(unitId);
      if (remembered?.version === number(head, 'version')) return remembered.registry;
      const item = await getItem(registryKey(unitId, 'BODY'));
      if (item === undefined) throw new Error('a unit has a head and no body');
      const { document, former } = await registryBody(item);
      const registry = unitRegistry(document, former);
      if (known.size >= UNITS_REMEMBERED) known.clear();
      known.set(unitId, { version: number(item, 'version'), registry });
      return registry;
    },
  };
}

export function registryKey(unitId: UnitId, sk: 'HEAD' | 'BODY'): Item {
  return { pk: S(`UNIT#${unitId}`), sk: S(sk) };
}

export async function registryBody(item: Item): Promise<RegistryBody> {
  const packed = item['body']?.B;
  if (packed === undefined) throw new Error("a unit's body item holds no body");
  return JSON.parse((await decompress(packed)).toString('utf8')) as RegistryBody;
}
