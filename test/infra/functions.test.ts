// What every function is, knows and may do. The tables here are written by hand from the design: a right that somebody
// adds in a construct has to be added here too, on purpose.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type AllSettings, UnitIdSchema } from '@tera/contracts';
import { AUDIT_PARTITION, TABLE_DESIGNS } from '@tera/store/tables';
import { describe, expect, it } from 'vitest';
import type { StageName } from '../../infra/stages.ts';
import { allowed, functionsIn, systemOf } from './templates.ts';

const prod = systemOf('prod');
const functions = functionsIn(prod.resources.values());

const names = [
  'accept-qminder',
  'accept-response',
  'accept-ticket-events',
  'administer',
  'aggregate',
  'charge-answers',
  'console',
  'counter-page',
  'decide-in-person',
  'describe-api',
  'hear-objections',
  'keep-comments',
  'keep-snapshots',
  'list-tickets',
  'manage-registry',
  'public-page',
  'publish',
  'read-evidence',
  'read-indicators',
  'rebuild-cells',
  'send-rulings',
  'sign-in',
  'survey-links',
  'survey-page',
  'write-reports',
  'write-word',
] as const;

describe('the functions', () => {
  it('are those of the design', () => {
    expect([...functions.keys()].toSorted()).toEqual(names);
  });

  it.each(names)('%s runs on arm64 and Node 24', (name) => {
    expect(functions.get(name)?.Properties).toMatchObject({ Architectures: ['arm64'], Runtime: 'nodejs24.x' });
  });

  it.each(names)('%s says which file it is made of', (name) => {
    const entry = String(functions.get(name)?.Metadata?.['tera:entry']);

    expect(entry).toBe(`functions/${name}/index.ts`);
    expect(existsSync(resolve(import.meta.dirname, '../..', entry))).toBe(true);
  });

  it.each(names)('%s writes to a log of its own that is thrown away in time', (name) => {
    expect(prod.resources.get(propertiesOf(name).LoggingConfig.LogGroup)).toMatchObject({
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: 90 },
    });
  });

  it('log at the same level for Powertools and for Lambda, which filters once more', () => {
    expect(new Set(levels('dev'))).toEqual(new Set(['DEBUG']));
    expect(new Set(levels('prod'))).toEqual(new Set(['INFO']));
  });
});

describe('the environment', () => {
  it.each(names)('of %s is what its settings read, and nothing else', async (name) => {
    const { Variables } = propertiesOf(name).Environment;

    expect(Object.keys(Variables).toSorted()).toEqual(
      [...Object.keys(everywhere(name)), ...(await settingsOf(name))].toSorted(),
    );
    expect(Variables).toMatchObject(everywhere(name));
  });

  it('leads under each name to the same thing in every function', () => {
    const said = new Map(names.flatMap((name) => Object.entries(propertiesOf(name).Environment.Variables)));

    expect(Object.fromEntries(said)).toMatchObject({
      FACTS_TABLE: 'TablesFacts',
      INDICATORS_TABLE: 'TablesIndicators',
      REGISTRY_TABLE: 'TablesRegistry',
      FACTS_QUEUE_URL: 'FactsQueue',
      CHARGES_QUEUE_URL: 'ChargesQueue',
      LINK_SECRET_ARN: 'LinkSecret',
      RESPONSE_SECRET_ARN: 'ResponseSecret',
      PRESENCE_SECRET_ARN: 'PresenceSecret',
      QMINDER_SECRET_ARN: 'QminderSecret',
      CURSOR_SECRET_ARN: 'CursorSecret',
      PUBLIC_URL: 'ApiHttp.ApiEndpoint',
    });
    for (const name of names) {
      const { Variables } = propertiesOf(name).Environment;
      expect(Variables).toEqual({
        ...Object.fromEntries(Object.keys(Variables).map((key) => [key, said.get(key)])),
        ...everywhere(name),
      });
    }
  });
});

