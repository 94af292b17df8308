// The snapshots of a unit: those that there are, one of them, what has changed since, and making one. Who may which is said by the
// routes of the API that are asked.
import {
  type NamesInSnapshot,
  type SnapshotContentAnswer,
  type SnapshotField,
  snapshotChangesPage,
  snapshotChangesPath,
  snapshotPage,
  snapshotPath,
  snapshotsPage,
} from '@tera/console';
import { SNAPSHOT_NOTE_LENGTH } from '@tera/contracts';
import { type Grain, type LocalDay, addDays, periodOf } from '@tera/domain';
import { printedInstant } from '@tera/exports';
import type { HttpEvent, PageReply } from '@tera/http';
import {
  type OpenedUnit,
  bodyOf,
  fileOf,
  misasked,
  notShown,
  openedUnit,
  sentForm,
  type SentFormDeps,
} from '@tera/in-person';
import { changesBetween, contentOfSnapshot } from '@tera/reporting/snapshots';
import type { ReportView } from './works.ts';

const OFFERED: readonly (readonly [Grain, number])[] = [
  ['quarter', 4],
  ['month', 6],
  ['semester', 2],
  ['year', 2],
];
const FIELDS: readonly SnapshotField[] = ['period', 'note'];
const NOTHING_TYPED = { draft: { period: '', note: '' }, faults: [] } as const;

/** `GET /console/units/{unitId}/snapshots?cursor=` */
export async function showSnapshots(view: ReportView): Promise<PageReply> {
  return listed(view, NOTHING_TYPED);
}

/** `POST /console/units/{unitId}/snapshots` */
export async function sendSnapshot(view: ReportView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const { works, person } = view;
  const unitId = view.path('unitId');
  view.access(unitId);
  const form = sentForm(view, event, deps);
  const draft = { period: form.field('period'), note: form.field('note').replaceAll('\r\n', '\n') };
  const body = { period: draft.period, ...(draft.note.trim() === '' ? {} : { note: draft.note }) };
  const asked = { path: { unitId }, body };
  const first = await works.makeSnapshot(person, { ...asked, named: form.named });
  // Pressed twice at one moment: of the same figures and note it is the one that the other has kept, or keeps.
  const isBeingMade = 'refused' in first && first.errors.some(({ code }) => code === 'in_progress');
  const reply = isBeingMade ? await works.makeSnapshot(person, asked) : first;
  if ('refused' in reply && reply.refused === 422) {
    const faults = FIELDS.filter((field) => reply.errors.some(({ path }) => path === field));
    if (faults.length > 0) return listed(view, { draft, faults });
  }
  const { snapshotId } = bodyOf(reply);
  return { seeOther: snapshotPath(unitId, snapshotId) };
}

interface Typed {
  readonly draft: Readonly<Record<SnapshotField, string>>;
  readonly faults: readonly SnapshotField[];
}

async function listed(view: ReportView, typed: Typed): Promise<PageReply> {
  const { lang, viewer, works, person } = view;
  const { unitId, unit, today } = await openedUnit(view);
  const cursor = typed.faults.length > 0 ? undefined : view.query('cursor');
  return {
    page: snapshotsPage({
      lang,
      viewer,
      at: typed.faults.length > 0 ? undefined : view.at,
      unitId,
      unitName: unit.document.name,
      timeZone: unit.timeZone,
      answer: bodyOf(await works.snapshots(person, { path: { unitId }, query: { cursor } })),
      isFirst: cursor === undefined,
      periods: periodsOffered(today),
      longest: SNAPSHOT_NOTE_LENGTH,
      ...typed,
    }),
  };
}

/** Those that are over and the one that runs, of each length; what is over last comes first. */
function periodsOffered(today: LocalDay): readonly string[] {
  return OFFERED.flatMap(([grain, count]) => {
    const running = periodOf(today, grain);
    const over: string[] = [];
    for (let { from } = running; over.length < count;) {
      const before = periodOf(addDays(from, -1), grain);
      over.push(before.name);
      ({ from } = before);
    }
    over.push(running.name);
    return over;
  });
}

