// The engines that functions stand on, each in this process and on this machine only.
export * from './contents.ts';
export * from './dynamodb.ts';
export * from './queue.ts';
export * from './secrets.ts';
