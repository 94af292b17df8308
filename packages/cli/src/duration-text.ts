// Durations for eyes: two units at most, because nobody reads the third.

const UNITS: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** `95` → `1 min 35 s`; `null` stays nothing. */
export function durationText(seconds: number | null): string | undefined {
  if (seconds === null) return undefined;
  const index = UNITS.findIndex(([size]) => Math.round(seconds) >= size);
  const unit = UNITS[index];
  if (unit === undefined) return '0 s';
  const [size, name] = unit;
  const next = UNITS[index + 1];
  const rounded = next === undefined ? Math.round(seconds) : Math.round(seconds / next[0]) * next[0];
  const rest = next === undefined ? 0 : (rounded % size) / next[0];
  return `${Math.floor(rounded / size)} ${name}${rest === 0 || next === undefined ? '' : ` ${rest} ${next[1]}`}`;
}