describe('the rights', () => {
  it.each([
    [
      'accept-ticket-events',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'secretsmanager:GetSecretValue on LinkSecret',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'accept-qminder',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*',
        'secretsmanager:GetSecretValue on QminderSecret',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'accept-response',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:DeleteItem on TablesFacts.Arn under PAPER#*',
        'dynamodb:GetItem on TablesRegistry.Arn under PEOPLE, SESSIONS#*',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'dynamodb:PutItem on TablesFacts.Arn under PAPER#*',
        'dynamodb:Query on TablesFacts.Arn under PAPER#*',
        'dynamodb:Query on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:UpdateItem on TablesFacts.Arn under LIMIT#*',
        'dynamodb:UpdateItem on TablesFacts.Arn under PAPER#*',
        'dynamodb:DeleteItem on TablesFacts.Arn under COMMENTS#*',
        'dynamodb:DeleteItem on TablesFacts.Arn under COMMENTS-WAITING#*',
        'dynamodb:GetItem on TablesFacts.Arn under COMMENTS-WAITING#*',
        'dynamodb:PutItem on TablesFacts.Arn under COMMENTS-WAITING#*',
        'dynamodb:PutItem on TablesRegistry.Arn under AUDIT',
        'dynamodb:Query on TablesFacts.Arn under COMMENTS#*',
        'secretsmanager:GetSecretValue on LinkSecret',
        'secretsmanager:GetSecretValue on PresenceSecret',
        'secretsmanager:GetSecretValue on ResponseSecret',
        'secretsmanager:GetSecretValue on SessionSecret',
        'sqs:SendMessage on ChargesQueue.Arn',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'charge-answers',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:DeleteItem on TablesFacts.Arn under OUTBOX#CHARGES',
        'dynamodb:Query on TablesFacts.Arn under OUTBOX#CHARGES',
        'secretsmanager:GetSecretValue on ResponseSecret',
        'sqs:DeleteMessage on ChargesQueue.Arn',
        'sqs:GetQueueAttributes on ChargesQueue.Arn',
        'sqs:ReceiveMessage on ChargesQueue.Arn',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'list-tickets',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'dynamodb:Query on TablesFacts.Arn under ASIDE#*',
        'dynamodb:Query on TablesFacts.Arn/index/open',
        'secretsmanager:GetSecretValue on CursorSecret',
      ],
    ],
    [
      'aggregate',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:DeleteItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*',
        'dynamodb:PutItem on TablesFacts.Arn',
        'dynamodb:UpdateItem on TablesIndicators.Arn',
        'sqs:DeleteMessage on FactsQueue.Arn',
        'sqs:GetQueueAttributes on FactsQueue.Arn',
        'sqs:ReceiveMessage on FactsQueue.Arn',
      ],
    ],
    [
      'read-indicators',
      [
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY, RELEASES#*',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under RELEASES#*, FOLLOWUPS#*, BROUGHT#*',
      ],
    ],
    [
      'read-evidence',
      [
        'secretsmanager:GetSecretValue on CursorSecret',
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'dynamodb:Query on TablesFacts.Arn/index/evidence',
        'dynamodb:Query on TablesIndicators.Arn',
      ],
    ],
    [
      'hear-objections',
      [
        'dynamodb:DeleteItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:PutItem on TablesFacts.Arn under ONCE#*',
        'secretsmanager:GetSecretValue on CursorSecret',
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:DeleteItem on TablesRegistry.Arn under OUTBOX#RULINGS',
        'dynamodb:GetItem on TablesRegistry.Arn under OUTBOX#RULINGS',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'dynamodb:PutItem on TablesRegistry.Arn under AUDIT',
        'dynamodb:PutItem on TablesRegistry.Arn under OBJECTIONS#*',
        'dynamodb:PutItem on TablesRegistry.Arn under OUTBOX#RULINGS',
        'dynamodb:Query on TablesRegistry.Arn under OBJECTIONS#*',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'send-rulings',
      [
        'dynamodb:DeleteItem on TablesRegistry.Arn under OUTBOX#RULINGS',
        'dynamodb:Query on TablesRegistry.Arn under OBJECTIONS#*',
        'dynamodb:Query on TablesRegistry.Arn under OUTBOX#RULINGS',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'keep-comments',
      [
        'dynamodb:DeleteItem on TablesFacts.Arn under COMMENTS-WAITING#*',
        'dynamodb:DeleteItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:GetItem on TablesFacts.Arn under COMMENTS#*',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'dynamodb:PutItem on TablesFacts.Arn under COMMENTS#*',
        'dynamodb:PutItem on TablesFacts.Arn under COMMENTS-WAITING#*',
        'dynamodb:PutItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:PutItem on TablesRegistry.Arn under AUDIT',
        'dynamodb:Query on TablesFacts.Arn under COMMENTS#*',
        'dynamodb:Query on TablesFacts.Arn under COMMENTS-WAITING#*',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under UNITS',
        'dynamodb:UpdateItem on TablesFacts.Arn under COMMENTS#*',
        'secretsmanager:GetSecretValue on CursorSecret',
      ],
    ],
    [
      'keep-snapshots',
      [
        'dynamodb:DeleteItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:PutItem on TablesFacts.Arn under ONCE#*',
        'secretsmanager:GetSecretValue on CursorSecret',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY, SNAPSHOT#*, RELEASES#*',
        'dynamodb:PutItem on TablesRegistry.Arn under AUDIT',
        'dynamodb:PutItem on TablesRegistry.Arn under SNAPSHOT#*',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:Query on TablesRegistry.Arn under SNAPSHOT#*',
      ],
    ],
    [
      'publish',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:ConditionCheckItem on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:GetItem on TablesFacts.Arn under LIMIT#*',
        'dynamodb:DeleteItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:GetItem on TablesRegistry.Arn under PUBLIC#*',
        'dynamodb:GetItem on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'dynamodb:PutItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:PutItem on TablesRegistry.Arn under AUDIT',
        'dynamodb:PutItem on TablesRegistry.Arn under FOLLOWUPS#*, BROUGHT#*',
        'dynamodb:PutItem on TablesRegistry.Arn under PUBLIC#*',
        'dynamodb:PutItem on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:Query on TablesFacts.Arn under OUTBOX#CHARGES',
        'dynamodb:Query on TablesFacts.Arn/index/evidence',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under FOLLOWUPS#*, BROUGHT#*',
        'dynamodb:Query on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:Query on TablesRegistry.Arn under UNITS, OBJECTIONS#*, OUTBOX#RULINGS',
      ],
    ],
    [
      'rebuild-cells',
      [
        'secretsmanager:GetSecretValue on CursorSecret',
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:DeleteItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'dynamodb:PutItem on TablesFacts.Arn',
        'dynamodb:PutItem on TablesRegistry.Arn under AUDIT',
        'dynamodb:Query on TablesFacts.Arn/index/evidence',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:UpdateItem on TablesIndicators.Arn',
        'sqs:SendMessage on ChargesQueue.Arn',
      ],
    ],
    [
      'manage-registry',
      [
        'dynamodb:ConditionCheckItem on TablesRegistry.Arn under KEY',
        'dynamodb:DeleteItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:PutItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:PutItem on TablesFacts.Arn under NUMBERS#*',
        'secretsmanager:GetSecretValue on CursorSecret',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'dynamodb:PutItem on TablesRegistry.Arn under UNIT#*, KEY',
        'dynamodb:PutItem on TablesRegistry.Arn under PUBLIC#*, UNITS, AUDIT',
        'dynamodb:DeleteItem on TablesRegistry.Arn under PEOPLE',
        'dynamodb:GetItem on TablesRegistry.Arn under PEOPLE',
        'dynamodb:PutItem on TablesRegistry.Arn under PEOPLE',
        'dynamodb:Query on TablesFacts.Arn of pk, sk',
        'dynamodb:Query on TablesRegistry.Arn under KEY, PEOPLE, UNITS, AUDIT',
        'dynamodb:UpdateItem on TablesRegistry.Arn under KEY',
      ],
    ],
    [
      'console',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, PEOPLE, SESSIONS#*, RELEASES#*',
        'dynamodb:PutItem on TablesRegistry.Arn under FEEDBACK#*',
        'dynamodb:Query on TablesFacts.Arn under COMMENTS#*',
        'dynamodb:Query on TablesFacts.Arn/index/evidence',
        'dynamodb:Query on TablesFacts.Arn/index/open',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under UNITS, RELEASES#*, FOLLOWUPS#*, BROUGHT#*, FEEDBACK#*, OBJECTIONS#*',
        'secretsmanager:GetSecretValue on CursorSecret',
        'secretsmanager:GetSecretValue on SessionSecret',
      ],
    ],
    [
      'sign-in',
      [
        'dynamodb:GetItem on TablesRegistry.Arn under PEOPLE, SESSIONS#*',
        'dynamodb:PutItem on TablesRegistry.Arn under SESSIONS#*, AUDIT',
        'secretsmanager:GetSecretValue on OidcSecret',
        'secretsmanager:GetSecretValue on SessionSecret',
      ],
    ],
    [
      'decide-in-person',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:ConditionCheckItem on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:DeleteItem on TablesFacts.Arn under COMMENTS-WAITING#*',
        'dynamodb:DeleteItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:DeleteItem on TablesRegistry.Arn under OUTBOX#RULINGS',
        'dynamodb:GetItem on TablesFacts.Arn under COMMENTS#*',
        'dynamodb:GetItem on TablesFacts.Arn under LIMIT#*',
        'dynamodb:GetItem on TablesRegistry.Arn under OUTBOX#RULINGS',
        'dynamodb:GetItem on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, PEOPLE, SESSIONS#*',
        'dynamodb:PutItem on TablesFacts.Arn under COMMENTS#*',
        'dynamodb:PutItem on TablesFacts.Arn under COMMENTS-WAITING#*',
        'dynamodb:PutItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:PutItem on TablesRegistry.Arn under AUDIT',
        'dynamodb:PutItem on TablesRegistry.Arn under FOLLOWUPS#*',
        'dynamodb:PutItem on TablesRegistry.Arn under OBJECTIONS#*',
        'dynamodb:PutItem on TablesRegistry.Arn under OUTBOX#RULINGS',
        'dynamodb:PutItem on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:Query on TablesFacts.Arn under COMMENTS#*',
        'dynamodb:Query on TablesFacts.Arn under COMMENTS-WAITING#*',
        'dynamodb:Query on TablesFacts.Arn under OUTBOX#CHARGES',
        'dynamodb:Query on TablesFacts.Arn/index/evidence',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under FOLLOWUPS#*',
        'dynamodb:Query on TablesRegistry.Arn under OBJECTIONS#*',
        'dynamodb:Query on TablesRegistry.Arn under OUTBOX#RULINGS',
        'dynamodb:Query on TablesRegistry.Arn under RELEASES#*',
        'dynamodb:UpdateItem on TablesFacts.Arn under COMMENTS#*',
        'secretsmanager:GetSecretValue on CursorSecret',
        'secretsmanager:GetSecretValue on SessionSecret',
        'sqs:SendMessage on FactsQueue.Arn',
      ],
    ],
    [
      'administer',
      [
        'dynamodb:ConditionCheckItem on TablesRegistry.Arn under KEY, PEOPLE',
        'dynamodb:DeleteItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:DeleteItem on TablesRegistry.Arn under PEOPLE',
        'dynamodb:GetItem on TablesRegistry.Arn under KEY',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, PEOPLE, SESSIONS#*',
        'dynamodb:PutItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:PutItem on TablesRegistry.Arn under KEY',
        'dynamodb:PutItem on TablesRegistry.Arn under PEOPLE',
        'dynamodb:PutItem on TablesRegistry.Arn under UNIT#*, PUBLIC#*, UNITS, AUDIT',
        'dynamodb:Query on TablesFacts.Arn of pk, sk',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under UNITS, KEY, PEOPLE, AUDIT',
        'dynamodb:UpdateItem on TablesRegistry.Arn under KEY',
        'secretsmanager:GetSecretValue on CursorSecret',
        'secretsmanager:GetSecretValue on LinkSecret',
        'secretsmanager:GetSecretValue on SessionSecret',
      ],
    ],
    [
      'write-reports',
      [
        'dynamodb:DeleteItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:GetItem on TablesRegistry.Arn under RELEASES#*, SNAPSHOT#*',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, PEOPLE, SESSIONS#*',
        'dynamodb:PutItem on TablesFacts.Arn under ONCE#*',
        'dynamodb:PutItem on TablesRegistry.Arn under SNAPSHOT#*, AUDIT',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under RELEASES#*, FOLLOWUPS#*, BROUGHT#*, SNAPSHOT#*',
        'secretsmanager:GetSecretValue on CursorSecret',
        'secretsmanager:GetSecretValue on SessionSecret',
      ],
    ],
    [
      'write-word',
      [
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, PEOPLE, SESSIONS#*, RELEASES#*',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under RELEASES#*, FOLLOWUPS#*, BROUGHT#*',
        'secretsmanager:GetSecretValue on SessionSecret',
      ],
    ],
    [
      'public-page',
      [
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, PUBLIC#*, RELEASES#*',
        'dynamodb:Query on TablesIndicators.Arn',
        'dynamodb:Query on TablesRegistry.Arn under UNITS, RELEASES#*, FOLLOWUPS#*, BROUGHT#*',
      ],
    ],
    ['describe-api', []],
    ['counter-page', []],
    [
      'survey-page',
      [
        'dynamodb:GetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn under PUBLIC#*, UNITS',
        'secretsmanager:GetSecretValue on LinkSecret',
        'secretsmanager:GetSecretValue on PresenceSecret',
      ],
    ],
    [
      'survey-links',
      [
        'dynamodb:BatchGetItem on TablesFacts.Arn',
        'dynamodb:GetItem on TablesRegistry.Arn under UNIT#*, KEY',
        'secretsmanager:GetSecretValue on LinkSecret',
      ],
    ],
  ])('of %s are these and its own log', (name, own) => {
    const { Role, LoggingConfig } = propertiesOf(name);
    const role = Role.replace('.Arn', '');
    const policies = [...prod.ofType('AWS::IAM::Policy').values()].filter(({ Properties }) =>
      (Properties['Roles'] as string[]).includes(role),
    );
    const log = `${LoggingConfig.LogGroup}.Arn`;

    expect(
      allowed(policies)
        .map(({ action, resource, condition }) => `${action} on ${resource}${limitOf(condition)}`)
        .toSorted(),
    ).toEqual([...own, `logs:CreateLogStream on ${log}`, `logs:PutLogEvents on ${log}`].toSorted());
    expect(Object.keys(prod.resources.get(role)?.Properties ?? {})).toEqual(['AssumeRolePolicyDocument']);
  });

  it('on the registry are for some sorts of items only, also to read', () => {
    const unlimited = allowed(prod.ofType('AWS::IAM::Policy').values()).filter(
      ({ resource, condition }) => resource === 'TablesRegistry.Arn' && condition === undefined,
    );

    expect(unlimited).toEqual([]);
  });

  it('to what joins answers to their tickets are those of whoever takes an answer and of whoever charges it', () => {
    const holders = [...prod.ofType('AWS::IAM::Policy').values()].filter((policy) =>
      allowed([policy]).some(({ resource }) => resource.startsWith('ResponseSecret')),
    );
    const roles = holders.flatMap(({ Properties }) => Properties['Roles'] as string[]);

    expect(names.filter((name) => roles.includes(propertiesOf(name).Role.replace('.Arn', '')))).toEqual([
      'accept-response',
      'charge-answers',
    ]);
    expect(roles).toHaveLength(2);
  });

  it('of whoever counts reach no secret, so that it cannot join what it counts', () => {
    const { Variables } = propertiesOf('aggregate').Environment;

    expect(Object.keys(Variables).filter((variable) => variable.includes('SECRET'))).toEqual([]);
  });

  it('let nobody change or take away what the audit has', () => {
    const onAudit = allowed(prod.ofType('AWS::IAM::Policy').values()).filter(({ condition }) =>
      limitOf(condition).includes(AUDIT_PARTITION),
    );

    expect(new Set(onAudit.map(({ action }) => action))).toEqual(new Set(['dynamodb:PutItem', 'dynamodb:Query']));
  });

  it('to write down how often a citizen sends, and what was answered, reach no fact: those lie under the ids of units', () => {
    for (const beginning of Object.values(TABLE_DESIGNS.facts.partitions)) {
      expect(UnitIdSchema.safeParse(beginning).success).toBe(false);
    }
  });

  it('on one sort of items of the registry reach no other', () => {
    const beginnings = Object.values<string>(TABLE_DESIGNS.registry.partitions);

    for (const one of beginnings) expect(beginnings.filter((other) => other.startsWith(one))).toEqual([one]);
  });

  it.each(['dev', 'prod'] as const)('allow nothing with a star in %s', (stage) => {
    const policies = [...systemOf(stage).resources.values()].filter(
      ({ Properties }) => Properties['PolicyDocument'] !== undefined,
    );
    const statements = allowed(policies);

    expect(statements.length).toBeGreaterThan(20);
    expect(statements.filter(({ action, resource }) => `${action}${resource}`.includes('*'))).toEqual([]);
  });
});

