// Erases what a citizen wrote, for an administrator to whom the citizen has shown the receipt. It is done here because this door alone
// knows what a receipt comes to: who reads comments cannot find the one of a receipt. Its text is not told to whoever erases it.
import type * as routes from '@tera/contracts/routes';
import { type Instant, closedUntil, localDayOf } from '@tera/domain';
import { type Asked, type Caller, type ReplyTo, authorOf, unknownUnit } from '@tera/http';
import { commentIdOf, receiptAsGiven } from '@tera/links';
import type { CommentStore, RegistryReader } from '@tera/store';

export interface ErasingDeps {
  readonly registry: RegistryReader;
  readonly comments: Pick<CommentStore, 'erase'>;
  readonly responseSecret: () => Promise<string>;
  readonly now: () => Instant;
}

type Erasing = Asked<typeof routes.eraseComment, 'path' | 'body'> & { readonly caller: Pick<Caller, 'keyId' | 'name'> };

export async function eraseComment(
  { path: { unitId }, body: { receipt }, caller }: Erasing,
  { registry, comments, responseSecret, now }: ErasingDeps,
): Promise<ReplyTo<typeof routes.eraseComment>> {
  const unit = await registry.unit(unitId);
  if (unit === undefined) return unknownUnit(unitId);
  const id = commentIdOf(await responseSecret(), unitId, receiptAsGiven(receipt));
  const at = now();
  const until = closedUntil(localDayOf(at, unit.timeZone), unit.calendar.plan);
  const erased = await comments.erase(unitId, id, { at, by: authorOf(caller), closedUntil: until });
  return { status: 200, body: { erased } };
}
