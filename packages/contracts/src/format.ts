// In which format an answer is wanted: by `format=` in the query, or by the `Accept` header where the query does not say.
import { LANGUAGES } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';

/** The media type of each format; the first is what a caller gets who asks for nothing in particular. */
export const FORMATS = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html',
} as const;
export type Format = keyof typeof FORMATS;

/** What `format=` may say on any route; one that a route does not offer is 406 there. */
export const FormatSchema = lazily(() => z.enum(['json', 'csv', 'xlsx', 'html']));

export const LanguageSchema = lazily(() => z.enum(LANGUAGES));

/** What was asked for, as it was written, and the format in which it will be answered. */
export interface FormatAsked {
  readonly format: Format;
  readonly query: Readonly<Record<string, string | undefined>>;
}

/** By the name of a parameter: whether it changes anything of the answer that is asked for. */
export type Effects = Readonly<Record<string, (asked: FormatAsked) => boolean>>;

/** What a query may say beside the format, for the query schemas of answers that have several. */
export const formatQuery = () => ({
  lang: LanguageSchema.optional().meta({ description: 'Of titles and printed pages; Indonesian unless said.' }),
  numbers: z.enum(['indonesian', 'international']).optional().meta({
    description: 'Of CSV: `indonesian` has a decimal comma and `;` between fields; `international` unless said.',
  }),
  bom: z.enum(['true', 'false']).optional().meta({
    description: 'Of CSV: a byte order mark, without which Excel takes UTF-8 for the code page of the machine.',
  }),
  header: z.enum(['ids', 'titles']).optional().meta({
    description: 'Of CSV: what stands in the first line; ids of the indicator catalogue unless said.',
  }),
});

const ofCsv = ({ format }: FormatAsked): boolean => format === 'csv';

/** What of them changes an answer. */
export const FORMAT_EFFECTS: Effects = {
  // The words of a CSV are its titles.
  lang: ({ format, query }) => (format === 'csv' ? query['header'] === 'titles' : format !== 'json'),
  numbers: ofCsv,
  bom: ofCsv,
  header: ofCsv,
};

const FormatWishesSchema = lazily(() => z.object(formatQuery()));
export type FormatWishes = z.infer<typeof FormatWishesSchema>;
