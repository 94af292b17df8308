// What really leaves a function when it counts something: lines in the embedded metric format, by the name and dimensions
// that an alarm can ask for.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Observer, observer } from './observe.ts';
import { countRefusal } from './count-refusal.ts';
import { capturedOutput } from '@tera/testing/http';

beforeEach(() => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'accept-response');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Tera/test');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

interface Line extends Readonly<Record<string, unknown>> {
  readonly _aws: { readonly CloudWatchMetrics: readonly unknown[] };
}

/** The one line that is written when the function counts this. */
async function written(count: (metrics: Observer['metrics']) => void): Promise<Line> {
  return JSON.parse(await capturedOutput(() => Promise.resolve(count(observer().metrics)))) as Line;
}

describe('a refusal', () => {
  it('is kept under its status alone, whichever function it was, with its reason beside it', async () => {
    const line = await written((metrics) =>
      countRefusal(401, metrics, { reason: 'unauthenticated', requestId: 'abc=' }),
    );

    expect(line).toMatchObject({ Refused: 1, Status: '401', reason: 'unauthenticated', requestId: 'abc=' });
    expect(line['_aws'].CloudWatchMetrics).toEqual([
      { Namespace: 'Tera/test', Dimensions: [['Status']], Metrics: [{ Name: 'Refused', Unit: 'Count' }] },
    ]);
  });

  it.each([
    [403, '403'],
    [404, '4xx'],
    [422, '4xx'],
    [429, '429'],
    [503, '5xx'],
  ])('with %s is one of a few: %s', async (status, Status) => {
    expect(await written((metrics) => countRefusal(status, metrics))).toMatchObject({ Refused: 1, Status });
  });
});

describe('what is told apart by a reason', () => {
  it('is kept under the function and the reason', async () => {
    const line = await written((metrics) => metrics.addBy('Rejected', { Reason: 'too_old' }, 3));

    expect(line).toMatchObject({ Rejected: 3, service: 'accept-response', Reason: 'too_old' });
    expect(line['_aws'].CloudWatchMetrics).toMatchObject([{ Dimensions: [['service', 'Reason']] }]);
  });
});
