// One answer in the format that its caller wants. Whatever the format, it is made of the same answer as the JSON, so that
// nothing can be had in one that another hides.
import { createHash } from 'node:crypto';
import { FORMATS, type Format, type FormatWishes } from '@tera/contracts';
import type { Language } from '@tera/domain';
import { type Table, csvOf, xlsxOf } from '@tera/exports';
import { type FileReply, preferredType } from '@tera/http';

export interface Answer<Json extends object> {
  /** The JSON, and what the other formats are made of. */
  readonly json: Json;
  /** What the other formats say beside it, such as the names that belong to ids. */
  readonly beside?: object | undefined;
  /** For the name of a file, such as `contoh-2026-11`. */
  readonly name: string;
  /** The first is what CSV has. */
  readonly tables: () => readonly [Table, ...Table[]];
  /** Absent where there is nothing to print. */
  readonly page?: (language: Language) => string;
}

export interface Wishes {
  readonly query: FormatWishes;
  readonly accept: string | undefined;
}

export function inFormat<Json extends object>(
  answer: Answer<Json>,
  { query, accept }: Wishes,
): { readonly status: 200; readonly body: Json; readonly etag: string } | FileReply {
  const { json, name, beside } = answer;
  const format = query.format ?? formatFor(accept, answer.page !== undefined);
  const etag = etagOf({ json, beside }, format, query);
  const language = query.lang ?? 'id';
  switch (format) {
    case 'json':
      return { status: 200, body: json, etag };
    case 'csv':
      return file(csvText(answer.tables()[0], query), `${FORMATS.csv}; charset=utf-8`, `${name}.csv`, etag);
    case 'xlsx':
      return file(xlsxOf(answer.tables(), { language }), FORMATS.xlsx, `${name}.xlsx`, etag);
    case 'html':
      // What has no page of its own is a table all the same, and JSON is what every caller can read.
      return answer.page === undefined
        ? { status: 200, body: json, etag }
        : { file: { type: `${FORMATS.html}; charset=utf-8`, content: answer.page(language) }, etag };
  }
}

function formatFor(accept: string | undefined, hasPage: boolean): Format {
  const { json, csv, xlsx, html } = FORMATS;
  const type = preferredType(accept, [json, csv, xlsx, ...(hasPage ? [html] : [])]);
  return type === csv ? 'csv' : type === xlsx ? 'xlsx' : type === html ? 'html' : 'json';
}

function csvText(table: Table, { numbers = 'international', bom, header, lang = 'id' }: FormatWishes): string {
  return csvOf(table, { numbers, bom: bom === 'true', header: header === 'titles' ? lang : 'ids', language: lang });
}

function file(content: string | Uint8Array, type: string, fileName: string, etag: string): FileReply {
  return { file: { type, content, headers: { 'content-disposition': `attachment; filename="${fileName}"` } }, etag };
}

/** Of what the answer says, without the moment at which it says it. */
function etagOf(
  { json, beside }: Pick<Answer<object>, 'json' | 'beside'>,
  format: Format,
  { lang, numbers, bom, header }: FormatWishes,
): string {
  const said = JSON.stringify([{ ...json, generatedAt: undefined }, beside]);
  const hash = createHash('sha256')
    .update(JSON.stringify([format, lang, numbers, bom, header]))
    .update(said);
  return `"${hash.digest('base64url').slice(0, 27)}"`;
}
