// Who changed what, newest first, in words: to whom or what it was done, and each field from what to what.
import { type Audited, ALL_UNITS, personAsKey } from '@tera/contracts';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { type FieldFault, faultSummary, typedField } from '../form-fields.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';
import { type ToldEntry, auditDetails, auditSubject } from './audit-text.ts';

export interface AuditLine {
  readonly entry: ToldEntry;
  /** As it is printed, by this clock. */
  readonly when: string;
  readonly timeZone: string;
  readonly units: readonly { readonly unitId: string; readonly name?: string | undefined }[];
}

export interface AuditInput {
  readonly status?: number;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly from: string;
  readonly entries: readonly AuditLine[];
  readonly more?: string | undefined;
  readonly faults: readonly FieldFault[];
}

export const AUDIT_PATH = '/console/administration/audit';
/** What its one field is called. */
export const AUDIT_FROM = { id: 'Sejak tanggal', en: 'Since' } as const satisfies Record<Lang, string>;

const WORDS = {
  id: {
    title: 'Catatan perubahan',
    lead: 'Siapa mengubah apa, dari yang terbaru. Catatan ini hanya dapat ditambah.',
    show: 'Tampilkan',
    none: 'Tidak ada catatan pada rentang ini.',
    more: 'Catatan yang lebih lama',
    when: 'Waktu',
    who: 'Siapa',
    what: 'Apa',
    of: 'Terhadap apa, dan perubahannya',
    units: 'Unit',
    allUnits: 'semua unit',
    otherDeed: 'perubahan lain',
    byHand: 'langsung pada sistem',
    schedule: 'jadwal setiap malam',
    person: (id: string) => `orang: ${id}`,
    key: (id: string) => `kunci: ${id}`,
  },
  en: {
    title: 'Audit',
    lead: 'Who changed what, newest first. It is only ever added to.',
    show: 'Show',
    none: 'There is nothing from then on.',
    more: 'Older entries',
    when: 'When',
    who: 'Who',
    what: 'What',
    of: 'To what, and what is another',
    units: 'Units',
    allUnits: 'all units',
    otherDeed: 'another change',
    byHand: 'by hand in the system',
    schedule: 'the schedule of every night',
    person: (id: string) => `person: ${id}`,
    key: (id: string) => `key: ${id}`,
  },
} as const satisfies Record<Lang, unknown>;

const DEEDS: Readonly<Record<Audited, Readonly<Record<Lang, string>>>> = {
  'unit.made': { id: 'unit dibuat', en: 'unit made' },
  'unit.changed': { id: 'unit diubah', en: 'unit changed' },
  'key.made': { id: 'kunci dibuat', en: 'key made' },
  'key.revoked': { id: 'kunci dicabut', en: 'key revoked' },
  'person.made': { id: 'orang ditambahkan', en: 'person added' },
  'person.changed': { id: 'orang diubah', en: 'person changed' },
  'person.removed': { id: 'orang dihapus', en: 'person removed' },
  'person.signed_in': { id: 'masuk', en: 'signed in' },
  'person.signed_out': { id: 'keluar', en: 'signed out' },
  'objection.filed': { id: 'keberatan diajukan', en: 'objection filed' },
  'objection.upheld': { id: 'keberatan diterima', en: 'objection upheld' },
  'objection.refused': { id: 'keberatan ditolak', en: 'objection refused' },
  'snapshot.made': { id: 'angka dibekukan', en: 'figures frozen' },
  'release.made': { id: 'hasil diterbitkan', en: 'result published' },
  'release.replaced': { id: 'hasil diganti', en: 'result replaced' },
  'replacement.proposed': { id: 'penggantian diusulkan', en: 'replacement proposed' },
  'exclusion.proposed': { id: 'penyisihan diusulkan', en: 'setting aside proposed' },
  'exclusion.confirmed': { id: 'penyisihan disetujui', en: 'setting aside confirmed' },
  'exclusion.refused': { id: 'penyisihan ditolak', en: 'setting aside refused' },
  'exclusion.taking_back': { id: 'penarikan kembali penyisihan diminta', en: 'taking back asked for' },
  'exclusion.kept': { id: 'penyisihan tetap berlaku', en: 'setting aside kept' },
  'exclusion.taken_back': { id: 'penyisihan ditarik kembali', en: 'setting aside taken back' },
  'follow_up.given': { id: 'tindak lanjut dicatat', en: 'follow-up noted' },
  'follow_up.changed': { id: 'tindak lanjut diubah', en: 'follow-up changed' },
  'brought_figure.entered': { id: 'hasil lama dimasukkan', en: 'earlier result entered' },
  'brought_figure.replaced': { id: 'hasil lama diganti', en: 'earlier result replaced' },
  'figures.rebuilt': { id: 'angka dihitung ulang', en: 'figures counted anew' },
  'comment.marked': { id: 'komentar ditandai', en: 'comment marked' },
  'comment.erased': { id: 'komentar dihapus', en: 'comment erased' },
  'paper.typed': { id: 'lembar kertas diketik', en: 'sheet of paper typed' },
  'feedback.said': { id: 'masukan dikirim', en: 'feedback sent' },
  'feedback.answered': { id: 'masukan dijawab', en: 'feedback answered' },
};

export function auditPage({ status = 200, lang, viewer, at, from, entries, more, faults }: AuditInput): Page {
  const words = WORDS[lang];
  return frame({
    status,
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: words.lead,
    body: html`<section>
      ${faultSummary(faults, lang)}
      <form class="inline" method="get" action="${AUDIT_PATH}">
        ${typedField({ name: 'from', label: AUDIT_FROM[lang], value: from, type: 'date', faults })}
        <button>${words.show}</button>
      </form>
      ${entries.length === 0 ? html`<p>${words.none}</p>` : table(entries, lang)}
      ${more !== undefined && html`<p><a class="button" href="${more}">${words.more}</a></p>`}
    </section>`,
  });
}

function table(entries: readonly AuditLine[], lang: Lang): Content {
  const words = WORDS[lang];
  return scrolling(
    words.title,
    html`<table>
      <thead>
        <tr>
          ${[words.when, words.who, words.what, words.of, words.units].map(
            (title) => html`<th scope="col" class="words">${title}</th> `,
          )}
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          ({ entry, when, timeZone, units }) =>
            html`<tr>
              <td class="words">${when}</td>
              <td class="words">${whoDidIt(entry, lang)}</td>
              <td class="words">${DEEDS[entry.what]?.[lang] ?? words.otherDeed}</td>
              <td class="words">${auditSubject(entry, lang)} ${auditDetails(entry, timeZone, lang)}</td>
              <td class="words">
                ${units.map(
                  ({ unitId, name }, at) =>
                    html`${at > 0 && ', '}${unitId === ALL_UNITS ? words.allUnits : (name ?? unitId)}`,
                )}
              </td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}

/** Without a key it was the clock, or somebody who went past the API. */
function whoDidIt({ keyId, name }: ToldEntry, lang: Lang): Content {
  const words = WORDS[lang];
  if (keyId === null) return name === 'schedule' ? words.schedule : words.byHand;
  const personId = personAsKey(keyId);
  return html`${name}<small>${personId === undefined ? words.key(keyId) : words.person(personId)}</small>`;
}
