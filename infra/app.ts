// What the CDK CLI runs (see cdk.json): which stage and region, from the command line. Everything else is in
// tera-app.ts, because the tests and the local stack build the same app without a CLI.
//
//   npx cdk synth                    dev, for any account
//   npx cdk deploy --all -c stage=prod -c region=ap-southeast-3
//   … -c issuer=https://id.example.go.id -c clientId=tera   people sign in there, and not in a user pool of our own

import { App } from 'aws-cdk-lib/core';
import { stageNamed } from './stages.ts';
import { teraApp } from './tera-app.ts';

// Only to read the command line: without `autoSynth: false` it would be synthesised too, over the real one.
const context = new App({ autoSynth: false }).node;
const account = process.env['CDK_DEFAULT_ACCOUNT'];
const region: unknown = context.tryGetContext('region');
const [issuer, clientId]: unknown[] = ['issuer', 'clientId'].map((name): unknown => context.tryGetContext(name));

teraApp({
  stage: stageNamed(context.tryGetContext('stage') ?? 'dev').name,
  ...(account === undefined ? {} : { account }),
  ...(typeof region === 'string' ? { region } : {}),
  ...(typeof issuer === 'string' && typeof clientId === 'string' ? { signIn: { by: 'issuer', issuer, clientId } } : {}),
}).synth();
