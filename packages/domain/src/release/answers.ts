// What a release decides from: how many answered, by officer, service and channel, never what they answered. A line of the
// table is an officer, or what is nobody's by channel; a column is a service, or none.

import type { Channel } from '../facts/response/channel.ts';
import type { Element } from '../skm/element.ts';
import type { OfficerId, ServiceId } from '../ids.ts';

/** What one person can give in any number, or has typed. Whoever did knows these answers, and can take them away. */
const KNOWN_TO_ONE: ReadonlySet<Channel> = new Set(['poster', 'assisted', 'import']);

/** To whom an answer is charged, and how it came. */
export interface Charged {
  /** Nobody's where there is none. */
  readonly officerId: OfficerId | undefined;
  readonly serviceId: ServiceId | undefined;
  readonly channel: Channel;
}

/** Answers of one release period that are alike in all that a release tells apart. */
export interface AnsweredGroup extends Charged {
  readonly flagged: boolean;
  /**
   * Of the running steps that were visible, the first that held them, from 0; absent where none did. `unsure`: they came on
   * the day of a step, before it or after.
   */
  readonly step?: number | 'unsure';
  readonly n: number;
  /** How many of them answered an element; absent is none. */
  readonly elements: { readonly [E in Element]?: number };
}

/** An officer, or `-poster` for what came through posters and is nobody's. No id begins with `-`. */
export type Line = OfficerId | `-${Channel}`;
/** A service, or `-` for answers to none. */
export type Column = ServiceId | '-';
/** One line for one column. */
export type PartName = `${Line},${Column}`;

export function lineOf({ officerId, channel }: Charged): Line {
  return officerId ?? `-${channel}`;
}

export function columnOf({ serviceId }: Charged): Column {
  return serviceId ?? '-';
}

export function partNameOf(charged: Charged): PartName {
  return `${lineOf(charged)},${columnOf(charged)}`;
}

export function isNobodys(line: Line): boolean {
  return line.startsWith('-');
}

/** Whether nobody knows them but those who gave them. */
export function isOfOthers({ channel }: Charged): boolean {
  return !KNOWN_TO_ONE.has(channel);
}

/** Lines, columns and parts stand in the order of their ids, so that the same answers in any order make the same table. */
export interface ClosedTable {
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
  /** Each by the places of its line and column. */
  readonly parts: readonly { readonly line: number; readonly column: number }[];
  readonly names: readonly PartName[];
  readonly placeOf: ReadonlyMap<PartName, number>;
}

export function tableOf(groups: readonly AnsweredGroup[]): ClosedTable {
  const answered = groups.filter(({ n }) => n > 0);
  const lines = [...new Set(answered.map(lineOf))].toSorted();
  const columns = [...new Set(answered.map(columnOf))].toSorted();
  const present = new Set(answered.map(partNameOf));
  const parts = lines.flatMap((line, row) =>
    columns.flatMap((column, place) =>
      present.has(`${line},${column}`) ? [{ line: row, column: place, name: `${line},${column}` as const }] : [],
    ),
  );
  const names = parts.map(({ name }) => name);
  return { lines, columns, parts, names, placeOf: new Map(names.map((name, part) => [name, part])) };
}

/** Answers by part: of everybody, and then of the others where these are some and not all. Each is proved by itself. */
export type Counts = readonly [everybody: Int32Array, ...others: Int32Array[]];

/** What counts of a group: its answers, or those to an element. */
export type CountOf = (group: AnsweredGroup) => number;

export function countsOf({ parts, placeOf }: ClosedTable, groups: readonly AnsweredGroup[], countOf: CountOf): Counts {
  const [everybody, others] = [new Int32Array(parts.length), new Int32Array(parts.length)];
  for (const group of groups) {
    const part = placeOf.get(partNameOf(group));
    if (part === undefined) continue;
    everybody[part] = (everybody[part] as number) + countOf(group);
    if (isOfOthers(group)) others[part] = (others[part] as number) + countOf(group);
  }
  const n = totalOf(others);
  return n === 0 || n === totalOf(everybody) ? [everybody] : [everybody, others];
}

export function totalOf(counts: Int32Array): number {
  return counts.reduce((sum, n) => sum + n, 0);
}
