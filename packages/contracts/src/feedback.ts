// What people who sign in say about the system, and what they are answered. It is a civil servant who speaks, so nothing is masked;
// but no number by which a person is known belongs in it, and whoever writes one is told so.
import { holdsNumberOfAPerson } from '@tera/domain';
import * as z from 'zod';
import { complaint } from './complaint.ts';
import { lazily } from './lazily.ts';
import { printedText } from './text.ts';

/** Characters. */
export const FEEDBACK_LENGTH = 1000;

/** What stands between the digits of a number that is written in groups. */
const GROUPED = /(?<=\d)[ ./()-]{1,3}(?=\d)/g;

export const FeedbackTextSchema = lazily(() =>
  printedText(FEEDBACK_LENGTH, { lines: 'many' }).refine(
    (written) => !holdsNumberOfAPerson(written) && !holdsNumberOfAPerson(written.replaceAll(GROUPED, '')),
    complaint('number_of_a_person', 'expected no NIK, NIP or telephone number in it'),
  ),
);

/** What the page gave its form, so that the same form sent twice says one thing: when it was shown, and something drawn. */
export const FeedbackFormIdSchema = lazily(() => z.string().regex(/^[0-9a-z]{9}[0-9a-f]{16}$/));
