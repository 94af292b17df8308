// Which of several media types a caller wants, by the `Accept` header.
import Negotiator from 'negotiator';

/** The most wanted of `available`; the first of them where the header names none that there is, or is absent. */
export function preferredType<Type extends string>(
  accept: string | undefined,
  available: readonly [Type, ...Type[]],
): Type {
  const [wanted] = new Negotiator({ headers: { accept: accept ?? '*/*' } }).mediaTypes([...available]);
  return available.find((type) => type === wanted) ?? available[0];
}
