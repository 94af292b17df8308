// `GET` and `POST /console/units/{unitId}/paper`: sheets of paper, typed in one after another. Who types is a person, and where the
// person is an officer of the unit as well, that one: nobody types what was answered about himself.
import { ALL_UNITS, SCOPES_OF_ROLES, type FieldError, type Scope, asKeyId } from '@tera/contracts';
import {
  type PaperDraft,
  type PaperFault,
  type PaperFaultName,
  type PaperField,
  paperPage,
  unitPath,
} from '@tera/console';
import {
  DEFAULT_QUESTIONNAIRE,
  ELEMENTS,
  type LocalDay,
  type OfficerId,
  QUESTIONNAIRES,
  RESPONDENT_ATTRIBUTES,
  isLocalDay,
  releasePeriodOf,
} from '@tera/domain';
import { printedInstant } from '@tera/exports';
import type { HttpEvent, PageReply, PersonAsking } from '@tera/http';
import { type OpenedUnit, type SentForm, notShown, openedUnit, sentForm } from '@tera/in-person';
import { type SheetAnswer, type TypingDeps, typeSheet } from '@tera/responses';
import { GREATEST_SHEET_NUMBER, type KeptSheet } from '@tera/store';
import type { TypingView } from './paper-works.ts';

export interface PaperDeps extends TypingDeps {
  readonly publicUrl: string;
}

const MAY_TYPE: Scope = 'responses:write';

/** `?date=&service=&number=`: what stays from the sheet before, and the number after its own. */
export async function emptySheet(view: TypingView, deps: PaperDeps): Promise<PageReply> {
  const opened = await openedForTyping(view);
  const { unitId, unit, today } = opened;
  const asked = view.query('date');
  const answeredOn = asked !== undefined && isLocalDay(asked) ? asked : today;
  const period = releasePeriodOf(answeredOn, unit.calendar.plan).name;
  const next = sheetNumber(view.query('number') ?? '') ?? (await deps.sheets.greatest(unitId, period)) + 1;
  const draft: PaperDraft = {
    number: String(next),
    answeredOn: dayAsWritten(answeredOn),
    serviceId: view.query('service') ?? '',
    ticketId: '',
    scores: {},
    respondent: {},
    comment: '',
  };
  return pageOf(view, opened, deps, { at: view.at, draft, isNext: view.query('number') !== undefined });
}

export async function takeSheet(view: TypingView, event: HttpEvent, deps: PaperDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const opened = await openedForTyping(view);
  const { unitId, unit } = opened;
  const draft = draftIn(form);
  const again = (status: number, faults: readonly PaperFault[]) =>
    pageOf(view, opened, deps, { status, draft, faults });

  const answeredOn = dayTyped(draft.answeredOn);
  const number = sheetNumber(draft.number);
  if (number === undefined || answeredOn === undefined) {
    return again(422, [
      ...(answeredOn !== undefined ? [] : [{ field: 'answeredOn', what: 'date' } as const]),
      ...(number === undefined ? [{ field: 'number', what: 'number' } as const] : []),
    ]);
  }
  const typist = typistIn(view, unitId);
  const taken = await typeSheet(
    {
      unitId,
      number,
      answer: answerIn(draft, answeredOn),
      formId: form.field('form'),
      by: { keyId: asKeyId(view.person.personId), name: view.person.name },
    },
    unit,
    (response) => view.works.bringIn(typist, { path: { unitId }, body: { responses: [response] } }),
    deps,
  );
  const there = (as: KeptSheet, greatest: number) => ({
    name: as.by.name,
    when: printedInstant(new Date(as.at).toISOString(), unit.timeZone, view.lang),
    free: greatest + 1,
  });
  switch (taken.outcome) {
    case 'typed': {
      const kept = { date: answeredOn, service: draft.serviceId, number: String(number + 1) };
      return { seeOther: `${unitPath(unitId)}/paper?${new URLSearchParams(kept).toString()}` };
    }
    case 'known':
      return again(409, [{ field: 'number', what: 'known', there: there(taken.as, number) }]);
    case 'number taken': {
      const what = taken.as.isSent ? 'otherSheet' : 'beingTyped';
      return again(409, [{ field: 'number', what, there: there(taken.as, taken.greatest) }]);
    }
    case 'refused':
      return taken.status === 404 ? notShown(404, []) : again(taken.status, taken.errors.map(faultOf));
  }
}

/** @throws for who may not type in the unit */
async function openedForTyping(view: TypingView): Promise<OpenedUnit> {
  const opened = await openedUnit(view);
  return opened.access.may(MAY_TYPE) ? opened : notShown(404, []);
}

/** By the roles that may type, and as the officer that the person is in the unit. */
function typistIn({ person }: TypingView, unitId: string): PersonAsking {
  const officerId = officerIn(person, unitId);
  const roles = person.roles
    .filter(
      ({ role, units }) => scopesOf(role).includes(MAY_TYPE) && (units.includes(unitId) || units.includes(ALL_UNITS)),
    )
    .map(({ role }) => ({ role, units: [unitId], officerId }));
  return { ...person, roles };
}

