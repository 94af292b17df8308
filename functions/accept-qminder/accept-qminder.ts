// Takes a webhook of Qminder to the queue, by the way of every ticket event. Qminder only looks at the status: what is to
// be sent again is a 503, also when a part of it was taken; and what the registry does not know is a 202 that says so,
// for Qminder sends every office the tickets of all, and must not take that for a broken address.
import { qminderEvents } from '@tera/adapters';
import { type QminderWebhook, type QminderWebhookResult, UnitIdSchema } from '@tera/contracts';
import type { UnitId } from '@tera/domain';
import type { Reply } from '@tera/http';
import { type IntakeDeps, sendAgain, takeEvents } from '@tera/intake';
import * as z from 'zod';

export const UnitPath = z.object({ unitId: UnitIdSchema });

/** What tells nothing about a ticket is fine, and ignored. */
export async function acceptQminder(unitId: UnitId, webhook: QminderWebhook, deps: IntakeDeps): Promise<Reply> {
  const mapped = qminderEvents(webhook);
  if ('errors' in mapped) return { refused: 422, errors: mapped.errors };
  if ('ignored' in mapped) {
    deps.metrics.addMetric('Ignored', 'Count', 1);
    return { status: 202, body: { accepted: 0, rejected: [], ignored: true } satisfies QminderWebhookResult };
  }
  const result = await takeEvents(unitId, mapped.events, deps);
  if ('refused' in result) return result;
  const { taken, rejected, retry } = result;
  if (retry.length > 0) return sendAgain(rejected, retry);
  return { status: 202, body: { accepted: taken.length, rejected, ignored: false } satisfies QminderWebhookResult };
}
