// What a test needs to be Qminder: an address, a secret, a signature, and a door to knock at.
import { type Takes, queueThat, registryOf, ticketsThat } from '@tera/testing/doubles';
import { NOW, aDocument, contoh } from '@tera/testing/facts';
import { type Answer, type Sent, answerTo, quietObserver, signedByQminder } from '@tera/testing/http';
import { acceptQminder } from './accept-qminder.ts';

export const SECRET = 'whsec-contoh';
export const ADDRESS = 'https://tera.example/v1/units/contoh/webhooks/qminder';

export const signed = (body: string, address = ADDRESS, secret = SECRET) => signedByQminder(body, address, secret);

/** A webhook as it is sent to the unit's own address. */
export function sent(webhook: unknown, otherwise: Sent = {}): Sent {
  const body = JSON.stringify(webhook);
  return {
    routeKey: 'POST /v1/units/{unitId}/webhooks/qminder',
    path: { unitId: contoh },
    body,
    ...otherwise,
    headers: { 'content-type': 'application/json', 'x-qminder-signature': signed(body), ...otherwise.headers },
  };
}

/** Qminder's numbers as the ids of our registry. */
export function aUnit() {
  return aDocument({
    services: [{ id: '37338', name: 'KTP elektronik' }],
    officers: [{ id: '14267', name: 'Petugas Contoh' }],
    counters: [{ id: '3', name: 'Loket 3' }],
  });
}

export function aTicket(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    id: '90001',
    status: 'CALLED',
    line: 37338,
    firstName: 'Warga',
    phoneNumber: 620000000000,
    created: { date: '2026-11-20T01:00:00Z' },
    called: { date: '2026-11-20T01:12:00Z', caller: 14267, desk: 3 },
    ...fields,
  };
}

/** The work with doubles of all that it needs; `takes`: which of the messages the queue takes. */
export function aDoor({ takes }: { readonly takes?: Takes } = {}) {
  const { metrics, counted } = quietObserver();
  const queue = queueThat(takes);
  const deps = { registry: registryOf(aUnit), facts: ticketsThat(), queue, metrics, now: () => NOW };
  return {
    taken: queue.taken,
    counted,
    tell: async (type: string, data: unknown, unitId = contoh): Promise<Answer> =>
      answerTo(await acceptQminder(unitId, { type, data }, deps)),
  };
}
