// Rows into answers as they are sent. What a cell says is told to nobody: it may be a comment, or a name in the wrong column;
// so whatever is wrong is named by line and column.
import { createHash } from 'node:crypto';
import { idOfForeign, writtenDay } from '@tera/adapters';
import { type ImportedResponse, ImportedResponseSchema, read } from '@tera/contracts';
import {
  type Element,
  LONG_ID_LENGTH,
  type LocalDay,
  type Respondent,
  type Score,
  type UnitRegistry,
  isLocalDay,
  localDayOf,
} from '@tera/domain';
import { Failure } from '../failure.ts';
import { type Field, textOf } from '../files/field.ts';
import { type BadRow, type Row, isBadRow } from '../files/row.ts';
import { dayReader, timeReader } from '../files/time-format.ts';
import { type Layout, columnsText } from './columns.ts';
import { EXPECTED_SCORE, plainWords, respondentWord, scoreOf } from './wording.ts';

export interface LineOfAnswer {
  readonly line: number;
  readonly response: ImportedResponse;
}

export interface BadAnswer {
  readonly line: number;
  /** Empty where the whole row is meant. */
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

export interface AnswerOptions {
  readonly source: ImportedResponse['source'];
  /** For rows that name no service and no ticket. */
  readonly serviceId: string | undefined;
  /** What the ids of this file begin with. */
  readonly batch: string | undefined;
  /** What stands for a question that was skipped. */
  readonly skipped: readonly string[];
  /** Of times with an offset: whose day it was. */
  readonly timeZone: string | undefined;
  /** `undefined` where nobody could be asked. */
  readonly unit: UnitRegistry | undefined;
}

/** @throws Failure where the days contradict the way in which they are read. */
export function answersOfRows(
  rows: readonly (Row | BadRow)[],
  layout: Layout,
  options: AnswerOptions,
): { readonly good: readonly LineOfAnswer[]; readonly bad: readonly BadAnswer[] } {
  needDayFirst(rows, layout);
  const reading = { layout, options, readDay: dayReading(layout, options) };
  const [good, bad]: [LineOfAnswer[], BadAnswer[]] = [[], []];
  const lines = { byId: new Map<string, number>(), byTicket: new Map<string, number>() };
  const times = new Map<string, number>();
  for (const row of rows) {
    if (isBadRow(row)) {
      bad.push({ line: row.line, column: '', code: 'invalid_row', message: row.message });
      continue;
    }
    const answer = answerOf(row, reading, times);
    const repeated = 'response' in answer ? repeatedIn(answer, lines, layout) : undefined;
    if (repeated !== undefined) bad.push(repeated);
    else if ('response' in answer) good.push(answer);
    else bad.push(answer);
  }
  return { good, bad };
}

/** The column of a field of the body, such as `answers.waktu`; empty where it is none of the file's. */
export function columnInFile(path: string, { answers, answeredOn, respondent, others }: Layout): string {
  const fields: readonly (readonly [string, Field])[] = [
    ...[...answers].map(([element, field]) => [`answers.${element}`, field] as const),
    ...[...respondent].map(([name, field]) => [`respondent.${name}`, field] as const),
    ...others,
    ['answeredOn', answeredOn],
  ];
  const field = fields.find(([name]) => name === path)?.[1];
  return field === undefined ? '' : columnsText(field);
}

interface Reading {
  readonly layout: Layout;
  readonly options: AnswerOptions;
  readonly readDay: (text: string) => LocalDay | Fault;
}

interface Fault {
  readonly code: string;
  readonly message: string;
}

/** One row while it is read; what is wrong with it is gathered, so that whoever mends it hears all of it at once. */
type Complain = (field: Field, fault: Fault) => undefined;

function answerOf(
  row: Row,
  { layout, options, readDay }: Reading,
  times: Map<string, number>,
): LineOfAnswer | BadAnswer {
  const faults: (Fault & { readonly column: string })[] = [];
  const complain: Complain = (field, fault) => void faults.push({ column: columnsText(field), ...fault });
  const { others } = layout;
  const textAt = (name: Parameters<typeof others.get>[0]): string | undefined => textOf(row, others.get(name));

  const answers = scoresIn(row, layout, options, complain);
  const day = dayIn(row, layout, readDay, complain);
  const ticketId = textAt('ticketId');
  const response = {
    answeredOn: day,
    ticketId,
    // A ticket says itself what it was for.
    serviceId: ticketId === undefined ? (serviceIn(row, layout, options, complain) ?? options.serviceId) : undefined,
    counterId: idOfForeign(textAt('counterId')),
    answers,
    respondent: respondentIn(row, layout, complain),
    comment: textAt('comment'),
  };
  const ownId = others.get('responseId') ?? others.get('number');
  const own = ownId === undefined ? undefined : idOfForeign(textOf(row, ownId), LONG_ID_LENGTH);
  if (ownId !== undefined && own === undefined) complain(ownId, { code: 'required', message: 'expected an id' });
  if (faults.length === 0) {
    const content = [options.batch, clockIn(textOf(row, layout.answeredOn)), response];
    const responseId = [options.batch, own ?? idOfContent(content, times)]
      .filter((part) => part !== undefined)
      .join('-');
    const result = read<ImportedResponse>(ImportedResponseSchema, { ...response, responseId, source: options.source });
    // As the contract reads it: without numbers of persons in the comment.
    if (result.ok) return { line: row.line, response: result.value };
    for (const { path, code, message } of result.errors)
      faults.push({ column: columnInFile(path, layout), code, message });
  }
  return {
    line: row.line,
    column: [...new Set(faults.map(({ column }) => column))].filter((column) => column !== '').join(', '),
    code: faults[0]?.code ?? 'invalid_row',
    message: [...new Set(faults.map(({ message }) => message))].join('; '),
  };
}

function scoresIn(
  row: Row,
  { answers }: Layout,
  { skipped }: AnswerOptions,
  complain: Complain,
): Partial<Record<Element, Score>> {
  const none = new Set(['-', ...skipped]);
  return Object.fromEntries(
    [...answers].flatMap(([element, field]) => {
      const text = textOf(row, field);
      if (text === undefined || none.has(text)) return [];
      const score = scoreOf(element, text);
      if (score === undefined) complain(field, { code: 'invalid_score', message: EXPECTED_SCORE });
      return score === undefined ? [] : [[element, score]];
    }),
  );
}

function respondentIn(row: Row, { respondent }: Layout, complain: Complain): Respondent | undefined {
  const said = [...respondent].flatMap(([attribute, field]) => {
    const text = textOf(row, field);
    if (text === undefined || text === '-') return [];
    const code = respondentWord(attribute, text) ?? field.otherwise;
    if (code === undefined) {
      const message = `not known as ${attribute}: say \`words:\` or \`otherwise:\` in a mapping`;
      complain(field, { code: 'unknown_word', message });
    }
    return code === undefined || code === '' ? [] : [[attribute, code]];
  });
  return said.length === 0 ? undefined : (Object.fromEntries(said) as Respondent);
}

/** By its id, or by the name that the unit gives it. */
function serviceIn(row: Row, { others }: Layout, { unit }: AnswerOptions, complain: Complain): string | undefined {
  const field = others.get('serviceId');
  const text = textOf(row, field);
  if (field === undefined || text === undefined) return undefined;
  const id = serviceNamed(text, unit);
  if (id === undefined) complain(field, { code: 'unknown_service', message: 'no service of the unit by id or name' });
  return id;
}

export function serviceNamed(text: string, unit: UnitRegistry | undefined): string | undefined {
  const slug = idOfForeign(text);
  if (unit === undefined) return slug;
  const { services } = unit.document;
  const named = services.filter(({ name }) => plainWords(name) === plainWords(text));
  const found = services.find(({ id }) => id === text) ?? (named.length === 1 ? named[0] : undefined);
  return (found ?? services.find(({ id }) => id === slug))?.id;
}

function dayIn(
  row: Row,
  { answeredOn }: Layout,
  readDay: Reading['readDay'],
  complain: Complain,
): LocalDay | undefined {
  const text = textOf(row, answeredOn);
  const day = text === undefined ? { code: 'required', message: 'expected the day' } : readDay(text);
  return typeof day === 'string' ? day : complain(answeredOn, day);
}

function dayReading({ answeredOn: { format } }: Layout, { timeZone }: AnswerOptions): Reading['readDay'] {
  if (format !== undefined) {
    const reader = dayReader(format);
    return (text) => reader(text) ?? { code: 'invalid_date', message: `expected a day as ${format}` };
  }
  const readTime = timeReader('iso', timeZone);
  return (text) => {
    if (WITH_OFFSET.test(text)) {
      const time = readTime(text);
      if (!time.ok) return { code: 'invalid_date', message: time.message };
      if (timeZone !== undefined) return localDayOf(time.instant, timeZone);
      return { code: 'invalid_date', message: 'a time with an offset, whose day is not known: name --time-zone' };
    }
    const day = writtenDay(dateIn(text)) ?? '';
    if (isLocalDay(day)) return day;
    return { code: 'invalid_date', message: 'expected a day as 2026-11-20 or 20/11/2026 (the day first)' };
  };
}

const WITH_OFFSET = /\d[T ]\d{1,2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/;

/** Without the time that may stand beside it. */
function dateIn(text: string): string {
  return text.replace(/[T ,]+\d{1,2}[:.]\d{2}.*$/, '');
}

/** One day that can only be read with the month first makes all the others doubtful, also those that could be read. */
function needDayFirst(rows: readonly (Row | BadRow)[], { answeredOn }: Layout): void {
  if (answeredOn.format !== undefined) return;
  const odd = rows.find((row) => {
    if (isBadRow(row)) return false;
    const [, month, day] =
      /^\d{4}-(\d{2})-(\d{2})$/.exec(writtenDay(dateIn(textOf(row, answeredOn) ?? '')) ?? '') ?? [];
    return Number(month) > 12 && Number(day) <= 12;
  });
  if (odd === undefined) return;
  throw new Failure(
    'usage',
    `Line ${odd.line}, column '${columnsText(answeredOn)}': this day can only be read with the month first, so no other of the file is sure.`,
    'Say in a mapping how they are written: `answeredOn: { column: …, format: M/d/yyyy }`, with the time where there is one.',
  );
}

/** Hour and minute, however a spreadsheet writes the day before them. */
function clockIn(text: string | undefined): string | undefined {
  const [, hour, minute] = /[T ](\d{1,2})[:.](\d{2})/.exec(text ?? '') ?? [];
  return hour === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`;
}

/** The same for the same row each time the file is read; two rows that say the same are told apart by their order. */
function idOfContent(content: unknown, times: Map<string, number>): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
  const time = (times.get(digest) ?? 0) + 1;
  times.set(digest, time);
  return time === 1 ? digest : `${digest}-${time}`;
}

/** The server would see it only within one push, and take the second of two in silence. */
function repeatedIn(
  { line, response: { responseId, ticketId } }: LineOfAnswer,
  { byId, byTicket }: { readonly byId: Map<string, number>; readonly byTicket: Map<string, number> },
  layout: Layout,
): BadAnswer | undefined {
  const before = ticketId === undefined ? byId.get(responseId) : (byId.get(responseId) ?? byTicket.get(ticketId));
  if (before === undefined) {
    byId.set(responseId, line);
    if (ticketId !== undefined) byTicket.set(ticketId, line);
    return undefined;
  }
  const field = byId.has(responseId) ? 'responseId' : 'ticketId';
  const column = columnInFile(field, layout) || columnInFile('number', layout);
  return { line, column, code: 'duplicate', message: `it stands in line ${before} already` };
}
