// `tera doctor`: is everything as it should be, and if not, what is there to do. It changes nothing: what a key may do is
// found out by requests that the server refuses for another reason when it may.
import { statSync } from 'node:fs';
import { RegistryDocumentSchema, type Scope } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { Command } from 'commander';
import * as z from 'zod';
import { type Answer, type Api, apiOf, jsonOf, problemOf } from '../api.ts';
import { newCommand, withUnit } from '../command.ts';
import type { Context, ServerOptions } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';
import { type Settings, findSettings, keyForEyes, neededUnit, serverUrl, settingsFile } from '../settings.ts';
import { VERSION } from '../version.ts';
import { writeJson } from './output.ts';

interface Finding {
  readonly check: string;
  readonly is: 'good' | 'warning' | 'bad' | 'unknown';
  readonly says: string;
  readonly advice?: string;
}

/** Where times begin to be worth less than their minute. */
const CLOCK_TOLERANCE = 30;
const SCOPES_OF_A_USER = [
  'tickets:write',
  'indicators:read',
  'registry:read',
  'registry:write',
] as const satisfies readonly Scope[];

export function doctorCommand(context: Context): Command {
  return withUnit(
    newCommand('doctor', 'Look whether everything is as it should be, and say what to do where it is not.', [
      { line: 'tera doctor', does: 'exit code 7 when something is wrong' },
      { line: 'tera doctor --unit disdukcapil --json', does: 'for a monitor' },
    ]),
  ).action((options: ServerOptions) => examine(options, context));
}

async function examine(options: ServerOptions, context: Context): Promise<void> {
  const findings = await findingsOf(options, context);
  const bad = findings.filter(({ is }) => is === 'bad').length;
  if (options.json) writeJson({ healthy: bad === 0, findings }, context);
  else for (const finding of findings) context.terminal.write(findingText(finding, context));
  if (bad > 0) throw new Failure('found', bad === 1 ? 'One thing is wrong.' : `${bad} things are wrong.`);
}

function findingText({ check, is, says, advice }: Finding, { terminal: { paint } }: Context): string {
  const mark = {
    good: paint('green', '✓'),
    warning: paint('yellow', '!'),
    bad: paint('red', '✗'),
    unknown: paint('dim', '?'),
  }[is];
  const lines = advice === undefined ? '' : `${' '.repeat(15)}→ ${advice}\n`;
  return `${mark} ${check.padEnd(12)} ${says}\n${lines}`;
}

async function findingsOf(options: ServerOptions, context: Context): Promise<Finding[]> {
  const settings = findSettings(options, context.place);
  const inSettings = settingsFindings(options, settings, context);
  const url = attempted(() => serverUrl(settings));
  if (!url.ok) return [...inSettings, badly('address', url.failure)];
  const api = apiOf(url.value, settings.key?.value, context);

  let health: Answer;
  const askedAt = context.now();
  try {
    health = await api.call(routes.health, {});
  } catch (error) {
    return [...inSettings, badly('server', error)];
  }
  const answeredAt = context.now();
  const { version } = z.object({ version: z.string() }).safeParse(jsonOf(health)).data ?? {};
  if (health.status !== 200 || version === undefined) {
    const says = `what answers at ${url.value} is not Tera (HTTP ${health.status})`;
    return [
      ...inSettings,
      {
        check: 'server',
        is: 'bad',
        says,
        advice: 'Check the address; a proxy or a login page of the network may be in between.',
      },
    ];
  }
  return [
    ...inSettings,
    serverFinding(url.value, answeredAt - askedAt),
    ...versionFindings(version),
    clockFinding(health.headers.get('date'), (askedAt + answeredAt) / 2),
    ...(await keyFindings(settings, api)),
  ];
}

function settingsFindings(options: ServerOptions, settings: Settings, { place }: Context): Finding[] {
  const named = Object.entries(settings).map(([name, { from }]) => `${name} from ${from}`);
  const says = named.length === 0 ? 'none' : named.join(', ');
  const file = settingsFile(options, place);
  const findings: Finding[] = [{ check: 'settings', is: named.length === 0 ? 'warning' : 'good', says }];
  // Windows has no such bits.
  if (
    file !== undefined &&
    settings.key?.from === file &&
    process.platform !== 'win32' &&
    (statSync(file).mode & 0o077) !== 0
  ) {
    findings.push({
      check: 'settings',
      is: 'warning',
      says: `others on this computer can read the key in ${file}`,
      advice: `Run: chmod 600 ${file}`,
    });
  }
  return findings;
}

function serverFinding(url: string, took: number): Finding {
  const { protocol, hostname } = new URL(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || isHere) return { check: 'server', is: 'good', says: `${url} answers in ${took} ms` };
  return {
    check: 'server',
    is: 'bad',
    says: `${url} is not encrypted: the key can be read on the way`,
    advice: 'Use the https:// address, and make a new key.',
  };
}

