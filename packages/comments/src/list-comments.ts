// What citizens wrote, to read: a page at a time as JSON, or all that is asked for as a file. Hidden comments are told only to who asks
// for them by their state.
import { createHash } from 'node:crypto';
import { FORMATS, USUALLY_SHOWN } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { Instant, UnitId } from '@tera/domain';
import { commentsPage, commentsTable, csvOf, directoryOf, xlsxOf } from '@tera/exports';
import { type Asked, type ReplyTo, unknownUnit } from '@tera/http';
import type { CommentStore, RegistryReader } from '@tera/store';
import { commentBody } from './comment-body.ts';

type Route = typeof routes.listComments;

export interface ListingDeps {
  readonly registry: RegistryReader;
  readonly comments: Pick<CommentStore, 'list'>;
  /** Brings into the list what is due. */
  readonly releaseDue: (unitId: UnitId) => Promise<unknown>;
  /** Of the software that answers: what it renders otherwise is another answer. */
  readonly version: string;
  readonly now: () => Instant;
}

/** Of one file: more than an office reads, and more than fit into one answer. */
const MOST_IN_A_FILE = 20_000;

export async function listComments(
  { path: { unitId }, query, page, format }: Asked<Route, 'path' | 'query' | 'page' | 'format'>,
  { registry, comments, releaseDue, version, now }: ListingDeps,
): Promise<ReplyTo<Route>> {
  const unit = await registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  // With the tenth they come out, and not with the next night; whoever reads on gets the list as it was.
  if (page?.after === undefined) await releaseDue(unitId);
  const { period, state: states = USUALLY_SHOWN, limit } = query;
  const isPage = format === 'json';
  const found = await comments.list(unitId, {
    period: period?.name,
    states,
    now: now(),
    ...(isPage ? { after: page.after, most: limit + 1 } : { most: MOST_IN_A_FILE }),
  });
  const shown = (isPage ? found.slice(0, limit) : found).map(commentBody);
  const etag = etagOf([version, format, query, unit.document.name, unit.document.services, shown, found.length]);
  if (isPage) {
    const next = await page.nextAfter(found.length > limit ? shown.at(-1)?.commentId : undefined);
    return { status: 200, body: { unitId, comments: shown, next }, etag };
  }
  const language = query.lang ?? 'id';
  const directory = directoryOf(unit.document);
  const table = () => commentsTable(shown, directory, unit.timeZone);
  const name = `tera-${unitId}-komentar${period === undefined ? '' : `-${period.name}`}`;
  const asFile = (content: string | Uint8Array, type: string, ending: string) => ({
    file: { type, content, headers: { 'content-disposition': `attachment; filename="${name}.${ending}"` } },
    etag,
  });
  switch (format) {
    case 'csv': {
      const { numbers = 'international', bom, header } = query;
      const wishes = {
        numbers,
        bom: bom === 'true',
        header: header === 'titles' ? language : ('ids' as const),
        language,
      };
      return asFile(csvOf(table(), wishes), `${FORMATS.csv}; charset=utf-8`, 'csv');
    }
    case 'xlsx':
      return asFile(xlsxOf([table()], { language }), FORMATS.xlsx, 'xlsx');
    case 'html': {
      const { timeZone } = unit;
      const printed = commentsPage(
        { unitName: unit.document.name, period: period?.name, comments: shown, directory, timeZone },
        { language, printedAt: now() },
      );
      return {
        file: { type: `${FORMATS.html}; charset=utf-8`, content: printed.html, headers: printed.headers },
        etag,
      };
    }
  }
}

function etagOf(said: readonly unknown[]): string {
  return `"${createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 27)}"`;
}
