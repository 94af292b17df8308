// What of a form about an objection was not taken, in words; and the field for the reason, which both forms have.
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { FieldFault } from '../form-fields.ts';
import type { FaultOfField } from './objection-view.ts';
import { OBJECTION_WORDS } from './objection-words.ts';

export function faultsInWords(faults: readonly FaultOfField[], lang: Lang): readonly FieldFault[] {
  return faults.map(({ field, fault }) => ({ field, text: OBJECTION_WORDS[lang].faults[fault] }));
}

/** At a field that is none of the usual ones: what is wrong with it. */
export function faultAt(field: string, faults: readonly FieldFault[]): Content {
  const found = faults.find((one) => one.field === field);
  return found !== undefined && html`<p id="${field}-fault" class="note">${found.text}</p>`;
}

export function describedByFault(field: string, faults: readonly FieldFault[]): Content {
  return faults.some((one) => one.field === field) && html` aria-describedby="${field}-fault"`;
}

/** A text of a thousand letters, with what it is for. */
export function reasonField(
  { label, hint, text }: { readonly label: string; readonly hint: string; readonly text: string },
  faults: readonly FieldFault[],
): Content {
  const isFaulty = faults.some(({ field }) => field === 'reason');
  // The first line break behind the tag is the markup's own, so that one of the text's is not lost.
  return html`<div>
    <label for="reason">${label}</label>
    <small id="reason-hint" class="soft">${hint}</small>
    ${faultAt('reason', faults)}
    <textarea
      id="reason"
      name="reason"
      rows="5"
      required
      maxlength="${REASON_LENGTH}"
      aria-describedby="reason-hint${isFaulty && ' reason-fault'}"
      ${isFaulty && html` aria-invalid="true"`}
    >
${text}</textarea>
  </div>`;
}

const REASON_LENGTH = 1000;
