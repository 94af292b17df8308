// What differs between two documents of a unit, in the words of the domain: services, officers and counters are compared
// by their ids, so that a line that moved is no change.
import type { RegistryDocument } from '@tera/domain';
import type { Paint } from '../terminal.ts';

export interface DocumentChange {
  readonly what: 'added' | 'removed' | 'changed';
  /** `service ektp`, `officer p-01`, `name`. */
  readonly of: string;
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Lists of things with an id; whatever else a document has is compared as a field of the unit. */
const LISTS = { services: 'service', officers: 'officer', counters: 'counter' } as const;
type ListName = keyof typeof LISTS;
type Item = Readonly<Record<string, unknown>> & { readonly id: string };
type Fields = Readonly<Record<string, unknown>>;

/** What makes `before` into `after`; without `before` everything is added. */
export function documentChanges(before: RegistryDocument | undefined, after: RegistryDocument): DocumentChange[] {
  const own = changedFields(withoutLists(before ?? {}), withoutLists(after));
  const ofUnit: DocumentChange[] = own.map((field) => ({ what: whatOf(field), of: field.field, fields: [field] }));
  const ofLists = (Object.keys(LISTS) as ListName[]).flatMap((name) =>
    changesOfList(LISTS[name], itemsOf(before?.[name]), itemsOf(after[name])),
  );
  return [...ofUnit, ...ofLists];
}

/** Lines for a person, with a mark at the front of each: `+`, `-` or `~`. */
export function changeText({ what, of, fields }: DocumentChange, paint: Paint): string {
  const mark = { added: '+', removed: '-', changed: '~' }[what];
  const style = ({ added: 'green', removed: 'red', changed: 'yellow' } as const)[what];
  const isOneField = fields.length === 1 && fields[0]?.field === of;
  const inLine = isOneField || what !== 'changed';
  const details = fields.map((field) => {
    const name = isOneField ? '' : `${field.field} `;
    if (what === 'added') return `${name}${valueText(field.after)}`;
    if (what === 'removed') return `${name}${valueText(field.before)}`;
    return `${name}${valueText(field.before)} → ${valueText(field.after)}`;
  });
  const tail = inLine ? `  ${details.join(', ')}` : details.map((detail) => `\n      ${detail}`).join('');
  return `${paint(style, `  ${mark} ${of}`)}${tail}\n`;
}

function changesOfList(noun: string, before: readonly Item[], after: readonly Item[]): DocumentChange[] {
  const [old, wanted] = [before, after].map((items) => new Map(items.map((item) => [item.id, item])));
  const removed = before.filter(({ id }) => wanted?.has(id) !== true);
  const kept = after.flatMap((item): DocumentChange[] => {
    const known = old?.get(item.id);
    const fields = changedFields(withoutId(known ?? {}), withoutId(item));
    if (known !== undefined && fields.length === 0) return [];
    return [{ what: known === undefined ? 'added' : 'changed', of: `${noun} ${item.id}`, fields }];
  });
  return [
    ...removed.map((item): DocumentChange => ({
      what: 'removed',
      of: `${noun} ${item.id}`,
      fields: changedFields(withoutId(item), {}),
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
    // A standard is shown by its parts: `standard.minutes 15 → 20`.
    if (inner !== undefined && innerAfter !== undefined) {
      return changedFields(inner, innerAfter, `${field}.`);
    }
    return [{ field, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
  });
}

function whatOf({ before, after }: FieldChange): DocumentChange['what'] {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

function valueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  const object = plainObject(value);
  if (object === undefined)
    return Array.isArray(value) ? `[${value.map(valueText).join('; ')}]` : JSON.stringify(value);
  return Object.entries(object)
    .map(([name, part]) => `${name} ${valueText(part)}`)
    .join(' ');
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

function itemsOf(list: unknown): readonly Item[] {
  return Array.isArray(list) ? (list as Item[]) : [];
}

function withoutId(item: Fields): Fields {
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'id'));
}

function withoutLists(document: Partial<RegistryDocument>): Fields {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !(name in LISTS)));
}
