// An entry of the audit in words: what it is about, and each field from what to what. What has no words
// here is not told, or only that it is there: nothing stands on the page as programs write it, whichever software wrote the entry.
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
import { EXCLUSION_STEP_NAMES } from '../releases/exclusion-steps.ts';
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
      return `${kind === 'paper' ? WORDS[lang].sheet(part) : (element?.[lang] ?? WORDS[lang].other)}, ${periodName(period, lang)}`;
    }
    default:
      return of;
  }
}

/** Each field that is another one now, from what to what; of what was not there, or is not any more, what it is or was. */
export function auditDetails({ what, before, after }: ToldEntry, timeZone: string, lang: Lang): Content {
  if (what.startsWith('unit.') && after !== null) return unitDetails(before, after, lang);
  const [kind = '', step = ''] = what.split('.');
  if (kind === 'exclusion') return exclusionDetails(step, after ?? before ?? {}, lang);
  const [was, is] = [before ?? {}, after ?? {}];
  const about = { kind, timeZone, lang };
  const told = Object.entries(FIELDS).map(([field, { tell, ...label }]) => ({
    field,
    label: label[lang],
    was: tell(was[field], about),
    is: tell(is[field], about),
  }));
  const changed = told.filter((one) => one.was !== one.is);
  const isChange = before !== null && after !== null && changed.length > 0;
  const lines = isChange
    ? changed.map(({ field, label, ...one }) => ({
        label,
        value: field === 'loginChanged' ? one.is : fromTo(one.was, one.is, lang),
      }))
    : told.map(({ label, ...one }) => ({ label, value: after === null ? one.was : one.is }));
  const shown = lines.filter(({ value }) => value !== undefined);
  const isMore = [...new Set([...Object.keys(was), ...Object.keys(is)])].some(
    (field) => !isKnown(field) && JSON.stringify(was[field]) !== JSON.stringify(is[field]),
  );
  if (shown.length === 0 && !isMore) return undefined;
  return html`<ul class="changes">
    ${shown.map(({ label, value }) => html`<li><b>${label}</b>: ${value}</li> `)}
    ${isMore && html`<li>${WORDS[lang].unknown}</li>`}
  </ul>`;
}

function isKnown(field: string): boolean {
  return Object.hasOwn(FIELDS, field) || UNTOLD.has(field);
}