/** The properties that these tests look into, by name. */
interface FunctionProperties {
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
  readonly LoggingConfig: { readonly ApplicationLogLevel: string; readonly LogGroup: string };
  readonly Role: string;
}

function propertiesOf(name: string): FunctionProperties {
  const found = functions.get(name);
  if (found === undefined) throw new Error(`The app has no function ${name}.`);
  return found.Properties as unknown as FunctionProperties;
}

/** What every function is told: the libraries that log and count. */
function everywhere(name: string): Readonly<Record<string, string>> {
  return {
    POWERTOOLS_LOG_LEVEL: 'INFO',
    POWERTOOLS_METRICS_NAMESPACE: 'Tera/prod',
    POWERTOOLS_SERVICE_NAME: name,
    TERA_STAGE: 'prod',
  };
}

/** The names that the function's own schema reads. */
async function settingsOf(name: string): Promise<readonly string[]> {
  const file = resolve(import.meta.dirname, '../../functions', name, 'settings.ts');
  if (!existsSync(file)) return [];
  const { Settings } = (await import(file)) as { readonly Settings: Pick<typeof AllSettings, 'shape'> };
  return Object.keys(Settings.shape);
}

/** Which partitions, or which attributes, a right is for, where it is not for all of them. */
function limitOf(condition: object | undefined): string {
  if (condition === undefined) return '';
  const entries = Object.entries(condition) as [string, Record<string, string[] | string>][];
  const [[operator, limits] = ['', {}]] = entries;
  if (operator === 'ForAllValues:StringLike' && entries.length === 1) {
    return ` under ${[limits['dynamodb:LeadingKeys']].flat().join(', ')}`;
  }
  const { StringEquals: select, 'ForAllValues:StringEquals': named } = Object.fromEntries(entries);
  // Whoever may name no attributes may have them all.
  return entries.length === 2 && select?.['dynamodb:Select'] === 'SPECIFIC_ATTRIBUTES' && named !== undefined
    ? ` of ${[named['dynamodb:Attributes']].flat().join(', ')}`
    : ` if ${JSON.stringify(condition)}`;
}

function levels(stage: StageName): readonly string[] {
  return [...functionsIn(systemOf(stage).resources.values()).values()].flatMap(({ Properties }) => {
    const { Environment, LoggingConfig } = Properties as unknown as FunctionProperties;
    return [Environment.Variables['POWERTOOLS_LOG_LEVEL'] ?? '', LoggingConfig.ApplicationLogLevel];
  });
}
