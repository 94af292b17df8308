// One new unit by a form: shown first, then made. Only who administers every unit makes one, for nobody else has it afterwards.
import { likeDocument } from '@tera/administration/registry-file';
import { RegistryDocumentSchema, UnitIdSchema, read } from '@tera/contracts';
import {
  type FieldFault,
  NEW_UNIT_FIELDS,
  type NewUnitTyped,
  faultText,
  newUnitPage,
  newUnitSeenPage,
  registryPath,
} from '@tera/console';
import { type RegistryDocument, TRIAL_PREFIX, isTrialUnit, registryChanges } from '@tera/domain';
import type { HttpEvent, PageReply } from '@tera/http';
import { type SentForm, accessIn, notShown, sentForm, mayEverywhere, type SentFormDeps } from '@tera/in-person';
import { type AdministrationView, findUnit, versionIn } from './registry-view.ts';

const EMPTY: NewUnitTyped = { kind: 'real', unitId: '', name: '', timeZone: 'Asia/Jakarta', contact: '', like: '' };

/** `GET /console/administration/new-unit` */
export function showNewUnit(view: AdministrationView): Promise<PageReply> {
  mustAdd(view);
  return formPage(view, EMPTY, [], 200, view.at);
}

/** `POST /console/administration/new-unit`: `step` is `show`, `edit` or `save`. */
export async function sendNewUnit(view: AdministrationView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  mustAdd(view);
  const typed = typedIn(form);
  const step = form.choice('step', ['show', 'edit', 'save']);
  if (step === 'edit') return formPage(view, typed, [], 200);
  const { unitId } = typed;
  const like = typed.like === '' ? undefined : await findUnit(view, typed.like);
  const document = read(RegistryDocumentSchema, {
    services: [],
    counters: [],
    officers: [],
    ...(like !== undefined && likeDocument(like.document)),
    name: typed.name,
    timeZone: typed.timeZone,
    ...(typed.contact !== '' && { contact: typed.contact }),
  });
  const id = read(UnitIdSchema, unitId);
  const faults = [
    ...(id.ok ? [] : [fault(view, 'unitId', id.errors[0]?.code ?? '')]),
    ...(typed.like !== '' && like === undefined ? [fault(view, 'like', 'unknown_unit')] : []),
    ...(document.ok ? [] : document.errors.map(({ path, code }) => fault(view, path, code))),
  ];
  if (!document.ok || faults.length > 0) return formPage(view, typed, faults, 422);
  const there = await findUnit(view, unitId);
  // The same form sent twice has made it already.
  if (there !== undefined && registryChanges(there.document, document.value).length === 0) {
    return { seeOther: `${registryPath(unitId)}?saved=${there.version}` };
  }
  if (there !== undefined) return formPage(view, typed, [fault(view, 'unitId', 'taken')], 409);
  return step === 'save' ? make(view, typed, document.value) : seen(view, typed, document.value, like?.document.name);
}

async function make(view: AdministrationView, typed: NewUnitTyped, body: RegistryDocument): Promise<PageReply> {
  const { unitId } = typed;
  const reply = await view.works.putUnit(view.person, { path: { unitId }, body });
  if (!('refused' in reply)) return { seeOther: `${registryPath(unitId)}?saved=${versionIn(reply.etag ?? '')}` };
  // Somebody was faster, perhaps this very form.
  const there = await findUnit(view, unitId);
  return there !== undefined && registryChanges(there.document, body).length === 0
    ? { seeOther: `${registryPath(unitId)}?saved=${there.version}` }
    : formPage(view, typed, [fault(view, 'unitId', 'taken')], 409);
}

function seen(
  { lang, viewer }: AdministrationView,
  typed: NewUnitTyped,
  { services, counters }: RegistryDocument,
  likeName: string | undefined,
): PageReply {
  const takenOver =
    likeName === undefined ? undefined : { name: likeName, services: services.length, counters: counters.length };
  return { page: newUnitSeenPage({ lang, viewer, typed, unitId: typed.unitId, takenOver }) };
}

/** The kind and the id say the same; a unit for trying says in its name what it is, wherever that is printed. */
function typedIn(form: SentForm): NewUnitTyped {
  const texts = NEW_UNIT_FIELDS.map((name) => [name, form.field(name).trim()] as const);
  const typed = Object.fromEntries(texts) as NewUnitTyped;
  const isTrial = typed.kind === 'trial' || isTrialUnit(typed.unitId);
  if (!isTrial) return { ...typed, kind: 'real' };
  const { unitId, name } = typed;
  return {
    ...typed,
    kind: 'trial',
    unitId: unitId === '' || isTrialUnit(unitId) ? unitId : `${TRIAL_PREFIX}${unitId}`,
    name: name === '' || /uji ?coba/i.test(name) ? name : `UJI COBA ${name}`,
  };
}

function mustAdd({ person }: AdministrationView): void {
  if (!mayEverywhere(person, 'registry:write')) notShown(404, []);
}

function fault({ lang }: AdministrationView, field: string, code: string): FieldFault {
  const isShown = NEW_UNIT_FIELDS.some((name) => name === field);
  return { ...(isShown && { field }), text: faultText(field, code, lang) };
}

async function formPage(
  view: AdministrationView,
  typed: NewUnitTyped,
  faults: readonly FieldFault[],
  status: number,
  at?: string,
): Promise<PageReply> {
  const { lang, viewer, person, works } = view;
  const units: { unitId: string; name: string }[] = [];
  for await (const { unitId, name } of works.units()) {
    if (accessIn(person, unitId)?.may('registry:read') === true) units.push({ unitId, name });
  }
  return { page: newUnitPage({ lang, viewer, at, status, typed, faults, units }) };
}
