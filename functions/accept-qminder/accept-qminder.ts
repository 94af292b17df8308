// Takes a webhook of Qminder to the queue, by the way of every ticket event. Qminder only looks at the status: what is to
// be sent again is a 503, also when a part of it was taken; and what the registry does not know is a 202 that says so,
// for Qminder sends every office the tickets of all, and must not take that for a broken address.
import { qminderEvents } from '@tera/adapters';
import type { QminderWebhook } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { UnitId } from '@tera/domain';
import { type ReplyTo, sendAgain, unknownUnit } from '@tera/http';
import { type IntakeDeps, takeEvents } from '@tera/intake';

/** What tells nothing about a ticket is fine, and ignored. */
export async function acceptQminder(
  unitId: UnitId,
  webhook: QminderWebhook,
  deps: IntakeDeps,
): Promise<ReplyTo<typeof routes.receiveQminderWebhook>> {
  const mapped = qminderEvents(webhook);
  if ('errors' in mapped) return { refused: 422, errors: mapped.errors };
  if ('ignored' in mapped) {
    deps.metrics.add('Ignored', 1);
    return { status: 202, body: { accepted: 0, rejected: [], ignored: true } };
  }
  const result = await takeEvents(unitId, mapped.events, deps);
  if (result === 'unknown-unit') return unknownUnit(unitId);
  const { taken, rejected, retry } = result;
  if (retry.length > 0) return sendAgain(rejected, retry);
  return { status: 202, body: { accepted: taken.length, rejected, ignored: false } };
}
