// What one has said about the system and was answered, and for HR and administrators what others have said. Whatever was typed and is
// not taken stands in its field again, with why.
import { decimalText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { unseenFields } from '../form-fields.ts';
import { type Viewer, frame } from '../frame.ts';
import { FEEDBACK_WORDS, type FeedbackFault } from './feedback-words.ts';

/** What one says, or answers, as it is typed. */
export interface FeedbackDraft {
  readonly formId: string;
  readonly text: string;
  readonly fault?: FeedbackFault | undefined;
}

/** A unit for which one may speak. */
export interface FeedbackUnit {
  readonly unitId: string;
  /** None of all units. */
  readonly name: string | undefined;
}

export interface ListedMessage {
  readonly messageId: string;
  readonly unit: FeedbackUnit;
  readonly name: string;
  /** As it is printed. */
  readonly when: string;
  readonly text: string;
  /** Oldest first. */
  readonly answers: readonly { readonly name: string; readonly when: string; readonly text: string }[];
}

/** A part of a list, newest first. */
export interface MessageList {
  readonly messages: readonly ListedMessage[];
  /** The address of the older ones, and of the newest where these are not. */
  readonly older?: string | undefined;
  readonly newest?: string | undefined;
}

/** What others have said, for whoever may answer it. */
export interface HeardMessages extends MessageList {
  /** Of each message the form for its answer. */
  readonly draftOf: (messageId: string) => FeedbackDraft;
}

export interface FeedbackInput {
  readonly status?: number | undefined;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly done?: 'said' | 'answered' | undefined;
  readonly draft: FeedbackDraft & { readonly unitId?: string | undefined };
  /** At least one. */
  readonly units: readonly FeedbackUnit[];
  /** Characters that a text may have. */
  readonly longest: number;
  readonly own: MessageList;
  readonly heard?: HeardMessages | undefined;
}

export function feedbackPage(input: FeedbackInput): Page {
  const { status, lang, viewer, at, done, own, heard } = input;
  const words = FEEDBACK_WORDS[lang];
  return frame({
    ...(status === undefined ? {} : { status }),
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: words.lead,
    body: html`${done !== undefined && html`<div class="note" role="status"><p>${words[done]}</p></div>`}
      ${sayForm(input)}
      <section>
        <h2>${words.own}</h2>
        ${list(own, words.noneOwn, lang, (message) => oneMessage(message, lang, false))}
      </section>
      ${
        heard !== undefined &&
        html`<section>
          <h2>${words.heard}</h2>
          <p class="soft">${words.heardHint}</p>
          ${list(
            heard,
            words.noneHeard,
            lang,
            (message) => html`${oneMessage(message, lang, true)} ${answerForm(message, heard, input)}`,
          )}
        </section>`
      }`,
  });
}

function sayForm({ lang, viewer, draft, units, longest }: FeedbackInput): Content {
  const words = FEEDBACK_WORDS[lang];
  const [only] = units;
  return html`<section>
    <h2>${words.say}</h2>
    <form class="fields" method="post" action="/console/feedback">
      ${unseenFields({ token: viewer.formToken, form: draft.formId })}
      ${
        units.length === 1
          ? html`${unseenFields({ unit: only?.unitId ?? '' })}
              <p>${words.unit}: <b>${only?.name ?? words.general}</b></p>`
          : html`<div>
              <label for="unit">${words.unit}</label>
              <select id="unit" name="unit">
                ${units.map(
                  ({ unitId, name }) =>
                    html`<option value="${unitId}" ${unitId === draft.unitId && html` selected`}>
                      ${name ?? words.general}
                    </option> `,
                )}
              </select>
            </div>`
      }
      ${textField('text', words.text, draft, { lang, longest })}
      <div><button>${words.send}</button></div>
      <p class="soft">${words.kept}</p>
    </form>
  </section>`;
}

function answerForm(
  { messageId, unit, name }: ListedMessage,
  { draftOf }: HeardMessages,
  { lang, viewer, longest }: FeedbackInput,
): Content {
  const words = FEEDBACK_WORDS[lang];
  const draft = draftOf(messageId);
  return html`<details ${draft.fault !== undefined && html` open`}>
    <summary>${words.answerTo(name)}</summary>
    <form class="fields" method="post" action="/console/feedback">
      ${unseenFields({ token: viewer.formToken, form: draft.formId, unit: unit.unitId, message: messageId })}
      ${textField(`answer-${messageId}`, words.answerTo(name), draft, { lang, longest })}
      <div><button>${words.answer}</button></div>
    </form>
  </details>`;
}

function textField(
  id: string,
  label: string,
  { text, fault }: FeedbackDraft,
  { lang, longest }: Pick<FeedbackInput, 'lang' | 'longest'>,
): Content {
  const words = FEEDBACK_WORDS[lang];
  // The first line break behind the tag is the markup's own, so that one of the text's is not lost.
  return html`<div>
    <label for="${id}">${label}</label>
    <small id="${id}-hint" class="soft">${words.hint(decimalText(longest, 0, lang))}</small>
    ${fault !== undefined && html`<p id="${id}-fault" class="note" role="alert">${words.faults[fault]}</p>`}
    <textarea
      id="${id}"
      name="text"
      rows="5"
      required
      maxlength="${longest}"
      aria-describedby="${id}-hint${fault !== undefined && ` ${id}-fault`}"
      ${fault !== undefined && html` aria-invalid="true" autofocus`}
    >
${text}</textarea>
  </div>`;
}

function list(
  { messages, older, newest }: MessageList,
  none: string,
  lang: Lang,
  one: (message: ListedMessage) => Content,
): Content {
  const words = FEEDBACK_WORDS[lang];
  const links = [
    ...(newest === undefined ? [] : [{ href: newest, text: words.newest }]),
    ...(older === undefined ? [] : [{ href: older, text: words.older }]),
  ];
  return html`${
    messages.length === 0
      ? html`<p>${none}</p>`
      : html`<ul class="plain messages">
          ${messages.map((message) => html`<li>${one(message)}</li> `)}
        </ul>`
  }
  ${
    links.length > 0 &&
    html`<ul class="choices">
      ${links.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li> `)}
    </ul>`
  }`;
}

function oneMessage({ unit, name, when, text, answers }: ListedMessage, lang: Lang, isAnothers: boolean): Content {
  const words = FEEDBACK_WORDS[lang];
  return html`<p class="soft">
      ${isAnothers && html`<b>${name}</b>, `}${unit.name ?? words.general},
      ${when}${answers.length === 0 && ` · ${words.notAnswered}`}
    </p>
    <p class="said">${text}</p>
    ${answers.map(
      (answer) =>
        html`<blockquote>
          <p class="soft">${words.answersBy(answer.name, answer.when)}</p>
          <p class="said">${answer.text}</p>
        </blockquote> `,
    )}`;
}
