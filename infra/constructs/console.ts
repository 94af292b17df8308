// The pages of who is signed in. Who somebody is says an issuer of OpenID Connect: a user pool of our own where no other is named.

import type { FunctionName } from '@tera/contracts';
import { Aws, Duration, Fn } from 'aws-cdk-lib/core';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { Api } from './api.ts';
import type { GrantedResource } from './resource.ts';
import { type House, ServiceFunction } from './service-function.ts';
import { softwareVersion } from './software-version.ts';
import type { Tables } from './tables.ts';
import type { WatchedQueue } from './watched-queue.ts';

/** Whom the console believes. `here`: an issuer that answers at `/oidc` of the API itself, as the local stack has one. */
export type SignIn =
  | { readonly by: 'user pool' }
  | { readonly by: 'issuer'; readonly issuer: string; readonly clientId: string }
  | { readonly by: 'here' };

interface ConsoleProps extends House {
  readonly api: Api;
  readonly tables: Tables;
  readonly sessionSecret: GrantedResource<'secret'>;
  readonly linkSecret: GrantedResource<'secret'>;
  readonly oidcSecret: GrantedResource<'secret'>;
  readonly cursorSecret: GrantedResource<'secret'>;
  readonly factsQueue: WatchedQueue;
  readonly signIn: SignIn;
  /** Where people are kept, if it is a user pool of ours. */
  readonly userPool: UserPool | undefined;
}

