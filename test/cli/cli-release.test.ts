// A release that takes longer than the gateway waits: it answers 503 and the work goes on. Whoever sits at the terminal is told
// by the same command what came of it.

import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { duringTests } from '@tera/testing/during-tests';
import { aDocument } from '@tera/testing/facts';
import { type Served, bytesOf, serve } from '@tera/testing/server';
import { aStack } from '@tera/testing/stack';
import { beforeAll, expect, it } from 'vitest';
import { allAnswered } from '../support/answers.ts';
import { aCli, settingsFor } from '../support/cli.ts';
import { MONTH_OVER, broughtIn } from '../support/published-month.ts';

const UNITS = ['begun', 'made', 'died', 'before'].map((what) => `kantor-${what}`);
const [BEGUN = '', MADE = '', DIED = '', BEFORE = ''] = UNITS;
const unit = { ...aDocument(), publishes: 'month' as const };

const tera = aStack({ units: Object.fromEntries(UNITS.map((unitId) => [unitId, unit])) });
/** By unit: how the gateway stands in the way of the first request to publish. */
const MISDEEDS = new Map<string, Misdeed>([
  [BEGUN, 'does not wait'],
  [MADE, 'loses the answer'],
  [DIED, 'loses the key'],
]);
const gateway = duringTests(() => aGateway(MISDEEDS));
const cli = aCli(() => ({ ...settingsFor(tera, BEGUN), TERA_URL: gateway.url }));

beforeAll(async () => {
  for (const unitId of UNITS) {
    await tera.enqueue(Array.from({ length: 12 }, (_, index) => broughtIn(unitId, { answers: allAnswered(4) }, index)));
  }
  await tera.counted();
});

it.each([
  ['is still being made when the gateway gives up', BEGUN],
  ['is made, and its answer is lost', MADE],
  ['is made by an attempt of which nothing is remembered', DIED],
])('a release that %s is told by the same command, and is made once', async (_, unitId) => {
  const { code, stdout, stderr } = await cli.run([...MAKE, '--unit', unitId]);

  const [release, ...others] = await releasesOf(unitId);
  expect(others).toEqual([]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `Published: ${MONTH_OVER}, revision 1, sha256 ${release?.sha256}.\n`,
  });
  expect(stderr).toContain('Asking again');
  expect(await madeByAudit(unitId)).toBe(1);
});

it('a release that was there before is refused, as it was', async () => {
  await cli.run([...MAKE, '--unit', BEFORE]);

  const { code, stderr } = await cli.run([...MAKE, '--unit', BEFORE]);

  expect(code).toBe(6);
  expect(stderr).toContain('(released)');
});

const MAKE = ['release', 'make', '--period', MONTH_OVER, '--reason', 'Rapat dimajukan', '--yes'];

async function releasesOf(unitId: string): Promise<readonly { readonly sha256: string }[]> {
  const { json } = await tera.client.call('GET', `/v1/units/${unitId}/releases`);
  return (json as { releases: { sha256: string }[] }).releases;
}

async function madeByAudit(unitId: string): Promise<number> {
  const { json } = await tera.client.call('GET', '/v1/audit');
  const { entries } = json as { entries: { what: string; units: string[] }[] };
  return entries.filter(({ what, units }) => what === 'release.made' && units.includes(unitId)).length;
}

type Misdeed = 'does not wait' | 'loses the answer' | 'loses the key';

/** Between the command line and the stack; it does so once for each unit, and everything else goes through. */
async function aGateway(misdeeds: ReadonlyMap<string, Misdeed>): Promise<Served> {
  const done = new Set<string>();
  return serve((request, response) => {
    void answer(request).then(({ status, type, body }) =>
      response.writeHead(status, { 'content-type': type }).end(body),
    );
  });

  async function answer(request: IncomingMessage) {
    const body = await bytesOf(request);
    const unitId = request.url?.split('/')[3] ?? '';
    const misdeed = request.method === 'POST' && !done.has(unitId) ? misdeeds.get(unitId) : undefined;
    if (misdeed === undefined) return passed(request, body);
    done.add(unitId);
    if (misdeed === 'loses the key') delete request.headers['idempotency-key'];
    const passing = passed(request, body);
    // What goes on behind the gateway's back goes on.
    if (misdeed === 'does not wait') await Promise.race([passing, sleep(1)]);
    else await passing;
    return { status: 503, type: 'application/json', body: Buffer.from('{"message":"Service Unavailable"}') };
  }
}

async function passed({ url, method = 'GET', headers }: IncomingMessage, body: Buffer<ArrayBuffer>) {
  const { authorization = '', 'content-type': type, 'idempotency-key': once } = headers;
  const response = await fetch(`${tera.url}${url}`, {
    method,
    headers: {
      authorization,
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(typeof once === 'string' ? { 'idempotency-key': once } : {}),
    },
    ...(body.length > 0 ? { body } : {}),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: Buffer.from(await response.arrayBuffer()),
  };
}
