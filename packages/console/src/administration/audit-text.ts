// An entry of the audit in words: what it is about, and each field from what to what. What older or newer software has written is told
// as well as it can be: a field that has no name here stands under its own, and nothing as programs write it.
import { type AuditEntryBody, ALL_UNITS } from '@tera/contracts';
import {
  type ExclusionRule,
  type RegistryDocument,
  REGISTRY_LISTS,
  REPLACEMENTS,
  findIndicator,
  isLocalDay,
  parsePeriod,
  registryChanges,
} from '@tera/domain';
import {
  CHANNEL_NAMES,
  COMMENT_STATE_NAMES,
  ELEMENT_NAMES,
  FLAG_NAMES,
  exclusionRuleText,
  periodText,
  printedDay,
  printedInstant,
  reasonText,
} from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { decimal } from '../figure-texts.ts';
import { OBJECTION_STATE_NAMES } from '../objections/objection-states.ts';
import { CONSOLE_TEXTS } from '../texts.ts';
import { changeList, fromTo } from './change-text.ts';
import { SCOPE_WORDS } from './key-words.ts';
import { PART_WORDS } from './registry-words.ts';

export type ToldEntry = Pick<AuditEntryBody, 'keyId' | 'name' | 'what' | 'of' | 'before' | 'after'>;
type Words = Readonly<Record<Lang, string>>;
type Fields = Readonly<Record<string, unknown>>;

/** What was changed: what it is called, and its id where that is something else. */
export function auditSubject({ what, name, of, before, after }: ToldEntry, lang: Lang): Content {
  const [kind = ''] = what.split('.');
  const told: Readonly<Partial<Record<'name' | 'period' | 'factId', unknown>>> = { ...before, ...after };
  const called = (text: unknown) => (typeof text === 'string' && text !== of ? html`${text}<small>${of}</small>` : of);
  switch (kind) {
    case 'unit':
    case 'key':
      return called(told.name);
    case 'person':
      return called(what.startsWith('person.signed') ? name : told.name);
    case 'release':
    case 'replacement':
    case 'brought_figure':
      return periodName(of, lang);
    case 'figures':
      return periodName(of.slice(of.indexOf(' ') + 1), lang);
    case 'exclusion':
    case 'snapshot':
      return called(periodName(told.period, lang));
    case 'objection':
      return called(typeof told.factId === 'string' ? WORDS[lang].ticket(told.factId) : undefined);
    case 'follow_up':
    case 'paper': {
      const [period, part = ''] = of.split('#');
      const element: Words | undefined = nameIn(ELEMENT_NAMES, part);
      return `${kind === 'paper' ? WORDS[lang].sheet(part) : (element?.[lang] ?? part)}, ${periodName(period, lang)}`;
    }
    default:
      return of;
  }
}

/** Each field that is another one now, from what to what; of what was not there, or is not any more, what it is or was. */
export function auditDetails({ what, before, after }: ToldEntry, timeZone: string, lang: Lang): Content {
  if (what.startsWith('unit.') && after !== null) return unitDetails(before, after, lang);
  const [was, is] = [fieldsIn(before), fieldsIn(after)];
  const about = { kind: what.split('.')[0] ?? '', timeZone, lang };
  const text = (field: string, value: unknown) => valueText(field, value, about);
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({ field, was: text(field, was[field]), is: text(field, is[field]) }))
    .filter((one) => one.was !== one.is);
  const isChange = before !== null && after !== null && changed.length > 0;
  const lines = isChange
    ? changed.map(({ field, ...one }) => ({
        field,
        value: field === 'loginChanged' ? one.is : fromTo(one.was, one.is, lang),
      }))
    : Object.entries(after === null ? was : is).map(([field, value]) => ({ field, value: text(field, value) }));
  if (lines.length === 0) return undefined;
  return html`<ul class="changes">
    ${lines.map(({ field, value }) => html`<li><b>${LABELS[field]?.[lang] ?? field}</b>: ${value}</li> `)}
  </ul>`;
}

/** An office with all its people may be brought in at once: what is more is told in numbers. */
const CHANGES_TOLD = 20;

