// What of a form about an objection was not taken: in short at the top, with a link to each field, and at the field.
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { FaultOfField } from './objection-view.ts';
import { OBJECTION_WORDS } from './objection-words.ts';

export function objectionFaults(faults: readonly FaultOfField[], lang: Lang): Content {
  const words = OBJECTION_WORDS[lang];
  if (faults.length === 0) return undefined;
  return html`<div class="note" role="alert">
    <p><b>${words.wrong}</b></p>
    <ul>
      ${faults.map(
        ({ field, fault }) =>
          html`<li>
            ${field === undefined ? words.faults[fault] : html`<a href="#${field}">${words.faults[fault]}</a>`}
          </li> `,
      )}
    </ul>
  </div>`;
}

export function faultAt(field: string, faults: readonly FaultOfField[], lang: Lang): Content {
  const found = faultOf(field, faults);
  return found !== undefined && html`<p id="${field}-fault" class="note">${OBJECTION_WORDS[lang].faults[found]}</p>`;
}

/** What a field with a fault, or a hint, says of itself. */
export function describedBy(field: string, faults: readonly FaultOfField[], hint: boolean): Content {
  const isFaulty = faultOf(field, faults) !== undefined;
  const names = [...(hint ? [`${field}-hint`] : []), ...(isFaulty ? [`${field}-fault`] : [])];
  return html`${names.length > 0 && html` aria-describedby="${names.join(' ')}"`}${isFaulty && html` aria-invalid="true"`}`;
}

/** A text of a thousand letters, with what it is for. */
export function reasonField(
  { label, hint, text }: { readonly label: string; readonly hint: string; readonly text: string },
  faults: readonly FaultOfField[],
  lang: Lang,
): Content {
  // The first line break behind the tag is the markup's own, so that one of the text's is not lost.
  return html`<div>
    <label for="reason">${label}</label>
    <small id="reason-hint" class="soft">${hint}</small>
    ${faultAt('reason', faults, lang)}
    <textarea
      id="reason"
      name="reason"
      rows="5"
      required
      maxlength="${REASON_LENGTH}"
      ${describedBy('reason', faults, true)}
    >
${text}</textarea>
  </div>`;
}

const REASON_LENGTH = 1000;

function faultOf(field: string, faults: readonly FaultOfField[]) {
  return faults.find((one) => one.field === field)?.fault;
}
