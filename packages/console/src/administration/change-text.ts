// What differs between two documents of a unit, as an office says it: `Layanan KTP-el diubah: standar dari 15 menit
// menjadi 20 menit`.
import {
  type FieldChange,
  type LocalDay,
  type RegistryChange,
  type RegistryDocument,
  type RegistryPart,
  type Target,
  findIndicator,
  isLocalDay,
  targetId,
  typedUnit,
} from '@tera/domain';
import { periodText, printedDay } from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { decimal } from '../figure-texts.ts';
import {
  CHOICE_WORDS,
  FIELD_WORDS,
  INDICATOR_UNITS,
  PART_WORDS,
  type RegistryField,
  choiceText,
} from './registry-words.ts';

type Names = Pick<RegistryDocument, 'services' | 'officers' | 'counters' | 'targets'>;

/** In a list, one change a line. `documents`: where the names of things are found, the later one first. */
export function changeList(changes: readonly RegistryChange[], documents: readonly Names[], lang: Lang): Content {
  return html`<ul class="changes">
    ${changes.map((change) => html`<li>${oneChange(change, documents, lang)}</li> `)}
  </ul>`;
}

const WORDS = {
  id: {
    added: 'ditambah',
    removed: 'dihapus',
    changed: 'diubah',
    empty: 'kosong',
    fromTo: (was: string, is: string) => `dari ${was} menjadi ${is}`,
    minutes: 'menit',
    standard: 'standar',
  },
  en: {
    added: 'added',
    removed: 'removed',
    changed: 'changed',
    empty: 'empty',
    fromTo: (was: string, is: string) => `from ${was} to ${is}`,
    minutes: 'minutes',
    standard: 'standard',
  },
} as const;

/** `dari 15 menit menjadi 20 menit`; what is nothing is empty. */
export function fromTo(was: string | undefined, is: string | undefined, lang: Lang): string {
  const { empty, fromTo: sentence } = WORDS[lang];
  return sentence(was ?? empty, is ?? empty);
}

function oneChange({ what, in: list, id, fields }: RegistryChange, documents: readonly Names[], lang: Lang): Content {
  const words = WORDS[lang];
  const told = fields.map((field) => fieldText(field, what, { list, id, documents, lang }));
  if (list === 'unit') return html`${told.map((text) => html`<b>${text.label}</b>: ${text.value}`)}`;
  const [name = id] = documents.flatMap((document) => nameIn(document, list, id, lang) ?? []);
  const { noun } = PART_WORDS[lang][PART_OF[list]];
  const details = told.filter(({ field }) => what === 'changed' || field !== 'name');
  return html`<b>${withNoun(noun, name)}</b>${list !== 'targets' && name !== id && ` (${id})`}
    ${words[what]}${details.length > 0 && ': '}${details.map(
      ({ label, value }, at) => html`${at > 0 && '; '}${label} ${value}`,
    )}`;
}

/** `Loket 1` is called so already. */
export function withNoun(noun: string, name: string): string {
  return name.toLowerCase().startsWith(noun.toLowerCase()) ? name : `${noun} ${name}`;
}

const PART_OF = {
  services: 'service',
  officers: 'officer',
  counters: 'counter',
  targets: 'target',
} as const satisfies Readonly<Record<Exclude<RegistryChange['in'], 'unit'>, RegistryPart>>;

interface About {
  readonly list: RegistryChange['in'];
  readonly id: string;
  readonly documents: readonly Names[];
  readonly lang: Lang;
}

interface FieldText {
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

function fieldText({ field, before, after }: FieldChange, what: RegistryChange['what'], about: About): FieldText {
  const { list, lang } = about;
  const last = field.slice(field.lastIndexOf('.') + 1);
  const label = list === 'unit' ? labelOf(last, lang) : labelOf(last, lang).toLowerCase();
  const [was, is] = [before, after].map((value) => valueText(last, value, about));
  const value =
    what === 'changed' || list === 'unit'
      ? WORDS[lang].fromTo(was ?? '', is ?? '')
      : String(what === 'added' ? is : was);
  return { field: last, label, value };
}

function labelOf(field: string, lang: Lang): string {
  const names: Readonly<Record<string, string>> = FIELD_WORDS[lang];
  return field === 'standard' || field === 'minutes' ? WORDS[lang].standard : (names[field] ?? field);
}

function valueText(field: string, value: unknown, about: About): string {
  const { lang, id, documents, list } = about;
  if (value === undefined || value === null)
    return field === 'active' ? choiceText('active', 'yes', lang).toLowerCase() : WORDS[lang].empty;
  if (field === 'active') return choiceText('active', value === true ? 'yes' : 'no', lang).toLowerCase();
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, part]) =>
        name === 'minutes' || name === 'measure'
          ? valueText(name, part, about).toLowerCase()
          : `${labelOf(name, lang).toLowerCase()} ${valueText(name, part, about)}`,
      )
      .join(', ');
  }
  if (field === 'minutes') return `${plainNumber(Number(value), lang)} ${WORDS[lang].minutes}`;
  if (typeof value === 'number') return list === 'targets' ? targetValue(value, id, lang) : plainNumber(value, lang);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (field in CHOICE_WORDS.id) return choiceText(field as keyof (typeof CHOICE_WORDS)['id'], text, lang);
  if (isDay(field, text)) return printedDay(text, lang);
  if (field === 'indicator') return findIndicator(text)?.name[lang] ?? text;
  if (field === 'period') return periodText(text, lang);
  if (field === 'serviceId') return documents.flatMap((one) => nameIn(one, 'services', text, lang) ?? [])[0] ?? text;
  if (field === 'officerId') return documents.flatMap((one) => nameIn(one, 'officers', text, lang) ?? [])[0] ?? text;
  return text;
}

function isDay(field: string, text: string): text is LocalDay {
  return (['validFrom', 'closedFrom'] satisfies RegistryField[] as string[]).includes(field) && isLocalDay(text);
}

function plainNumber(value: number, lang: Lang): string {
  return decimal(value, Number.isInteger(value) ? 0 : 2, lang);
}

function targetValue(value: number, id: string, lang: Lang): string {
  const [indicatorId = ''] = id.split(' ');
  const indicator = findIndicator(indicatorId);
  if (indicator === undefined) return plainNumber(value, lang);
  const typed = Number((value / typedUnit(indicator.unit)).toPrecision(12));
  return `${plainNumber(typed, lang)} ${INDICATOR_UNITS[lang][indicator.unit]}`;
}

/** A value of a target as people type it, with its unit. */
export function targetValueText({ indicator, value }: Target, lang: Lang): string {
  return targetValue(value, indicator, lang);
}

/** `Median waktu layanan, KTP-el, Triwulan I 2027`. */
export function targetName(target: Target, { services, officers }: Names, lang: Lang): string {
  const { indicator, serviceId, officerId, period } = target;
  return [
    findIndicator(indicator)?.name[lang] ?? indicator,
    serviceId === undefined ? undefined : (services.find(({ id }) => id === serviceId)?.name ?? serviceId),
    officerId === undefined ? undefined : (officers.find(({ id }) => id === officerId)?.name ?? officerId),
    period === undefined ? undefined : periodText(period, lang),
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function nameIn(
  document: Names,
  list: Exclude<RegistryChange['in'], 'unit'>,
  id: string,
  lang: Lang,
): string | undefined {
  if (list !== 'targets') return (document[list] as readonly NamedThing[]).find((one) => one.id === id)?.name;
  const target = document.targets?.find((one) => targetId(one) === id);
  return target && targetName(target, document, lang);
}

interface NamedThing {
  readonly id: string;
  readonly name: string;
}