/** `GET /console/units/{unitId}/snapshots/{snapshotId}?format=json` */
export async function showSnapshot(view: ReportView): Promise<PageReply> {
  const { lang, viewer, at, works, person } = view;
  const opened = await openedUnit(view);
  const { unitId, unit } = opened;
  const snapshotId = view.path('snapshotId');
  const { content, text, sha256 } = await contentAsked(view, snapshotId);
  const format = view.query('format');
  if (format === 'json') return { file: jsonFile(text, `snapshot-${snapshotId}`) };
  if (format !== undefined) return misasked('format');
  const { snapshots } = bodyOf(
    await works.snapshots(person, { path: { unitId }, query: { period: content.period, limit: '100' } }),
  );
  return {
    page: snapshotPage({
      lang,
      viewer,
      at,
      unitId,
      snapshotId,
      timeZone: unit.timeZone,
      content,
      sha256,
      others: snapshots.filter((one) => one.snapshotId !== snapshotId),
      nameOf: namesIn(content, opened),
    }),
  };
}

/** `GET /console/units/{unitId}/snapshots/{snapshotId}/changes?with=&format=json` */
export async function showSnapshotChanges(view: ReportView): Promise<PageReply> {
  const { lang, viewer, at, works, person, query } = view;
  const opened = await openedUnit(view);
  const { unitId, unit } = opened;
  const [snapshotId, other] = [view.path('snapshotId'), query('with')];
  const format = query('format');
  if (format !== undefined && format !== 'json') return misasked('format');
  const { content } = await contentAsked(view, snapshotId);
  const beside = other === undefined ? undefined : (await contentAsked(view, other)).content;
  // Of two periods each figure is another's.
  if (beside !== undefined && beside.period !== content.period) return misasked('with');
  // Ids are in the order of their making: what is older was, what is younger is.
  const [was, now] =
    beside !== undefined && beside.snapshotId < content.snapshotId ? [beside, content] : [content, beside];
  const changes =
    now === undefined
      ? bodyOf(await works.changes(person, { path: { unitId, snapshotId } }))
      : changesBetween(was, now);
  if (format === 'json') {
    const between = { was: was.snapshotId, now: now?.snapshotId ?? null, ...changes };
    return { file: jsonFile(JSON.stringify(between), `perubahan-${snapshotId}`) };
  }
  const compared = (one: SnapshotContentAnswer) => ({
    snapshotId: one.snapshotId,
    made: printedInstant(one.generatedAt, unit.timeZone, lang),
  });
  const path = snapshotChangesPath(unitId, snapshotId, other);
  return {
    page: snapshotChangesPage({
      lang,
      viewer,
      at,
      unitId,
      unitName: unit.document.name,
      period: content.period,
      was: compared(was),
      now: now && compared(now),
      changes,
      nameOf: namesIn(now ?? was, opened),
      file: `${path}${other === undefined ? '?' : '&'}format=json`,
    }),
  };
}

async function contentAsked({ works, person, path }: ReportView, snapshotId: string) {
  const reply = await works.snapshot(person, { path: { unitId: path('unitId'), snapshotId } });
  // What is no id of a snapshot is the id of none.
  if ('refused' in reply) return notShown(404, []);
  const { content: bytes } = fileOf(reply).file;
  const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  const sha256 = 'etag' in reply ? (reply.etag ?? '').replaceAll('"', '') : '';
  return { text, sha256, content: contentOfSnapshot(snapshotId, text) };
}

function jsonFile(content: string, name: string) {
  return {
    type: 'application/json; charset=utf-8',
    content,
    headers: { 'content-disposition': `attachment; filename="${name}.json"` },
  };
}

/** As they were called when it was made; of a snapshot that does not say so, as they are called today. */
function namesIn({ unit: then }: SnapshotContentAnswer, { unit: { document } }: OpenedUnit): NamesInSnapshot {
  return {
    officer: namedBy(then['officers'], document.officers),
    service: namedBy(then['services'], document.services),
  };
}

function namedBy(kept: unknown, today: readonly Named[]): (id: string) => string {
  const known = new Map(
    [...today, ...(Array.isArray(kept) ? kept : []).filter(isNamed)].map(({ id, name }) => [id, name]),
  );
  return (id: string) => known.get(id) ?? id;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function isNamed(value: unknown): value is Named {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name } = value as Readonly<Record<string, unknown>>;
  return typeof id === 'string' && typeof name === 'string';
}
