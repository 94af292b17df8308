// Functions in their threads: what they see, what they cannot do to each other, and what becomes of them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@tera/testing/folder';
import { describe, expect, it, onTestFinished } from 'vitest';
import { until } from './fixtures/until.ts';
import { hostFunctions, type InvocationOutcome } from './function-host.ts';
import type { FunctionSpec } from './template.ts';

function aFunction(entry: string, more: Partial<FunctionSpec> = {}): FunctionSpec {
  const name = more.name ?? entry;
  return {
    name,
    logicalId: name,
    entry: `fixtures/${entry}.ts`,
    exportName: 'handler',
    timeoutSeconds: 10,
    memoryMb: 256,
    environment: () => ({ OWN: name }),
    ...more,
  };
}

function aHost(...functions: readonly FunctionSpec[]) {
  const logFolder = temporaryFolder();
  const host = hostFunctions({
    functions,
    root: import.meta.dirname,
    region: 'ap-southeast-3',
    accountId: '000000000000',
    logFolder,
    environment: (spec) => spec.environment({ apiUrl: '', queueUrl: (name) => name }),
  });
  onTestFinished(() => host.stop());
  return { ...host, log: (name: string) => readFileSync(join(logFolder, `${name}.log`), 'utf8') };
}

function payloadOf(outcome: InvocationOutcome): Record<string, unknown> {
  if (outcome.kind === 'failed') throw new Error(outcome.errorMessage);
  return outcome.payload as Record<string, unknown>;
}

describe('a function', () => {
  it('gets the event as JSON, a context, and the environment of Lambda with its own', async () => {
    const { invoke } = aHost(aFunction('echo'));

    const payload = payloadOf(await invoke('echo', { word: 'halo', gone: undefined, at: new Date(0) }));

    expect(payload).toMatchObject({
      event: { word: 'halo', at: '1970-01-01T00:00:00.000Z' },
      functionName: 'echo',
      hasRequestId: true,
      remainingMs: expect.any(Number),
      environment: {
        OWN: 'echo',
        AWS_REGION: 'ap-southeast-3',
        AWS_LAMBDA_FUNCTION_NAME: 'echo',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      },
    });
    expect(payload['event']).not.toHaveProperty('gone');
    expect(payload['remainingMs']).toBeGreaterThan(1000);
    // Nothing of the machine it runs on comes along.
    expect(payload['environment']).not.toHaveProperty('HOME');
  });

  it('keeps its state between invocations, and shares none with another one', async () => {
    const { invoke } = aHost(aFunction('echo'), aFunction('echo', { name: 'other' }));

    await invoke('echo', {});
    const again = payloadOf(await invoke('echo', {}));
    const other = payloadOf(await invoke('other', {}));

    expect(again['invocations']).toBe(2);
    expect(other).toMatchObject({ invocations: 1, environment: { OWN: 'other' } });
  });

  it('writes to a log of its own', async () => {
    const { invoke, log } = aHost(aFunction('echo'), aFunction('echo', { name: 'other' }));

    await Promise.all([invoke('echo', {}), invoke('other', {})]);

    const [own, others] = [await until(() => log('echo') || undefined), await until(() => log('other') || undefined)];
    expect([own, others]).toEqual(['invocation 1 of echo\n', 'invocation 1 of other\n']);
  });

  it('that returns nothing has returned null', async () => {
    const { invoke } = aHost(aFunction('misbehave'));

    expect(await invoke('misbehave', { wish: 'nothing' })).toEqual({ kind: 'returned', payload: null });
  });
});

describe('a function that fails', () => {
  it('says with what, and goes on', async () => {
    const { invoke, log } = aHost(aFunction('misbehave'));

    const outcome = await invoke('misbehave', { wish: 'throw' });

    expect(outcome).toMatchObject({ kind: 'failed', errorType: 'RangeError', errorMessage: 'as you wish' });
    expect(await invoke('misbehave', { wish: 'nothing' })).toMatchObject({ kind: 'returned' });
    await until(() => (log('misbehave').includes('as you wish') ? true : undefined));
  });

  it.each(['exit', 'throw later'])('with its whole thread (%s) is started again for the next one', async (wish) => {
    const { invoke } = aHost(aFunction('misbehave'), aFunction('echo'));
    await invoke('echo', {});

    const [innocent, outcome] = await Promise.all([
      invoke('misbehave', { wish: 'hang' }),
      invoke('misbehave', { wish }),
    ]);

    expect([innocent.kind, outcome.kind]).toEqual(['failed', 'failed']);
    expect(await invoke('misbehave', { wish: 'nothing' })).toMatchObject({ kind: 'returned' });
    expect(payloadOf(await invoke('echo', {}))['invocations']).toBe(2);
  });

  it('to load fails its invocations, each time anew', async () => {
    const { invoke, warm } = aHost(aFunction('does-not-load'));

    await warm();

    const failure = { kind: 'failed', errorType: 'SyntaxError', errorMessage: 'cannot be loaded' };
    expect(await invoke('does-not-load', {})).toEqual(failure);
    expect(await invoke('does-not-load', {})).toEqual(failure);
  });

  it('to answer in time is given up, and its thread with it', async () => {
    const { invoke } = aHost(aFunction('misbehave', { timeoutSeconds: 0.2 }));

    for (const wish of ['hang', 'block']) {
      const outcome = await invoke('misbehave', { wish });
      expect(outcome).toMatchObject({
        kind: 'failed',
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringContaining('timed out after 0.20 seconds'),
      });
    }
    expect(await invoke('misbehave', { wish: 'nothing' })).toMatchObject({ kind: 'returned' });
  });

  it('because the stack ends does not leave its caller waiting', async () => {
    const { invoke, stop, warm } = aHost(aFunction('misbehave'));
    await warm();

    const running = invoke('misbehave', { wish: 'hang' });
    await stop();

    expect(await running).toMatchObject({ kind: 'failed' });
    expect(await invoke('misbehave', { wish: 'nothing' })).toMatchObject({ kind: 'failed' });
  });
});
