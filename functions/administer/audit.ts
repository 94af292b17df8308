// `GET /console/administration/audit?from=&cursor=`: who changed what, for auditors, newest first. A day is one of the auditor's own
// units, and each entry has the clock of the unit that it is about.
import { LocalDaySchema, read } from '@tera/contracts';
import { type AuditLine, AUDIT_FROM, AUDIT_PATH, auditPage } from '@tera/console';
import { USUAL_TIME_ZONE, startOfDay } from '@tera/domain';
import { printedInstant } from '@tera/exports';
import type { PageReply } from '@tera/http';
import { type ConsoleView, bodyOf, notShown } from '@tera/in-person';
import type { ListedUnit } from '@tera/store';
import { faultsOf } from './faults.ts';
import type { Administration } from './works.ts';

export async function showAudit(view: ConsoleView<Administration>): Promise<PageReply> {
  const { lang, viewer, at, works, person } = view;
  const from = view.query('from') ?? '';
  const cursor = view.query('cursor');
  const units = await listedUnits(works);
  const zoneOf = (ids: readonly string[]) =>
    ids.map((id) => units.get(id)?.timeZone).find((zone) => zone !== undefined) ?? USUAL_TIME_ZONE;
  const ownZone = zoneOf(person.roles.flatMap((role) => role.units));
  const query = { ...(from === '' ? {} : { from: beginningOf(from, ownZone) }), cursor };
  const reply = await works.audit(person, { query });
  if ('refused' in reply) {
    if (reply.refused !== 422 || from === '') return notShown(reply.refused, reply.errors);
    const faults = faultsOf(reply.errors, lang, ({ path: name }) =>
      name === 'from' ? { name, expects: 'date', label: AUDIT_FROM[lang], typed: from } : undefined,
    );
    return { page: auditPage({ status: 422, lang, viewer, at, from, entries: [], faults }) };
  }
  const { entries, next } = bodyOf(reply);
  const asked = new URLSearchParams({ ...(from === '' ? {} : { from }), cursor: next ?? '' });
  return {
    page: auditPage({
      lang,
      viewer,
      at,
      from,
      entries: entries.map((entry): AuditLine => {
        const timeZone = zoneOf(entry.units);
        return {
          entry,
          when: printedInstant(entry.at, timeZone, lang),
          timeZone,
          units: entry.units.map((unitId) => ({ unitId, name: units.get(unitId)?.name })),
        };
      }),
      more: next === null ? undefined : `${AUDIT_PATH}?${asked.toString()}`,
      faults: [],
    }),
  };
}

async function listedUnits(works: Pick<Administration, 'units'>): Promise<ReadonlyMap<string, ListedUnit>> {
  const units = new Map<string, ListedUnit>();
  for await (const unit of works.units()) units.set(unit.unitId, unit);
  return units;
}

/** What is no day is left for the schema to refuse. */
function beginningOf(day: string, zone: string): string {
  const found = read(LocalDaySchema, day);
  return found.ok ? new Date(startOfDay(found.value, zone)).toISOString() : day;
}
