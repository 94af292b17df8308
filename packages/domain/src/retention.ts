// How long things are accepted and kept. One rule ties them: what may come again must find what it was counted in, so
// whatever is accepted is kept longer, by more than it can wait in a queue.

import { DAY } from './time/time.ts';

/** How old an event may be when it comes to a door, so that history can be loaded. */
export const ACCEPTED_FOR = 730 * DAY;
/** The longest that a message waits: two weeks in the queue, two in the dead-letter queue, and people in between. */
export const QUEUED_FOR = 60 * DAY;
/** How long a fact is kept after the newest that is known of it. */
export const KEPT_FOR = 800 * DAY;
/** The longest that DynamoDB takes to sweep what has expired: "within a few days", it says without a promise; twice a week is allowed for. */
const SWEPT_WITHIN = 15 * DAY;
/** How far back a table can be restored: what was swept lies in its backup for as long. */
export const RESTORABLE_FOR = 35 * DAY;
/** When nothing of an answer is left anywhere, backups included, counted from the day on which it came: what the survey page promises. */
export const GONE_AFTER = KEPT_FOR + SWEPT_WITHIN + RESTORABLE_FOR;
/** How long it is known that a link was answered: for as long as a link lives, and may still be answered out of a queue. */
export const LINK_ANSWERED_FOR = 30 * DAY + QUEUED_FOR;
/** How long what one device said on a day is kept: an answer that comes later adds no flag. */
export const DEVICE_DAY_KEPT_FOR = 30 * DAY;
/** How long what people have said about the system is kept, with what they were answered, from when it was said. */
export const FEEDBACK_KEPT_FOR = 730 * DAY;
/** Whole local days back from today of which all facts are still there, in any time zone. */
export const DAYS_WITH_ALL_FACTS = KEPT_FOR / DAY - 1;
