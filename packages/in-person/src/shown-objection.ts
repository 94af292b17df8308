// An objection as a page shows it: who has filed it stays behind.
import type { ObjectionShown } from '@tera/console';
import { type BodyOf, asKeyId } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { KeptPerson } from '@tera/store';

type ToldObjection = BodyOf<typeof routes.listObjections, 200>['objections'][number];

export function shownObjection(
  { objectionId, factId, state, reason, indicator, filedAt, trail }: ToldObjection,
  { person }: { readonly person: Pick<KeptPerson, 'personId'> },
): ObjectionShown {
  const [filed, ...later] = trail;
  const decided = later.at(-1);
  return {
    objectionId,
    ticket: factId,
    state,
    reason,
    indicator,
    filedAt,
    isOwn: filed?.keyId === asKeyId(person.personId),
    decided: decided && {
      at: decided.at,
      by: decided.by,
      isOwn: decided.keyId === asKeyId(person.personId),
      reason: decided.reason,
      correction: decided.correction,
    },
  };
}
