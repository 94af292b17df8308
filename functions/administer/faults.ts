// What the work of the API has refused, at the fields of the form that asked.
import { type FieldFault, type RefusedField, refusalText } from '@tera/console';
import type { FieldError } from '@tera/contracts';
import type { Lang } from '@tera/pages';

/** `fieldOf`: the field of the form; of what is of none it is said what the form as a whole is refused for. */
export function faultsOf(
  errors: readonly FieldError[],
  lang: Lang,
  fieldOf: (error: FieldError) => RefusedField | undefined = () => undefined,
): readonly FieldFault[] {
  const faults = errors.map((error) => {
    const field = fieldOf(error);
    return { ...(field && { field: field.name }), text: refusalText(error, lang, field) };
  });
  // One field may be refused twice for the same, as an officer is that none of several units has.
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
