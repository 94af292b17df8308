// What people say about the system: HR and administrators of a unit read what is said there, and answer; everybody else sees what
// is their own. No other page changes anything by a form but this one and the way out.
import { ALL_UNITS, FEEDBACK_LENGTH, FeedbackFormIdSchema, FeedbackTextSchema, type Role, read } from '@tera/contracts';
import {
  type FeedbackDraft,
  type FeedbackFault,
  type FeedbackInput,
  type FeedbackUnit,
  type HeardMessages,
  type ListedMessage,
  type MessageList,
  consoleNotice,
  feedbackPage,
} from '@tera/console';
import { HOUR, MINUTE, USUAL_TIME_ZONE } from '@tera/domain';
import { printedInstant } from '@tera/exports';
import { type HttpEvent, type PageReply, cameFrom, formBody, isTooLarge, saidByBrowser } from '@tera/http';
import { isOwnForm } from '@tera/http/session';
import {
  type FeedbackAnswer,
  type FeedbackMessage,
  type FeedbackStore,
  type FeedbackStretch,
  type KeptPerson,
  type ListedUnit,
  type RegistryStore,
  feedbackFormShownAt,
  newFeedbackForm,
} from '@tera/store';
import { FORM_BYTES, notShown } from '@tera/in-person';
import { nameWithId, namesakesAmong } from './own-units.ts';
import type { FigureView } from './works.ts';

export interface FeedbackDeps {
  readonly registry: Pick<RegistryStore, 'units'>;
  readonly feedback: FeedbackStore;
  readonly publicUrl: string;
}

const HEARERS: ReadonlySet<Role> = new Set(['hr', 'admin']);
const ON_A_PAGE = 50;
/** No session lasts longer. */
const FORM_HOLDS = 8 * HOUR;
/** For so long a page says that something was sent. */
const JUST_NOW = 2 * MINUTE;
/** Clocks of two functions differ. */
const CLOCK_AHEAD = 5 * MINUTE;
const MESSAGE_ID = /^[0-9a-z]{9}[0-9a-f]{16}$/;

/** `GET /console/feedback?before=&ownBefore=` */
export async function showFeedback(view: FigureView, deps: FeedbackDeps): Promise<PageReply> {
  return pageOf(view, deps, { at: view.at, done: await doneNow(view, deps) });
}

/** Where a form leads when it was taken. The address alone claims nothing: it may be opened by whoever has kept it. */
async function doneNow({ query, person, now }: FigureView, { feedback }: FeedbackDeps): Promise<FeedbackInput['done']> {
  const isOwnOfNow = (said: FeedbackAnswer | undefined) =>
    said !== undefined && said.by.personId === person.personId && Math.abs(now - said.at) < JUST_NOW;
  if (query('said') !== undefined) {
    const { messages } = await feedback.ofPerson(person.personId, { most: 1 });
    return isOwnOfNow(messages[0]) ? 'said' : undefined;
  }
  const [messageId, unitId] = [query('answered') ?? '', query('unit') ?? ''];
  if (!MESSAGE_ID.test(messageId) || !hears(person, unitId)) return undefined;
  const found = await feedback.find(unitId, messageId);
  return found?.answers.some(isOwnOfNow) === true ? 'answered' : undefined;
}

/** `POST /console/feedback` with `text`; with `message` as well it answers that. */
export async function takeFeedback(view: FigureView, event: HttpEvent, deps: FeedbackDeps): Promise<PageReply> {
  const { lang, viewer, person, session, now } = view;
  const form = formBody(event, FORM_BYTES);
  const isOfOther = cameFrom(saidByBrowser(event.headers), deps.publicUrl) === 'other-page';
  if (form === undefined || isOfOther) {
    const notice = !isOfOther && isTooLarge(event, FORM_BYTES) ? 'formTooLarge' : 'otherForm';
    return { page: consoleNotice({ notice, lang, viewer }) };
  }
  const field = (name: string) => form.get(name) ?? '';
  const [unitId, messageId] = [field('unit'), field('message')];
  const isAnswer = messageId !== '';
  const mayHere = isAnswer ? hears(person, unitId) : ownUnits(person).includes(unitId);
  if (!mayHere) return notShown(404, []);
  const about = isAnswer ? await messageOf(unitId, messageId, deps) : undefined;

  const again = (status: number, fault: FeedbackFault) => {
    const draft = { formId: newFeedbackForm(now), text: field('text'), fault };
    return pageOf(view, deps, about === undefined ? { status, draft: { ...draft, unitId } } : { status, about, draft });
  };
  // Whoever has signed in anew in another window has another token: it was typed all the same.
  const isOurs = isOwnForm(session, field('token')) && isFresh(field('form'), now);
  if (!isOurs) return again(403, 'old');
  const text = read(FeedbackTextSchema, field('text'));
  if (!text.ok) return again(422, FAULTS[text.errors[0]?.code ?? ''] ?? 'empty');

  const { personId, name } = person;
  const said = { unitId, formId: field('form'), by: { personId, name }, at: now, text: text.value };
  const outcome = await (about === undefined ? deps.feedback.say(said) : deps.feedback.answer(about.messageId, said));
  if (outcome === 'contended') return again(503, 'busy');
  const done = isAnswer ? new URLSearchParams({ answered: messageId, unit: unitId }).toString() : 'said=1';
  return { seeOther: `/console/feedback?${done}` };
}

