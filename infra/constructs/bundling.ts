// How a function becomes one file. Everything is inside, the AWS SDK too: what was tested is what runs, and the
// tree-shaken clients load faster than the whole ones of the runtime.

import { resolve } from 'node:path';
import { type BundlingOptions, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/** Without a metafile: it would make the hash of a bundle depend on the folder it was built in. */
export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  bundleAwsSDK: true,
  esbuildArgs: {
    '--alias:@aws-sdk/credential-provider-node': resolve(import.meta.dirname, 'lambda-credentials.ts'),
    '--alias:@aws-sdk/endpoint-cache': resolve(import.meta.dirname, 'no-endpoint-discovery.ts'),
  },
  minify: true,
  logLevel: LogLevel.WARNING,
  // Beside the bundle, without the sources themselves: stack traces name our files and lines, the bundle stays small.
  sourceMap: true,
  sourcesContent: false,
  // Some dependencies are CommonJS and call require for Node's own modules. The name is ours so that it meets no other.
  banner: "import{createRequire as teraRequire}from'node:module';const require=teraRequire(import.meta.url);",
};
