// The form itself: native controls in fieldsets, so that it works with any browser and any screen reader. Nothing is
// chosen beforehand: an answer that nobody gave must not be sent. "Lewati" has an empty value and takes a choice back.
import { type Element, RESPONDENT, RESPONDENT_ATTRIBUTES, type RespondentAttribute, SCORES } from '@tera/domain';
import { type Html, html } from './html.ts';
import type { Lang } from './language.ts';
import { type View, surveyPath, thanksPath } from './paths.ts';
import { COMMENT_LENGTH, type Mistake, withMost } from './problem.ts';
import { QUESTIONNAIRE_TEXTS, type Question, type QuestionnaireVersion } from './questionnaire.ts';
import { TEXTS } from './texts.ts';

/** Whose form it is, and what came back with it. */
export interface FormInput extends View {
  /** The token of the link, as in the page's own address. */
  readonly link: string;
  /** Those that a citizen may choose from, where nothing else says which one it was. */
  readonly services?: readonly Choice[] | undefined;
  /** Made for this view of the page, or the one that came back with the form. */
  readonly responseId: string;
  /** When the page was first served, as an ISO instant. */
  readonly startedAt: string;
  /** The same, signed: what a browser says of it itself is not believed. */
  readonly opened: string;
  /** The form as it was sent, by the names of its fields. */
  readonly answered?: URLSearchParams | undefined;
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What a form holds when it is shown. */
interface Filling {
  readonly lang: Lang;
  readonly answered: URLSearchParams;
  readonly mistakes: readonly Mistake[];
}

export function surveyForm(input: FormInput, questionnaire: QuestionnaireVersion, mistakes: readonly Mistake[]): Html {
  const { lang, link, kiosk, answered = new URLSearchParams() } = input;
  const { states, send, errors } = TEXTS[lang];
  const filling = { lang, answered, mistakes };
  return html`<form
    method="post"
    action="${surveyPath(link)}"
    novalidate
    ${kiosk === true && kioskAttributes(link, states.idle)}
    data-link="${link}"
    data-thanks="${thanksPath(link, input)}"
    data-sending="${states.sending}"
    data-waiting="${kiosk === true ? states.waitingKiosk : states.waiting}"
    data-busy="${states.busy}"
    data-error="${errors.prefix}"
  >
    <div id="fields">
      ${hiddenFields(input)} ${questions(questionnaire, filling)} ${serviceField(input.services ?? [], filling)}
      ${commentField(filling)} ${respondentFields(filling)}
      <button>${send}</button>
    </div>
    <p id="status" role="status"></p>
  </form>`;
}

/** `autocomplete` also keeps the browser from filling the form again when someone goes back to it. */
function kioskAttributes(link: string, idle: string): Html {
  return html`autocomplete="off" data-start="${surveyPath(link)}" data-idle="${idle}"`;
}

function hiddenFields({ responseId, startedAt, opened, lang }: FormInput): Html {
  return html`<input type="hidden" name="responseId" value="${responseId}" />
    <input type="hidden" name="startedAt" value="${startedAt}" />
    <input type="hidden" name="opened" value="${opened}" />
    <input type="hidden" name="lang" value="${lang}" />
    <p class="trap" aria-hidden="true">
      <label>Website <input name="website" tabindex="-1" autocomplete="off" /></label>
    </p>`;
}

function questions(version: QuestionnaireVersion, filling: Filling): readonly Html[] {
  const { order, questions: texts } = QUESTIONNAIRE_TEXTS[version];
  const { lang } = filling;
  return order.map((element, at) => {
    const place = html`${at + 1}<span> ${TEXTS[lang].of} ${order.length}</span>.`;
    return questionField(element, place, texts[lang][element], filling);
  });
}

function questionField(
  element: Element,
  place: Html,
  { stem, subject, labels }: Question,
  { lang, answered, mistakes }: Filling,
): Html {
  const field = `q-${element}`;
  const chosen = answered.get(`q.${element}`);
  const choice = (value: string, label: string, at: number) =>
    html`<label>
      <input
        type="radio"
        id="${field}-${at}"
        name="q.${element}"
        value="${value}"
        ${chosen === value && html`checked`}
      />
      <span>${label}</span>
    </label>`;
  return html`<fieldset id="${field}" class="question" ${describedBy(field, mistakes)}>
    <legend><small>${place}</small> ${stem} <b>${subject}?</b></legend>
    ${errorBeside(field, mistakes, lang)}
    <div>
      ${SCORES.map((score) => choice(String(score), labels[score - 1] ?? '', score))}${choice('', TEXTS[lang].skip, 0)}
    </div>
  </fieldset> `;
}

/** Of one service there is nothing to ask. */
function serviceField(services: readonly Choice[], { lang, answered, mistakes }: Filling): Html | false {
  const { service, noService } = TEXTS[lang];
  const chosen = answered.get('serviceId');
  return (
    services.length > 1 &&
    html`<div class="field">
      <label for="service">${service}</label>
      ${errorBeside('service', mistakes, lang)}
      <select id="service" name="serviceId" autocomplete="off" ${describedBy('service', mistakes)}>
        <option value="">${noService}</option>
        ${services.map(({ id, name }) => html`<option value="${id}" ${chosen === id && html`selected`}>${name}</option>`)}
      </select>
    </div>`
  );
}

function commentField({ lang, answered, mistakes }: Filling): Html {
  const { comment, commentHint } = TEXTS[lang];
  const wrong = mistakes.some(({ field }) => field === 'comment');
  // The line break after the tag is dropped by the parser; without it one of the citizen's would be.
  return html`<div class="field">
    <label for="comment">${comment}</label>
    <p id="comment-hint" class="hint">${withMost(commentHint, lang)}</p>
    ${errorBeside('comment', mistakes, lang)}
    <textarea
      id="comment"
      name="comment"
      rows="2"
      maxlength="${COMMENT_LENGTH}"
      autocomplete="off"
      aria-describedby="comment-hint${wrong && ' comment-error'}"
      ${wrong && html`aria-invalid="true"`}
    >
${answered.get('comment') ?? ''}</textarea>
  </div>`;
}

function respondentFields(filling: Filling): Html {
  const { respondent, respondentHint } = TEXTS[filling.lang];
  return html`<fieldset class="respondent" aria-describedby="who-hint">
    <legend><b>${respondent}</b></legend>
    <p id="who-hint" class="hint">${respondentHint}</p>
    <div>${RESPONDENT_ATTRIBUTES.map((attribute) => attributeField(attribute, filling))}</div>
  </fieldset>`;
}

function attributeField(attribute: RespondentAttribute, { lang, answered, mistakes }: Filling): Html {
  const field = `who-${attribute}`;
  const { noAnswer, attributes } = TEXTS[lang];
  const { label, values } = attributes[attribute];
  const words: Readonly<Record<string, string>> = values;
  const chosen = answered.get(`who.${attribute}`);
  return html`<div class="field">
    <label for="${field}">${label}</label>
    ${errorBeside(field, mistakes, lang)}
    <select id="${field}" name="who.${attribute}" autocomplete="off" ${describedBy(field, mistakes)}>
      <option value="">${noAnswer}</option>
      ${RESPONDENT[attribute].map(
        (value) => html`<option value="${value}" ${chosen === value && html`selected`}>${words[value]}</option>`,
      )}
    </select>
  </div>`;
}

function describedBy(field: string, mistakes: readonly Mistake[]): Html | false {
  return mistakes.some((mistake) => mistake.field === field) && html`aria-describedby="${field}-error"`;
}

function errorBeside(field: string, mistakes: readonly Mistake[], lang: Lang): readonly Html[] {
  return mistakes
    .filter((mistake) => mistake.field === field)
    .map(({ text }) => html`<p class="error" id="${field}-error"><b>${TEXTS[lang].errors.prefix}:</b> ${text}</p>`);
}
