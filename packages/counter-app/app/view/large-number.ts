// A number as large as it fits on one line, however many letters it has: the sheet divides the width by them.

import { el } from '../dom.ts';

export function largeNumber(tag: 'p' | 'span', number: string): HTMLElement {
  const element = el(tag, { class: 'number' }, number);
  // The page's policy forbids the attribute in markup, and not this.
  element.style.setProperty('--letters', String(number.length));
  return element;
}
