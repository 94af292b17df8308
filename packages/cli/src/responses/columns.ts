// Which column of a file is what, by its name. Where a name leaves it open nothing is guessed: numbers alone do not tell whether
// question 8 is sarana or pengaduan, and the wrong one would stand in a release for ever.
import {
  DEFAULT_QUESTIONNAIRE,
  ELEMENTS,
  type Element,
  RESPONDENT_ATTRIBUTES,
  type RespondentAttribute,
} from '@tera/domain';
import { QUESTIONNAIRE_TEXTS } from '@tera/pages/questionnaire';
import { Failure } from '../failure.ts';
import { type Field, fieldOf } from '../files/field.ts';
import type { DayField, QuestionOrder, RespondentField, ResponseMapping } from './mapping.ts';
import { columnName, elementNamed } from './wording.ts';

export interface Layout {
  readonly answers: ReadonlyMap<Element, Field>;
  readonly answeredOn: DayField;
  readonly respondent: ReadonlyMap<RespondentAttribute, RespondentField>;
  readonly others: ReadonlyMap<Other, Field>;
  /** Nobody but the office sees what is in them. */
  readonly notSent: readonly string[];
}

const OTHERS = ['responseId', 'number', 'ticketId', 'serviceId', 'counterId', 'comment'] as const;
type Other = (typeof OTHERS)[number];
type Known = Other | 'answeredOn' | RespondentAttribute;

const NAMES: Readonly<Record<Known, readonly string[]>> = {
  responseId: ['responseId', 'response id', 'id responden', 'id jawaban', 'id respon', 'kode responden', 'id'],
  /** Begins anew in each file, so that it tells rows apart and not files. */
  number: ['no', 'nomor', 'no urut', 'nomor urut', 'no responden', 'nomor responden', 'no resp'],
  ticketId: ['ticketId', 'ticket id', 'ticket', 'tiket', 'id tiket', 'nomor tiket', 'no tiket'],
  serviceId: ['serviceId', 'service', 'layanan', 'jenis layanan', 'nama layanan', 'jenis pelayanan', 'id layanan'],
  counterId: ['counterId', 'counter', 'loket', 'nomor loket', 'no loket'],
  comment: ['comment', 'saran', 'komentar', 'kritik saran', 'saran komentar', 'saran masukan', 'kritik', 'masukan'],
  answeredOn: ['answeredOn', 'tanggal', 'tgl', 'tanggal survei', 'tanggal pengisian', 'tanggal isi', 'timestamp'],
  sex: ['sex', 'jenis kelamin', 'kelamin', 'jk', 'l p', 'gender'],
  age: ['age', 'usia', 'umur', 'kelompok usia', 'kelompok umur', 'rentang usia'],
  education: ['education', 'pendidikan', 'pendidikan terakhir'],
  work: ['work', 'pekerjaan', 'pekerjaan utama'],
};

const KNOWN = new Map(
  Object.entries(NAMES).flatMap(([known, names]) => names.map((name) => [columnName(name), known as Known] as const)),
);

/** What is said on the command line. */
export interface LayoutWishes {
  /** Before the mapping's. */
  readonly order?: QuestionOrder | undefined;
  /** Whether the file has a name, under which its running number is an id. */
  readonly isBatch: boolean;
}

/** @throws Failure where a column is missing, or it is open what one is. */
export function layoutOf(
  names: readonly string[],
  mapping: ResponseMapping,
  { order = mapping.order, isBatch }: LayoutWishes,
): Layout {
  const said = columnsSaid(mapping);
  needColumns(said, names);
  const alone = new Set([...said, ...(mapping.notSent ?? [])]);
  const left = names.filter((name) => !alone.has(name) && (!isDigit(name) || isNumbered(names)));
  const answers = elementsIn(left, mapping, order);
  if (answers.size === 0) {
    // The names are not told: of a file without a header they are somebody's answers.
    throw new Failure(
      'usage',
      `None of the ${names.length} columns is known as an element of the survey.`,
      'Name them persyaratan … sarana or U1 … U9, or say in a mapping where they are, and `titleRows:` where their names do not stand in the first line: docs/connect/responses.md.',
    );
  }
  const known = knownIn(
    left.filter((name) => foundIn(name) === undefined),
    mapping,
  );
  const answeredOn = mapping.answeredOn ?? known.get('answeredOn');
  if (answeredOn === undefined) {
    throw new Failure(
      'usage',
      `No column is known as the day of the answer; there are ${quoted(names)}.`,
      'Name it tanggal, or say in a mapping `answeredOn: <column>`: docs/connect/responses.md.',
    );
  }
  const respondent = mapOf(RESPONDENT_ATTRIBUTES, (name) => mapping.respondent?.[name] ?? known.get(name));
  const others = mapOf(OTHERS, (name) =>
    name === 'number' ? (isBatch ? known.get(name) : undefined) : (mapping[name] ?? known.get(name)),
  );
  const fields: readonly Field[] = [...answers.values(), answeredOn, ...respondent.values(), ...others.values()];
  const used = new Set(fields.flatMap((field) => field.columns));
  const again = names.find((name, index) => used.has(name) && names.indexOf(name) < index);
  if (again !== undefined) {
    throw new Failure('usage', `There are two columns named '${again}'.`, 'Give one of them another name.');
  }
  return { answers, answeredOn, respondent, others, notSent: names.filter((name) => name !== '' && !used.has(name)) };
}

function isDigit(name: string): boolean {
  return /^[1-9]$/.test(name);
}

