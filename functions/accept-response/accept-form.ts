// The door for the page's own form, as a browser sends it without any script. What cannot be taken comes back on the
// same page with everything that was filled in; what was taken leads to the thank-you, by 303.
import { InstantSchema, ResponseSchema, instantText, read, withoutControls } from '@tera/contracts';
import { ELEMENTS, type Instant, RESPONDENT_ATTRIBUTES, type ServiceId, type UnitRegistry } from '@tera/domain';
import {
  type HtmlPage,
  type PageReply,
  cameFrom,
  counterMarksIn,
  deviceTextsIn,
  formBody,
  formCookie,
  formIn,
  noFormCookie,
  saidByBrowser,
} from '@tera/http';
import {
  type FoundSurvey,
  type LinkSecrets,
  type SurveyLink,
  deviceIdOf,
  findSurvey,
  looksLikeKiosk,
  openedAt,
  signOpening,
} from '@tera/links';
import {
  type Notice,
  type AnswerProblem,
  type View,
  noticePage,
  preferredLang,
  returnedForm,
  returnedPath,
  surveyPage,
  surveyPath,
  surveySubject,
  thanksPath,
} from '@tera/pages';
import { type AnswerSender, type TakeDeps, serviceOf, takeAnswer, ticketOfLink } from '@tera/responses';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** Most bytes of a form: every letter of a comment may take nine in this encoding. */
const FORM_BYTES = 32 * 1024;
/** The field that people do not see. It is this form's own: no other door knows it. */
const TRAP = 'website';
/** Seconds after which a page that failed is worth asking for again. */
const RETRY_AFTER = 5;
/** Most characters of what says when the form was opened; ours is far shorter. */
const OPENING_LENGTH = 200;
const RESPONSE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

export interface FormDeps extends TakeDeps {
  /** Where the page is, which says whether its cookies may travel without HTTPS. */
  readonly publicUrl: string;
}

export async function acceptForm(event: APIGatewayProxyEventV2, deps: FormDeps): Promise<PageReply> {
  const token = event.pathParameters?.['link'] ?? '';
  const form = formBody(event, FORM_BYTES) ?? new URLSearchParams();
  const view = viewOf(event, form);
  const notice = (said: Notice): PageReply => ({ page: noticePage({ notice: said, ...view, link: token }) });
  if (cameFrom(saidByBrowser(event.headers), deps.publicUrl) === 'other-page') return notice('elsewhere');

  const now = deps.now();
  const found = await findSurvey(token, now, deps);
  if (found.state !== 'open') return notice(found.state === 'expired' ? 'closed' : 'unknown');
  const ticket = await ticketOfLink(found.link, deps);
  const secrets = await deps.linkSecrets.current();
  const cookies = event.cookies ?? [];
  const secure = deps.publicUrl.startsWith('https:');
  const deviceId = await deviceIdOf(deviceTextsIn(cookies), now, deps.linkSecrets);
  const again = (problem: AnswerProblem): PageReply => {
    const back: FormAgain = { token, found, serviceId: serviceOf(ticket), form, view, problem, now, secrets };
    return formByItself(back, deviceId, secure) ?? { page: formAgain(back) };
  };

  const body = read(ResponseSchema, bodyOf(found.link, token, form, view));
  if (!body.ok) return again({ kind: 'invalid', errors: body.errors });
  const sender: AnswerSender = {
    deviceId,
    hasFilledTrap: (form.get(TRAP) ?? '') !== '',
    hasOpenedForm: true,
    counterMarks: counterMarksIn(cookies),
  };
  const taken = await takeAnswer(found, ticket, body.value, sender, now, deps);
  switch (taken.outcome) {
    case 'taken':
      return {
        seeOther: thanksPath(token, view, taken.receipt),
        ...(formIn(cookies) === undefined ? {} : { cookies: [noFormCookie(surveyPath(token), secure)] }),
      };
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
  return { lang, kiosk: looksLikeKiosk(event.pathParameters?.['link'] ?? '') };
}

/** The form's fields as the contract has them. What a person did not type cannot be a person's mistake: it is mended. */
function bodyOf({ kind }: SurveyLink, link: string, form: URLSearchParams, { lang }: View): Record<string, unknown> {
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
    // The form of a ticket does not ask for it.
    serviceId: kind === 'ticket' ? undefined : given('serviceId'),
    comment: commentOf(given('comment')),
    language: lang,
    startedAt: startedAtOf(form),
    opened: form.get('opened')?.slice(0, OPENING_LENGTH),
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

/** The one that came with the form, where it is ours. */
function openingOf(token: string, form: URLSearchParams, secrets: LinkSecrets): string | undefined {
  const given = form.get('opened') ?? '';
  return openedAt(given, token, secrets) === undefined ? undefined : given;
}

interface FormAgain {
  readonly token: string;
  readonly found: FoundSurvey<UnitRegistry>;
  readonly serviceId: ServiceId | undefined;
  readonly form: URLSearchParams;
  readonly view: View;
  readonly problem: AnswerProblem;
  readonly now: Instant;
  readonly secrets: LinkSecrets;
}

/**
 * The way to a page with the form and its mistakes, which can be reloaded and come back to; the form travels in a cookie. Not
 * where the browser keeps none, where it is too long, and at a kiosk, which keeps nothing: there the answer is the form itself.
 */
function formByItself(
  { token, form, view, problem, now, secrets }: FormAgain,
  deviceId: string | undefined,
  secure: boolean,
): PageReply | undefined {
  if (problem.kind !== 'invalid' || view.kiosk === true || deviceId === undefined) return undefined;
  const returned = returnedForm({ ...idsOf(token, form, now, secrets), answered: form, problem });
  const cookie = formCookie(returned, surveyPath(token), secure);
  return cookie === undefined ? undefined : { seeOther: returnedPath(token, view), cookies: [cookie] };
}

function idsOf(token: string, form: URLSearchParams, now: Instant, secrets: LinkSecrets) {
  return {
    responseId: responseIdOf(form),
    startedAt: startedAtOf(form) ?? instantText(now),
    opened: openingOf(token, form, secrets) ?? signOpening(token, now, secrets),
  };
}

function formAgain({ token, found: { link, unit }, serviceId, form, view, problem, now, secrets }: FormAgain) {
  const about = link.kind === 'ticket' ? { serviceId } : { counterId: link.counterId };
  return surveyPage({
    ...surveySubject(unit.document, about),
    ...view,
    link: token,
    ...idsOf(token, form, now, secrets),
    answered: form,
    problem,
  });
}
