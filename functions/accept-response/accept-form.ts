// The door for the page's own form, as a browser sends it without any script. What cannot be taken comes back on the
// same page with everything that was filled in; what was taken leads to the thank-you, by 303.
import { InstantSchema, type ResponseBody, ResponseSchema, instantText, read, withoutControls } from '@tera/contracts';
import { ELEMENTS, type Instant, RESPONDENT_ATTRIBUTES, type ServiceId, type UnitRegistry } from '@tera/domain';
import { type HtmlPage, type PageReply, deviceIdIn, formBody } from '@tera/http';
import { type FoundSurvey, findSurvey } from '@tera/links';
import {
  type Notice,
  type AnswerProblem,
  type View,
  noticePage,
  preferredLang,
  surveyPage,
  surveySubject,
  thanksPath,
} from '@tera/pages';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type TakeDeps, takeAnswer } from './take-answer.ts';
import { serviceOf, ticketOfLink } from './ticket-of-link.ts';

/** Most bytes of a form: every letter of a comment may take nine in this encoding. */
const FORM_BYTES = 32 * 1024;
/** The field that people do not see. It is this form's own: no other door knows it. */
const TRAP = 'website';
/** Seconds after which a page that failed is worth asking for again. */
const RETRY_AFTER = 5;
const RESPONSE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

export async function acceptForm(event: APIGatewayProxyEventV2, deps: TakeDeps): Promise<PageReply> {
  const token = event.pathParameters?.['link'] ?? '';
  const form = formBody(event, FORM_BYTES) ?? new URLSearchParams();
  const view = viewOf(event, form);
  const notice = (said: Notice): PageReply => ({ page: noticePage({ notice: said, ...view }) });

  const now = deps.now();
  const found = await findSurvey(token, now, deps);
  if (found.state !== 'open') return notice(found.state === 'expired' ? 'closed' : 'unknown');
  const ticket = await ticketOfLink(found.link, deps);
  const again = (problem: AnswerProblem): PageReply => ({
    page: formAgain({ token, found, serviceId: serviceOf(ticket), form, view, problem, now }),
  });

  const body = read(ResponseSchema, bodyOf(token, form, view));
  if (!body.ok) return again({ kind: 'invalid', errors: body.errors });
  const sender = { deviceId: deviceIdIn(event.cookies ?? []), hasFilledTrap: (form.get(TRAP) ?? '') !== '' };
  const taken = await takeAnswer(found, ticket, body.value, sender, now, deps);
  switch (taken.outcome) {
    case 'taken':
      return { seeOther: thanksPath(token, view, taken.receipt) };
    case 'too-many':
      return again({ kind: 'too-many', retryAfterSeconds: taken.retryAfter });
    case 'unreadable':
      return again({ kind: 'invalid', errors: taken.errors });
    case 'not-queued':
      return again({ kind: 'unavailable', retryAfterSeconds: taken.retryAfter });
  }
}

/** When the work itself has failed: what was filled in is still in the browser, one page back. */
export function sorryForm(event: APIGatewayProxyEventV2): HtmlPage {
  const view = viewOf(event, formBody(event, FORM_BYTES) ?? new URLSearchParams());
  const link = event.pathParameters?.['link'];
  return noticePage({ notice: 'unavailable', ...view, link, retryAfterSeconds: RETRY_AFTER });
}

function viewOf(event: APIGatewayProxyEventV2, form: URLSearchParams): View {
  const lang = preferredLang(
    form.get('lang') ?? event.queryStringParameters?.['lang'],
    event.headers['accept-language'],
  );
  return { lang, kiosk: form.has('kiosk') };
}

/** The form's fields as the contract has them. What a person did not type cannot be a person's mistake: it is mended. */
function bodyOf(link: string, form: URLSearchParams, { lang, kiosk }: View): Record<string, unknown> {
  const given = (name: string) => {
    const value = form.get(name);
    return value === null || value === '' ? undefined : value;
  };
  const answers = ELEMENTS.map((element) => [element, scoreOf(given(`q.${element}`))] as const);
  const respondent = RESPONDENT_ATTRIBUTES.map((name) => [name, given(`who.${name}`)] as const);
  return {
    link,
    responseId: responseIdOf(form),
    answers: Object.fromEntries(answers.filter(([, score]) => score !== undefined)),
    respondent: Object.fromEntries(respondent.filter(([, value]) => value !== undefined)),
    comment: commentOf(given('comment')),
    language: lang,
    startedAt: startedAtOf(form),
    ...(kiosk === true ? { channel: 'kiosk' as const satisfies ResponseBody['channel'] } : {}),
  };
}

/** What was pasted along with a text is nobody's mistake. */
function commentOf(comment: string | undefined): string | undefined {
  return comment === undefined ? undefined : withoutControls(comment);
}

/** What is no digit stays as it is, so that the schema can say so. */
function scoreOf(value: string | undefined): unknown {
  return value === undefined || !/^\d$/.test(value) ? value : Number(value);
}

function responseIdOf(form: URLSearchParams): string {
  const given = form.get('responseId') ?? '';
  return RESPONSE_ID.test(given) ? given : crypto.randomUUID();
}

/** An instant of the years that the contract knows, or nothing. */
function startedAtOf(form: URLSearchParams): string | undefined {
  const result = InstantSchema.safeParse(form.get('startedAt'));
  return result.success ? instantText(result.data) : undefined;
}

interface FormAgain {
  readonly token: string;
  readonly found: FoundSurvey<UnitRegistry>;
  readonly serviceId: ServiceId | undefined;
  readonly form: URLSearchParams;
  readonly view: View;
  readonly problem: AnswerProblem;
  readonly now: Instant;
}

function formAgain({ token, found: { link, unit }, serviceId, form, view, problem, now }: FormAgain) {
  const about = link.kind === 'ticket' ? { serviceId } : { counterId: link.counterId };
  return surveyPage({
    ...surveySubject(unit.document, about),
    ...view,
    link: token,
    responseId: responseIdOf(form),
    startedAt: startedAtOf(form) ?? instantText(now),
    answered: form,
    problem,
  });
}
