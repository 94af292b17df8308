// One objection, for whoever may read it; and its decision by a superior, who is not told who has filed it.
import {
  type DecisionDraft,
  type DecisionOutcome,
  type FaultOfField,
  type ObjectionFault,
  DECISION_OUTCOMES,
  objectionPage,
  objectionPath,
} from '@tera/console';
import { ObjectionIdSchema, read } from '@tera/contracts';
import type { HttpEvent, PageReply, Refusal } from '@tera/http';
import {
  type OpenedUnit,
  type SentForm,
  bodyOf,
  notShown,
  openedUnit,
  sentForm,
  shownObjection,
  type SentFormDeps,
} from '@tera/in-person';
import { faultOfReason, inView, isInProgress, ownIn } from './shown.ts';
import { publishedOn, ticketInQuestion, whatChanges } from './ticket-in-question.ts';
import type { ObjectionsView } from './works.ts';

/** `GET …/objections/{objectionId}` */
export async function showObjection(view: ObjectionsView): Promise<PageReply> {
  return pageOf(view, await openedUnit(view), { at: view.at, draft: NOTHING_TYPED });
}

/** `POST …/objections/{objectionId}` with `outcome`, `reason` and what a correction has */
export async function takeDecision(view: ObjectionsView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const opened = await openedUnit(view);
  const { unitId, access } = opened;
  if (!access.may('objections:decide')) return notShown(404, []);
  const { objection, ticketId } = await objectionWithOthers(view, opened);
  const { objectionId, state } = objection;
  const draft = draftIn(form);
  const again = (status: number, faults: readonly FaultOfField[]) =>
    pageOf(view, opened, { status, draft: { ...draft, faults } });
  const { outcome } = draft;
  const faults = typedWrongly(draft);
  if (!isOutcome(outcome) || faults.length > 0) return again(422, faults);
  // Of one that is decided it is said by whom, or given again what became of the same form.
  if (outcome === 'corrected' && state === 'open') {
    const stored = await view.works.objections.ticket(unitId, ticketId);
    const same = stored === undefined ? [] : unchanged(draft, ticketInQuestion(stored, opened.unit));
    if (same.length > 0) return again(422, same);
  }
  const reply = await view.works.objections.decide(view.person, {
    path: { unitId, factId: ticketId, objectionId },
    body: decisionOf(outcome, draft),
    named: form.named,
  });
  // The same form, just now: the page says what has become of it.
  if (!('refused' in reply) || isInProgress(reply)) return { seeOther: objectionPath(unitId, objectionId) };
  return again(reply.refused, faultsOf(reply));
}

const NOTHING_TYPED: DecisionDraft = {
  outcome: '',
  officerId: '',
  serviceId: '',
  wrongTimes: false,
  reason: '',
  faults: [],
};

function draftIn({ field }: SentForm): DecisionDraft {
  return {
    outcome: field('outcome'),
    officerId: field('officerId'),
    serviceId: field('serviceId'),
    wrongTimes: field('wrongTimes') === 'yes',
    reason: field('reason'),
    faults: [],
  };
}

function isOutcome(text: string): text is DecisionOutcome {
  return DECISION_OUTCOMES.some((one) => one === text);
}

/** What the API would not ask, as it has no form. */
function typedWrongly({ outcome, officerId, serviceId, wrongTimes, reason }: DecisionDraft): readonly FaultOfField[] {
  const typed = [
    ...(officerId === '' ? [] : ['officerId']),
    ...(serviceId === '' ? [] : ['serviceId']),
    ...(wrongTimes ? ['correction'] : []),
  ];
  return [
    ...(isOutcome(outcome) ? [] : [{ field: 'outcome', fault: 'noOutcome' } as const]),
    ...(outcome === 'corrected' && typed.length === 0 ? [{ field: 'correction', fault: 'noCorrection' } as const] : []),
    // Whoever has typed what is right believes that it is kept.
    ...(outcome === 'refused' || outcome === 'annulled'
      ? typed.map((field) => ({ field, fault: 'idleCorrection' }) as const)
      : []),
    ...(reason.trim() === '' ? [{ field: 'reason', fault: 'empty' } as const] : []),
  ];
}

