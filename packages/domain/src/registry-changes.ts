// What differs between two documents of a unit, in the words of the domain: services, officers, counters and targets are compared
// by their ids, so that a line that moved is no change.
import type { Target } from './indicators/target.ts';
import type { RegistryDocument } from './registry.ts';

export interface RegistryChange {
  readonly what: 'added' | 'removed' | 'changed';
  readonly in: 'unit' | RegistryList;
  /** Of the thing in its list; of the unit itself the name of the field. */
  readonly id: string;
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** A standard is told by its parts: `standard.minutes`. */
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Lists of things with an id; whatever else a document has is compared as a field of the unit. */
export const REGISTRY_LISTS = ['services', 'officers', 'counters', 'targets'] as const;
export type RegistryList = (typeof REGISTRY_LISTS)[number];

/** What makes `before` into `after`; without `before` everything is added. */
export function registryChanges(before: RegistryDocument | undefined, after: RegistryDocument): RegistryChange[] {
  const own = changedFields(withoutLists(before ?? {}), withoutLists(after));
  const ofUnit = own.map((field): RegistryChange => ({
    what: whatOf(field),
    in: 'unit',
    id: field.field,
    fields: [field],
  }));
  const ofLists = REGISTRY_LISTS.flatMap((name) => changesOfList(name, itemsOf(before, name), itemsOf(after, name)));
  return [...ofUnit, ...ofLists];
}

/** By what a target is told from the others of its document: no two are of the same figures in the same period. */
export function targetId({ indicator, serviceId, officerId, period }: Omit<Target, 'value'>): string {
  return [indicator, serviceId ?? '', officerId ?? '', period ?? ''].join(' ').trimEnd();
}

type Fields = Readonly<Record<string, unknown>>;
interface Item {
  readonly id: string;
  readonly fields: Fields;
}

function changesOfList(list: RegistryList, before: readonly Item[], after: readonly Item[]): RegistryChange[] {
  const old = new Map(before.map(({ id, fields }) => [id, fields]));
  const wanted = new Set(after.map(({ id }) => id));
  const removed = before.filter(({ id }) => !wanted.has(id));
  const kept = after.flatMap(({ id, fields: now }): RegistryChange[] => {
    const known = old.get(id);
    const fields = changedFields(known ?? {}, now);
    if (known !== undefined && fields.length === 0) return [];
    return [{ what: known === undefined ? 'added' : 'changed', in: list, id, fields }];
  });
  return [
    ...removed.map(({ id, fields }): RegistryChange => ({
      what: 'removed',
      in: list,
      id,
      fields: changedFields(fields, {}),
    })),
    ...kept,
  ];
}

function changedFields(before: Fields, after: Fields, under = ''): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name): FieldChange[] => {
    const [was, is] = [before[name], after[name]];
    const field = under + name;
    if (canonical(was) === canonical(is)) return [];
    const [inner, innerAfter] = [plainObject(was), plainObject(is)];
    if (inner !== undefined && innerAfter !== undefined) return changedFields(inner, innerAfter, `${field}.`);
    return [{ field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

function whatOf({ before, after }: FieldChange): RegistryChange['what'] {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    const object = plainObject(part);
    return object === undefined
      ? part
      : Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function plainObject(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function itemsOf(document: RegistryDocument | undefined, list: RegistryList): readonly Item[] {
  if (list === 'targets') {
    return (document?.targets ?? []).map((target) => ({ id: targetId(target), fields: { ...target } }));
  }
  return (document?.[list] ?? []).map(({ id, ...fields }) => ({ id, fields }));
}

function withoutLists(document: Partial<RegistryDocument>): Fields {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !REGISTRY_LISTS.some((list) => list === name)));
}
