// Qminder as the other end of a webhook: it has a secret of a unit, and signs the address and the body with it.

import { createHmac } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Call } from './client.ts';
import type { Tera } from './tera.ts';

const SECRET = 'rahasia-contoh';

/** A data folder for a stack that knows the secrets of these units; it is the caller's to remove. */
export function folderWithQminder(...unitIds: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'tera-test-'));
  const secret = JSON.stringify(Object.fromEntries(unitIds.map((unitId) => [unitId, SECRET])));
  writeFileSync(join(folder, 'tera.json'), '{"prepared":false}');
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ 'tera-dev-data-QminderSecret': secret }));
  return folder;
}

export interface QminderCall {
  readonly path: string;
  readonly call: Call;
}

/** How Qminder sends this body to the address of a unit. */
export function webhookOf(tera: Pick<Tera, 'url'>, unitId: string, body: string): QminderCall {
  const path = `/v1/units/${unitId}/webhooks/qminder`;
  const signature = createHmac('sha256', SECRET).update(`${tera.url}${path}${body}`).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-qminder-signature': signature };
  return { path, call: { body, headers, key: null } };
}

export function tellAs(tera: Tera, unitId: string, webhook: unknown): Promise<Answer> {
  const { path, call } = webhookOf(tera, unitId, JSON.stringify(webhook));
  return tera.client.call('POST', path, call);
}
