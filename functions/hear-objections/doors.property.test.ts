// Whatever is objected and decided, in any words: what the door takes the queue can read, and it can be counted.
import { NewDecisionSchema, NewObjectionSchema } from '@tera/contracts';
import { whyNotCounted } from '@tera/testing/counting';
import { anEngine } from '@tera/testing/engine';
import { RUNS, bodies, choice, field, ids, nested, texts } from '@tera/testing/odd';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aHouse } from './testing.ts';

const engine = anEngine();
const SAID = { reason: texts(1000), by: texts(200) };
const objection = bodies({ ...SAID, indicator: choice('service.p50', 'tickets.completed') }, ['reason', 'by']).filter(
  (body) => NewObjectionSchema.safeParse(body).success,
);
const correction = nested({
  officerId: ids(40, 'ani', 'budi'),
  serviceId: ids(40, 'ektp', 'kk'),
  accurate: field(fc.constant(false), [true, 'false']),
});
const decision = bodies({ ...SAID, outcome: choice('upheld', 'refused'), correction }, [
  'reason',
  'by',
  'outcome',
]).filter((body) => NewDecisionSchema.safeParse(body).success);

it('what is objected and decided is told to the figures in messages that they read', async () => {
  await fc.assert(
    fc.asyncProperty(objection, decision, async (objected, decided) => {
      const house = aHouse({ client: engine.client });

      const statuses = [(await house.file('A-001', objected)).status, (await house.decide('A-001', decided)).status];

      const messages = house.queued();
      expect(whyNotCounted(messages.map((message) => JSON.stringify(message)))).toEqual([]);
      // A correction to somebody who is not there is refused by the name of the field.
      expect([statuses, messages.length > 1]).toEqual(statuses[1] === 200 ? [[201, 200], true] : [[201, 422], false]);
    }),
    { ...RUNS, numRuns: 200 },
  );
});
