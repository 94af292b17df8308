// What a file needs to know of its unit: its time zone, where times have no offset, and the names of its services. A counter's key may not read
// the unit; then the zone has to be named.
import * as routes from '@tera/contracts/routes';
import { type UnitId, type UnitRegistry, isTimeZone, unitRegistry } from '@tera/domain';
import type { ServerApi } from '../api.ts';
import { type Context, unitFor } from '../context.ts';
import { Failure } from '../failure.ts';
import { type SettingFlags, findSettings } from '../settings.ts';
import { type Mapping, OWN_MAPPING } from '../tickets/mapping.ts';

/** Our own times have an offset. */
export function isZoneNeeded(option: string | undefined, mapping: Mapping): boolean {
  return option === undefined && mapping.timeZone === undefined && mapping !== OWN_MAPPING;
}

/** A dry run may be without a server: then there is none. */
export async function unitOfFile(
  options: SettingFlags,
  isDry: boolean,
  context: Context,
): Promise<UnitRegistry | undefined> {
  const { url, key, unit } = findSettings(options, context.place);
  if (isDry && (url === undefined || key === undefined || unit === undefined)) return undefined;
  const { api, unitId } = unitFor(options, context);
  return readableUnit(api, unitId);
}

/** `undefined` where the key may not read it. @throws Failure where there is none, or no server. */
export async function readableUnit(api: ServerApi, unitId: UnitId): Promise<UnitRegistry | undefined> {
  try {
    const { value } = await api.fetchJson(routes.getUnit, { path: { unitId } });
    return unitRegistry(value);
  } catch (error) {
    if (error instanceof Failure && error.ending === 'key') return undefined;
    throw error;
  }
}

/** @throws Failure when it is none. */
export function checkedTimeZone(timeZone: string | undefined): string | undefined {
  if (timeZone === undefined || isTimeZone(timeZone)) return timeZone;
  throw new Failure(
    'usage',
    `'${timeZone}' is no time zone.`,
    'Name one such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura.',
  );
}
