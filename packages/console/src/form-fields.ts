// The fields of a form that changes something: each with its label, a hint, and why what was typed is not taken. What was typed
// stands in it again.
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';

/** Why a field is not taken, in words. Without a field it is about the form as a whole. */
export interface FieldFault {
  readonly field?: string | undefined;
  readonly text: string;
}

export interface TextFieldInput {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'email' | 'date';
  readonly required?: boolean;
  readonly longest?: number;
  /** The id of a `datalist` that offers values. */
  readonly offered?: string;
  readonly faults: readonly FieldFault[];
}

export function typedField(input: TextFieldInput): Content {
  const { name, label, value, hint, type = 'text', required = false, longest, offered, faults } = input;
  const { described, invalid, shown } = faultsOf(name, hint, faults);
  return html`<div>
    <label for="${name}">${label}</label>
    ${hint !== undefined && html`<small id="${name}-hint" class="soft">${hint}</small>`} ${shown}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="off"
      ${required && html` required`}${longest !== undefined && html` maxlength="${longest}"`}${offered !== undefined && html` list="${offered}"`}${described}${invalid}
    />
  </div>`;
}

export interface ChoiceFieldInput {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly hint?: string | undefined;
  readonly faults: readonly FieldFault[];
}

export function choiceField({ name, label, value, choices, hint, faults }: ChoiceFieldInput): Content {
  const { described, invalid, shown } = faultsOf(name, hint, faults);
  return html`<div>
    <label for="${name}">${label}</label>
    ${hint !== undefined && html`<small id="${name}-hint" class="soft">${hint}</small>`} ${shown}
    <select id="${name}" name="${name}" ${described}${invalid}>
      ${choices.map(
        (choice) =>
          html`<option value="${choice.value}" ${choice.value === value && html` selected`}>${choice.text}</option> `,
      )}
    </select>
  </div>`;
}

export interface TickedFieldsInput {
  readonly name: string;
  readonly legend: string;
  readonly ticked: readonly string[];
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly faults: readonly FieldFault[];
}

export function tickedFields({ name, legend, ticked, choices, faults }: TickedFieldsInput): Content {
  const { described, shown } = faultsOf(name, undefined, faults);
  return html`<fieldset id="${name}" class="ticks" tabindex="-1" ${described}>
    <legend>${legend}</legend>
    ${shown}
    ${choices.map(
      ({ value, text }) =>
        html`<label
          ><input type="checkbox" name="${name}" value="${value}" ${ticked.includes(value) && html` checked`} />
          ${text}</label
        > `,
    )}
  </fieldset>`;
}

/** What goes along unseen; of what is not said there is nothing. */
export function unseenFields(fields: Readonly<Record<string, string | undefined>>): Content {
  return Object.entries(fields).map(
    ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}" /> `,
  );
}

const HEADINGS = {
  id: 'Belum disimpan. Perbaiki dulu:',
  en: 'Not saved yet. Put right first:',
} as const satisfies Record<Lang, string>;

/** What is wrong with a form, above it; each leads to its field. `heading`: of a form that saves nothing. */
export function faultSummary(faults: readonly FieldFault[], lang: Lang, heading: string = HEADINGS[lang]): Content {
  if (faults.length === 0) return undefined;
  return html`<div class="note" role="alert" id="faults">
    <p><b>${heading}</b></p>
    <ul class="plain">
      ${faults.map(({ field, text }) => html`<li>${field === undefined ? text : html`<a href="#${field}">${text}</a>`}</li> `)}
    </ul>
  </div>`;
}

function faultsOf(name: string, hint: string | undefined, faults: readonly FieldFault[]) {
  const own = faults.filter(({ field }) => field === name);
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(own.length === 0 ? [] : [`${name}-fault`])];
  return {
    described: ids.length > 0 && html` aria-describedby="${ids.join(' ')}"`,
    invalid: own.length > 0 && html` aria-invalid="true"`,
    shown: own.length > 0 && html`<p id="${name}-fault" class="note">${own.map(({ text }) => text).join(' ')}</p>`,
  };
}
