// A button of the counter. Its letter is shown in it and does the same as a click; a letter whose button is not there does
// nothing. A second click of a double click does nothing either, nor does a key that is held down or bounces.

import { el } from '../dom.ts';

export interface ButtonLooks {
  readonly id: string;
  readonly text: string;
  /** One letter or digit. */
  readonly letter?: string | undefined;
  readonly kind?: 'main' | 'plain' | 'quiet' | undefined;
}

export function button(
  { id, text, letter, kind = 'plain' }: ButtonLooks,
  press: (event: Event) => void,
): HTMLButtonElement {
  const onclick = (event: Event): void => {
    if (!(event instanceof MouseEvent) || event.detail <= 1) press(event);
  };
  return el(
    'button',
    { id, type: 'button', class: kind, 'data-letter': letter, onclick },
    el('span', {}, text),
    letter === undefined ? undefined : el('kbd', { 'aria-hidden': 'true' }, letter.toUpperCase()),
  );
}

/** Letters work wherever nobody is typing; in a dialog only its own do. */
export function listenForLetters(areOn: () => boolean): void {
  let last = { key: '', at: -BOUNCE };
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, altKey, metaKey, repeat } = event;
    if (repeat && (key === 'Enter' || key === ' ') && target instanceof HTMLButtonElement) event.preventDefault();
    if (ctrlKey || altKey || metaKey || repeat || !areOn() || !/^[a-z0-9?]$/i.test(key)) return;
    if (target instanceof Element && target.closest('input, select, textarea') !== null) return;
    const within: ParentNode = document.querySelector('dialog[open]') ?? document;
    const found = within.querySelector<HTMLButtonElement>(`[data-letter="${key.toLowerCase()}"]`);
    if (found === null) return;
    event.preventDefault();
    const isBounce = last.key === key && event.timeStamp - last.at < BOUNCE;
    last = { key, at: event.timeStamp };
    if (!isBounce) found.click();
  });
}

/** Nobody means one key twice within so many milliseconds. */
const BOUNCE = 250;
