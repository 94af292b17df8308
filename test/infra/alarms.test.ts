// Everything that can fail calls somebody, with a sentence that they understand at night and a page that helps.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionsIn, systemOf } from './templates.ts';

interface AlarmProperties {
  readonly AlarmDescription: string;
  readonly AlarmActions?: readonly string[];
  readonly MetricName: string;
  readonly Namespace: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
  readonly TreatMissingData: string;
}

const prod = systemOf('prod');
const alarms = alarmsOf(prod);
const runbook = resolve(import.meta.dirname, '../../docs/runbook.md');

describe('the alarms', () => {
  it.each([...functionsIn(prod.resources.values()).keys()])('tell when %s fails', (name) => {
    const [functionId] = [...prod.ofType('AWS::Lambda::Function')].find(
      ([, { Metadata }]) => Metadata?.['tera:entry'] === `functions/${name}/index.ts`,
    ) ?? [''];
    const own = alarms.filter(
      ({ MetricName, Dimensions }) => MetricName === 'Errors' && Dimensions[0]?.Value === functionId,
    );

    expect(own.map(({ AlarmDescription }) => AlarmDescription)).toEqual([
      expect.stringMatching(new RegExp(`^[A-Z].{40,}\\. See docs/runbook\\.md#${name}-fails$`)),
    ]);
  });

  it('watch the queue, the dead letters, the throttles of the aggregator and the API', () => {
    const others = alarms.filter(({ MetricName }) => MetricName !== 'Errors');

    expect(others.map(({ MetricName, Dimensions }) => [MetricName, Dimensions[0]?.Value])).toEqual([
      ['ApproximateNumberOfMessagesVisible', 'FactsDeadLetters.QueueName'],
      ['ApproximateAgeOfOldestMessage', 'FactsQueue.QueueName'],
      ['5xx', 'ApiHttp'],
      ['Throttles', 'AggregationAggregateFunction'],
    ]);
  });

  it('call for a single dead letter', () => {
    const deadLetters = alarms.find(({ Dimensions }) => Dimensions[0]?.Value === 'FactsDeadLetters.QueueName');

    expect(deadLetters).toMatchObject({
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      EvaluationPeriods: 1,
    });
  });

  it('stay silent while nothing happens', () => {
    expect(new Set(alarms.map(({ TreatMissingData }) => TreatMissingData))).toEqual(new Set(['notBreaching']));
  });

  it('go to the topic in prod, and to nobody in dev', () => {
    expect(new Set(alarms.map(({ AlarmActions }) => String(AlarmActions)))).toEqual(new Set(['AlarmTopic']));
    expect(alarmsOf(systemOf('dev')).filter(({ AlarmActions }) => AlarmActions !== undefined)).toEqual([]);
  });

  it.runIf(existsSync(runbook))('name a section that the runbook has', () => {
    const headings = [...readFileSync(runbook, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      anchor(heading),
    );

    for (const { AlarmDescription } of alarms) expect(headings).toContain(AlarmDescription.split('#')[1]);
  });
});

function alarmsOf(system: typeof prod): readonly AlarmProperties[] {
  return [...system.ofType('AWS::CloudWatch::Alarm').values()].map(
    ({ Properties }) => Properties as unknown as AlarmProperties,
  );
}

/** As GitHub makes links of headings. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