/** Who is several officers is known as none: any of them may be who is rated. */
function officerIn({ roles }: PersonAsking, unitId: string): OfficerId | undefined {
  const ids = new Set(
    roles.flatMap(({ units, officerId }) => (officerId !== undefined && units.includes(unitId) ? [officerId] : [])),
  );
  const [only] = ids;
  return ids.size === 1 ? only : undefined;
}

function scopesOf(role: keyof typeof SCOPES_OF_ROLES): readonly Scope[] {
  return SCOPES_OF_ROLES[role];
}

interface ShownSheet {
  readonly status?: number;
  readonly at?: string;
  readonly draft: PaperDraft;
  readonly isNext?: boolean;
  readonly faults?: readonly PaperFault[];
}

async function pageOf(
  view: TypingView,
  { unitId, unit: { document }, today }: OpenedUnit,
  { sheets }: PaperDeps,
  shown: ShownSheet,
): Promise<PageReply> {
  const { lang, viewer, person } = view;
  const typed = await sheets.typedOn(unitId, today);
  const own = typed.find(({ keyId }) => keyId === asKeyId(person.personId));
  return {
    page: paperPage({
      ...shown,
      lang,
      viewer,
      unitId,
      unitName: document.name,
      services: document.services,
      questionnaire: QUESTIONNAIRES.find((known) => known === document.questionnaire) ?? DEFAULT_QUESTIONNAIRE,
      mayNameTicket: officerIn(person, unitId) !== undefined,
      typed: {
        own: own?.count ?? 0,
        all: typed.reduce((sum, { count }) => sum + count, 0),
        last: own?.last,
      },
    }),
  };
}

/** `20/11/2026`, with whatever stands between, or as machines write it. */
function dayTyped(text: string): LocalDay | undefined {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text) ?? [];
  const day = year === '' ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isLocalDay(day) ? day : undefined;
}

function dayAsWritten(day: LocalDay): string {
  return day.split('-').toReversed().join('/');
}

function sheetNumber(text: string): number | undefined {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= GREATEST_SHEET_NUMBER ? number : undefined;
}

function draftIn({ field }: SentForm): PaperDraft {
  return {
    number: field('number').trim(),
    answeredOn: field('answeredOn').trim(),
    serviceId: field('service'),
    ticketId: field('ticketId').trim(),
    scores: Object.fromEntries(ELEMENTS.map((element) => [element, field(`score-${element}`).trim()])),
    respondent: Object.fromEntries(
      RESPONDENT_ATTRIBUTES.map((attribute) => [attribute, field(`respondent-${attribute}`)]),
    ),
    comment: field('comment'),
  };
}

/** A digit is a score, nothing and 0 are no answer, and all else is left for whoever reads it to refuse. */
function answerIn(draft: PaperDraft, answeredOn: SheetAnswer['answeredOn']): SheetAnswer {
  const { serviceId, ticketId, scores, respondent, comment } = draft;
  const answers = filled(scores)
    .filter(([, text]) => text !== '0')
    .map(([element, text]) => [element, /^\d$/.test(text ?? '') ? Number(text) : text] as const);
  return {
    answeredOn,
    // The ticket says what it was for; the service is the one of the sheet before.
    ...(ticketId === '' ? (serviceId === '' ? {} : { serviceId }) : { ticketId }),
    answers: Object.fromEntries(answers),
    respondent: Object.fromEntries(filled(respondent)),
    ...(comment === '' ? {} : { comment }),
  };
}

function filled(fields: Readonly<Record<string, string | undefined>>) {
  return Object.entries(fields).filter(([, text]) => text !== undefined && text !== '');
}

/** In words, at its field; what no form of ours can send is told of the sheet as a whole. */
function faultOf({ path, code }: FieldError): PaperFault {
  const [name = '', part = ''] = path.split('.');
  const told = FAULTS[name]?.[code] ?? OTHERWISE[name];
  if (told !== undefined) return { field: name === 'serviceId' ? 'service' : (name as PaperField), what: told };
  if (name === 'answers') {
    const element = ELEMENTS.find((one) => one === part);
    return element === undefined
      ? { field: 'score-persyaratan', what: 'noAnswer' }
      : { field: `score-${element}`, what: 'score' };
  }
  const attribute = RESPONDENT_ATTRIBUTES.find((one) => name === 'respondent' && one === part);
  return attribute === undefined
    ? { field: undefined, what: 'notQueued' }
    : { field: `respondent-${attribute}`, what: 'respondent' };
}

const FAULTS: Readonly<Record<string, Readonly<Record<string, PaperFaultName>>>> = {
  answeredOn: {
    in_the_future: 'future',
    too_old: 'tooOld',
    unit_closed: 'closed',
    released: 'released',
    not_completed: 'beforeTicket',
  },
  ticketId: {
    own_ticket: 'ownTicket',
    officer_unknown: 'officerUnknown',
    unknown_ticket: 'unknownTicket',
    not_completed: 'openTicket',
  },
};

const OTHERWISE: Readonly<Record<string, PaperFaultName>> = {
  answeredOn: 'date',
  serviceId: 'service',
  ticketId: 'ticket',
  comment: 'comment',
};