function unitDetails(before: Fields | null, after: Fields, lang: Lang): Content {
  const now = documentOf(after);
  if (before === null) {
    const numbers = REGISTRY_LISTS.map((list) => [
      PART_WORDS[lang][PARTS[list]].noun.toLowerCase(),
      now[list]?.length ?? 0,
    ]);
    return html`<ul class="changes">
      <li>${numbers.map(([noun, count], at) => html`${at > 0 && ', '}${count} ${noun}`)}</li>
    </ul>`;
  }
  const former = documentOf(before);
  const changes = registryChanges(former, now);
  const more = changes.length - CHANGES_TOLD;
  return html`${changes.length === 0 ? WORDS[lang].nothing : changeList(changes.slice(0, CHANGES_TOLD), [now, former], lang)}
  ${more > 0 && html`<p>${WORDS[lang].more(decimal(more, 0, lang))}</p>`}`;
}

const PARTS = { services: 'service', officers: 'officer', counters: 'counter', targets: 'target' } as const;

/** As the audit has kept it. Of the first ones a list may be missing. */
function documentOf(kept: Fields): RegistryDocument {
  return { services: [], officers: [], counters: [], ...kept } as unknown as RegistryDocument;
}

/** What stands in a column of its own, or tells nobody anything. */
const UNTOLD: ReadonlySet<string> = new Set([
  'keyId',
  'exclusionId',
  'snapshotId',
  'version',
  'cursor',
  'createdAt',
  'createdBy',
  'revokedAt',
  'element',
  'number',
  'proposedAt',
  'proposedBy',
  'decidedAt',
  'decidedBy',
  'enteredAt',
  'enteredBy',
  'period',
  'factId',
]);

function fieldsIn(version: Fields | null): Fields {
  const told = Object.entries(version ?? {}).filter(([name, value]) => !UNTOLD.has(name) && value !== undefined);
  return Object.fromEntries(told);
}

interface About {
  readonly kind: string;
  readonly timeZone: string;
  readonly lang: Lang;
}

function valueText(field: string, value: unknown, about: About): string | undefined {
  const { lang, kind, timeZone } = about;
  if (value === undefined || value === null) return undefined;
  const words = WORDS[lang];
  if (field === 'loginChanged') return words.another;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return decimal(value, placesOf(value), lang);
  if (Array.isArray(value)) {
    const texts = value.map((one: unknown) => (field === 'roles' ? roleText(one, lang) : valueText(field, one, about)));
    return texts.length === 0 ? words.none : texts.join(field === 'roles' || field === 'scopes' ? '; ' : ', ');
  }
  if (typeof value === 'object') return objectText(field, value as Fields, about);
  const text = typeof value === 'string' ? value : '';
  if (field === 'scopes') return nameIn(SCOPE_WORDS, text)?.[lang] ?? text;
  if (field === 'units') return text === ALL_UNITS ? words.allUnits : text;
  if (field === 'indicator') return findIndicator(text)?.name[lang] ?? text;
  if (field === 'state' && kind === 'objection') return nameIn(OBJECTION_STATE_NAMES[lang], text) ?? text;
  if (field === 'state' && kind === 'comment') return nameIn(COMMENT_STATE_NAMES, text)?.[lang] ?? text;
  if (field === 'state' && kind === 'exclusion') return nameIn(EXCLUSION_STATES, text)?.[lang] ?? text;
  if (field === 'replacement') return replacementText(text, lang);
  if (field === 'outcome') return nameIn(OUTCOMES, text)?.[lang] ?? text;
  if (isLocalDay(text)) return printedDay(text, lang);
  if (field === 'expiresAt' && !Number.isNaN(Date.parse(text))) return printedInstant(text, timeZone, lang);
  return text;
}

/** As many as it has, and no more than a mean has that an office brought. */
function placesOf(value: number): number {
  return Math.min(String(value).split('.')[1]?.length ?? 0, 4);
}

function objectText(field: string, value: Fields, about: About): string {
  const { lang } = about;
  if (field === 'where' && isRule(value)) return exclusionRuleText(value, lang);
  return Object.entries(value)
    .map(([name, part]) => {
      const label = nameIn(ELEMENT_NAMES, name)?.[lang] ?? LABELS[name]?.[lang].toLowerCase() ?? name;
      return `${label} ${valueText(name, part, about) ?? WORDS[lang].none}`;
    })
    .join(', ');
}

/** Whether it names nothing that this software does not know. */
function isRule({ channel, flags = [] }: Fields & Pick<ExclusionRule, 'channel' | 'flags'>): boolean {
  const isKnown = channel === undefined || Object.hasOwn(CHANNEL_NAMES, channel);
  return isKnown && Array.isArray(flags) && flags.every((flag: string) => Object.hasOwn(FLAG_NAMES, flag));
}

