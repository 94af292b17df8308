// The list that an office without a queue system keeps in a spreadsheet: one row a ticket, times as the clock on the
// wall shows them. A row with a mistake gives no events at all, so that no half a ticket is counted.
import type { WrittenTicketEvent } from '@tera/contracts';
import { type Instant, instantOfLocalTime, localDayOf } from '@tera/domain';
import { type CsvRow, csvRows } from './csv-text.ts';
import { idOfForeign } from './foreign-id.ts';
import { written } from './mapped.ts';
import { writtenDay } from './written-day.ts';

/** In the order in which the template has them; the header may have them in any, and others beside them. */
export const MANUAL_CSV_COLUMNS = [
  'tanggal',
  'nomor',
  'layanan',
  'petugas',
  'loket',
  'diambil',
  'dipanggil',
  'dimulai',
  'selesai',
  'hasil',
  'susulan',
] as const;
export type ManualCsvColumn = (typeof MANUAL_CSV_COLUMNS)[number];

export interface ManualCsvSettings {
  /** The unit's, an IANA name such as `Asia/Makassar`. */
  readonly timeZone: string;
}

export interface ManualCsvError {
  /** Of the file, from 1, as an editor counts; the header is line 1. */
  readonly line: number;
  /** Empty when the whole row is meant. */
  readonly column: ManualCsvColumn | '';
  readonly code: string;
  /** For the clerk, in Indonesian. */
  readonly message: string;
}

export interface ManualCsvResult {
  /** In the order of the file, each with the line that it came from. */
  readonly events: readonly { readonly line: number; readonly event: WrittenTicketEvent }[];
  readonly errors: readonly ManualCsvError[];
  /** Rows that gave events. */
  readonly tickets: number;
}

/** Reads a file's text, or its rows with the header first. Sending the same file again changes nothing. */
export function ticketsOfCsv(
  input: string | Iterable<readonly string[]>,
  { timeZone }: ManualCsvSettings,
): ManualCsvResult {
  const rows =
    typeof input === 'string' ? csvRows(input) : Array.from(input, (fields, index) => ({ line: index + 1, fields }));
  const [header, ...body] = rows;
  const columns = columnsOf(header);
  const errors = missingColumns(header, columns);
  if (errors.length > 0) return { events: [], errors, tickets: 0 };

  const events: { line: number; event: WrittenTicketEvent }[] = [];
  const lineOfTicket = new Map<string, number>();
  let tickets = 0;
  for (const { line, fields } of body) {
    const row = new Row(line, fields, columns, timeZone);
    const ticket = row.read();
    if (ticket !== undefined) {
      const before = lineOfTicket.get(ticket.ticketId);
      if (before === undefined) lineOfTicket.set(ticket.ticketId, line);
      else row.complain('nomor', 'duplicate', `nomor ini sudah ada pada hari yang sama, di baris ${before}`);
    }
    errors.push(...row.errors);
    if (ticket === undefined || row.errors.length > 0) continue;
    tickets += 1;
    for (const event of eventsOf(ticket)) events.push({ line, event });
  }
  return { events, errors, tickets };
}

type Columns = ReadonlyMap<ManualCsvColumn, number>;

const NEEDED: readonly ManualCsvColumn[] = ['nomor', 'layanan', 'petugas', 'diambil', 'selesai', 'hasil'];

function columnsOf(header: CsvRow | undefined): Columns {
  const names = (header?.fields ?? []).map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  return new Map(
    MANUAL_CSV_COLUMNS.flatMap((name) => {
      const at = names.indexOf(name);
      return at === -1 ? [] : [[name, at] as const];
    }),
  );
}

function missingColumns(header: CsvRow | undefined, columns: Columns): ManualCsvError[] {
  const line = header?.line ?? 1;
  return NEEDED.filter((name) => !columns.has(name)).map((column) => ({
    line,
    column,
    code: 'missing_column',
    message: `kolom '${column}' tidak ada di baris judul`,
  }));
}

const ENDS = {
  selesai: { type: 'completed', outcome: 'resolved' },
  'belum selesai': { type: 'completed', outcome: 'unresolved' },
  'tidak hadir': { type: 'no_show' },
  pergi: { type: 'left' },
  batal: { type: 'cancelled' },
} as const;
type End = (typeof ENDS)[keyof typeof ENDS];

interface ManualTicket {
  readonly ticketId: string;
  readonly serviceId: string;
  readonly officerId: string | undefined;
  readonly counterId: string | undefined;
  readonly issued: Instant;
  readonly called: Instant | undefined;
  readonly started: Instant | undefined;
  /** Nothing while the ticket is open. */
  readonly end: (End & { readonly at: Instant }) | undefined;
  readonly accurate: false | undefined;
}

/** One row while it is read; what is wrong with it is gathered, so that the clerk hears all of it at once. */
class Row {
  readonly errors: ManualCsvError[] = [];
  readonly #line: number;
  readonly #fields: readonly string[];
  readonly #columns: Columns;
  readonly #timeZone: string;

  constructor(line: number, fields: readonly string[], columns: Columns, timeZone: string) {
    this.#line = line;
    this.#fields = fields;
    this.#columns = columns;
    this.#timeZone = timeZone;
  }

