// Cursors: where the next page begins, as a text that callers only hand back. It is signed over the question that it was made
// for: under another one, or changed by hand, it would skip something without a word.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What was asked, without where to go on: as JSON it is the same for the same question alone. */
export type CursorQuestion = readonly unknown[];

export interface Cursors {
  readonly seal: (question: CursorQuestion, place: string) => Promise<string>;
  /** The place; `undefined` for what was not made here, was changed, or belongs to another question. */
  readonly open: (question: CursorQuestion, cursor: string) => Promise<string | undefined>;
}

/** 128 bits: nobody guesses it. */
const SIGNATURE_BYTES = 16;

/** @param secret asked for only when there is something to sign, so that no start waits for it */
export function cursors(secret: () => Promise<string>): Cursors {
  const seal: Cursors['seal'] = async (question, place) => {
    const signature = createHmac('sha256', await secret())
      .update(JSON.stringify([question, place]))
      .digest();
    const said = Buffer.from(place, 'utf8').toString('base64url');
    return `${said}.${signature.subarray(0, SIGNATURE_BYTES).toString('base64url')}`;
  };
  return {
    seal,
    open: async (question, cursor) => {
      const place = Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString('utf8');
      return isSame(cursor, await seal(question, place)) ? place : undefined;
    },
  };
}

/** As texts: several of them decode to the same bytes, and a cursor has one spelling. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