function roleText(held: unknown, lang: Lang): string {
  const { role = '', units = [], officerId = '' } = held as { role?: string; units?: string[]; officerId?: string };
  const name = nameIn(CONSOLE_TEXTS[lang].roles, role) ?? role;
  const where = units.map((unit) => (unit === ALL_UNITS ? WORDS[lang].allUnits : unit)).join(', ');
  return `${[name, officerId].filter((text) => text !== '').join(' ')} (${where})`;
}

function replacementText(text: string, lang: Lang): string {
  const replacement = REPLACEMENTS.find((one) => one === text);
  return (replacement && reasonText({ replacement }, lang)) ?? text;
}

function periodName(name: unknown, lang: Lang): string {
  const text = typeof name === 'string' ? name : '';
  return parsePeriod(text) === undefined ? text : periodText(text, lang);
}

/** What something is called, where it has a name. */
function nameIn<Name>(names: Readonly<Record<string, Name>>, key: string): Name | undefined {
  return Object.hasOwn(names, key) ? names[key] : undefined;
}

const EXCLUSION_STATES: Readonly<Record<string, Words>> = {
  proposed: { id: 'diusulkan', en: 'proposed' },
  confirmed: { id: 'disetujui', en: 'confirmed' },
  refused: { id: 'ditolak', en: 'refused' },
  taken_back: { id: 'dibatalkan', en: 'taken back' },
};

const OUTCOMES: Readonly<Record<string, Words>> = {
  resolved: { id: 'selesai', en: 'resolved' },
  unresolved: { id: 'belum selesai', en: 'unresolved' },
};

const LABELS: Readonly<Record<string, Words>> = {
  name: { id: 'Nama', en: 'Name' },
  scopes: { id: 'Boleh', en: 'May' },
  units: { id: 'Unit', en: 'Units' },
  officerId: { id: 'Petugas', en: 'Officer' },
  serviceId: { id: 'Layanan', en: 'Service' },
  expiresAt: { id: 'Berlaku sampai', en: 'Valid until' },
  roles: { id: 'Peran', en: 'Roles' },
  loginChanged: { id: 'Akun untuk masuk', en: 'Account to sign in with' },
  state: { id: 'Keadaan', en: 'State' },
  indicator: { id: 'Indikator', en: 'Indicator' },
  correction: { id: 'Koreksi', en: 'Correction' },
  outcome: { id: 'Hasil', en: 'Outcome' },
  note: { id: 'Catatan', en: 'Note' },
  isNoted: { id: 'Dengan catatan', en: 'With a note' },
  erased: { id: 'Terhapus', en: 'Erased' },
  contentHash: { id: 'Sidik isi (SHA-256)', en: 'Hash of the contents (SHA-256)' },
  sha256: { id: 'Sidik isi (SHA-256)', en: 'Hash of the contents (SHA-256)' },
  revision: { id: 'Revisi', en: 'Revision' },
  methodVersion: { id: 'Versi metode', en: 'Version of the method' },
  replacement: { id: 'Penggantian', en: 'Replacement' },
  reason: { id: 'Alasan', en: 'Reason' },
  where: { id: 'Jawaban', en: 'Answers' },
  decision: { id: 'Alasan putusan', en: 'Reason of the decision' },
  what: { id: 'Rencana', en: 'Plan' },
  who: { id: 'Penanggung jawab', en: 'Who answers for it' },
  until: { id: 'Tenggat', en: 'Until' },
  done: { id: 'Selesai', en: 'Done' },
  n: { id: 'Jumlah jawaban', en: 'Answers' },
  sum: { id: 'Jumlah nilai', en: 'Sum of scores' },
  elements: { id: 'Nilai unsur', en: 'Elements' },
  source: { id: 'Sumber', en: 'Source' },
};

const WORDS = {
  id: {
    yes: 'ya',
    no: 'tidak',
    none: 'tidak ada',
    nothing: 'Tidak ada yang berubah.',
    another: 'diganti',
    allUnits: 'semua unit',
    ticket: (id: string) => `tiket ${id}`,
    sheet: (nth: string) => `lembar ${nth}`,
    more: (count: string) => `dan ${count} perubahan lain`,
  },
  en: {
    yes: 'yes',
    no: 'no',
    none: 'none',
    nothing: 'Nothing has changed.',
    another: 'another one',
    allUnits: 'all units',
    ticket: (id: string) => `ticket ${id}`,
    sheet: (nth: string) => `sheet ${nth}`,
    more: (count: string) => `and ${count} changes more`,
  },
} as const satisfies Record<Lang, unknown>;