const FAULTS: Readonly<Record<string, FeedbackFault | undefined>> = {
  too_small: 'empty',
  too_big: 'long',
  control_character: 'control',
  invalid_value: 'control',
  number_of_a_person: 'person',
};

function isFresh(formId: string, now: number): boolean {
  if (!read(FeedbackFormIdSchema, formId).ok) return false;
  const age = now - feedbackFormShownAt(formId);
  return age > -CLOCK_AHEAD && age < FORM_HOLDS;
}

async function messageOf(unitId: string, messageId: string, { feedback }: FeedbackDeps): Promise<FeedbackMessage> {
  const found = MESSAGE_ID.test(messageId) ? await feedback.find(unitId, messageId) : undefined;
  return found ?? notShown(404, []);
}

/** The units in which somebody speaks; who is for all of them, or for none yet, speaks in general. */
function ownUnits({ roles }: Pick<KeptPerson, 'roles'>): readonly string[] {
  const all = [...new Set(roles.flatMap(({ units }) => units))];
  return all.length === 0 ? [ALL_UNITS] : all;
}

/** Whether somebody reads what is said in the unit, and answers it; `*`: in general. */
function hears({ roles }: Pick<KeptPerson, 'roles'>, unitId: string): boolean {
  return roles.some(({ role, units }) => HEARERS.has(role) && (units.includes(unitId) || units.includes(ALL_UNITS)));
}

interface Shown extends Pick<FeedbackInput, 'status' | 'at' | 'done'> {
  readonly draft?: FeedbackInput['draft'];
  /** The message that is answered, where the answer was not taken: it alone is shown of others. */
  readonly about?: FeedbackMessage;
}

async function pageOf(view: FigureView, deps: FeedbackDeps, shown: Shown): Promise<PageReply> {
  const { lang, viewer, person, now } = view;
  const { status, at, done, about, draft } = shown;
  const listed = await namedUnits(deps);
  const fresh = (): FeedbackDraft => ({ formId: newFeedbackForm(now), text: '' });
  const asListed = ({ messages, next }: FeedbackStretch, cursor: 'before' | 'ownBefore'): MessageList => ({
    messages: messages.map((message) => listedMessage(message, listed, view)),
    older: next === undefined ? undefined : `/console/feedback?${cursor}=${next}`,
    newest: cursorIn(view, cursor) === undefined ? undefined : '/console/feedback',
  });
  const own = await deps.feedback.ofPerson(person.personId, {
    before: cursorIn(view, 'ownBefore'),
    most: ON_A_PAGE,
  });
  const heard = about === undefined ? await heardBy(view, listed, deps) : { messages: [about], next: undefined };
  const drafts: HeardMessages['draftOf'] = (messageId) =>
    draft !== undefined && messageId === about?.messageId ? draft : fresh();
  return {
    page: feedbackPage({
      status,
      lang,
      viewer,
      at,
      done,
      draft: about === undefined && draft !== undefined ? draft : fresh(),
      units: ownUnits(person).map((unitId) => unitNamed(unitId, listed)),
      longest: FEEDBACK_LENGTH,
      own: asListed(own, 'ownBefore'),
      heard: heard && { ...asListed(heard, 'before'), draftOf: drafts },
    }),
  };
}

type NamedUnits = ReadonlyMap<string, ListedUnit>;

async function namedUnits({ registry }: FeedbackDeps): Promise<NamedUnits> {
  const units: ListedUnit[] = [];
  for await (const unit of registry.units()) units.push(unit);
  const alike = namesakesAmong(units);
  return new Map(
    units.map((unit) => [unit.unitId, alike.has(unit.unitId) ? { ...unit, name: nameWithId(unit) } : unit]),
  );
}

/** Of all units whose messages one reads; `undefined`: one reads none of others. */
async function heardBy(
  view: FigureView,
  listed: NamedUnits,
  { feedback }: FeedbackDeps,
): Promise<FeedbackStretch | undefined> {
  const unitIds = [...listed.keys(), ALL_UNITS].filter((unitId) => hears(view.person, unitId));
  if (unitIds.length === 0) return undefined;
  return feedback.inUnits(unitIds, { before: cursorIn(view, 'before'), most: ON_A_PAGE });
}

function cursorIn({ query }: FigureView, name: 'before' | 'ownBefore'): string | undefined {
  const cursor = query(name);
  return cursor !== undefined && MESSAGE_ID.test(cursor) ? cursor : undefined;
}

function unitNamed(unitId: string, listed: NamedUnits): FeedbackUnit {
  return { unitId, name: unitId === ALL_UNITS ? undefined : (listed.get(unitId)?.name ?? unitId) };
}

function listedMessage(message: FeedbackMessage, listed: NamedUnits, { lang }: FigureView): ListedMessage {
  const { messageId, unitId, answers, ...first } = message;
  const timeZone = listed.get(unitId)?.timeZone ?? USUAL_TIME_ZONE;
  const said = ({ by, at, text }: Pick<FeedbackMessage, 'by' | 'at' | 'text'>) => ({
    name: by.name,
    when: printedInstant(new Date(at).toISOString(), timeZone, lang),
    text,
  });
  return { messageId, unit: unitNamed(unitId, listed), ...said(first), answers: answers.map(said) };
}
