// One sheet of paper after another, as an employee types them in. A number is typed once: the same sheet again is known again, and
// another one under its number is refused rather than written over it. What is on a sheet goes the way of every answer that an
// office brings in, which judges it.
import type { FieldError } from '@tera/contracts';
import { type Instant, type LocalDay, type UnitId, type UnitRegistry, localDayOf, releasePeriodOf } from '@tera/domain';
import type { Refusal } from '@tera/http';
import { sheetMark } from '@tera/links';
import type { KeptSheet, PaperSheets, TypedSheet } from '@tera/store';

/** What stands on a sheet but for its number, as it was typed: whoever brings it in reads it. */
export interface SheetAnswer extends Readonly<Record<string, unknown>> {
  readonly answeredOn: LocalDay;
}

/** A sheet as it is sent by a form. */
export interface SheetSent {
  readonly unitId: UnitId;
  readonly number: number;
  readonly answer: SheetAnswer;
  readonly formId: string;
  readonly by: TypedSheet['by'];
}

export type SheetOutcome =
  /** Also where the same form was sent before. */
  | { readonly outcome: 'typed' }
  /** The same sheet, by another form. */
  | { readonly outcome: 'known'; readonly as: KeptSheet }
  /** Another sheet has the number, or is being typed under it. */
  | { readonly outcome: 'number taken'; readonly as: KeptSheet; readonly greatest: number }
  | { readonly outcome: 'refused'; readonly status: number; readonly errors: readonly FieldError[] };

export interface TypingDeps {
  readonly sheets: PaperSheets;
  readonly responseSecret: () => Promise<string>;
  readonly now: () => Instant;
}

/** `bringIn`: the work of `POST /v1/units/{unitId}/responses`, for who types. */
export async function typeSheet(
  { unitId, number, answer, formId, by }: SheetSent,
  { timeZone, calendar }: Pick<UnitRegistry, 'timeZone' | 'calendar'>,
  bringIn: (response: object) => Promise<object | Refusal>,
  { sheets, responseSecret, now }: TypingDeps,
): Promise<SheetOutcome> {
  const period = releasePeriodOf(answer.answeredOn, calendar.plan).name;
  const content = sheetMark(await responseSecret(), unitId, contentOf(answer));
  const sheet: TypedSheet = { unitId, period, number, content, formId, by, at: now() };
  const kept = await sheets.claim(sheet);
  if (kept !== 'claimed') {
    // Of two who type the same words under one number at one instant nobody knows whether it is one sheet.
    if (kept.content !== content || (!kept.isSent && kept.formId !== formId)) {
      return { outcome: 'number taken', as: kept, greatest: await sheets.greatest(unitId, period) };
    }
    if (kept.isSent) return kept.formId === formId ? { outcome: 'typed' } : { outcome: 'known', as: kept };
    // The same form was left half done, or is being done now: once more changes nothing.
  }
  const refusal = whyNotTaken(await bringIn({ ...answer, responseId: `lembar-${period}-${number}`, source: 'paper' }));
  if (refusal !== undefined) {
    await sheets.forget(sheet);
    return { outcome: 'refused', ...refusal };
  }
  await sheets.sent(sheet, localDayOf(sheet.at, timeZone));
  return { outcome: 'typed' };
}

/** The same text for the same sheet, in whatever order its fields were read. */
function contentOf(answer: SheetAnswer): string {
  return JSON.stringify(answer, (_, value: unknown) =>
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).toSorted(byName)) : value,
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** `undefined`: it was taken. Fields are named as they stand in the answer. */
function whyNotTaken(
  reply: object | Refusal,
): { readonly status: number; readonly errors: readonly FieldError[] } | undefined {
  if (!('refused' in reply)) return undefined;
  const { refused, errors } = reply;
  const named = errors.map(({ path, code, message }) => ({
    path: path.replace(/^responses\.0\.?/, ''),
    code,
    message,
  }));
  return { status: refused, errors: named };
}
