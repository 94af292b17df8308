// A registry document one part at a time, as people change it: each part is a handful of texts that are typed, and what was typed
// becomes a document again. Nothing is judged here but whether a number is one; the rest says the schema of the document.
import { findIndicator } from './indicators/catalogue/catalogue.ts';
import type { Indicator } from './indicators/catalogue/indicator.ts';
import type { Target } from './indicators/target.ts';
import type { Counter, Officer, RegistryDocument, Service } from './registry.ts';
import { type RegistryList, targetId } from './registry-changes.ts';

/** `closing` is apart from the rest of the unit: it ends things. */
export const REGISTRY_PARTS = ['unit', 'publishing', 'closing', 'service', 'officer', 'counter', 'target'] as const;
export type RegistryPart = (typeof REGISTRY_PARTS)[number];

/** What stands in the fields of a form; empty where there is nothing. */
export type TypedFields = Readonly<Record<string, string>>;

/** Of a list one thing, by its id; a new one has none yet, and `id` among its fields. */
export interface PartOfRegistry {
  readonly part: RegistryPart;
  readonly of: string | undefined;
}

/** Of each part its fields. */
export const PART_FIELDS = {
  unit: ['name', 'timeZone', 'contact', 'questionnaire'],
  publishing: ['publishes', 'settleDays'],
  closing: ['closedFrom'],
  service: ['id', 'name', 'measure', 'minutes', 'decree', 'validFrom'],
  officer: ['id', 'name', 'nip', 'active'],
  counter: ['id', 'name', 'prefix'],
  target: ['indicator', 'value', 'serviceId', 'officerId', 'period', 'decree'],
} as const satisfies Readonly<Record<RegistryPart, readonly string[]>>;

const LISTS = {
  service: 'services',
  officer: 'officers',
  counter: 'counters',
  target: 'targets',
} as const satisfies Readonly<Partial<Record<RegistryPart, RegistryList>>>;

/** The list that things of this part stand in. */
export function listOfPart(part: RegistryPart): RegistryList | undefined {
  return isOfList(part) ? LISTS[part] : undefined;
}

function isOfList(part: RegistryPart): part is keyof typeof LISTS {
  return part in LISTS;
}

/** What a form begins with; `undefined` where the document has no such thing. */
export function typedFieldsOf(document: RegistryDocument, { part, of }: PartOfRegistry): TypedFields | undefined {
  if (of === undefined && listOfPart(part) !== undefined) return NEW[part];
  const { name, timeZone, contact = '', questionnaire = '', publishes = '', settleDays, closedFrom = '' } = document;
  switch (part) {
    case 'unit':
      return { name, timeZone, contact, questionnaire };
    case 'publishing':
      return { publishes, settleDays: numberTyped(settleDays) };
    case 'closing':
      return { closedFrom };
    case 'service': {
      const service = document.services.find(({ id }) => id === of);
      return service && serviceTyped(service);
    }
    case 'officer': {
      const officer = document.officers.find(({ id }) => id === of);
      return officer && officerTyped(officer);
    }
    case 'counter': {
      const counter = document.counters.find(({ id }) => id === of);
      return counter && { id: counter.id, name: counter.name, prefix: counter.prefix ?? '' };
    }
    case 'target': {
      const target = document.targets?.find((one) => targetId(one) === of);
      return target && targetTyped(target);
    }
  }
}

const NEW: Readonly<Partial<Record<RegistryPart, TypedFields>>> = {
  service: { id: '', name: '', measure: 'service', minutes: '', decree: '', validFrom: '' },
  officer: { id: '', name: '', nip: '', active: 'yes' },
  counter: { id: '', name: '', prefix: '' },
  target: { indicator: '', value: '', serviceId: '', officerId: '', period: '', decree: '' },
};

/** A document before it is judged, and where in it the part stands: what its schema says of that place it says of a field. */
export interface DraftDocument {
  readonly json: object;
  /** Such as `officers.3`; empty for the unit itself. */
  readonly place: string;
}

export type DraftOutcome =
  | DraftDocument
  /** There is no such thing in the document any more. */
  | 'gone'
  | { readonly fault: { readonly field: string; readonly code: 'not_a_number' | 'duplicate' | 'required' } };

/** The document with what was typed in this part; `undefined` takes the thing out of its list. */
export function withTyped(
  document: RegistryDocument,
  { part, of }: PartOfRegistry,
  typed: TypedFields | undefined,
): DraftOutcome {
  if (!isOfList(part)) return withOwn(document, part, typed ?? {});
  const list = LISTS[part];
  const items: readonly (Service | Officer | Counter | Target)[] = document[list] ?? [];
  const at = of === undefined ? items.length : items.findIndex((item) => idIn(item) === of);
  if (at < 0) return 'gone';
  if (typed === undefined) return { json: { ...document, [list]: items.toSpliced(at, 1) }, place: '' };
  const item = itemTyped(part, items[at], typed);
  if ('fault' in item) return item;
  const same = of === undefined ? items.findIndex((one) => idIn(one) === idIn(item.made)) : -1;
  // The same thing added again, as by a form that is sent twice, is there already.
  if (same >= 0) {
    const isThere = JSON.stringify(present(items[same] ?? {})) === JSON.stringify(item.made);
    return isThere
      ? { json: document, place: '' }
      : { fault: { field: part === 'target' ? 'indicator' : 'id', code: 'duplicate' } };
  }
  return { json: { ...document, [list]: items.toSpliced(at, 1, item.made as never) }, place: `${list}.${at}` };
}