function versionFindings(server: string): Finding[] {
  const [ours, theirs] = [VERSION, server].map((version) => version.split('.').slice(0, 2).join('.'));
  const says = `server ${server}, this program ${VERSION}, Node ${process.versions.node}`;
  if (ours === theirs) return [{ check: 'versions', is: 'good', says }];
  return [
    {
      check: 'versions',
      is: 'warning',
      says,
      advice: 'Update whichever is older; the API keeps what it had, but not all may be understood.',
    },
  ];
}

function clockFinding(date: string | null, now: number): Finding {
  const server = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(server)) return { check: 'clock', is: 'unknown', says: 'the server does not tell the time' };
  // The header has whole seconds, cut off.
  const off = Math.round((now - server - 500) / 1000);
  if (Math.abs(off) <= CLOCK_TOLERANCE) return { check: 'clock', is: 'good', says: 'right to a few seconds' };
  const says = `this computer is ${Math.abs(off)} s ${off > 0 ? 'ahead of' : 'behind'} the server`;
  return {
    check: 'clock',
    is: 'bad',
    says,
    advice: 'Set date, time and time zone right, and let the system keep them by NTP.',
  };
}

async function keyFindings(settings: Settings, api: Api): Promise<Finding[]> {
  const key = settings.key?.value;
  if (key === undefined)
    return [{ check: 'key', is: 'bad', says: 'there is none', advice: 'Put it into TERA_KEY or the settings file.' }];
  const unit = attempted(() => neededUnit(settings));
  // Without a unit only what is of no unit can be asked.
  const listed = await api.call(routes.listKeys, {});
  if (listed.status === 401) {
    return [
      {
        check: 'key',
        is: 'bad',
        says: `${keyForEyes(key)} (${settings.key?.from}) is not valid`,
        advice: 'It is mistyped, expired or revoked. Ask whoever manages keys for another.',
      },
    ];
  }
  const valid: Finding = { check: 'key', is: 'good', says: `${keyForEyes(key)} is valid` };
  if (!unit.ok) return [valid, badly('unit', unit.failure)];
  const unitId = unit.value;
  const probes = await Promise.all(
    SCOPES_OF_A_USER.map(async (scope) => [scope, await probe(scope, unitId, api, listed)] as const),
  );
  const allowed = probes.filter(([, answer]) => answer.status !== 401 && answer.status !== 403).map(([scope]) => scope);
  const scopes: Finding =
    allowed.length === 0
      ? {
          check: 'scopes',
          is: 'bad',
          says: `nothing is allowed for ${unitId}`,
          advice: 'The key is for other units: check the id of the unit, or ask for a key.',
        }
      : { check: 'scopes', is: 'good', says: `${allowed.join(', ')} for ${unitId}` };
  return [valid, scopes, unitFinding(unitId, new Map(probes))];
}

/** A request that changes nothing and is answered 403 exactly when the scope or the unit is missing. */
async function probe(
  scope: (typeof SCOPES_OF_A_USER)[number],
  unitId: string,
  api: Api,
  listed: Answer,
): Promise<Answer> {
  switch (scope) {
    case 'tickets:write':
      // No events at all: refused as invalid, after the key was looked at.
      return api.call(routes.pushTicketEvents, { path: { unitId }, json: { events: [] } });
    case 'indicators:read':
      return api.call(routes.readIndicators, { path: { unitId }, query: { period: '2000-01-01' } });
    case 'registry:read':
      return api.call(routes.getUnit, { path: { unitId } });
    case 'registry:write':
      return listed;
  }
}

function unitFinding(unitId: string, probes: ReadonlyMap<Scope, Answer>): Finding {
  const answer = probes.get('registry:read');
  const document = RegistryDocumentSchema.safeParse(answer === undefined ? undefined : jsonOf(answer)).data;
  if (document !== undefined) {
    const { name, timeZone, services, officers, counters } = document;
    const says = `${unitId}: ${name}, ${timeZone}; ${services.length} services, ${officers.length} officers, ${counters.length} counters`;
    if (services.length > 0 && officers.length > 0) return { check: 'unit', is: 'good', says };
    return {
      check: 'unit',
      is: 'warning',
      says,
      advice: 'Without services and officers no ticket can be taken: `tera unit apply`.',
    };
  }
  const isMissing = [...probes.values()].some(
    (one) => one.status === 404 && problemOf(one)?.errors.some(({ code }) => code === 'unknown_unit'),
  );
  if (isMissing) {
    return {
      check: 'unit',
      is: 'bad',
      says: `there is no unit ${unitId}`,
      advice: 'Check its id, or make it with `tera unit apply <file>`.',
    };
  }
  return { check: 'unit', is: 'unknown', says: `this key may not read ${unitId}` };
}

function badly(check: string, error: unknown): Finding {
  const advice = error instanceof Failure ? error.advice : undefined;
  return { check, is: 'bad', says: reasonOf(error), ...(advice === undefined ? {} : { advice }) };
}

type Attempted<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: unknown };

function attempted<Value>(work: () => Value): Attempted<Value> {
  try {
    return { ok: true, value: work() };
  } catch (failure) {
    return { ok: false, failure };
  }
}
