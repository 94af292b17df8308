// A comment as it is told.
import { type CommentBody, instantText } from '@tera/contracts';
import type { KeptComment } from '@tera/store';

export function commentBody({ commentId, period, serviceId, text, state, history }: KeptComment): CommentBody {
  return {
    commentId,
    period,
    serviceId: serviceId ?? null,
    text,
    state,
    history: history.map(({ at, by, state: marked, note }) => ({
      at: instantText(at),
      keyId: by.keyId ?? null,
      name: by.name,
      state: marked,
      ...(note === undefined ? {} : { note }),
    })),
  };
}
