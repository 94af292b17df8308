// What forms that change something are made of: a field with its hint and what is wrong with it, and the summary above the form that
// leads to each field.
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';

export interface FieldFault {
  /** The name of the field; empty for the form itself. */
  readonly field: string;
  readonly text: string;
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly kind?: 'text' | 'date' | 'fixed';
  /** To be chosen from, in this order. */
  readonly choices?: readonly (readonly [value: string, text: string])[] | undefined;
  readonly longest?: number | undefined;
  /** Of digits alone, as phones offer them. */
  readonly isNumber?: boolean | undefined;
}

const WORDS = {
  id: { title: 'Belum tersimpan. Perbaiki dahulu:' },
  en: { title: 'Not saved yet. Mend this first:' },
} as const;

export function faultSummary(faults: readonly FieldFault[], lang: Lang): Content {
  if (faults.length === 0) return undefined;
  return html`<div class="note" role="alert">
    <p><b>${WORDS[lang].title}</b></p>
    <ul>
      ${faults.map(
        ({ field, text }) => html`<li>${field === '' ? text : html`<a href="#field-${field}">${text}</a>`}</li> `,
      )}
    </ul>
  </div>`;
}

export function formField(field: FormField, faults: readonly FieldFault[]): Content {
  const { name, label, value, hint, kind = 'text' } = field;
  if (kind === 'fixed') {
    return html`<div>
      <p>${label}: <b>${value}</b></p>
      ${hint !== undefined && html`<small class="soft">${hint}</small>`}
    </div>`;
  }
  const own = faults.filter((fault) => fault.field === name);
  const described = [hint === undefined ? [] : [`hint-${name}`], own.length === 0 ? [] : [`fault-${name}`]].flat();
  const about = html`${described.length > 0 && html` aria-describedby="${described.join(' ')}"`}${
    own.length > 0 && html` aria-invalid="true"`
  }`;
  return html`<div>
    <label for="field-${name}">${label}</label>
    ${hint !== undefined && html`<small id="hint-${name}" class="soft">${hint}</small>`}
    ${own.length > 0 && html`<p id="fault-${name}" class="note">${own.map(({ text }) => text).join(' ')}</p>`}
    ${inputOf(field, about)}
  </div>`;
}

function inputOf({ name, value, kind, choices, longest, isNumber }: FormField, about: Content): Content {
  if (choices !== undefined) {
    return html`<select id="field-${name}" name="${name}" ${about}>
      ${choices.map(
        ([option, text]) => html`<option value="${option}" ${option === value && html` selected`}>${text}</option> `,
      )}
    </select>`;
  }
  return html`<input
    id="field-${name}"
    name="${name}"
    type="${kind === 'date' ? 'date' : 'text'}"
    value="${value}"
    ${longest !== undefined && html` maxlength="${longest}"`}
    ${isNumber === true && html` inputmode="decimal"`}
    autocomplete="off"
    ${about}
  />`;
}

export function hiddenFields(fields: Readonly<Record<string, string>>): Content {
  return Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" /> `);
}

/** A tick that says that something was understood. */
export function consent(name: string, text: string, faults: readonly FieldFault[]): Content {
  const own = faults.filter(({ field }) => field === name);
  return html`<div>
    ${own.length > 0 && html`<p id="fault-${name}" class="note">${own.map((fault) => fault.text).join(' ')}</p>`}
    <label class="tick"
      ><input
        id="field-${name}"
        type="checkbox"
        name="${name}"
        value="yes"
        ${own.length > 0 && html` aria-invalid="true" aria-describedby="fault-${name}"`}
      /><span>${text}</span></label
    >
  </div>`;
}
