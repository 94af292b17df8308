// The whole system as one CDK app, for the CLI, the tests and the local stack alike. An app that is built in-process
// never reads cdk.json, so the feature flags are here.

import { App } from 'aws-cdk-lib/core';
import type { SignIn } from './constructs/console.ts';
import { DataStack } from './data-stack.ts';
import { ServiceStack } from './service-stack.ts';
import { stageNamed, type StageName } from './stages.ts';

export interface TeraAppOptions {
  readonly stage: StageName;
  /** Without an account the templates fit any account and region. */
  readonly account?: string;
  /** Jakarta by default: where answers of Indonesian citizens are kept is a decision, not a setting of a laptop. */
  readonly region?: string;
  /** Whom the console believes; a user pool of its own by default. */
  readonly signIn?: SignIn;
  /** `false` leaves out esbuild and CloudFormation's checks, for whoever only reads the templates: 10 s become 1 s. */
  readonly bundling?: boolean;
  /** Where the assembly is written; by default where the CLI says, else a temporary folder. */
  readonly outdir?: string;
}

/**
 * Two stacks, `tera-<stage>-data` and `tera-<stage>-service`; the second imports what it needs of the first.
 * Needs neither an account nor the network, and Docker never: esbuild is a dependency of this repository.
 */
export function teraApp({
  stage: name,
  account,
  region,
  signIn = { by: 'user pool' },
  bundling = true,
  outdir,
}: TeraAppOptions): App {
  const stage = stageNamed(name);
  const app = new App({
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: bundling,
    postCliContext: { ...featureFlags, ...(bundling ? {} : { 'aws:cdk:bundling-stacks': [] }) },
    ...(outdir === undefined ? {} : { outdir }),
  });
  const place = account === undefined ? {} : { env: { account, region: region ?? 'ap-southeast-3' } };

  const data = new DataStack(app, `tera-${name}-data`, { ...place, stage, signIn });
  new ServiceStack(app, `tera-${name}-service`, { ...place, stage, signIn, data });
  return app;
}

/**
 * The flags that change a template of ours. They are frozen here and not taken from the library's list of
 * recommendations, or an update of the library could replace a table.
 */
const featureFlags = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:useCdkManagedLogGroup': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};
