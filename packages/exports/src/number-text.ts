// Numbers as they are printed for people: 91,48 and 1.000 in Indonesian. They are rounded half up here; what was rounded
// before by a rule of its own, as the IKM, passes unchanged.

import type { Language } from '@tera/domain';
const MARKS = { id: { decimal: ',', thousands: '.' }, en: { decimal: '.', thousands: ',' } } as const;

export function decimalText(value: number, decimals: number, language: Language): string {
  const { decimal, thousands } = MARKS[language];
  const [whole = '', fraction] = halfUp(value, decimals).toFixed(decimals).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}

/** By its decimal digits, as on paper: 3.275 is 3.28, although its binary is a little less. */
function halfUp(value: number, decimals: number): number {
  // Smaller ones are written with an exponent, and are 0 on paper.
  if (Math.abs(value) < 1e-6) return 0;
  return Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
}

/** A share as a percentage: 0.975 is 97,5%. */
export function percentText(share: number, decimals: number, language: Language): string {
  return `${decimalText(share * 100, decimals, language)}%`;
}

/** From `low` to `high`. */
export function intervalText([low, high]: readonly [number, number], decimals: number, language: Language): string {
  return `${decimalText(low, decimals, language)}–${decimalText(high, decimals, language)}`;
}
