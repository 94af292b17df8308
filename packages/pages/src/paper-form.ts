// The official form on paper, for whoever has no phone: one sheet of A4 with the questions in their printed order, so that a
// clerk types the circled numbers from top to bottom. Its code says of which unit, service and words it is.
import {
  DEFAULT_QUESTIONNAIRE,
  RESPONDENT,
  RESPONDENT_ATTRIBUTES,
  type RespondentAttribute,
  SCORES,
  type ServiceId,
  type UnitId,
} from '@tera/domain';
import { PAPER_STYLE, PRINT_SCRIPT } from './assets.ts';
import { type Html, html } from './html.ts';
import type { Lang } from './language.ts';
import { type Page, page, pageTitle } from './page.ts';
import { qrDrawing } from './qr.ts';
import { QUESTIONNAIRE_TEXTS, type Question, type QuestionnaireVersion } from './questionnaire.ts';
import { TEXTS } from './texts.ts';

export interface PaperFormInput {
  readonly unitId: UnitId;
  readonly unit: string;
  /** Printed; without one there is a line to write on. */
  readonly service?: { readonly id: ServiceId; readonly name: string } | undefined;
  readonly questionnaire?: QuestionnaireVersion | undefined;
  readonly lang: Lang;
}

export function paperForm(input: PaperFormInput): Page {
  const { unit, lang } = input;
  const { paper, posters } = TEXTS[lang];
  return page({
    status: 200,
    lang,
    title: pageTitle(paper.title, unit),
    description: paper.hint,
    style: PAPER_STYLE,
    script: PRINT_SCRIPT,
    body: html`<header>
        <h1>${pageTitle(paper.title, unit)}</h1>
        <p>${paper.hint}</p>
        <button type="button" hidden>${posters.print}</button>
      </header>
      <main>${sheet(input)}</main>`,
  });
}

/** `<unit>/<service or ->/<version>`; no id holds a slash. */
export function formCode({ unitId, service, questionnaire = DEFAULT_QUESTIONNAIRE }: PaperFormInput): string {
  return `${unitId}/${service?.id ?? '-'}/${questionnaire}`;
}

function sheet(input: PaperFormInput): Html {
  const { unit, lang, questionnaire = DEFAULT_QUESTIONNAIRE } = input;
  const { paper, posters, basis } = TEXTS[lang];
  const { order, questions } = QUESTIONNAIRE_TEXTS[questionnaire];
  return html`<section>
    <div class="head">
      <div>
        <h2>${paper.form}</h2>
        <p class="unit">${paper.unit} <b>${unit}</b></p>
        <p class="hand-in">${paper.handIn}</p>
      </div>
      ${officeBox(lang)}
    </div>
    ${respondent(input)}
    <p class="choose"><b>${paper.choose}</b></p>
    <table>
      <tbody>
        ${order.map((element, at) => questionRow(at + 1, questions[lang][element]))}
      </tbody>
    </table>
    <div class="comment"><p>${paper.comment}</p></div>
    <div class="foot">
      ${qrDrawing(formCode(input), { title: `${paper.code}: ${formCode(input)}` })}
      <div>
        <p>${paper.code} <b>${formCode(input)}</b></p>
        <p>${posters.promise}</p>
        <p>${basis}.</p>
      </div>
    </div>
  </section>`;
}

function officeBox(lang: Lang): Html {
  const { number, date, fill } = TEXTS[lang].paper;
  return html`<dl class="office">
    <dt>${number} <small>(${fill})</small></dt>
    <dd></dd>
    <dt>${date} <small>(${fill})</small></dt>
    <dd></dd>
  </dl>`;
}

function respondent({ service, lang }: PaperFormInput): Html {
  const { service: label, respondent: heading, respondentHint } = TEXTS[lang];
  return html`<div class="respondent">
    <p>${label}: ${service === undefined ? html`<span class="line"></span>` : html`<b>${service.name}</b>`}</p>
    <p><b>${heading}</b> ${respondentHint}</p>
    ${RESPONDENT_ATTRIBUTES.map((attribute) => attributeLine(attribute, lang))}
  </div>`;
}

function attributeLine(attribute: RespondentAttribute, lang: Lang): Html {
  const { label, values } = TEXTS[lang].attributes[attribute];
  const words: Readonly<Record<string, string>> = values;
  return html`<p class="boxes">
    <span class="label">${label}</span>
    ${RESPONDENT[attribute].map((value) => html`<span><i></i>${words[value]}</span> `)}
  </p>`;
}

function questionRow(number: number, { stem, subject, labels }: Question): Html {
  return html`<tr>
    <th scope="row">
      <span class="number">${number}.</span><span>${stem} <b>${subject}?</b></span>
    </th>
    ${SCORES.map((score) => html`<td><b>${score}</b> <span>${labels[score - 1]}</span></td>`)}
  </tr>`;
}
