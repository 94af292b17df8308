// Fields of a form: a label that belongs to its control, and a hint that is read out with it.

import { el } from '../dom.ts';

/** Nothing is chosen beforehand: a default would be somebody's figures. */
export function selectOf(
  id: string,
  choices: readonly { readonly id: string; readonly name: string }[],
  prompt: string,
  chosen = '',
): HTMLSelectElement {
  const isKnown = choices.some((choice) => choice.id === chosen);
  return el(
    'select',
    { id, required: true },
    el('option', { value: '', selected: !isKnown }, prompt),
    ...choices.map((choice) => el('option', { value: choice.id, selected: choice.id === chosen }, choice.name)),
  );
}

export function field(control: HTMLElement, label: string, hint?: string): HTMLElement {
  const hintId = `${control.id}-hint`;
  if (hint !== undefined) control.setAttribute('aria-describedby', hintId);
  return el(
    'div',
    { class: 'field' },
    el('label', { for: control.id }, label),
    hint === undefined ? undefined : el('p', { id: hintId, class: 'hint' }, hint),
    control,
  );
}
