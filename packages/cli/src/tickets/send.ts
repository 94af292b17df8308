// Sends the events of a file, or only has them judged.
import { EVENTS_PER_PUSH, PUSH_BYTES } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { UnitId } from '@tera/domain';
import type { ServerApi } from '../api.ts';
import { type Delivery, sendLines } from '../files/send.ts';
import type { BadLine, LineOfEvent } from './events-of-rows.ts';

export interface EventDelivery extends Omit<Delivery<LineOfEvent>, 'door' | 'itemOf' | 'onRefused'> {
  readonly api: ServerApi;
  readonly unitId: UnitId;
  /** The server is only to judge: nothing is queued. */
  readonly isDry?: boolean;
  readonly onRefused: (line: BadLine) => void;
}

/** @throws Failure when it gives up; what was accepted until then has been told. */
export function sendEvents(
  lines: AsyncIterable<LineOfEvent>,
  { api, unitId, isDry = false, onRefused, ...delivery }: EventDelivery,
): Promise<void> {
  return sendLines(lines, {
    ...delivery,
    door: {
      most: EVENTS_PER_PUSH,
      bytes: PUSH_BYTES,
      good: isDry ? 200 : 202,
      url: api.url,
      push: (events) =>
        api.call(routes.pushTicketEvents, {
          path: { unitId },
          query: { validate: isDry ? 'true' : undefined },
          json: { events },
        }),
    },
    itemOf: ({ event }) => event,
    onRefused: ({ line, event: { ticketId, type } }, code, message) =>
      onRefused({ line, ticketId, type, code, message }),
  });
}
