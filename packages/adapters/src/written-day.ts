// A day as people write it in a list: as ISO 8601 has it, or with the day first.

/** `20/11/2026` → `2026-11-20`; whether there is such a day is not looked at. `undefined` where it is written otherwise. */
export function writtenDay(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const [, day = '', month = '', year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
