// Publishing as a process of its own, to be killed: the night of a day, or a period by hand, for some units, one after the
// other, by a clock that stands still. It says with which it
// begins, and what came of one by hand.
// Arguments: endpoint of the database, `night` or a period, local day, units.

import { inspect } from 'node:util';
import { HOUR, type UnitId, parsePeriod } from '@tera/domain';
import { publishDeps, publishDue, publishRelease } from '@tera/publication';
import { dynamoClient } from '@tera/store';

const [endpoint = '', what = '', day = '', ...unitIds] = process.argv.slice(2);
const isNight = what === 'night';
const dynamo = dynamoClient({
  endpoint,
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const now = () => Date.parse(`${day}T${isNight ? '00:30' : '09:00'}:00+07:00`);
const deps = publishDeps(dynamo, { facts: 'facts', indicators: 'indicators', registry: 'registry' }, now);

if (isNight) await publishNight();
else for (const unitId of unitIds) await publishByHand(unitId as UnitId);

async function publishNight(): Promise<void> {
  await publishDue({
    ...deps,
    registry: { ...deps.registry, units },
    logger: { error: failed, info: () => undefined },
    metrics: { add: () => undefined },
    remaining: () => HOUR,
  } as unknown as Parameters<typeof publishDue>[0]);
}

function failed(message: string, about: object): void {
  process.stderr.write(`${message} ${inspect(about)}\n`);
}

async function* units() {
  for (const unitId of unitIds) {
    process.stdout.write(`begun ${unitId}\n`);
    yield { unitId: unitId as UnitId, name: unitId, timeZone: 'Asia/Jakarta' as const };
  }
}

async function publishByHand(unitId: UnitId): Promise<void> {
  const period = parsePeriod(what);
  if (period === undefined) throw new Error(`${what} is no period`);
  const caller = { keyId: 'k-1', name: 'Kunci uji' };
  const reply = await publishRelease({ path: { unitId }, body: { period }, caller }, deps);
  const told = 'refused' in reply ? reply.errors.map(({ code }) => code).join() : 'made';
  process.stdout.write(`${unitId} ${told}\n`);
}
