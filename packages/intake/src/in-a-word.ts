// What is wrong with one of many that came together: its fields are named as in the whole body, and it says them as its own.
import { type FieldError, type Meter, shortened } from '@tera/contracts';

/** One code and one text for all that is wrong. `prefix`: where it stands in the body; `whole`: what it is called there. */
export function inAWord(
  errors: readonly FieldError[],
  prefix: string,
  whole: string,
): Pick<FieldError, 'code' | 'message'> {
  return {
    code: errors[0]?.code ?? 'invalid_value',
    message: shortened(
      errors
        .map(({ path, message }) => `${path.startsWith(prefix) ? path.slice(prefix.length) : whole}: ${message}`)
        .join('; '),
    ),
  };
}

/** Counts what is rejected, by its codes. */
export function countRejected(bad: readonly { readonly code: string }[], metrics: Pick<Meter, 'addBy'>): void {
  for (const [code, same] of Map.groupBy(bad, (one) => one.code)) {
    metrics.addBy('Rejected', { Reason: code }, same.length);
  }
}
