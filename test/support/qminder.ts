// Qminder as the other end of a webhook: it has a secret of a unit, and signs the address and the body with it.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signedByQminder } from '@tera/testing/http';
import type { Answer, Call, Tera } from '@tera/testing/stack';

const SECRET = 'rahasia-contoh';

/** To prepare a stack with, so that it knows the secrets of these units. */
export function withQminder(...unitIds: readonly string[]): (dataDir: string) => void {
  const secret = JSON.stringify(Object.fromEntries(unitIds.map((unitId) => [unitId, SECRET])));
  return (dataDir) => {
    writeFileSync(join(dataDir, 'tera.json'), '{"prepared":false}');
    writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ 'tera-dev-data-QminderSecret': secret }));
  };
}

export interface QminderCall {
  readonly path: string;
  readonly call: Call;
}

/** How Qminder sends this body to the address of a unit. */
export function webhookOf(tera: Pick<Tera, 'url'>, unitId: string, body: string): QminderCall {
  const path = `/v1/units/${unitId}/webhooks/qminder`;
  const signature = signedByQminder(body, `${tera.url}${path}`, SECRET);
  const headers = { 'content-type': 'application/json', 'x-qminder-signature': signature };
  return { path, call: { body, headers, key: null } };
}

export function tellAs(tera: Tera, unitId: string, webhook: unknown): Promise<Answer> {
  const { path, call } = webhookOf(tera, unitId, JSON.stringify(webhook));
  return tera.client.call('POST', path, call);
}