/** What was done with it, by which rule, and why: the trail says of every step what the entry of that step has said already. */
function exclusionDetails(step: string, kept: Fields, lang: Lang): Content {
  const words = WORDS[lang];
  const { where, reason, decision, trail } = kept;
  const done: unknown = Array.isArray(trail) ? trail.at(-1) : undefined;
  const why = isFields(done) ? done['reason'] : step === 'proposed' ? undefined : decision;
  const reasons = [...new Set([written(reason), written(why)])].filter((text) => text !== undefined);
  return html`<ul class="changes">
    <li>
      <b>${nameIn(EXCLUSION_STEP_NAMES, step)?.[lang] ?? words.other}</b>:
      ${ruleText(where, lang) ?? words.other}${reasons.length > 0 && `; ${words.reason} ${reasons.join('; ')}`}
    </li>
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
  'enteredAt',
  'enteredBy',
  'period',
  'factId',
]);

interface About {
  readonly kind: string;
  readonly timeZone: string;
  readonly lang: Lang;
}

/** In words; `undefined` where there is nothing, or nothing that can be told. */
type Tell = (value: unknown, about: About) => string | undefined;

/** What people have written, and what an office has named itself. */
function written(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** One of those that have a name; another one is not told. */
function named(names: Readonly<Record<string, Words>>): Tell {
  return (value, { lang }) =>
    typeof value === 'string' ? (nameIn(names, value)?.[lang] ?? WORDS[lang].other) : undefined;
}

function listed(tell: Tell, between: string): Tell {
  return (value, about) => {
    if (!Array.isArray(value)) return undefined;
    const texts = value.map((one: unknown) => tell(one, about) ?? WORDS[about.lang].other);
    return texts.length === 0 ? WORDS[about.lang].none : texts.join(between);
  };
}

/** As many places as it has, and no more than a mean has that an office brought. */
const number: Tell = (value, { lang }) =>
  typeof value === 'number' ? decimal(value, Math.min(String(value).split('.')[1]?.length ?? 0, 4), lang) : undefined;

const yesOrNo: Tell = (value, { lang }) =>
  typeof value === 'boolean' ? (value ? WORDS[lang].yes : WORDS[lang].no) : undefined;

const day: Tell = (value, { lang }) =>
  typeof value === 'string' ? (isLocalDay(value) ? printedDay(value, lang) : value) : undefined;

const instant: Tell = (value, { timeZone, lang }) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? printedInstant(value, timeZone, lang) : undefined;

const unit: Tell = (value, { lang }) => (value === ALL_UNITS ? WORDS[lang].allUnits : written(value));

const indicator: Tell = (value, { lang }) =>
  typeof value === 'string' ? (findIndicator(value)?.name[lang] ?? WORDS[lang].other) : undefined;

const state: Tell = (value, about) => {
  const { lang, kind } = about;
  if (typeof value !== 'string') return undefined;
  if (kind === 'objection') return nameIn(OBJECTION_STATE_NAMES[lang], value) ?? WORDS[lang].other;
  return kind === 'comment' ? named(COMMENT_STATE_NAMES)(value, about) : WORDS[lang].other;
};

const replacement: Tell = (value, { lang }) => {
  if (typeof value !== 'string') return undefined;
  const known = REPLACEMENTS.find((one) => one === value);
  return (known && reasonText({ replacement: known }, lang)) ?? WORDS[lang].other;
};

const heldRole: Tell = (held, about) => {
  const { lang } = about;
  if (!isFields(held)) return undefined;
  const { role, units, officerId } = held;
  const name = (typeof role === 'string' ? nameIn(CONSOLE_TEXTS[lang].roles, role) : undefined) ?? WORDS[lang].other;
  const officer = written(officerId);
  return `${name}${officer === undefined ? '' : ` ${officer}`} (${listed(unit, ', ')(units ?? [], about) ?? ''})`;
};

/** What of it has a name, each part under its own. */
function parts(names: Readonly<Record<string, Words & { readonly tell: Tell }>>): Tell {
  return (value, about) => {
    if (!isFields(value)) return undefined;
    const told = Object.entries(names).flatMap(([name, { tell, ...label }]) => {
      const text = tell(value[name], about);
      return text === undefined ? [] : [`${label[about.lang]} ${text}`];
    });
    return told.length === 0 ? WORDS[about.lang].other : told.join(', ');
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const RULE_FIELDS: ReadonlySet<string> = new Set(['channel', 'counterId', 'from', 'to', 'flags']);

/** A rule that names what this software does not know is not told by halves. */
function ruleText(where: unknown, lang: Lang): string | undefined {
  return isFields(where) && isRule(where) ? exclusionRuleText(where, lang) : undefined;
}

function isRule(where: Fields & ExclusionRule): boolean {
  const { channel, counterId, from, to, flags = [] } = where;
  return (
    Object.keys(where).length > 0 &&
    Object.keys(where).every((name) => RULE_FIELDS.has(name)) &&
    (channel === undefined || Object.hasOwn(CHANNEL_NAMES, channel)) &&
    (counterId === undefined || typeof counterId === 'string') &&
    [from, to].every((one) => one === undefined || isLocalDay(one)) &&
    Array.isArray(flags) &&
    flags.every((flag: string) => Object.hasOwn(FLAG_NAMES, flag))
  );
}

function periodName(name: unknown, lang: Lang): string {
  const text = typeof name === 'string' ? name : '';
  return parsePeriod(text) === undefined ? text : periodText(text, lang);
}

/** What something is called, where it has a name. */
function nameIn<Name>(names: Readonly<Record<string, Name>>, key: string): Name | undefined {
  return Object.hasOwn(names, key) ? names[key] : undefined;
}

const OUTCOMES: Readonly<Record<string, Words>> = {
  resolved: { id: 'selesai', en: 'resolved' },
  unresolved: { id: 'belum selesai', en: 'unresolved' },
};

const SUMS = {
  sum: { id: 'jumlah nilai', en: 'sum of scores', tell: number },
  n: { id: 'jumlah jawaban', en: 'answers', tell: number },
} as const;

/** Brought as a mean, or as what it is the mean of. */
const elementFigure: Tell = (value, about) => number(value, about) ?? parts(SUMS)(value, about);

const ELEMENT_FIELDS = Object.fromEntries(
  Object.entries(ELEMENT_NAMES).map(([element, { id, en }]) => [element, { id, en, tell: elementFigure }]),
);

/** All that is ever told, in this order: of any other field the page says only that there is more. */
const FIELDS: Readonly<Record<string, Words & { readonly tell: Tell }>> = {
  name: { id: 'Nama', en: 'Name', tell: written },
  roles: { id: 'Peran', en: 'Roles', tell: listed(heldRole, '; ') },
  scopes: { id: 'Boleh', en: 'May', tell: listed(named(SCOPE_WORDS), '; ') },
  units: { id: 'Unit', en: 'Units', tell: listed(unit, ', ') },
  officerId: { id: 'Petugas', en: 'Officer', tell: written },
  expiresAt: { id: 'Berlaku sampai', en: 'Valid until', tell: instant },
  loginChanged: {
    id: 'Akun untuk masuk',
    en: 'Account to sign in with',
    tell: (value, { lang }) => (value === true ? WORDS[lang].another : undefined),
  },
  state: { id: 'Keadaan', en: 'State', tell: state },
  indicator: { id: 'Indikator', en: 'Indicator', tell: indicator },
  correction: {
    id: 'Koreksi',
    en: 'Correction',
    tell: parts({
      officerId: { id: 'petugas', en: 'officer', tell: written },
      serviceId: { id: 'layanan', en: 'service', tell: written },
      accurate: {
        id: 'waktu',
        en: 'times',
        tell: (value, { lang }) => (value === false ? WORDS[lang].leftOut : undefined),
      },
      outcome: { id: 'hasil', en: 'outcome', tell: named(OUTCOMES) },
    }),
  },
  note: { id: 'Catatan', en: 'Note', tell: written },
  isNoted: { id: 'Dengan catatan', en: 'With a note', tell: yesOrNo },
  erased: { id: 'Terhapus', en: 'Erased', tell: yesOrNo },
  revision: { id: 'Revisi', en: 'Revision', tell: number },
  contentHash: { id: 'Sidik isi (SHA-256)', en: 'Hash of the contents (SHA-256)', tell: written },
  sha256: { id: 'Sidik isi (SHA-256)', en: 'Hash of the contents (SHA-256)', tell: written },
  methodVersion: { id: 'Versi metode', en: 'Version of the method', tell: written },
  replacement: { id: 'Penggantian', en: 'Replacement', tell: replacement },
  reason: { id: 'Alasan', en: 'Reason', tell: written },
  what: { id: 'Rencana', en: 'Plan', tell: written },
  who: { id: 'Penanggung jawab', en: 'Who answers for it', tell: written },
  until: { id: 'Tenggat', en: 'Until', tell: day },
  done: { id: 'Selesai', en: 'Done', tell: day },
  n: { id: 'Jumlah jawaban', en: 'Answers', tell: number },
  elements: { id: 'Nilai unsur', en: 'Elements', tell: parts(ELEMENT_FIELDS) },
  source: { id: 'Sumber', en: 'Source', tell: written },
};

const WORDS = {
  id: {
    yes: 'ya',
    no: 'tidak',
    none: 'tidak ada',
    nothing: 'Tidak ada yang berubah.',
    other: 'yang lain',
    leftOut: 'tidak dihitung',
    unknown: 'Ada isian lain yang tidak diperlihatkan di sini.',
    reason: 'alasan:',
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
    other: 'something else',
    leftOut: 'left out',
    unknown: 'There is more, which is not shown here.',
    reason: 'reason:',
    another: 'another one',
    allUnits: 'all units',
    ticket: (id: string) => `ticket ${id}`,
    sheet: (nth: string) => `sheet ${nth}`,
    more: (count: string) => `and ${count} changes more`,
  },
} as const satisfies Record<Lang, unknown>;
