// What the work of the API has refused, at the fields of the form that asked.
import { type FieldFault, refusalText } from '@tera/console';
import type { FieldError } from '@tera/contracts';
import type { Lang } from '@tera/pages';

/** `fieldOf`: the name of the field in the form; by itself the path. */
export function faultsOf(
  errors: readonly FieldError[],
  lang: Lang,
  fieldOf: (error: FieldError) => string = ({ path }) => path,
): readonly FieldFault[] {
  return errors.map((error) => {
    const field = fieldOf(error);
    return { ...(field === '' ? {} : { field }), text: refusalText(error, lang) };
  });
}
