// What forms about units have beside the fields of every form: what cannot be changed, and a tick that says that
// something was understood.
import { html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { type FieldFault, choiceField, typedField } from '../form-fields.ts';

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly kind?: 'text' | 'date' | 'fixed';
  /** To be chosen from, in this order. */
  readonly choices?: readonly (readonly [value: string, text: string])[] | undefined;
  readonly longest?: number | undefined;
}

export function formField(field: FormField, faults: readonly FieldFault[]): Content {
  const { name, label, value, hint, kind = 'text', choices, longest } = field;
  if (kind === 'fixed') {
    return html`<div>
      <p>${label}: <b>${value}</b></p>
      ${hint !== undefined && html`<small class="soft">${hint}</small>`}
    </div>`;
  }
  if (choices !== undefined) {
    const listed = choices.map(([one, text]) => ({ value: one, text }));
    return choiceField({ name, label, value, hint, choices: listed, faults });
  }
  return typedField({ name, label, value, hint, type: kind, faults, ...(longest !== undefined && { longest }) });
}

/** A tick that says that something was understood. */
export function consent(name: string, text: string, faults: readonly FieldFault[]): Content {
  const own = faults.filter(({ field }) => field === name);
  return html`<div>
    ${own.length > 0 && html`<p id="${name}-fault" class="note">${own.map((fault) => fault.text).join(' ')}</p>`}
    <label class="tick"
      ><input
        id="${name}"
        type="checkbox"
        name="${name}"
        value="yes"
        ${own.length > 0 && html` aria-invalid="true" aria-describedby="${name}-fault"`}
      />
      <span>${text}</span></label
    >
  </div>`;
}
