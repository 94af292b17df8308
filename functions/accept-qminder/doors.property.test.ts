// Whatever a webhook with a good signature says: what is answered as taken can be read out of the queue, counted and stored, what
// is not is named, and nothing of it is ever a failure of ours.
import { ERRORS, type FieldError } from '@tera/contracts';
import { whyNotCounted } from '@tera/testing/counting';
import { BODIES, INSTANTS, RUNS, bodies, choice, field, ids, nested } from '@tera/testing/odd';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { aDoor } from './testing.ts';

const numbered = (...known: readonly number[]) => field(fc.constantFrom(...known), ['x'.repeat(101), -1, 1e21, 'a b']);
const moment = nested({ date: INSTANTS }, ['date']);
const turn = nested(
  { start: INSTANTS, end: INSTANTS, line: numbered(37338), user: numbered(14267), desk: numbered(3) },
  ['start'],
);

const TICKET = {
  id: ids(36),
  status: choice('NEW', 'CALLED', 'SERVED', 'NOSHOW', 'CANCELLED', 'CANCELLED_BY_CLERK'),
  line: numbered(37338),
  created: moment,
  called: nested({ date: INSTANTS, caller: numbered(14267), desk: numbered(3) }, ['date']),
  served: moment,
  cancelled: moment,
  interactions: {
    good: fc.array(turn.good, { maxLength: 3 }),
    bad: fc.oneof(fc.array(turn.bad, { maxLength: 2 }), fc.constant(Array.from({ length: 101 }, () => ({})))),
  },
};

it('a webhook is taken, ignored or named in all its parts', async () => {
  const types = fc.constantFrom('ticket_created', 'ticket_called', 'ticket_served', 'ticket_', 'line_created', 'x');
  const seen = { accepted: 0, rejected: 0 };

  await fc.assert(
    fc.asyncProperty(types, bodies(TICKET, ['id', 'status', 'line']), async (type, data) => {
      const door = aDoor();

      const { status, body } = await door.tell(type, data);

      expect(whyNotCounted(door.taken.map((message) => JSON.stringify(message)))).toEqual([]);
      const queued = door.taken.flatMap((message) => (message.kind === 'ticket-events' ? message.events : []));
      const { accepted = 0, rejected = [], errors = [] } = body as Told;
      expect([202, 422]).toContain(status);
      expect(queued).toHaveLength(accepted);
      expect(status === 202 || errors.length > 0).toBe(true);
      const reasons = [...rejected, ...errors];
      expect(reasons.filter(({ code, message }) => !(code in ERRORS[422]) || message === '')).toEqual([]);
      seen.accepted += accepted;
      seen.rejected += rejected.length;
    }),
    RUNS,
  );

  // Or there would be nothing that this shows.
  expect(Math.min(seen.accepted, seen.rejected)).toBeGreaterThan(BODIES / 10);
});

interface Told {
  readonly accepted?: number;
  readonly rejected?: readonly Pick<FieldError, 'code' | 'message'>[];
  readonly errors?: readonly Pick<FieldError, 'code' | 'message'>[];
}
