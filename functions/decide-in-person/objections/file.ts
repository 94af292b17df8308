// Where an officer objects to a ticket of their own, and what becomes of it. Nobody else files here, whatever other roles they have:
// the work is asked as the officer alone.
import {
  type FaultOfField,
  type ObjectionFault,
  type ObjectionFormInput,
  newObjectionPath,
  objectionFormPage,
  objectionPath,
} from '@tera/console';
import { TicketIdSchema, read } from '@tera/contracts';
import { type OfficerId, type TicketId, objectingDaysOf } from '@tera/domain';
import type { HttpEvent, PageReply, Refusal } from '@tera/http';
import { type OpenedUnit, bodyOf, notShown, openedUnit, sentForm, type SentFormDeps } from '@tera/in-person';
import { CONTESTABLE_OF_ANSWERS, CONTESTABLE_OF_TICKETS, faultOfReason, inView, isInProgress } from './shown.ts';
import { ticketInQuestion } from './ticket-in-question.ts';
import type { ObjectionsView } from './works.ts';

/** `GET …/objections/new?ticket=&indicator=` */
export async function showObjectionForm(view: ObjectionsView): Promise<PageReply> {
  const asked = await askedOf(view, view.query('ticket') ?? '');
  const draft = { indicator: view.query('indicator') ?? '', reason: '', faults: [] };
  return { page: objectionFormPage({ ...asked.input, at: view.at, draft }) };
}

/** `POST …/objections` with `ticket`, `indicator` and `reason` */
export async function takeObjection(view: ObjectionsView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const [indicator, reason] = [form.field('indicator'), form.field('reason')];
  const { input, opened, officer, ticketId } = await askedOf(view, form.field('ticket'));
  const again = (status: number, faults: readonly FaultOfField[]): PageReply => ({
    page: objectionFormPage({ ...input, status, draft: { indicator, reason, faults } }),
  });
  if (!KNOWN.has(indicator)) return again(422, [{ field: 'indicator', fault: 'unknownFigure' }]);
  if (input.open === undefined && input.ticket.isCounted && !input.choices.includes(indicator)) {
    return again(422, [{ field: 'indicator', fault: 'over' }]);
  }
  const reply = await view.works.objections.file(officer, {
    path: { unitId: opened.unitId, factId: ticketId },
    body: { reason, ...(indicator === '' ? {} : { indicator }) },
    named: form.named,
  });
  if (!('refused' in reply)) return { seeOther: objectionPath(opened.unitId, reply.body.objectionId) };
  // The same form, just now: the page says what has become of it.
  if (isInProgress(reply)) return { seeOther: newObjectionPath(opened.unitId, ticketId) };
  // What another has done meanwhile is read anew.
  const now = await askedOf(view, ticketId);
  return {
    page: objectionFormPage({
      ...now.input,
      status: reply.refused,
      draft: { indicator, reason, faults: faultsOf(reply) },
    }),
  };
}

const KNOWN: ReadonlySet<string> = new Set([...CONTESTABLE_OF_TICKETS, ...CONTESTABLE_OF_ANSWERS]);

interface AskedOfTicket {
  readonly input: Omit<ObjectionFormInput, 'draft'>;
  readonly opened: OpenedUnit;
  readonly ticketId: TicketId;
  /** The person as the officer that they are there, and nothing else. */
  readonly officer: ObjectionsView['person'];
}

/** @throws for who is no officer of the unit, or where the ticket is none of theirs */
async function askedOf(view: ObjectionsView, ticket: string): Promise<AskedOfTicket> {
  const opened = await openedUnit(view);
  const { unitId, unit, access, today } = opened;
  const own = access.own ?? notShown(404, []);
  const officer = asOfficer(view.person);
  const id = read(TicketIdSchema, ticket);
  if (!id.ok) return notShown(404, []);
  const { objections } = bodyOf(await view.works.objections.ofTicket(officer, { path: { unitId, factId: id.value } }));
  const stored = (await view.works.objections.ticket(unitId, id.value)) ?? notShown(404, []);
  const inQuestion = ticketInQuestion(stored, unit);
  const days = objectingDaysOf(inQuestion.day, unit.calendar);
  const isLate = days.tickets < today;
  const until = isLate && days.answers !== null ? days.answers : days.tickets;
  const choices = [
    ...(isLate ? [] : CONTESTABLE_OF_TICKETS),
    ...(days.answers === null || days.answers < today ? [] : CONTESTABLE_OF_ANSWERS),
  ];
  return {
    opened,
    officer,
    ticketId: id.value,
    input: {
      ...inView(view, opened),
      own: own satisfies OfficerId,
      ticket: inQuestion,
      choices: inQuestion.isCounted ? choices : [],
      until,
      open: objections.find(({ state }) => state === 'open')?.objectionId,
    },
  };
}

function asOfficer(person: ObjectionsView['person']): ObjectionsView['person'] {
  return { ...person, roles: person.roles.filter(({ officerId }) => officerId !== undefined) };
}

const FAULTS: Readonly<Record<string, ObjectionFault | undefined>> = {
  already_contested: 'contestedMeanwhile',
  annulled: 'annulledBefore',
  about_to_be_forgotten: 'tooOld',
  unknown_fact: 'gone',
};

/** @throws what the officer may not, for the page that says so */
function faultsOf({ refused, errors }: Refusal): readonly FaultOfField[] {
  if (refused === 403) return notShown(403, errors);
  return errors.map(({ path, code }) =>
    path === 'reason' ? { field: 'reason', fault: faultOfReason(code) } : { fault: FAULTS[code] ?? 'busy' },
  );
}
