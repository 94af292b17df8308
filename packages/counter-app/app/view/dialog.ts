// A question in front of everything else. The browser's own dialog keeps the focus inside, closes with Escape, and gives
// the focus back to where it came from.

import { el } from '../dom.ts';
import { button } from './button.ts';

export interface DialogParts {
  readonly title: string;
  readonly body: readonly (Node | string)[];
  readonly actions?: readonly HTMLButtonElement[];
  /** What closes it; `none`: nothing but its actions. */
  readonly close?: string;
  readonly class?: string;
  readonly isToRead?: boolean;
}

/** Shows it; the function that it gives back closes it. */
export function openDialog({
  title,
  body,
  actions = [],
  close = 'Batal',
  class: look,
  isToRead = false,
}: DialogParts): () => void {
  let isDone = false;
  const end = (): void => {
    isDone = true;
    dialog.close();
    // Its event comes later, and a button that is still there could be pressed once more.
    dialog.remove();
  };
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'dialog-title', class: look },
    // Something to read is read from its beginning; a question is answered at its first control.
    el('h2', { id: 'dialog-title', tabindex: '-1', autofocus: isToRead }, title),
    ...body,
    el(
      'div',
      { class: 'actions' },
      ...actions,
      close === 'none' ? undefined : button({ id: 'dialog-close', text: close, kind: 'quiet' }, end),
    ),
  );
  const reopen = (): void => {
    // Escape pressed twice closes a dialog whatever is said against it.
    if (close === 'none' && !isDone) dialog.showModal();
    else dialog.remove();
  };
  dialog.addEventListener('close', reopen);
  dialog.addEventListener('cancel', (event) => {
    if (close === 'none') event.preventDefault();
  });
  // What is typed is sent by Enter, as in any form.
  dialog.addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.key !== 'Enter' || !(target instanceof HTMLInputElement) || target.type === 'checkbox') return;
    event.preventDefault();
    actions[0]?.click();
  });
  document.body.append(dialog);
  dialog.showModal();
  return end;
}