/** Not judged yet: what it has is what its kind has, and whether the values are good says the schema. */
type Made =
  { readonly made: Service | Officer | Counter | Target } | Extract<DraftOutcome, { readonly fault: unknown }>;

function withOwn(document: RegistryDocument, part: RegistryPart, typed: TypedFields): DraftOutcome {
  const { settleDays, ...texts } = typed;
  const days = numberIn(settleDays ?? '');
  if (days === 'not a number') return { fault: { field: 'settleDays', code: 'not_a_number' } };
  const own = Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, text === '' ? undefined : text]));
  return { json: present({ ...document, ...own, ...(part === 'publishing' && { settleDays: days }) }), place: '' };
}

function itemTyped(part: keyof typeof LISTS, before: object | undefined, typed: TypedFields): Made {
  const text = (field: string) => (typed[field] === '' ? undefined : typed[field]);
  switch (part) {
    case 'service': {
      const minutes = numberIn(typed['minutes'] ?? '');
      if (minutes === 'not a number') return { fault: { field: 'minutes', code: 'not_a_number' } };
      const hadStandard = before !== undefined && 'standard' in before && before.standard !== undefined;
      // There is no standard without minutes: that one is taken away, and no decree of one is dropped.
      if (minutes === undefined && !hadStandard && (typed['decree'] || typed['validFrom'])) {
        return { fault: { field: 'minutes', code: 'required' } };
      }
      const standard = { measure: text('measure'), minutes, decree: text('decree'), validFrom: text('validFrom') };
      return {
        made: presentThing({
          id: typed['id'],
          name: typed['name'],
          standard: minutes === undefined ? undefined : present(standard),
        }),
      };
    }
    case 'officer': {
      const wasSaid = before !== undefined && 'active' in before && before.active === true;
      const active = typed['active'] === 'no' ? false : wasSaid ? true : undefined;
      return { made: presentThing({ id: typed['id'], name: typed['name'], nip: nipIn(typed['nip'] ?? ''), active }) };
    }
    case 'target': {
      const value = numberIn(typed['value'] ?? '');
      if (value === 'not a number' || value === undefined) return { fault: { field: 'value', code: 'not_a_number' } };
      const { serviceId, officerId, period, decree, indicator } = typed;
      const texts = { serviceId, officerId, period, decree };
      const said = Object.fromEntries(
        Object.entries(texts).map(([field, typedText]) => [field, typedText || undefined]),
      );
      return { made: presentThing({ indicator, value: kept(value, indicator), ...said }) };
    }
    case 'counter':
      return { made: presentThing({ id: typed['id'], name: typed['name'], prefix: text('prefix') }) };
  }
}

function serviceTyped({ id, name, standard }: Service): TypedFields {
  const { measure = 'service', minutes, decree = '', validFrom = '' } = standard ?? {};
  return { id, name, measure, minutes: numberTyped(minutes), decree, validFrom };
}

function officerTyped({ id, name, nip = '', active = true }: Officer): TypedFields {
  return { id, name, nip, active: active ? 'yes' : 'no' };
}

function targetTyped({ indicator, value, serviceId, officerId, period = '', decree = '' }: Target): TypedFields {
  const whose = { serviceId: serviceId ?? '', officerId: officerId ?? '' };
  return { indicator, value: numberTyped(typedAs(value, indicator)), ...whose, period, decree };
}

function idIn(item: Service | Officer | Counter | Target): string {
  return 'id' in item ? item.id : targetId(item);
}

/** How many of its own unit an indicator has in what people type: minutes and per cent, where rows have seconds and shares. */
export function typedUnit(unit: Indicator['unit']): number {
  return unit === 'seconds' ? 60 : unit === 'share' ? 0.01 : 1;
}

function typedAs(value: number, indicator: string): number {
  return rounded(value / unitOf(indicator));
}

function kept(value: number, indicator = ''): number {
  return rounded(value * unitOf(indicator));
}

function unitOf(indicator: string): number {
  const known = findIndicator(indicator);
  return known === undefined ? 1 : typedUnit(known.unit);
}

/** Or 0.9 × 100 would be shown as 90.00000000000001. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** A decimal comma, as it is shown. */
function numberTyped(value: number | undefined): string {
  return value === undefined ? '' : String(value).replace('.', ',');
}

/** `15`, `12,5` or `12.5`; a point between three figures could be either, and is taken for neither. */
function numberIn(text: string): number | undefined | 'not a number' {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (!/^\d{1,9}(?:[.,]\d{1,6})?$/.test(typed) || /^\d{1,3}\.\d{3}$/.test(typed)) return 'not a number';
  return Number(typed.replace(',', '.'));
}

/** Offices write it in groups. */
function nipIn(text: string): string | undefined {
  const digits = text.replaceAll(/[\s.]/g, '');
  return digits === '' ? undefined : digits;
}

function present(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function presentThing(fields: object): Service | Officer | Counter | Target {
  return present(fields) as Service | Officer | Counter | Target;
}
