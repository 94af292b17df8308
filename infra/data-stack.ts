// Everything that would be missed: tables, secrets, facts that are accepted but not counted yet, and who is called when
// something fails. It is a stack of its own so that the service can be replaced, or deleted, without touching any of it.

import { CfnOutput, Stack, type StackProps, Validations } from 'aws-cdk-lib/core';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { alarmTopic } from './constructs/alarm-topic.ts';
import { type SignIn, poolOfPeople } from './constructs/console.ts';
import { type GrantedResource, secretResource } from './constructs/resource.ts';
import { Tables } from './constructs/tables.ts';
import { WatchedQueue } from './constructs/watched-queue.ts';
import type { Stage } from './stages.ts';

interface DataStackProps extends StackProps {
  readonly stage: Stage;
  readonly signIn: SignIn;
}

export class DataStack extends Stack {
  readonly tables: Tables;
  /** Accepted facts on their way to the aggregator. */
  readonly factsQueue: WatchedQueue;
  /** Tickets whose answer came before they were counted, and is still to be told whose it is. */
  readonly chargesQueue: WatchedQueue;
  /** `{"signWith": "<key id>", "<key id>": "<secret>", …}` */
  readonly linkSecret: GrantedResource<'secret'>;
  /** `{"key": "<secret>"}`, as the next one. */
  readonly responseSecret: GrantedResource<'secret'>;
  readonly presenceSecret: GrantedResource<'secret'>;
  /** `{"<unit id>": "<secret of its webhook>", …}` */
  readonly qminderSecret: GrantedResource<'secret'>;
  /** `{"key": "<secret>"}` */
  readonly cursorSecret: GrantedResource<'secret'>;
  /** `{"key": "<secret>"}` */
  readonly sessionSecret: GrantedResource<'secret'>;
  /** `{"clientSecret": "<of our client at the issuer>"}`, or without it. */
  readonly oidcSecret: GrantedResource<'secret'>;
  /** Where people are kept who sign in, unless another issuer is named. */
  readonly userPool: UserPool | undefined;
  readonly alarmTopic: ITopic | undefined;

  constructor(scope: Construct, id: string, { stage, signIn, ...props }: DataStackProps) {
    super(scope, id, { description: `Tera (${stage.name}): tables, queue and secrets`, ...props });

    this.alarmTopic = stage.alarmDestination === 'topic' ? alarmTopic(this, 'AlarmTopic') : undefined;
    this.tables = new Tables(this, 'Tables', { stage });
    const house = { stage, alarmTopic: this.alarmTopic };
    this.factsQueue = new WatchedQueue(this, 'Facts', {
      ...house,
      variable: 'FACTS_QUEUE_URL',
      tries: 5,
      whenPutAside: {
        whenThisFails: 'Accepted answers or times were refused five times and are missing from the figures.',
        runbook: 'facts-in-the-dead-letter-queue',
      },
      whenLate: {
        whenThisFails: 'Nothing is lost yet, but the figures are more than a quarter of an hour behind what was sent.',
        runbook: 'facts-wait-too-long',
      },
    });
    this.chargesQueue = new WatchedQueue(this, 'Charges', {
      ...house,
      variable: 'CHARGES_QUEUE_URL',
      // A ticket may itself wait: five times for the aggregator, and then for people.
      tries: 50,
      whenPutAside: {
        whenThisFails:
          'Citizens have answered to tickets that are counted nowhere; their answers are charged to nobody.',
        runbook: 'charges-in-the-dead-letter-queue',
      },
      whenLate: {
        whenThisFails: 'Answers are counted, and for a quarter of an hour nobody could be told whose they are.',
        runbook: 'charges-wait-too-long',
      },
    });

    const linkSecret = new Secret(this, 'LinkSecret', {
      description: 'Signs the links that citizens get. Rotate by adding a key and changing signWith.',
      generateSecretString: generated('1', { signWith: '1' }),
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(linkSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A link is valid for 30 days: its key is replaced by hand, the old one staying until its links have expired.',
    });

    const responseSecret = new Secret(this, 'ResponseSecret', {
      description: 'Keys the pseudonym of a response. With another key, an answer sent twice would count twice.',
      generateSecretString: generated('key', {}),
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(responseSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Must never rotate: it keys the pseudonym by which a second answer is recognised.',
    });

    const presenceSecret = new Secret(this, 'PresenceSecret', {
      description: 'Keys the marks of answered links. With another key, the form of an answered link is shown again.',
      generateSecretString: generated('key', {}),
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(presenceSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'It only keys marks that live for three months, and opens nothing: it is replaced by hand where it leaked.',
    });

    const qminderSecret = new Secret(this, 'QminderSecret', {
      description: 'What Qminder signs its webhooks with, by unit. Put in by hand; "-" is no unit.',
      // A value in the template would be written over what was put in by hand, at some later deployment.
      generateSecretString: generated('-', {}),
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(qminderSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Qminder makes the secrets: it is replaced there first, and by hand.',
    });

    const cursorSecret = new Secret(this, 'CursorSecret', {
      description: 'Signs the cursors of lists. It may be replaced at any time: who was reading begins again.',
      generateSecretString: generated('key', {}),
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(cursorSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'What it signs is worth nothing without a key that may read the list: it is replaced by hand where it leaked.',
    });

    const sessionSecret = new Secret(this, 'SessionSecret', {
      description: 'Seals the cookies of who is signed in. It may be replaced at any time: everybody signs in again.',
      generateSecretString: generated('key', {}),
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(sessionSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'A session lasts eight hours: the secret is replaced by hand where it leaked.',
    });

    const oidcSecret = new Secret(this, 'OidcSecret', {
      description: 'Of our client at the issuer that people sign in with. Put in by hand; "-" is none.',
      // As with Qminder's: a value in the template would be written over what was put in by hand.
      generateSecretString: generated('-', {}),
      removalPolicy: stage.removalPolicy,
    });
    Validations.of(oidcSecret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'The issuer makes the secret: it is replaced there first, and by hand.',
    });

    this.linkSecret = secretResource('LINK_SECRET_ARN', linkSecret);
    this.responseSecret = secretResource('RESPONSE_SECRET_ARN', responseSecret);
    this.presenceSecret = secretResource('PRESENCE_SECRET_ARN', presenceSecret);
    this.qminderSecret = secretResource('QMINDER_SECRET_ARN', qminderSecret);

    this.cursorSecret = secretResource('CURSOR_SECRET_ARN', cursorSecret);
    this.sessionSecret = secretResource('SESSION_SECRET_ARN', sessionSecret);
    this.oidcSecret = secretResource('OIDC_SECRET_ARN', oidcSecret);
    this.userPool = signIn.by === 'user pool' ? poolOfPeople(this, stage) : undefined;

    if (this.alarmTopic !== undefined) {
      new CfnOutput(this, 'AlarmTopicArn', {
        value: this.alarmTopic.topicArn,
        description: 'Subscribe whoever is on duty.',
      });
    }
  }
}

/** Letters and digits only, so that it survives a shell; 64 of them are 380 bits. */
function generated(generateStringKey: string, template: Readonly<Record<string, string>>) {
  return {
    generateStringKey,
    secretStringTemplate: JSON.stringify(template),
    passwordLength: 64,
    excludePunctuation: true,
  };
}
