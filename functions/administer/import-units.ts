// Units and officers from a file, in two steps. The first reads it and shows what it would change; the lines go along in the form, so
// that nothing of a file is kept that nobody has said yes to. The second reckons anew from the units as they are then, and saves of
// them what is as it was shown.
import {
  FILE_COLUMNS,
  FILE_COLUMN_NAMES,
  type FileFault,
  type FileLine,
  type PlannedUnit,
  REGISTRY_FILE_BYTES,
  REGISTRY_FILE_LINES,
  packedLines,
  planOf,
  readRegistryFile,
  unpackedLines,
} from '@tera/administration/registry-file';
import { ADMINISTRATION, type ImportRefusal, type ImportedUnit, importPage, importSeenPage } from '@tera/console';
import { registryChanges } from '@tera/domain';
import type { HttpEvent, PageReply } from '@tera/http';
import {
  accessIn,
  isWithFile,
  notShown,
  sentFile,
  sentForm,
  mayAnywhere,
  mayEverywhere,
  type SentFormDeps,
} from '@tera/in-person';
import { inParallel } from '@tera/store';
import { type AdministrationView, findUnit, versionIn } from './registry-view.ts';

const UNITS_AT_ONCE = 6;
const MOST_UNITS = 100;
/** What a file comes to, packed, and the tags of its units. */
const FORM_BYTES = 1024 * 1024;

/** `GET /console/administration/import` */
export function showImport(view: AdministrationView): PageReply {
  mustImport(view);
  return uploadPage(view, undefined, view.at);
}

/** `POST /console/administration/import`: a file, or what is kept of one and `step=save`. */
export async function sendImport(view: AdministrationView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  if (isWithFile(event)) {
    const { file } = await sentFile(view, event, deps);
    mustImport(view);
    if (file === undefined) return uploadPage(view, 'no_file');
    const found = await readRegistryFile(file.bytes);
    if ('unreadable' in found) return uploadPage(view, found.unreadable);
    return seenPage(view, found.lines, found.faults, new Map());
  }
  const form = sentForm(view, event, deps, FORM_BYTES);
  mustImport(view);
  form.choice('step', ['save']);
  const lines = unpackedLines(form.field('packed'));
  if (lines === undefined) return uploadPage(view, 'lost');
  return save(view, lines, tagsIn(form.field('tags')));
}

async function save(
  view: AdministrationView,
  lines: readonly FileLine[],
  tags: ReadonlyMap<string, number>,
): Promise<PageReply> {
  const units = await plan(view, lines);
  if (units === undefined) return uploadPage(view, 'too_many_units');
  const ready = units.filter(({ document }) => document !== undefined);
  const outcomes = await inParallel(ready, UNITS_AT_ONCE, async (unit) => {
    const isAsShown = tags.get(unit.unitId) === versionIn(unit.etag ?? '');
    return [unit.unitId, isAsShown ? await putOne(view, unit) : 'changed'] as const;
  });
  const notSaved = new Map(outcomes.flatMap(([unitId, why]) => (why === 'saved' ? [] : [[unitId, why] as const])));
  if (notSaved.size > 0) return seenPage(view, lines, [], notSaved);
  const named = units.filter(({ faults }) => faults.length === 0).map(({ unitId }) => unitId);
  return { seeOther: `${ADMINISTRATION}?${new URLSearchParams({ units: named.join(',') }).toString()}` };
}

type NotSaved = NonNullable<ImportedUnit['notSaved']>;

async function putOne(view: AdministrationView, { unitId, etag, document }: PlannedUnit): Promise<'saved' | NotSaved> {
  const reply = await view.works.putUnit(view.person, {
    path: { unitId },
    body: document,
    ...(etag !== undefined && { ifMatch: etag }),
  });
  if (!('refused' in reply)) return 'saved';
  if (reply.refused === 413) return 'too_large';
  return (await isAlready(view, unitId, document)) ? 'saved' : 'changed';
}

/** The same form sent twice saves each unit once, by whichever of the two was there first. */
async function isAlready(
  view: AdministrationView,
  unitId: string,
  document: PlannedUnit['document'],
): Promise<boolean> {
  const now = await findUnit(view, unitId);
  return now !== undefined && document !== undefined && registryChanges(now.document, document).length === 0;
}

async function seenPage(
  view: AdministrationView,
  lines: readonly FileLine[],
  faults: readonly FileFault[],
  notSaved: ReadonlyMap<string, NotSaved>,
): Promise<PageReply> {
  const { lang, viewer } = view;
  const units = await plan(view, lines);
  if (units === undefined) return uploadPage(view, 'too_many_units');
  const isWrong = faults.length > 0 || units.some((unit) => unit.faults.length > 0);
  return {
    page: importSeenPage({
      lang,
      viewer,
      status: notSaved.size > 0 ? 409 : isWrong ? 422 : 200,
      units: units.map((unit) => ({ ...unit, notSaved: notSaved.get(unit.unitId) })),
      faults,
      packed: packedLines(lines),
      tags: JSON.stringify(units.map(({ unitId, etag = '' }) => [unitId, versionIn(etag)])),
    }),
  };
}

/** `undefined`: the file names more units than one request can save. */
async function plan(view: AdministrationView, lines: readonly FileLine[]) {
  const { person, lang: language } = view;
  if (new Set(lines.map(({ cells }) => cells.unit)).size > MOST_UNITS + 1) return undefined;
  return planOf(lines, {
    language,
    // One that is not there yet can only be made by who is for all.
    mayWrite: (unitId) =>
      mayEverywhere(person, 'registry:write') || accessIn(person, unitId)?.may('registry:write') === true,
    current: (unitId) => findUnit(view, unitId),
  });
}

/** The versions that were shown, 0 of a unit that was not there. */
function tagsIn(json: string): ReadonlyMap<string, number> {
  try {
    const pairs: unknown = JSON.parse(json);
    if (!Array.isArray(pairs)) return new Map();
    return new Map(pairs.filter(isTag));
  } catch {
    return new Map();
  }
}

function isTag(pair: unknown): pair is readonly [string, number] {
  return Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'number';
}

function mustImport({ person }: AdministrationView): void {
  if (!mayAnywhere(person, 'registry:write')) notShown(404, []);
}

function uploadPage({ lang, viewer }: AdministrationView, refused: ImportRefusal | undefined, at?: string): PageReply {
  return {
    page: importPage({
      lang,
      viewer,
      at,
      status: refused === undefined ? 200 : 422,
      refused,
      columns: FILE_COLUMN_NAMES.map((id) => ({ id, name: FILE_COLUMNS[id][lang] })),
      most: { lines: REGISTRY_FILE_LINES, megabytes: REGISTRY_FILE_BYTES / 1024 / 1024 },
    }),
  };
}
