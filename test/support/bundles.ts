// The functions as they are deployed: bundled by the CDK app itself, each with the environment that the template gives it.

import { join } from 'node:path';
import type { FunctionName } from '@tera/contracts';
import { teraApp } from '../../infra/tera-app.ts';
import { type Resource, functionsIn } from '../infra/templates.ts';

export interface Bundle {
  readonly folder: string;
  readonly file: string;
  /** What Lambda sets, and what the template says, with something of the right form where it has a reference. */
  readonly environment: Readonly<Record<string, string>>;
  /** In MB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
}

/** Takes some seconds. It needs no network, and neither may a function that is only being loaded. */
export function bundledFunctions(): ReadonlyMap<FunctionName, Bundle> {
  const assembly = teraApp({ stage: 'prod' }).synth();
  const functions = functionsIn(
    assembly.stacks.flatMap(({ template }): Resource[] => Object.values(template.Resources)),
  );
  return new Map(
    Array.from(functions, ([name, { Properties }]) => {
      const { Code, Environment, MemorySize, Timeout } = Properties as {
        Code: { S3Key: string };
        Environment: { Variables: Record<string, unknown> };
        MemorySize: number;
        Timeout: number;
      };
      const folder = join(assembly.directory, `asset.${Code.S3Key.replace('.zip', '')}`);
      const environment = { ...LAMBDA, ...plausible(Environment.Variables) };
      const file = join(folder, 'index.mjs');
      return [name as FunctionName, { folder, file, environment, memory: MemorySize, timeout: Timeout }];
    }),
  );
}

const LAMBDA = {
  AWS_REGION: 'ap-southeast-3',
  AWS_LAMBDA_FUNCTION_NAME: 'tera',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
};

function plausible(variables: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, typeof value === 'string' ? value : standIn(name)]),
  );
}

function standIn(variable: string): string {
  if (variable.endsWith('_ARN')) return `arn:aws:secretsmanager:ap-southeast-3:111122223333:secret:${variable}-AbCdEf`;
  if (variable === 'OIDC_ISSUER') return 'https://issuer.example';
  if (variable.endsWith('_URL')) return 'https://sqs.ap-southeast-3.amazonaws.com/111122223333/facts';
  return variable.toLowerCase();
}
