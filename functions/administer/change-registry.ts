// One part of a registry document, changed in two steps: the first shows what would change, the second saves it, on the condition that
// the unit is the one that was shown. Only what was typed is changed, and in the document as it is by then: where somebody else was
// faster, their change stays, is told, and one's own is shown against it.
import { nextOfficer, idFrom } from '@tera/administration/registry-file';
import { RegistryDocumentSchema, read } from '@tera/contracts';
import {
  type FieldFault,
  changeNotes,
  faultText,
  registryDifferencePage,
  registryFormPage,
  registryPath,
  targetName,
} from '@tera/console';
import {
  PART_FIELDS,
  type PartOfRegistry,
  REGISTRY_PARTS,
  type RegistryChange,
  type RegistryDocument,
  type RegistryPart,
  type TypedFields,
  listOfPart,
  localDayOf,
  registryChanges,
  targetId,
  typedFieldsOf,
  withTyped,
} from '@tera/domain';
import type { HttpEvent, PageReply } from '@tera/http';
import { type SentForm, misasked, notShown, sentForm, type SentFormDeps } from '@tera/in-person';
import { hashOfDocument } from './document-hash.ts';
import { type AdministrationView, type ReadUnit, mustChange, readUnit, versionIn } from './registry-view.ts';
import type { OthersChanges, ReadDocument } from './works.ts';

/** `GET …/change?part=&of=` */
export async function showChange(view: AdministrationView): Promise<PageReply> {
  mustChange(view);
  const unit = await readUnit(view);
  const about = { part: partOf(view.query('part')), of: view.query('of') };
  const began = typedFieldsOf(unit.document, about);
  if (began === undefined) return notShown(404, []);
  return formPage(view, unit, { about, began, typed: began, faults: [], at: view.at });
}

/** `POST …/change`: `step` is `show`, `edit` or `save`. */
export async function sendChange(view: AdministrationView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  mustChange(view);
  const unit = await readUnit(view);
  const sent = readSent(form);
  const step = form.choice('step', ['show', 'edit', 'save']);
  return step === 'edit' ? formPage(view, unit, { ...sent, faults: [] }) : proposed(view, unit, sent, step);
}

/** A change as a form says it. */
interface SentChange {
  readonly about: PartOfRegistry;
  readonly began: TypedFields;
  readonly typed: TypedFields;
  readonly isRemoved: boolean;
  readonly isUnderstood: boolean;
  readonly read: ReadDocument & { readonly version: number };
}

function readSent(form: SentForm): SentChange {
  const part = partOf(form.field('part'));
  const of = form.field('of') === '' ? undefined : form.field('of');
  const began = recordIn(form.field('began'));
  const typed = PART_FIELDS[part].map((name) => {
    const [text] = form.fields(name);
    return [name, text ?? began[name] ?? ''] as const;
  });
  return {
    about: { part, of },
    began,
    typed: Object.fromEntries(typed),
    isRemoved: of !== undefined && form.field('remove') === 'yes',
    isUnderstood: form.field('understood') === 'yes',
    read: {
      hash: form.field('hash'),
      at: Number(form.field('at')) || 0,
      version: versionIn(form.field('etag')),
    },
  };
}

function partOf(name: string | undefined): RegistryPart {
  return REGISTRY_PARTS.find((part) => part === name) ?? misasked('part');
}

function recordIn(json: string): TypedFields {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'));
  } catch {
    return {};
  }
}

async function proposed(
  view: AdministrationView,
  unit: ReadUnit,
  sent: SentChange,
  step: 'show' | 'save',
): Promise<PageReply> {
  const { about, isRemoved, isUnderstood } = sent;
  const own = ownFields(unit.document, sent);
  const draft = own === undefined ? 'gone' : withTyped(unit.document, about, isRemoved ? undefined : own);
  const isStale = sent.read.version !== unit.version;
  if (draft === 'gone' && !isStale && !isRemoved) return notShown(404, []);
  const meanwhile = isStale
    ? await view.works.changesSince(unit.unitId, sent.read, unit.document, view.person)
    : undefined;
  const shown = { sent, typed: own ?? sent.typed, meanwhile };
  if (draft === 'gone') {
    // What was to be taken out is out already, as after a form that was sent twice.
    if (isRemoved) return saved(unit.unitId, unit.version);
    return differencePage(view, unit, { ...shown, after: unit.document, faults: [['', 'gone']] });
  }
  if ('fault' in draft) return refused(view, unit, sent, [[draft.fault.field, draft.fault.code]]);
  if (about.part === 'closing' && sent.typed['closedFrom'] !== '' && !isUnderstood) {
    return refused(view, unit, sent, [['understood', 'required']]);
  }
  const result = read(RegistryDocumentSchema, draft.json);
  if (!result.ok) {
    const faults = result.errors.map(({ path, code }): Fault => [fieldIn(path, draft.place, about.part), code]);
    return isRemoved
      ? differencePage(view, unit, { ...shown, after: unit.document, faults })
      : refused(view, unit, sent, faults);
  }
  const after = result.value;
  const changes = registryChanges(unit.document, after);
  if (step === 'show' || (isStale && changes.length > 0)) {
    return differencePage(view, unit, { ...shown, after, faults: [] });
  }
  if (changes.length === 0) return saved(unit.unitId, unit.version);
  return put(view, unit, sent, after);
}

