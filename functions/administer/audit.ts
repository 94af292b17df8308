// `GET /console/administration/audit?from=&cursor=`: who changed what, for auditors.
import { type AuditLine, AUDIT_PATH, auditPage } from '@tera/console';
import { printedInstant } from '@tera/exports';
import type { PageReply } from '@tera/http';
import { type ConsoleView, bodyOf, notShown } from '@tera/in-person';
import { usualZone } from './administered.ts';
import { faultsOf } from './faults.ts';
import type { Administration } from './works.ts';

export async function showAudit(view: ConsoleView<Administration>): Promise<PageReply> {
  const { lang, viewer, at, works, person } = view;
  const from = view.query('from') ?? '';
  const cursor = view.query('cursor');
  const reply = await works.audit(person, { query: { ...(from === '' ? {} : { from }), cursor } });
  if ('refused' in reply) {
    if (reply.refused !== 422 || from === '') return notShown(reply.refused, reply.errors);
    const faults = faultsOf(reply.errors, lang, () => 'from');
    return { page: auditPage({ status: 422, lang, viewer, at, from, entries: [], faults }) };
  }
  const { entries, next } = bodyOf(reply);
  const zone = await usualZone(
    view,
    entries.flatMap(({ units }) => units),
  );
  const asked = new URLSearchParams({ ...(from === '' ? {} : { from }), cursor: next ?? '' });
  return {
    page: auditPage({
      lang,
      viewer,
      at,
      from,
      entries: entries.map((entry): AuditLine => ({
        when: printedInstant(entry.at, zone, lang),
        what: entry.what,
        name: entry.name,
        by: entry.keyId ?? undefined,
        of: entry.of,
        units: entry.units,
        before: textOf(entry.before),
        after: textOf(entry.after),
      })),
      more: next === null ? undefined : `${AUDIT_PATH}?${asked.toString()}`,
      faults: [],
    }),
  };
}

/** A document of a large unit is as long as a book: its beginning says what it is. */
const LONGEST = 1500;

function textOf(version: object | null): string | undefined {
  if (version === null) return undefined;
  const text = JSON.stringify(version, null, 1);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
