// One answer in the format that its caller gets. Whatever the format, it is made of the same answer as the JSON, so that
// nothing can be had in one that another hides.
import { createHash } from 'node:crypto';
import { FORMATS, type Format, type FormatWishes } from '@tera/contracts';
import type { Language } from '@tera/domain';
import { type PrintedDocument, type Table, csvOf, xlsxOf } from '@tera/exports';
import type { FileReply } from '@tera/http';

export interface FormattedAnswer<Json extends object> {
  /** The JSON, and what the other formats are made of. */
  readonly json: Json;
  /** What the other formats say beside it, such as the names that belong to ids. */
  readonly beside?: object | undefined;
  /** For the name of a file, such as `contoh-2026-11`. */
  readonly name: string;
  /** The first is what CSV has. */
  readonly tables: () => readonly [Table, ...Table[]];
  /** Absent where the route offers nothing to print. */
  readonly page?: (language: Language) => PrintedDocument;
}

export interface Wishes {
  readonly format: Format;
  readonly query: FormatWishes;
  /** Of the software that answers: what it renders otherwise is another answer. */
  readonly version: string;
}

export function inFormat<Json extends object>(
  answer: FormattedAnswer<Json>,
  wishes: Wishes,
): { readonly status: 200; readonly body: Json; readonly etag: string } | FileReply {
  const { json, name, page } = answer;
  const { format, query } = wishes;
  const etag = etagOf(answer, wishes);
  const language = query.lang ?? 'id';
  switch (format) {
    case 'json':
      return { status: 200, body: json, etag };
    case 'csv':
      return file(csvText(answer.tables()[0], query), `${FORMATS.csv}; charset=utf-8`, `${name}.csv`, etag);
    case 'xlsx':
      return file(xlsxOf(answer.tables(), { language }), FORMATS.xlsx, `${name}.xlsx`, etag);
    case 'html': {
      if (page === undefined) throw new Error('a route offers a page that nobody makes');
      const { html, headers } = page(language);
      return { file: { type: `${FORMATS.html}; charset=utf-8`, content: html, headers }, etag };
    }
  }
}

function csvText(table: Table, { numbers = 'international', bom, header, lang = 'id' }: FormatWishes): string {
  return csvOf(table, { numbers, bom: bom === 'true', header: header === 'titles' ? lang : 'ids', language: lang });
}

function file(content: string | Uint8Array, type: string, fileName: string, etag: string): FileReply {
  return { file: { type, content, headers: { 'content-disposition': `attachment; filename="${fileName}"` } }, etag };
}

/** Of what the answer says, without the moment at which it says it, and of who renders it how. */
export function etagOf(
  { json, beside }: Pick<FormattedAnswer<object>, 'json' | 'beside'>,
  { format, query: { lang, numbers, bom, header }, version }: Wishes,
): string {
  const said = JSON.stringify([{ ...json, generatedAt: undefined }, beside]);
  const hash = createHash('sha256')
    .update(JSON.stringify([version, format, lang, numbers, bom, header]))
    .update(said);
  return `"${hash.digest('base64url').slice(0, 27)}"`;
}
