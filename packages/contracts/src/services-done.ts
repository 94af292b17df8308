// What a completion says was done. It is apart from the events, as the queue knows it too, and nothing else of what is pushed.
import * as z from 'zod';
import { complain } from './complaint.ts';
import { ServiceIdSchema } from './ids.ts';

/** Most services of one completion, and most of each. */
const SERVICES = 50;
const QUANTITY = 10_000;

export const ServicesDoneSchema = z
  .array(z.strictObject({ serviceId: ServiceIdSchema, quantity: z.int().min(1).max(QUANTITY) }))
  .min(1)
  .max(SERVICES)
  .superRefine((services, context) => {
    const seen = new Set<string>();
    for (const [index, { serviceId }] of services.entries()) {
      if (seen.has(serviceId)) {
        complain(context, { path: [index, 'serviceId'], code: 'duplicate', message: `'${serviceId}' is there twice` });
      }
      seen.add(serviceId);
    }
  })
  .meta({
    description:
      'Only on `completed`: what was done, each service once. It is counted as work; `serviceId` alone decides whose ticket it is and by which standard.',
  });
