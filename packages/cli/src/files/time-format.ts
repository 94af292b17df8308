// Times as other systems write them. A format is a picture such as `dd/MM/yyyy HH:mm`, or the name of a usual one; a time
// with an offset says by itself when it was, any other needs a time zone.
import { HOUR, type Instant, type LocalDay, MINUTE, SECOND, instantOfLocalTime, isLocalDay } from '@tera/domain';

/** A text as an instant, or what is wrong with it. */
export type ReadTime = (text: string) => ReadInstant;
export type ReadInstant =
  { readonly ok: true; readonly instant: Instant } | { readonly ok: false; readonly message: string };

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond' | 'half' | 'offset';

const TOKENS: Readonly<Record<string, readonly [part: Part, pattern: string]>> = {
  yyyy: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  dd: ['day', '\\d{2}'],
  d: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  hh: ['hour', '\\d{2}'],
  h: ['hour', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  ss: ['second', '\\d{2}'],
  SSS: ['millisecond', '\\d{1,9}'],
  a: ['half', '[AaPp]\\.?[Mm]\\.?'],
  XXX: ['offset', 'Z|[+-]\\d{2}:?\\d{2}'],
};
const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<millisecond>\d{1,9}))?)? ?(?<offset>Z|[+-]\d{2}:?\d{2})?$/;
const LETTERS = /[A-Za-z]+|[^A-Za-z]+/g;

/** What is wrong with a format; `undefined` when it can be read. */
export function formatFault(format: string): string | undefined {
  if (['iso', 'unix', 'unix-ms'].includes(format)) return undefined;
  return pictureFault(format, ['year', 'month', 'day', 'hour', 'minute'], ', and the formats iso, unix and unix-ms');
}

/** The same of the picture of a day, beside which a time may stand. */
export function dayFormatFault(format: string): string | undefined {
  const fault = pictureFault(format, ['year', 'month', 'day'], '');
  return fault ?? (format.includes('XXX') ? 'a day has no offset' : undefined);
}

function pictureFault(format: string, needed: readonly Part[], others: string): string | undefined {
  const tokens = format.match(/[A-Za-z]+/g) ?? [];
  const unknown = tokens.find((token) => TOKENS[token] === undefined);
  if (unknown !== undefined) {
    return `'${unknown}' is no part of a time; there are ${Object.keys(TOKENS).join(' ')}${others}`;
  }
  const parts = tokens.map((token) => TOKENS[token]?.[0]);
  if (new Set(parts).size < parts.length) return 'a part of the time is there twice';
  const missing = needed.find((part) => !parts.includes(part));
  if (missing !== undefined) return `the ${missing} is missing`;
  if (tokens.some((token) => token === 'h' || token === 'hh') !== parts.includes('half')) {
    return 'an hour of twelve (h) needs am or pm (a), and the other way round';
  }
  return undefined;
}

/** The day that a text of this picture names; `undefined` where it is written otherwise, or there is no such day. */
export function dayReader(format: string): (text: string) => LocalDay | undefined {
  const pattern = patternOf(format);
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    const day = groups === undefined ? '' : localTimeOf(groups).slice(0, 10);
    return isLocalDay(day) ? day : undefined;
  };
}

/** @param timeZone of times without an offset; without one they cannot be read. */
export function timeReader(format: string, timeZone: string | undefined): ReadTime {
  if (format === 'unix' || format === 'unix-ms') return unixReader(format === 'unix' ? SECOND : 1);
  const pattern = format === 'iso' ? ISO : patternOf(format);
  const expected = format === 'iso' ? '2026-11-21 09:05' : format;
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return { ok: false, message: `expected a time as ${expected}` };
    const { offset } = groups;
    if (offset === undefined && timeZone === undefined) {
      return { ok: false, message: 'a time without an offset, and no time zone is known: name it with --time-zone' };
    }
    const instant = instantOfLocalTime(localTimeOf(groups), offset === undefined ? (timeZone ?? '') : 'UTC');
    if (instant === undefined) return { ok: false, message: 'there is no such time' };
    return { ok: true, instant: offset === undefined ? instant : instant - offsetOf(offset) };
  };
}

function unixReader(unit: number): ReadTime {
  return (text) => {
    const number = Number(text);
    if (!/^\d{1,14}(\.\d+)?$/.test(text)) return { ok: false, message: 'expected a number since 1970' };
    return { ok: true, instant: Math.floor(number * unit) };
  };
}

function patternOf(format: string): RegExp {
  const parts = (format.match(LETTERS) ?? []).map((part) => {
    const token = TOKENS[part];
    return token === undefined ? part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') : `(?<${token[0]}>${token[1]})`;
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** What the clock on the wall showed, as ISO 8601 writes it. */
function localTimeOf(groups: Readonly<Record<string, string | undefined>>): string {
  const part = (name: Part, digits = 2): string => (groups[name] ?? '0').padStart(digits, '0');
  const half = groups['half']?.toLowerCase().charAt(0);
  // 12 am is midnight.
  const hour = half === undefined ? Number(part('hour')) : (Number(part('hour')) % 12) + (half === 'p' ? 12 : 0);
  const millisecond = (groups['millisecond'] ?? '').padEnd(3, '0').slice(0, 3);
  const date = `${part('year', 4)}-${part('month')}-${part('day')}`;
  return `${date}T${String(hour).padStart(2, '0')}:${part('minute')}:${part('second')}.${millisecond}`;
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const [sign, hours, minutes] = [text.charAt(0), text.slice(1, 3), text.slice(-2)];
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}
