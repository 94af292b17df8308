// What a function can use, as one thing: where it is, the one variable that says so, and what it has rights on. A function is
// given the variable and the right together (`ServiceFunction.uses`), so it can have neither without the other.

import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { SettingName } from '@tera/contracts';

/** The actions that a function may be given, by what they are on. None has a star. */
export interface ActionsOn {
  readonly table: `dynamodb:${'BatchGetItem' | 'ConditionCheckItem' | 'DeleteItem' | 'GetItem' | 'PutItem' | 'Query' | 'UpdateItem'}`;
  readonly index: 'dynamodb:Query';
  readonly queue: 'sqs:SendMessage';
  readonly secret: 'secretsmanager:GetSecretValue';
}

export interface GrantedResource<Kind extends keyof ActionsOn> {
  readonly kind: Kind;
  /** What functions are told, and the variable that tells them. */
  readonly variable: SettingName;
  readonly value: string;
  readonly arn: string;
  /** Of a table: the only partition keys that the right is for, as patterns. Without them it is for all. */
  readonly leadingKeys?: readonly string[];
  /** Of a table: the only attributes that may be asked for. Without them it is all. */
  readonly attributes?: readonly string[];
}

export function queueResource(
  variable: SettingName,
  { queueUrl, queueArn }: Pick<IQueue, 'queueUrl' | 'queueArn'>,
): GrantedResource<'queue'> {
  return { kind: 'queue', variable, value: queueUrl, arn: queueArn };
}

export function secretResource(
  variable: SettingName,
  { secretArn }: Pick<ISecret, 'secretArn'>,
): GrantedResource<'secret'> {
  return { kind: 'secret', variable, value: secretArn, arn: secretArn };
}
