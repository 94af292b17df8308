// What a test needs to be Qminder: an address, a secret, a signature, and a door to knock at.
import { createHmac } from 'node:crypto';
import type { FactMessage } from '@tera/contracts';
import { type UnitId, unitRegistry } from '@tera/domain';
import { resultOf } from '@tera/http';
import { quietObserver } from '../../packages/http/src/testing/observed.ts';
import { type Answer, type Sent, answerOf } from '../../packages/http/src/testing/request.ts';
import { aDocument } from '../../packages/store/src/testing/makers.ts';
import { acceptQminder } from './accept-qminder.ts';

export const UNIT_ID = 'contoh' as UnitId;
export const NOW = Date.parse('2026-11-20T09:00:00+07:00');
export const SECRET = 'whsec-contoh';
export const ADDRESS = 'https://tera.example/v1/units/contoh/webhooks/qminder';

/** As Qminder documents it, written a second time: the hexadecimal HMAC-SHA256 of address and body, joined as texts. */
export function signed(body: string, address = ADDRESS, secret = SECRET): string {
  return createHmac('sha256', secret).update(`${address}${body}`).digest('hex');
}

/** A webhook as it is sent to the unit's own address. */
export function sent(webhook: unknown, otherwise: Sent = {}): Sent {
  const body = JSON.stringify(webhook);
  return {
    routeKey: 'POST /v1/units/{unitId}/webhooks/qminder',
    path: { unitId: UNIT_ID },
    body,
    ...otherwise,
    headers: { 'content-type': 'application/json', 'x-qminder-signature': signed(body), ...otherwise.headers },
  };
}

/** Qminder's numbers as the ids of our registry. */
export function aUnit() {
  return aDocument({
    services: [{ id: '37338' as never, name: 'KTP elektronik' }],
    officers: [{ id: '14267' as never, name: 'Petugas Contoh' }],
    counters: [{ id: '3' as never, name: 'Loket 3' }],
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
export function aDoor({ takes = () => true }: { readonly takes?: (message: FactMessage) => boolean } = {}) {
  const taken: FactMessage[] = [];
  const { metrics, counted } = quietObserver();
  const deps = {
    registry: { unit: (id: UnitId) => Promise.resolve(id === UNIT_ID ? unitRegistry(aUnit()) : undefined) },
    queue: {
      send: (messages: readonly FactMessage[]) => {
        taken.push(...messages.filter(takes));
        return Promise.resolve(messages.map(takes));
      },
    },
    metrics,
    now: () => NOW,
  };
  return {
    taken,
    counted,
    tell: async (type: string, data: unknown, unitId = UNIT_ID): Promise<Answer> =>
      answerOf(resultOf(await acceptQminder(unitId, { type, data }, deps))),
  };
}
