// Who changed what, oldest first, in words; what it was before and is from then on stands below each, as it is kept.
import type { Audited } from '@tera/contracts';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { type FieldFault, faultSummary, typedField } from '../form-fields.ts';
import { type Viewer, frame, scrolling } from '../frame.ts';

export interface AuditLine {
  readonly when: string;
  readonly what: Audited;
  readonly name: string;
  /** The key or the person that did it; none where it was done by hand. */
  readonly by: string | undefined;
  readonly of: string;
  readonly units: readonly string[];
  /** JSON, where there is something. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
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

const WORDS = {
  id: {
    title: 'Catatan perubahan',
    lead: 'Siapa mengubah apa, dari yang paling lama. Catatan ini hanya dapat ditambah.',
    from: 'Mulai tanggal',
    show: 'Tampilkan',
    none: 'Tidak ada catatan pada rentang ini.',
    more: 'Catatan berikutnya',
    when: 'Waktu',
    who: 'Siapa',
    what: 'Apa',
    of: 'Tentang',
    units: 'Unit',
    allUnits: 'semua unit',
    byHand: 'langsung pada sistem',
    details: 'Sebelum dan sesudah',
    before: 'Sebelum',
    after: 'Sesudah',
    nothing: 'tidak ada',
  },
  en: {
    title: 'Audit',
    lead: 'Who changed what, oldest first. It is only ever added to.',
    from: 'From',
    show: 'Show',
    none: 'There is nothing from then on.',
    more: 'What comes next',
    when: 'When',
    who: 'Who',
    what: 'What',
    of: 'About',
    units: 'Units',
    allUnits: 'all units',
    byHand: 'by hand in the system',
    details: 'Before and after',
    before: 'Before',
    after: 'After',
    nothing: 'nothing',
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
  'exclusion.taking_back': { id: 'pembatalan penyisihan diminta', en: 'taking back asked for' },
  'exclusion.kept': { id: 'penyisihan tetap berlaku', en: 'setting aside kept' },
  'exclusion.taken_back': { id: 'penyisihan dibatalkan', en: 'setting aside taken back' },
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
        ${typedField({ name: 'from', label: words.from, value: from, type: 'date', faults })}
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
          (entry) =>
            html`<tr>
              <td class="words">${entry.when}</td>
              <td class="words">${entry.name}<small>${entry.by ?? words.byHand}</small></td>
              <td class="words">${DEEDS[entry.what]?.[lang] ?? entry.what}</td>
              <td class="words">
                ${entry.of}
                ${
                  (entry.before !== undefined || entry.after !== undefined) &&
                  html`<details>
                    <summary>${words.details}</summary>
                    <p><b>${words.before}</b></p>
                    <pre class="kept">${entry.before ?? words.nothing}</pre>
                    <p><b>${words.after}</b></p>
                    <pre class="kept">${entry.after ?? words.nothing}</pre>
                  </details>`
                }
              </td>
              <td class="words">${entry.units.map((unit) => (unit === '*' ? words.allUnits : unit)).join(', ')}</td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}