/** A row of scores above which no names stand has none above 4. */
function isNumbered(names: readonly string[]): boolean {
  return ['5', '6', '7'].every((digit) => names.includes(digit));
}

/** For eyes: the columns of a field. */
export function columnsText({ columns, always }: Field): string {
  return always === undefined ? columns.join(' + ') : `always ${always}`;
}

const ORDER_OF: Readonly<Record<QuestionOrder, readonly Element[]>> = {
  regulation: ELEMENTS,
  questionnaire: QUESTIONNAIRE_TEXTS[DEFAULT_QUESTIONNAIRE].order,
};

function elementsIn(
  names: readonly string[],
  { answers: said = {} }: ResponseMapping,
  order: QuestionOrder | undefined,
): Map<Element, Field> {
  const places = new Map<Element, Field>();
  const open: string[] = [];
  for (const name of names) {
    const found = foundIn(name);
    if (found === undefined) continue;
    const element = found.element ?? elementAt(found.number, order);
    if (element === undefined) {
      open.push(name);
      continue;
    }
    if (said[element] !== undefined) continue;
    if (order !== undefined && found.number !== undefined && elementAt(found.number, order) !== element) {
      throw new Failure('usage', `'${name}' is ${element} by its name, and not by the order ${order}.`, SAY_WHICH);
    }
    const before = places.get(element);
    if (before !== undefined) throw twice(element, [...before.columns, name]);
    places.set(element, fieldOf(name));
  }
  for (const element of ELEMENTS) {
    const field = said[element];
    if (field !== undefined) places.set(element, field);
  }
  if (open.length > 0 && !(said.sarana !== undefined && said.pengaduan !== undefined)) {
    throw new Failure(
      'usage',
      `${quoted(open)} ${open.length === 1 ? 'is only a number' : 'are only numbers'}, and there are two orders: by the regulation question 8 is pengaduan and 9 is sarana, on the printed questionnaire 8 is sarana and 9 is pengaduan.`,
      `Say which one the file has: --order regulation or --order questionnaire. ${SAY_WHICH}`,
    );
  }
  return new Map(ELEMENTS.flatMap((element) => pairOf(element, places.get(element))));
}

const SAY_WHICH = 'In a mapping: `order:`, or `answers: { sarana: <column>, pengaduan: <column> }`.';

/** What both orders have at this place, or the one that is said. */
function elementAt(number: number, order: QuestionOrder | undefined): Element | undefined {
  const [regulation, questionnaire] = [ORDER_OF.regulation[number - 1], ORDER_OF.questionnaire[number - 1]];
  if (order !== undefined) return ORDER_OF[order][number - 1];
  return regulation === questionnaire ? regulation : undefined;
}

type Found =
  { readonly element: Element; readonly number?: number } | { readonly element?: never; readonly number: number };

/** `Sarana`, `U8`, `8`, `U8. Sarana dan Prasarana`; `undefined` for a column of something else. */
function foundIn(name: string): Found | undefined {
  const [, mark, digit, rest] = /^(u|unsur|p|q|pertanyaan|soal)? ?([1-9])(?: (.+))?$/.exec(columnName(name)) ?? [];
  if (digit === undefined) {
    const element = elementNamed(name);
    return element === undefined ? undefined : { element };
  }
  const number = Number(digit);
  const element = rest === undefined ? undefined : elementNamed(rest);
  if (element !== undefined) return { element, number };
  return rest === undefined || mark === 'u' || mark === 'unsur' ? { number } : undefined;
}

function knownIn(names: readonly string[], mapping: ResponseMapping): ReadonlyMap<Known, Field> {
  const known = new Map<Known, Field>();
  for (const name of names) {
    const what = KNOWN.get(columnName(name));
    if (what === undefined || isSaid(what, mapping)) continue;
    const before = known.get(what);
    if (before !== undefined) throw twice(what, [...before.columns, name]);
    known.set(what, fieldOf(name));
  }
  return known;
}

function isSaid(what: Known, mapping: ResponseMapping): boolean {
  // An id of its own is better than a number that begins anew.
  if (what === 'number') return mapping.responseId !== undefined;
  return (isAttribute(what) ? mapping.respondent?.[what] : mapping[what]) !== undefined;
}

function isAttribute(name: string): name is RespondentAttribute {
  return (RESPONDENT_ATTRIBUTES as readonly string[]).includes(name);
}

function columnsSaid({ answers = {}, respondent = {}, skip = {}, ...mapping }: ResponseMapping): string[] {
  const { answeredOn, responseId, ticketId, serviceId, counterId, comment } = mapping;
  const others = [answeredOn, responseId, ticketId, serviceId, counterId, comment];
  const fields = [...Object.values(answers), ...Object.values(respondent), ...others];
  return [...new Set([...fields.flatMap((field) => field?.columns ?? []), ...Object.keys(skip)])];
}

function needColumns(said: readonly string[], names: readonly string[]): void {
  const missing = said.filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  throw new Failure('usage', `The file has no column ${quoted(missing)}.`, 'Correct the mapping, or its delimiter.');
}

function twice(what: string, names: readonly string[]): Failure {
  const advice = 'Say in a mapping which one it is, or name the other under `notSent:`.';
  return new Failure('usage', `${quoted(names)} could both be ${what}.`, advice);
}

function mapOf<Name, Value>(names: readonly Name[], valueOf: (name: Name) => Value | undefined): Map<Name, Value> {
  return new Map(names.flatMap((name) => pairOf(name, valueOf(name))));
}

function pairOf<Name, Value>(name: Name, value: Value | undefined): [Name, Value][] {
  return value === undefined ? [] : [[name, value]];
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
