// Who changed what: an entry for each change, which is only ever added to. It holds what an administrator needs in order to
// say what was before; no secret is in it, and nothing that a citizen has said.
import * as z from 'zod';
import { INSTANT_EXPECTED, InstantSchema, InstantTextSchema, LocalDaySchema } from './instant.ts';
import { lazily } from './lazily.ts';
import { pageQuery } from './page.ts';

/** What was changed, as `<what>.<how>`. A word that is no longer used stays: entries are never written anew. */
export const AUDITED = [
  'unit.made',
  'unit.changed',
  'key.made',
  'key.revoked',
  'person.made',
  'person.changed',
  'person.removed',
  'person.signed_in',
  'person.signed_out',
  'objection.filed',
  'objection.upheld',
  'objection.refused',
  'snapshot.made',
  'release.made',
  'release.replaced',
  'replacement.proposed',
  'exclusion.proposed',
  'exclusion.confirmed',
  'exclusion.refused',
  'exclusion.taking_back',
  'exclusion.kept',
  'exclusion.taken_back',
  'follow_up.given',
  'follow_up.changed',
  'brought_figure.entered',
  'brought_figure.replaced',
  'figures.rebuilt',
  'comment.marked',
  'comment.erased',
  'paper.typed',
  'feedback.said',
  'feedback.answered',
] as const;
export type Audited = (typeof AUDITED)[number];

const MOST_ON_A_PAGE = 100;

export const AuditQuerySchema = lazily(() =>
  z.strictObject({
    from: z
      .union([InstantSchema, LocalDaySchema.transform((day) => Date.parse(day))], {
        error: `${INSTANT_EXPECTED}, or a date, which begins in UTC`,
      })
      .optional()
      .meta({ description: 'Entries from this instant on; without it from the first one on.', example: '2026-11-21' }),
    ...pageQuery({ usual: 50, most: MOST_ON_A_PAGE }),
  }),
);
export type AuditQuery = z.infer<typeof AuditQuerySchema>;

const version = () => z.looseObject({}).nullable();

export const AuditEntrySchema = lazily(() =>
  z
    .object({
      entryId: z.string(),
      at: InstantTextSchema,
      keyId: z
        .string()
        .nullable()
        .meta({ description: 'The key that did it; null where it was done by hand, past the API.' }),
      name: z.string().meta({ description: 'What the key was called.' }),
      what: z.enum(AUDITED),
      units: z.array(z.string()).meta({ description: "The units that it touches; '*' for all." }),
      of: z.string().meta({
        description:
          'The unit, the key, the person, the objection, the snapshot, the period of a release, its element, the exclusion, the comment, the sheet of paper or the message about the system.',
      }),
      before: version().meta({ description: 'As it was; null where it was not there.' }),
      after: version().meta({ description: 'As it is from then on.' }),
    })
    .meta({ id: 'AuditEntry' }),
);
export type AuditEntryBody = z.infer<typeof AuditEntrySchema>;

export const AuditSchema = lazily(() =>
  z
    .object({
      entries: z.array(AuditEntrySchema).meta({ description: 'Oldest first, of the units that the key is for.' }),
      next: z.string().nullable().meta({
        description: 'The cursor of what comes next; null where nothing more is there yet.',
      }),
    })
    .meta({ id: 'Audit' }),
);
