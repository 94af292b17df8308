// Everything that can fail calls somebody, with a sentence that they understand at night and a page that helps.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { METRICS } from '@tera/contracts';
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
  it.each([...functionsIn(prod.resources.values()).keys()])(
    'tell when %s ends badly, and when it answers that it failed',
    (name) => {
      const [functionId] = [...prod.ofType('AWS::Lambda::Function')].find(
        ([, { Metadata }]) => Metadata?.['tera:entry'] === `functions/${name}/index.ts`,
      ) ?? [''];
      const own = alarms.filter(({ Dimensions }) => [functionId, name].includes(Dimensions[0]?.Value ?? ''));
      const AlarmDescription: unknown = expect.stringMatching(
        new RegExp(`^[A-Z].{40,}\\. See docs/runbook\\.md#${name}-fails$`),
      );

      expect(own).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            Namespace: 'AWS/Lambda',
            MetricName: 'Errors',
            Dimensions: [{ Name: 'FunctionName', Value: functionId }],
            AlarmDescription,
          }),
          expect.objectContaining({
            Namespace: 'Tera/prod',
            MetricName: 'Failed',
            Dimensions: [{ Name: 'service', Value: name }],
            AlarmDescription,
          }),
        ]),
      );
    },
  );

  it('watch the queues, the dead letters, the API and who is refused by it, the clock, what is counted and what is not', () => {
    const others = alarms.filter(({ MetricName }) => MetricName !== 'Errors' && MetricName !== 'Failed');

    expect(others.map(({ MetricName, Dimensions }) => [MetricName, Dimensions[0]?.Value])).toEqual([
      ['ApproximateNumberOfMessagesVisible', 'FactsDeadLetters.QueueName'],
      ['ApproximateAgeOfOldestMessage', 'FactsQueue.QueueName'],
      ['ApproximateNumberOfMessagesVisible', 'ChargesDeadLetters.QueueName'],
      ['ApproximateAgeOfOldestMessage', 'ChargesQueue.QueueName'],
      ['5xx', 'ApiHttp'],
      ['Refused', '401'],
      ['Refused', '403'],
      ['Refused', '429'],
      ['InvocationDroppedCount', 'tera-prod'],
      ['Throttles', 'AggregationAggregateFunction'],
      ['Unreadable', 'aggregate'],
      ['FactsRefused', 'aggregate'],
      ['ChargesLeft', 'charge-answers'],
      ['RulingsOverdue', 'send-rulings'],
      ['ReleasesOverdue', 'publish'],
      ['CountersDrifted', 'rebuild-cells'],
    ]);
  });

  it('of our own metrics ask for a name and the dimensions under which it is kept', () => {
    const own = alarms.filter(({ Namespace }) => Namespace.startsWith('Tera/'));

    expect(own.length).toBeGreaterThan(functionsIn(prod.resources.values()).size);
    for (const { MetricName, Dimensions } of own) {
      expect({ [MetricName]: Dimensions.map(({ Name }) => Name) }).toEqual({
        [MetricName]: Object.entries(METRICS).find(([name]) => name === MetricName)?.[1].by,
      });
    }
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

  it('are those of which the runbook has a section, each of them', () => {
    const headings = [...readFileSync(runbook, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
    const sections = headings.filter((heading) => anchor(heading) === heading);

    expect(new Set(sections)).toEqual(new Set(alarms.map(({ AlarmDescription }) => AlarmDescription.split('#')[1])));
  });
});

function alarmsOf(system: typeof prod): readonly AlarmProperties[] {
  return [...system.ofType('AWS::CloudWatch::Alarm').values()].map(
    ({ Properties }) => Properties as unknown as AlarmProperties,
  );
}

/** As GitHub makes links of headings. A heading that is written as its own link is an alarm's. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .replaceAll(' ', '-');
}
