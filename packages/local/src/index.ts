// The embedded stack, for tests and tools that run it in their own process. Nothing of it loads the CDK or an engine before
// it is started.

export { type DynamoDbInMemory, startDynamoDbInMemory } from './engines/dynamodb-in-memory.ts';
export { startDynamoDb } from './engines/dynamodb.ts';
export type { Endpoints } from './engines/endpoints.ts';
export { type FunctionHost, hostFunctions } from './function-host.ts';
export { issueKeys, type Keys } from './keys.ts';
export { StartProblem } from './problem.ts';
export { type Stack, type StackOptions, settingOf, startStack } from './stack.ts';
export { synthesiseTera } from './synthesis.ts';
export { describeSystem, type SystemDescription, type TableDefinition, type Templates } from './template.ts';