export class Console extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      api,
      tables,
      sessionSecret,
      linkSecret,
      oidcSecret,
      cursorSecret,
      factsQueue,
      signIn,
      userPool,
      ...house
    }: ConsoleProps,
  ) {
    super(scope, id);

    const console = new ServiceFunction(this, 'Console', {
      ...house,
      name: 'console',
      whenThisFails: 'Nobody can open a page of figures; what counters and citizens send is taken all the same.',
      memory: 1024,
      // A page of a year reads what the API reads for it; the gateway gives up after 30 s.
      timeout: Duration.seconds(25),
    });
    const { registry } = tables;
    console.uses(registry.under('units', 'people', 'sessions', 'releases'), 'dynamodb:GetItem');
    console.uses(
      registry.under('unitList', 'releases', 'followUps', 'brought', 'feedback', 'objections'),
      'dynamodb:Query',
    );
    console.uses(tables.facts.under('comments'), 'dynamodb:Query');
    console.uses(tables.indicators, 'dynamodb:Query');
    console.uses(tables.evidence, 'dynamodb:Query');
    console.uses(tables.openTickets, 'dynamodb:Query');
    console.uses(tables.facts, 'dynamodb:BatchGetItem');
    console.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    console.knows('SOFTWARE_VERSION', softwareVersion());
    console.uses(registry.under('feedback'), 'dynamodb:PutItem');
    console.uses(sessionSecret, 'secretsmanager:GetSecretValue');
    console.knows('PUBLIC_URL', api.url);
    api.route(console);

    const door = new ServiceFunction(this, 'SignIn', {
      ...house,
      name: 'sign-in',
      whenThisFails: 'Nobody can sign in; who is signed in goes on.',
    });
    door.uses(registry.under('people', 'sessions'), 'dynamodb:GetItem');
    door.uses(registry.under('sessions', 'audit'), 'dynamodb:PutItem');
    door.uses(sessionSecret, 'secretsmanager:GetSecretValue');
    door.uses(oidcSecret, 'secretsmanager:GetSecretValue');
    door.knows('PUBLIC_URL', api.url);
    const { issuer, clientId } = issuerOf(signIn, api, () => this.client(userPool, api, house.stage));
    door.knows('OIDC_ISSUER', issuer);
    door.knows('OIDC_CLIENT_ID', clientId);
    api.route(door);

    // Apart from the pages of reports: what makes Word files would not fit beside them. It only reads.
    const word = new ServiceFunction(this, 'Word', {
      ...house,
      name: 'write-word',
      whenThisFails:
        'Nobody can save a survey report or an evaluation sheet as a Word file; both can be read and printed.',
      // As its page: all tables of a large unit are some seconds of arithmetic.
      memory: 1769,
      timeout: Duration.seconds(25),
    });
    word.uses(registry.under('units', 'people', 'sessions', 'releases'), 'dynamodb:GetItem');
    word.uses(registry.under('releases', 'followUps', 'brought'), 'dynamodb:Query');
    word.uses(tables.indicators, 'dynamodb:Query');
    word.uses(sessionSecret, 'secretsmanager:GetSecretValue');
    word.knows('SOFTWARE_VERSION', softwareVersion());
    word.knows('PUBLIC_URL', api.url);
    api.route(word);

    // What is done there: apart, so that who only reads cannot write, nor who decides make a key.
    const inPerson = (
      called: string,
      name: FunctionName,
      whenThisFails: string,
      { memory = 1024, timeout = Duration.seconds(25) } = {},
    ): ServiceFunction => {
      const made = new ServiceFunction(this, called, { ...house, name, whenThisFails, memory, timeout });
      made.uses(registry.under('units', 'people', 'sessions'), 'dynamodb:GetItem');
      made.uses(sessionSecret, 'secretsmanager:GetSecretValue');
      made.uses(tables.facts.under('once'), 'dynamodb:PutItem', 'dynamodb:DeleteItem');
      made.knows('PUBLIC_URL', api.url);
      api.route(made);
      return made;
    };
    const decisions = inPerson(
      'Decisions',
      'decide-in-person',
      'Nobody can decide an objection, publish or mark a comment in the console.',
      // A release is made here as by `publish`: the gateway gives up after 30 s, and what was begun is made all the same.
      { memory: 1769, timeout: Duration.minutes(5) },
    );
    decisions.uses(
      registry.under('releases'),
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:ConditionCheckItem',
    );
    // Objections: the trail is only added to, and the figures hear of it through the facts queue.
    decisions.uses(registry.under('objections'), 'dynamodb:Query', 'dynamodb:PutItem');
    decisions.uses(
      registry.under('rulingsOutbox'),
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:DeleteItem',
    );
    decisions.uses(factsQueue.queue, 'sqs:SendMessage');
    decisions.uses(registry.under('audit'), 'dynamodb:PutItem');
    decisions.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    decisions.uses(tables.indicators, 'dynamodb:Query');
    decisions.uses(tables.facts, 'dynamodb:BatchGetItem');
    decisions.uses(tables.facts.under('chargesOutbox'), 'dynamodb:Query');
    decisions.uses(tables.facts.under('limits'), 'dynamodb:GetItem');
    decisions.uses(tables.evidence, 'dynamodb:Query');
    // What citizens wrote comes into the list when somebody looks, as it does by the API; and is marked.
    decisions.uses(tables.facts.under('waitingComments'), 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    decisions.uses(
      tables.facts.under('comments'),
      'dynamodb:GetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    );
    decisions.uses(registry.under('followUps'), 'dynamodb:Query', 'dynamodb:PutItem');
    decisions.knows('SOFTWARE_VERSION', softwareVersion());
    const administer = inPerson(
      'Administration',
      'administer',
      'Nobody can change a unit, a key or a person in the console.',
    );
    // What a person changes there: units, keys and people, each told in the audit.
    administer.uses(registry.under('units', 'publicUnits', 'unitList', 'audit'), 'dynamodb:PutItem');
    administer.uses(registry.under('keys', 'people'), 'dynamodb:ConditionCheckItem');
    administer.uses(registry.under('keys'), 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem');
    administer.uses(registry.under('people'), 'dynamodb:PutItem', 'dynamodb:DeleteItem');
    administer.uses(registry.under('unitList', 'keys', 'people', 'audit'), 'dynamodb:Query');
    // Whether anything is counted by the days of a unit, and what another way of publishing would have shown.
    administer.uses(tables.factKeys, 'dynamodb:Query');
    administer.uses(tables.indicators, 'dynamodb:Query');
    administer.uses(linkSecret, 'secretsmanager:GetSecretValue');
    administer.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    administer.knows('SOFTWARE_VERSION', softwareVersion());
    const reports = inPerson(
      'Reports',
      'write-reports',
      'Nobody can open a survey report or make a snapshot in the console.',
      // All tables of a large unit are some seconds of arithmetic: a whole core.
      { memory: 1769 },
    );
    reports.uses(registry.under('releases', 'snapshots'), 'dynamodb:GetItem');
    reports.uses(registry.under('releases', 'followUps', 'brought', 'snapshots'), 'dynamodb:Query');
    reports.uses(tables.indicators, 'dynamodb:Query');
    // A snapshot is only ever added, and told in the audit.
    reports.uses(registry.under('snapshots', 'audit'), 'dynamodb:PutItem');
    reports.uses(cursorSecret, 'secretsmanager:GetSecretValue');
    reports.knows('SOFTWARE_VERSION', softwareVersion());
  }

  private client(userPool: UserPool | undefined, api: Api, stage: Stage): { pool: UserPool; client: UserPoolClient } {
    if (userPool === undefined) throw new Error('Signing in by a user pool needs one.');
    const client = new UserPoolClient(this, 'Client', {
      userPool,
      generateSecret: false,
      preventUserExistenceErrors: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${api.url}/sign-in/callback`],
      },
    });
    new UserPoolDomain(this, 'Domain', {
      userPool,
      cognitoDomain: { domainPrefix: `tera-${stage.name}-${Aws.ACCOUNT_ID}` },
    });
    return { pool: userPool, client };
  }
}

function issuerOf(
  signIn: SignIn,
  api: Api,
  ofPool: () => { readonly pool: UserPool; readonly client: UserPoolClient },
): { readonly issuer: string; readonly clientId: string } {
  switch (signIn.by) {
    case 'issuer':
      return signIn;
    case 'here':
      return { issuer: Fn.join('', [api.url, '/oidc']), clientId: 'tera' };
    case 'user pool': {
      const { pool, client } = ofPool();
      return {
        issuer: `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${pool.userPoolId}`,
        clientId: client.userPoolClientId,
      };
    }
  }
}

/** People are made by an administrator, and a password alone is not enough for who has set up more. */
export function poolOfPeople(scope: Construct, stage: Stage): UserPool {
  const pool = new UserPool(scope, 'People', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    autoVerify: { email: true },
    mfa: Mfa.OPTIONAL,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    featurePlan: FeaturePlan.ESSENTIALS,
    deletionProtection: stage.deletionProtection,
    removalPolicy: stage.removalPolicy,
  });
  Validations.of(pool).acknowledge(
    {
      id: 'AwsSolutions-COG2',
      reason: 'A second factor is offered and not demanded: a clerk of a small office may have no other device.',
    },
    {
      id: 'AwsSolutions-COG3',
      reason: 'Threat protection needs the Plus plan, which costs more than all else together.',
    },
    { id: 'AwsSolutions-COG8', reason: 'The Plus plan costs more than all else together.' },
  );
  return pool;
}
