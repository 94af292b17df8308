// `npm run fuzz -- --requests 20000`: sends the running stack what its own document allows, what it does not, and what nobody
// would, and holds every answer to it. It fails on any 5xx, on anything that is not documented, and where the document and the
// server are not of one mind. With the seed that it prints it sends the same again, as far as ids allow.

import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { contractOf } from '@tera/testing/contract';
import { aDocument } from '@tera/testing/facts';
import { sideBySide, startTera, tokenOf } from '@tera/testing/stack';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { FUZZED_UNIT } from '../support/odd-requests.ts';
import { type FuzzedAnswer, type FuzzedCall, callerOf } from './call.ts';
import { documentOf } from './document.ts';
import { requestsFor } from './generate.ts';
import { judgeOf } from './judge.ts';
import { knownOf } from './known.ts';

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    help: { type: 'boolean', default: false },
  },
});

const LANES = 4;
const AT_ONCE = 200;
/** Complaints of one kind that are shown with their requests. */
const SHOWN = 2;
/** Below, an exception may go unused by chance. */
const LONG_RUN = 20_000;

if (options.help) console.log('npm run fuzz -- [--requests 2000] [--seed <number>]');
else process.exitCode = (await fuzz(Number(options.requests), Number(options.seed))) ? 0 : 1;
process.exit();

/** Whether nothing speaks against any answer. */
async function fuzz(requests: number, seed: number): Promise<boolean> {
  const started = performance.now();
  const tera = await startTera();
  const caller = callerOf(tera.url, LANES);
  try {
    await tera.client.putUnit(FUZZED_UNIT, aDocument());
    const tickets = Array.from({ length: 12 }, (_, index) => aServedTicket(`A-${index}`)).flat();
    const { surveys } = await tera.client.push(FUZZED_UNIT, tickets);
    const links = surveys.map(({ url }) => tokenOf(url));
    await tera.counted();
    const { key: some } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [FUZZED_UNIT] });
    const contract = contractOf((await tera.client.call('GET', '/v1/openapi.json', { key: null })).json);
    const document = documentOf(contract);
    const judge = judgeOf(contract, document);
    const known = knownOf(links, Date.now(), [tera.adminKey.split('_')[1] ?? '', some.split('_')[1] ?? '']);
    const arbitrary = requestsFor(document, known, { every: tera.adminKey, some }, links[0] ?? '');

    const told = new Map<string, string[]>();
    const seen = new Map<number, number>();
    const tell = (call: FuzzedCall, answer: FuzzedAnswer) => {
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      for (const complaint of judge.complaintsAbout(call, answer)) {
        const kind = complaint.replaceAll(/'[^']*'|\d{3,}|\([^)]*\)/g, '…');
        told.set(kind, [
          ...(told.get(kind) ?? []),
          `${complaint}\n    ${shown(call)}\n    ${answer.status} ${answer.text.slice(0, 300)}`,
        ]);
      }
      known.learn(answer.json);
    };
    for (let sent = 0; sent < requests; sent += AT_ONCE) {
      const calls = fc.sample(arbitrary, { seed: seed + sent, numRuns: Math.min(AT_ONCE, requests - sent) });
      await sideBySide(LANES, calls, async (call) => tell(call, await caller.send(call)));
    }

    for (const [kind, complaints] of told) {
      console.log(`\n✗ ${kind} (${complaints.length})\n  ${complaints.slice(0, SHOWN).join('\n  ')}`);
    }
    const unused = requests < LONG_RUN ? [] : judge.unused();
    for (const { because } of unused) console.log(`\n✗ an exception that nothing needed: ${because}`);
    const statuses = [...seen].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`\n${requests} requests in ${seconds} s, seed ${seed}: ${statuses.join(', ')}.`);
    console.log(
      told.size + unused.length === 0 ? 'Nothing speaks against any answer.' : 'Something speaks against an answer.',
    );
    return told.size + unused.length === 0;
  } finally {
    caller.end();
    await tera.stop();
  }
}

function shown({ method, path, headers, body }: FuzzedCall): string {
  const { authorization, ...others } = headers;
  const told = { ...others, ...(authorization === undefined ? {} : { authorization: 'Bearer …' }) };
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(told)} ${body?.toString('utf8').slice(0, 600) ?? ''}`;
}
