// `tera doctor`: is everything as it should be, and if not, what is there to do. It changes nothing, and sends the key nowhere
// where another command would not.
import { statSync } from 'node:fs';
import { ALL_UNITS, OwnKeySchema, RegistryDocumentSchema } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { UnitId } from '@tera/domain';
import type { Command } from 'commander';
import * as z from 'zod';
import { type ServerAnswer, type ServerApi, apiOf, jsonOf } from '../api.ts';
import { newCommand, withUnit } from '../command.ts';
import type { Context, ServerOptions } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';
import {
  type Settings,
  findSettings,
  keyForEyes,
  keyForServer,
  neededUnit,
  serverUrl,
  settingsFile,
} from '../settings.ts';
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
  const api = apiOf(url.value, undefined, context);
  const key = attempted(() => keyForServer(settings));

  let health: ServerAnswer;
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
    ...(key.ok ? await keyFindings(settings, apiOf(url.value, key.value, context)) : [badly('key', key.failure)]),
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
  return { check: 'server', is: 'good', says: `${url} answers in ${took} ms` };
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

async function keyFindings(settings: Settings, api: ServerApi): Promise<Finding[]> {
  const key = settings.key?.value ?? '';
  const answer = await api.call(routes.getOwnKey, {});
  const own = OwnKeySchema.safeParse(jsonOf(answer)).data;
  if (answer.status === 401) {
    return [
      {
        check: 'key',
        is: 'bad',
        says: `${keyForEyes(key)} (${settings.key?.from}) is not valid`,
        advice: 'It is mistyped, expired or revoked. Ask whoever manages keys for another.',
      },
    ];
  }
  if (own === undefined) return [{ check: 'key', is: 'unknown', says: 'the server does not say what the key is for' }];
  const of = own.officerId === undefined ? '' : `, of ${own.officerId}`;
  const until = own.expiresAt === undefined ? '' : `, until ${own.expiresAt}`;
  const valid: Finding = { check: 'key', is: 'good', says: `${keyForEyes(key)} (${own.name}${of}) is valid${until}` };
  const unit = attempted(() => neededUnit(settings));
  if (!unit.ok) return [valid, badly('unit', unit.failure)];
  const unitId = unit.value;
  const isForUnit = own.units.includes(ALL_UNITS) || own.units.includes(unitId);
  const scopes: Finding = isForUnit
    ? { check: 'scopes', is: 'good', says: `${own.scopes.join(', ')} for ${unitId}` }
    : {
        check: 'scopes',
        is: 'bad',
        says: `nothing is allowed for ${unitId}`,
        advice: 'The key is for other units: check the id of the unit, or ask for a key.',
      };
  return [valid, scopes, ...(isForUnit ? [await unitFinding(unitId, own, api)] : [])];
}

async function unitFinding(unitId: UnitId, own: OwnKey, api: ServerApi): Promise<Finding> {
  if (!own.scopes.includes('registry:read') || own.officerId !== undefined) {
    return { check: 'unit', is: 'unknown', says: `this key may not read ${unitId}` };
  }
  const answer = await api.call(routes.getUnit, { path: { unitId } });
  const document = RegistryDocumentSchema.safeParse(jsonOf(answer)).data;
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
  if (answer.status !== 404) return { check: 'unit', is: 'unknown', says: `${unitId} cannot be read` };
  return {
    check: 'unit',
    is: 'bad',
    says: `there is no unit ${unitId}`,
    advice: 'Check its id, or make it with `tera unit apply <file>`.',
  };
}

function badly(check: string, error: unknown): Finding {
  const advice = error instanceof Failure ? error.advice : undefined;
  return { check, is: 'bad', says: reasonOf(error), ...(advice === undefined ? {} : { advice }) };
}

type OwnKey = z.infer<typeof OwnKeySchema>;

type Attempted<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: unknown };

function attempted<Value>(work: () => Value): Attempted<Value> {
  try {
    return { ok: true, value: work() };
  } catch (failure) {
    return { ok: false, failure };
  }
}
