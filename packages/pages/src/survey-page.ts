// The page behind a survey link: who is asked about, what is promised, nine questions, one button. It comes back as it
// was filled when something kept it from being taken, so that nobody has to answer twice.
import { DAY, DEFAULT_QUESTIONNAIRE, GONE_AFTER } from '@tera/domain';
import { KIOSK_SCRIPT, KIOSK_STYLE, PAGE_STYLE, SURVEY_SCRIPT, SURVEY_STYLE } from './assets.ts';
import { complaintsSentence } from './complaints.ts';
import { type Html, html } from './html.ts';
import { type Lang, numberText } from './language.ts';
import { type Page, page, pageTitle } from './page.ts';
import { surveyViewPath } from './paths.ts';
import { type Mistake, type AnswerProblem, STATUS_OF_PROBLEM, mistakesOf, noAnswer } from './problem.ts';
import type { QuestionnaireVersion } from './questionnaire.ts';
import { type FormInput, surveyForm } from './survey-form.ts';
import { TEXTS } from './texts.ts';

export interface SurveyInput extends FormInput {
  /** Names as the public knows them. */
  readonly unit: string;
  readonly service?: string | undefined;
  readonly counter?: string | undefined;
  readonly questionnaire?: QuestionnaireVersion | undefined;
  /** What the unit promises in its own words, in the page's language; each part has a default. */
  readonly privacy?: PrivacyNotice | undefined;
  readonly problem?: AnswerProblem | undefined;
}

export interface PrivacyNotice {
  readonly purpose?: string | undefined;
  readonly retention?: string | undefined;
  readonly contact?: string | undefined;
}

export function surveyPage(input: SurveyInput): Page {
  const { lang, unit, kiosk = false, problem, questionnaire = DEFAULT_QUESTIONNAIRE } = input;
  const { survey, errors } = TEXTS[lang];
  const mistakes = problem?.kind === 'invalid' ? mistakesOf(problem.errors, questionnaire, lang) : [];
  const title = pageTitle(survey, unit);
  return page({
    status: problem === undefined ? 200 : STATUS_OF_PROBLEM[problem.kind],
    lang,
    kiosk,
    description: TEXTS[lang].description,
    title: problem === undefined ? title : `${errors.prefix}: ${title}`,
    style: PAGE_STYLE + SURVEY_STYLE + (kiosk ? KIOSK_STYLE : ''),
    script: kiosk ? KIOSK_SCRIPT : SURVEY_SCRIPT,
    isSending: true,
    isKept: kiosk,
    headers: retryHeaders(problem),
    body: html`${header(input)}
      <main>
        ${problem === undefined || problem.kind === 'invalid' ? summary(mistakes, noAnswer(questionnaire, lang), lang) : trouble(problem.kind, lang)}
        ${promise(input)} ${surveyForm(input, questionnaire, mistakes)}
      </main>
      ${footer(input)}`,
  });
}

function header({ lang, unit, service, counter, kiosk, link }: SurveyInput): Html {
  const { heading, otherLang } = TEXTS[lang];
  const other = lang === 'id' ? 'en' : 'id';
  const about = [service, counter].filter((name) => name !== undefined).join(' · ');
  return html`<header>
    <div>
      <p class="unit">${unit}</p>
      <a class="lang" href="${surveyViewPath(link, { lang: other, kiosk })}" lang="${other}" hreflang="${other}"
        >${otherLang}</a
      >
      <h1>${heading}</h1>
      ${about !== '' && html`<p class="about">${about}</p>`}
    </div>
  </header>`;
}

function promise({ lang, kiosk, privacy = {} }: SurveyInput): Html {
  const { intro, warning, warningKiosk, promise: promised, privacy: words } = TEXTS[lang];
  const { purpose = words.purposeText, retention = retentionText(lang), contact = words.contactText } = privacy;
  return html`<p class="intro">${intro}</p>
    <div class="promise">
      <p><strong>${kiosk === true ? warningKiosk : warning}</strong></p>
      <p>${promised}</p>
      <details>
        <summary>${words.summary}</summary>
        <dl>
          <dt>${words.purpose}</dt>
          <dd>${purpose}</dd>
          <dt>${words.retention}</dt>
          <dd>${retention}</dd>
          <dt>${words.contact}</dt>
          <dd>${contact}</dd>
        </dl>
      </details>
    </div>`;
}

/** Counted from the constants, with the sweeping and the backups in it: what is promised here has to hold. */
function retentionText(lang: Lang): string {
  return TEXTS[lang].privacy.retentionText.replace('{days}', numberText(GONE_AFTER / DAY, lang));
}

/** Without a mistake it waits, hidden, for the script to find a form without an answer. */
function summary(mistakes: readonly Mistake[], missing: Mistake, lang: Lang): Html {
  const { heading } = TEXTS[lang].errors;
  const none = mistakes.length === 0;
  const items = none ? [missing] : mistakes;
  return html`<div class="summary" id="summary" role="alert" tabindex="-1" ${none ? html`hidden` : html`autofocus`}>
    <h2>${heading}</h2>
    <ul>
      ${items.map(({ text, control, label }) => {
        const words = label === undefined ? text : `${label}: ${text}`;
        return html`<li>${control === undefined ? words : html`<a href="#${control}">${words}</a>`}</li>`;
      })}
    </ul>
  </div>`;
}

function trouble(kind: 'too-many' | 'unavailable', lang: Lang): Html {
  const { heading, tooMany, unavailable } = TEXTS[lang].troubles;
  return html`<div class="summary" id="summary" role="alert" tabindex="-1" autofocus>
    <h2>${heading}</h2>
    <p>${kind === 'too-many' ? tooMany : unavailable}</p>
  </div>`;
}

function footer({ lang, kiosk }: SurveyInput): Html {
  return html`<footer>
    <p>${complaintsSentence(lang, kiosk)}</p>
    <p>${TEXTS[lang].basis}.</p>
    ${kiosk === true && html`<p id="kept" hidden>${TEXTS[lang].states.kept} <b>0</b></p>`}
  </footer>`;
}

function retryHeaders(problem: AnswerProblem | undefined): Record<string, string> {
  if (problem === undefined || problem.kind === 'invalid' || problem.retryAfterSeconds === undefined) return {};
  return { 'retry-after': String(problem.retryAfterSeconds) };
}