async function put(
  view: AdministrationView,
  unit: ReadUnit,
  sent: SentChange,
  after: RegistryDocument,
): Promise<PageReply> {
  const { unitId, etag } = unit;
  const reply = await view.works.putUnit(view.person, { path: { unitId }, body: after, ifMatch: etag });
  if (!('refused' in reply)) return saved(unitId, versionIn(reply.etag ?? ''));
  const [{ code, path } = { code: 'contended', path: '' }] = reply.errors;
  // Somebody was faster by the blink of an eye: it is shown as if they had been faster by minutes.
  if (reply.refused === 412) return proposed(view, await readUnit(view), sent, 'save');
  return refused(view, unit, sent, [[path, code]], reply.refused === 422 ? 422 : 409);
}

function saved(unitId: string, version: number): PageReply {
  return { seeOther: `${registryPath(unitId)}?saved=${version}` };
}

/** The fields of the thing as it is now, with what was typed otherwise than the form began. */
function ownFields(document: RegistryDocument, { about, began, typed }: SentChange): TypedFields | undefined {
  const now = typedFieldsOf(document, about);
  if (now === undefined) return undefined;
  const own = Object.entries(typed).filter(([name, text]) => text.trim() !== (began[name] ?? '').trim());
  const fields: Record<string, string> = { ...now };
  for (const [name, text] of own) fields[name] = text.trim();
  if (about.of === undefined && fields['id'] === '') fields['id'] = newId(document, about.part, fields['name'] ?? '');
  return fields;
}

function newId({ officers, services, counters }: RegistryDocument, part: RegistryPart, name: string): string {
  if (part === 'officer') return nextOfficer(officers);
  return name === '' ? '' : idFrom(name, part === 'service' ? services : counters);
}

type Fault = readonly [field: string, code: string];

/** `officers.3.nip` → `nip`, where the thing itself is the fourth officer. */
function fieldIn(path: string, place: string, part: RegistryPart): string {
  const within = place === '' ? path : path.startsWith(`${place}.`) ? path.slice(place.length + 1) : '';
  const field = within.replace(/^standard\./, '');
  return PART_FIELDS[part].some((name) => name === field) ? field : '';
}

function refused(
  view: AdministrationView,
  unit: ReadUnit,
  { about, began, typed }: SentChange,
  faults: readonly Fault[],
  status = 422,
): Promise<PageReply> {
  return formPage(view, unit, { about, began, typed, faults, status });
}

function faultsIn(faults: readonly Fault[], lang: AdministrationView['lang']): FieldFault[] {
  return faults.map(([field, code]) => ({
    ...(field !== '' && { field }),
    text: faultText(field, code, lang),
  }));
}

interface ShownForm {
  readonly about: PartOfRegistry;
  readonly began: TypedFields;
  readonly typed: TypedFields;
  readonly faults: readonly Fault[];
  readonly status?: number;
  readonly at?: string;
}

async function formPage(view: AdministrationView, unit: ReadUnit, shown: ShownForm): Promise<PageReply> {
  const { lang, viewer, works } = view;
  const { about, began, typed, faults, status, at } = shown;
  const { unitId, document } = unit;
  const [choices, isZoneFixed] = await Promise.all([
    about.part === 'publishing' ? works.publishingChoices(unitId) : [],
    about.part === 'unit' && works.hasFacts(unitId),
  ]);
  return {
    page: registryFormPage({
      lang,
      viewer,
      status,
      at,
      unitId,
      document,
      ...about,
      name: nameOf(document, about, began, lang),
      typed,
      began,
      read: readNow(unit, view),
      faults: faultsIn(faults, lang),
      choices,
      isZoneFixed,
    }),
  };
}

interface ShownDifference {
  readonly sent: SentChange;
  readonly typed: TypedFields;
  readonly after: RegistryDocument;
  readonly faults: readonly Fault[];
  readonly meanwhile: OthersChanges | undefined;
}

async function differencePage(
  view: AdministrationView,
  unit: ReadUnit,
  { sent, typed, after, faults, meanwhile }: ShownDifference,
): Promise<PageReply> {
  const { lang, viewer, works, now } = view;
  const { about, isRemoved } = sent;
  const { unitId, document } = unit;
  const registered = await works.unit(unitId);
  const today = localDayOf(now, document.timeZone);
  const changes: readonly RegistryChange[] = registryChanges(document, after);
  const plan = registered?.calendar.plan;
  return {
    page: registryDifferencePage({
      lang,
      viewer,
      status: faults.length > 0 ? 422 : meanwhile === undefined ? 200 : 409,
      unitId,
      document,
      ...about,
      name: nameOf(document, about, sent.began, lang),
      typed,
      // Of the thing as it is now: what differs from it is one's own.
      began: typedFieldsOf(document, about) ?? sent.began,
      read: readNow(unit, view),
      isRemoved,
      changes,
      after,
      notes: plan === undefined ? [] : changeNotes({ changes, before: document, after, plan, today, lang }),
      faults: faultsIn(faults, lang),
      meanwhile,
    }),
  };
}

function readNow({ etag, document }: ReadUnit, { now }: AdministrationView) {
  return { etag, hash: hashOfDocument(document), at: now };
}

/** What the thing is called, as it is in the document or was when the form began. */
function nameOf(
  document: RegistryDocument,
  { part, of }: PartOfRegistry,
  began: TypedFields,
  lang: AdministrationView['lang'],
): string {
  if (of === undefined || listOfPart(part) === undefined) return document.name;
  const target = document.targets?.find((one) => targetId(one) === of);
  return target === undefined ? (began['name'] ?? of) : targetName(target, document, lang);
}
