// The list of an office without a queue system (docs/connect/csv-manual.md): known by its header, so that whoever sends
// it needs no mapping. It is read whole, for only then is it known which number is there twice.
import { ticketsOfCsv } from '@tera/adapters';
import { Failure } from '../failure.ts';
import { type EventsOfRows, type ReadingOptions, judgedEvent } from './events-of-rows.ts';
import { decoded, likelyDelimiter } from '../files/read-rows.ts';

export function isManualList(firstLine: string): boolean {
  const names = firstLine.split(likelyDelimiter(firstLine));
  const known = new Set(names.map((name) => name.replaceAll('"', '').trim().toLowerCase()));
  return ['nomor', 'layanan', 'diambil'].every((name) => known.has(name));
}

/** @param onRow called for each row that is a ticket, and for each that is none. @throws Failure without a time zone. */
export async function* eventsOfManualList(
  bytes: AsyncIterable<Uint8Array>,
  { timeZone, shift }: ReadingOptions,
  onRow: () => void,
): AsyncGenerator<EventsOfRows> {
  if (timeZone === undefined) {
    throw new Failure('usage', 'The times of this list need a time zone.', 'Name it: --time-zone Asia/Jakarta');
  }
  let text = '';
  for await (const part of decoded(bytes, 'utf-8')) text += part;
  const { events, errors, tickets } = ticketsOfCsv(text, { timeZone });
  const rows = tickets + new Set(errors.map(({ line }) => line)).size;
  for (let row = 0; row < rows; row += 1) onRow();
  for (const { line, column, code, message } of errors) {
    yield { bad: { line, code, message: column === '' ? message : `${column}: ${message}` } };
  }
  for (const { line, event } of events) yield judgedEvent(line, { ...event }, shift);
}
