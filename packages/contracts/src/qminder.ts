// What Qminder sends, as far as the door has to know it, and what it is answered. The ticket inside is read by the
// adapter, which takes no field that names the visitor.
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { TEXT_KINDS } from './text.ts';
import { RejectedEventSchema } from './ticket-event.ts';

/** Most bytes of a webhook's body. */
export const QMINDER_WEBHOOK_BYTES = 64 * 1024;

/** Also events about lines and locations, and those that Qminder has not yet. */
export const QminderWebhookSchema = lazily(() =>
  z
    .object({
      type: z.string().min(1).max(100).register(TEXT_KINDS, { kind: 'forgotten' }).meta({ example: 'ticket_served' }),
      data: z.unknown(),
    })
    .meta({
      id: 'QminderWebhook',
      description: 'As Qminder documents it; what tells nothing about a ticket is ignored.',
    }),
);
export type QminderWebhook = z.infer<typeof QminderWebhookSchema>;

export const QminderWebhookResultSchema = lazily(() =>
  z
    .object({
      accepted: z.int().meta({ description: 'Ticket events made of the webhook that are safely queued.' }),
      rejected: z
        .array(RejectedEventSchema)
        .meta({ description: 'Those that were not taken; `index` counts the events.' }),
      ignored: z
        .boolean()
        .meta({ description: 'The webhook tells nothing about a ticket, or nothing that has a time.' }),
    })
    .meta({ id: 'QminderWebhookResult' }),
);
export type QminderWebhookResult = z.infer<typeof QminderWebhookResultSchema>;