  complain(column: ManualCsvColumn, code: string, message: string): undefined {
    this.errors.push({ line: this.#line, column, code, message });
  }

  read(): ManualTicket | undefined {
    const number = this.#id('nomor', 36);
    const serviceId = this.#id('layanan');
    const issued = this.#time('diambil');
    const called = this.#time('dipanggil');
    const started = this.#time('dimulai');
    const finished = this.#time('selesai');
    const outcome = this.#outcome();
    const accurate = this.#accuracy();
    const officerId = this.#id('petugas');
    const counterId = this.#id('loket');

    if (number === undefined) this.#require('nomor');
    if (serviceId === undefined) this.#require('layanan');
    if (issued === undefined) this.#require('diambil');
    const isServed = started !== undefined || outcome?.type === 'completed';
    if (isServed && officerId === undefined) this.#require('petugas');
    const end = this.#end(outcome, finished, called ?? issued);
    this.#inOrder([
      ['diambil', issued],
      ['dipanggil', called],
      ['dimulai', started],
      ['selesai', finished],
    ]);
    if (number === undefined || serviceId === undefined || issued === undefined) return undefined;
    const ticketId = `${localDayOf(issued, this.#timeZone)}.${number}`;
    return { ticketId, serviceId, officerId, counterId, issued, called, started, end, accurate };
  }

  #text(column: ManualCsvColumn): string {
    return (this.#fields[this.#columns.get(column) ?? -1] ?? '').trim();
  }

  #require(column: ManualCsvColumn): void {
    // What is there and cannot be read has been complained about already.
    if (this.#text(column) === '') this.complain(column, 'required', `'${column}' harus diisi`);
  }

  #id(column: ManualCsvColumn, longest?: number): string | undefined {
    const text = this.#text(column);
    if (text === '') return undefined;
    const id = idOfForeign(text, longest);
    return id ?? this.complain(column, 'invalid_id', `'${text}' tidak memuat huruf atau angka`);
  }

  #time(column: ManualCsvColumn): Instant | undefined {
    const text = this.#text(column);
    if (text === '') return undefined;
    const local = localTimeOf(text, this.#text('tanggal'));
    const instant = local === undefined ? undefined : instantOfLocalTime(local, this.#timeZone);
    if (instant !== undefined) return instant;
    const example = "'2026-11-21 08:05', '21/11/2026 08.05', atau '08:05' dengan kolom 'tanggal'";
    return this.complain(column, 'invalid_time', `'${text}' bukan waktu; tulis seperti ${example}`);
  }

  #outcome(): End | undefined {
    const text = this.#text('hasil').toLowerCase().replaceAll(/\s+/g, ' ');
    if (text === '') return undefined;
    if (Object.hasOwn(ENDS, text)) return ENDS[text as keyof typeof ENDS];
    return this.complain('hasil', 'unknown_outcome', `'${text}' tidak dikenal; pakai ${Object.keys(ENDS).join(', ')}`);
  }

  #accuracy(): false | undefined {
    const text = this.#text('susulan').toLowerCase();
    if (text === 'ya') return false;
    if (text !== '' && text !== 'tidak') {
      this.complain('susulan', 'invalid_value', `'${text}' bukan 'ya' atau 'tidak'`);
    }
    return undefined;
  }

  /** Who did not come or went away has no time of finishing; then the last time that is known stands for it. */
  #end(outcome: End | undefined, finished: Instant | undefined, lastKnown: Instant | undefined) {
    if (outcome === undefined) {
      if (finished !== undefined && this.#text('hasil') === '') this.#require('hasil');
      return undefined;
    }
    if (outcome.type === 'completed' && finished === undefined) {
      this.#require('selesai');
      return undefined;
    }
    const at = finished ?? lastKnown;
    return at === undefined ? undefined : { ...outcome, at };
  }

  #inOrder(times: readonly (readonly [ManualCsvColumn, Instant | undefined])[]): void {
    const known = times.filter((entry): entry is readonly [ManualCsvColumn, Instant] => entry[1] !== undefined);
    for (const [index, [column, at]] of known.entries()) {
      const [before, earlier] = known[index - 1] ?? [column, at];
      if (at < earlier) this.complain(column, 'out_of_order', `'${column}' lebih awal daripada '${before}'`);
    }
  }
}

/** A date is as ISO 8601 has it or with the day first; a time may have a dot, as Indonesian clocks do. */
function localTimeOf(text: string, date: string): string | undefined {
  const [, ownDay, clock = ''] = /^(?:(\S+)[T ]\s*)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)$/.exec(text) ?? [];
  const day = writtenDay(ownDay ?? date);
  const [hours = '', ...rest] = clock.split(/[:.]/);
  return day === undefined ? undefined : `${day}T${[hours.padStart(2, '0'), ...rest].join(':')}`;
}

function eventsOf(ticket: ManualTicket): WrittenTicketEvent[] {
  const { ticketId, serviceId, officerId, counterId, accurate, end } = ticket;
  const event = (type: WrittenTicketEvent['type'], at: Instant, fields: Partial<WrittenTicketEvent>) =>
    written({
      eventId: `${ticketId}.${type}`,
      ticketId,
      type,
      occurredAt: new Date(at).toISOString(),
      ...fields,
      accurate,
    });
  return [
    event('issued', ticket.issued, { serviceId }),
    ...(ticket.called === undefined ? [] : [event('called', ticket.called, { counterId })]),
    ...(ticket.started === undefined ? [] : [event('started', ticket.started, { officerId, counterId })]),
    ...(end === undefined ? [] : [event(end.type, end.at, endFields(end, ticket))]),
  ];
}

function endFields(end: End, { serviceId, officerId, counterId }: ManualTicket): Partial<WrittenTicketEvent> {
  return end.type === 'completed' ? { serviceId, officerId, counterId, outcome: end.outcome } : {};
}