/** Where all of a correction is as the ticket has it: whoever upholds the objection so believes that something changes. */
function unchanged(
  { officerId, serviceId, wrongTimes }: DecisionDraft,
  ticket: ReturnType<typeof ticketInQuestion>,
): readonly FaultOfField[] {
  const isOfOfficer = ticket.officers.length === 1 && ticket.officers[0] === officerId;
  const isOfService = ticket.serviceId === serviceId;
  const changes = wrongTimes || (officerId !== '' && !isOfOfficer) || (serviceId !== '' && !isOfService);
  if (changes) return [];
  return [
    ...(officerId === '' ? [] : [{ field: 'officerId', fault: 'sameOfficer' } as const]),
    ...(serviceId === '' ? [] : [{ field: 'serviceId', fault: 'sameService' } as const]),
  ];
}

function decisionOf(
  outcome: DecisionOutcome,
  { officerId, serviceId, wrongTimes, reason }: DecisionDraft,
): Readonly<Record<string, unknown>> {
  switch (outcome) {
    case 'refused':
      return { outcome: 'refused', reason };
    case 'annulled':
      return { outcome: 'upheld', reason };
    case 'corrected':
      return {
        outcome: 'upheld',
        reason,
        correction: {
          ...(officerId === '' ? {} : { officerId }),
          ...(serviceId === '' ? {} : { serviceId }),
          ...(wrongTimes ? { accurate: false } : {}),
        },
      };
  }
}

const FAULTS: Readonly<Record<string, ObjectionFault | undefined>> = {
  self_decision: 'selfDecision',
  already_decided: 'decidedMeanwhile',
  about_to_be_forgotten: 'tooOld',
  facts_forgotten: 'gone',
};

function faultsOf({ errors }: Refusal): readonly FaultOfField[] {
  return errors.map(({ path, code }) => {
    if (path === 'reason') return { field: 'reason', fault: faultOfReason(code) };
    if (path === 'correction.officerId') return { field: 'officerId', fault: 'unknownOfficer' };
    if (path === 'correction.serviceId') return { field: 'serviceId', fault: 'unknownService' };
    return { fault: FAULTS[code] ?? 'busy' };
  });
}

/** As the API tells it of its ticket. @throws where it is not there, or is nothing for who asks */
async function objectionWithOthers(view: ObjectionsView, { unitId }: OpenedUnit) {
  const id = read(ObjectionIdSchema, view.path('objectionId'));
  const kept = id.ok ? await view.works.objections.find(unitId, id.value) : undefined;
  if (kept === undefined) return notShown(404, []);
  const path = { unitId, factId: kept.filed.factId };
  const { objections } = bodyOf(await view.works.objections.ofTicket(view.person, { path }));
  const objection = objections.find(({ objectionId }) => objectionId === kept.objectionId);
  return { objection: objection ?? notShown(404, []), objections, ticketId: kept.filed.factId };
}

async function pageOf(
  view: ObjectionsView,
  opened: OpenedUnit,
  { draft, ...asked }: { readonly status?: number; readonly at?: string; readonly draft: DecisionDraft },
): Promise<PageReply> {
  const { unitId, unit, access } = opened;
  const { objection, objections, ticketId } = await objectionWithOthers(view, opened);
  const stored = await view.works.objections.ticket(unitId, ticketId);
  const ticket = stored && ticketInQuestion(stored, unit);
  const own = ownIn(opened);
  const { officers, services } = unit.document;
  const isOpen = objection.state === 'open';
  const shown = shownObjection(objection, view);
  const faults = draft.faults.map((one) =>
    one.fault === 'decidedMeanwhile' && shown.decided?.isOwn === true
      ? { ...one, fault: 'decidedByYou' as const }
      : one,
  );
  return {
    page: objectionPage({
      ...inView(view, opened),
      ...asked,
      own,
      objection: shown,
      ofTicket: objections.map((one) => shownObjection(one, view)),
      ticket,
      due: ticket === undefined ? null : publishedOn(ticket.day, unit),
      changes: stored === undefined || !isOpen ? undefined : await whatChanges(view, unitId, unit, stored, own),
      deciding: access.may('objections:decide') ? { draft: { ...draft, faults }, officers, services } : undefined,
    }),
  };
}
