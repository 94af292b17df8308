// Text that people write. What is kept goes through one masking, by the schema that reads it and nowhere else; and no text has
// a character that cannot be seen but changes what is seen. Half of a surrogate pair is refused: no engine stores it.
import { maskedComment } from '@tera/domain';
import * as z from 'zod';
import { type Complaint, complain } from './complaint.ts';

/**
 * What a text of a request is, for whoever walks the schemas.
 * - `kept`: it is kept, and masked
 * - `printed`: an office's own words, kept and printed as they are: a telephone number or the number of a decree is the point
 * - `code`: one of few that are known, or written by a rule, with no room for anything else
 * - `forgotten`: it is looked at and not kept
 */
export const TEXT_KINDS = z.registry<{ readonly kind: 'kept' | 'printed' | 'code' | 'forgotten' }>();

interface Wishes {
  /** Several lines make sense. */
  readonly lines?: 'one' | 'many';
  /** An empty text is as good as none. */
  readonly empty?: 'taken' | 'refused';
}

/** Free text that is kept, of at most `longest` characters: without numbers of persons, addresses and what cannot be seen. */
export function keptText(longest: number, wishes: Wishes = {}) {
  return text(longest, wishes)
    .overwrite((written) => maskedComment(written) ?? '')
    .register(TEXT_KINDS, { kind: 'kept' });
}

/** An office's own words about itself, which are printed as they are written. */
export function printedText(longest: number, wishes: Wishes = {}) {
  return text(longest, wishes)
    .overwrite((written) => written.trim())
    .register(TEXT_KINDS, { kind: 'printed' });
}

/** What in a text turns the direction of the writing, or cannot be seen: what a person cannot have typed on purpose. */
export function withoutControls(written: string): string {
  return written.replaceAll(FORBIDDEN.many, '');
}

function text(longest: number, { lines = 'one', empty = 'refused' }: Wishes) {
  return z
    .string()
    .superRefine((written, context) => {
      for (const fault of faultsOf(written, longest, lines, empty)) complain(context, fault);
    })
    .meta({ ...(empty === 'taken' ? {} : { minLength: 1 }), maxLength: longest, pattern: patternOf(lines, empty) });
}

function* faultsOf(
  written: string,
  longest: number,
  lines: NonNullable<Wishes['lines']>,
  empty: NonNullable<Wishes['empty']>,
): Generator<Complaint> {
  // Characters, and not the units that some of them take two of.
  if (written.length > longest && Array.from(written).length > longest) {
    yield { code: 'too_big', message: `expected at most ${longest} characters` };
  }
  if (written.search(FORBIDDEN[lines]) >= 0) {
    const allowed = lines === 'many' ? 'line breaks and no other control characters' : 'one line';
    yield {
      code: 'control_character',
      message: `expected ${allowed}, and none that turns the direction of the writing`,
    };
  }
  if (!written.isWellFormed()) {
    yield { code: 'invalid_value', message: 'expected whole characters, not half of a surrogate pair' };
  }
  if (empty === 'refused' && maskedComment(written) === undefined) {
    yield { code: 'too_small', message: 'expected a text that can be read' };
  }
}

/** Control characters and those of bidirectional writing (Unicode: Cc; UAX #9, 2.1–2.5); in one line also what breaks it. */
const CLASSES = {
  one: String.raw`\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069`,
  many: String.raw`\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069`,
} as const;
/** Most of what is no character to see. */
const UNSEEN = String.raw`\s\u00AD\u200B-\u200D\u2060-\u2064\uFEFF`;

const FORBIDDEN = { one: new RegExp(`[${CLASSES.one}]`, 'g'), many: new RegExp(`[${CLASSES.many}]`, 'g') } as const;

/** The same for whoever only has the document. */
function patternOf(lines: keyof typeof CLASSES, empty: NonNullable<Wishes['empty']>): string {
  const allowed = `[^${CLASSES[lines]}]`;
  return empty === 'taken' ? `^${allowed}*$` : `^${allowed}*[^${CLASSES[lines]}${UNSEEN}]${allowed}*$`;
}
