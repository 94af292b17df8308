// Every metric there is: the functions can count nothing else, and an alarm can only ask for what is counted here, by
// exactly the dimensions under which it is kept. Each value of a dimension is a metric that is paid for.
import type { FunctionName } from './function-name.ts';

interface Metric {
  readonly unit: 'Count' | 'Seconds';
  /** What one of it is. */
  readonly tells: string;
  /** The dimensions under which its values are kept, all together. `service` is the function. */
  readonly by: readonly (keyof DimensionValues)[];
}

interface DimensionValues {
  readonly service: FunctionName;
  readonly Status: RefusedStatus;
  /** The code of an error (see the catalogue of errors). */
  readonly Reason: string;
}

/** The statuses that mean something to whoever is called, and the others by their class. */
export type RefusedStatus = '401' | '403' | '429' | '4xx' | '5xx';

export const METRICS = {
  Failed: {
    unit: 'Count',
    tells: 'a request answered with 500, or a batch given back: something was thrown',
    by: ['service'],
  },
  Unavailable: {
    unit: 'Count',
    tells: 'a request answered with 503, because something that it needs does not answer',
    by: ['service'],
  },
  Refused: { unit: 'Count', tells: 'a request refused, whichever function it came to', by: ['Status'] },
  Accepted: { unit: 'Count', tells: 'an event or an answer that the queue has taken', by: ['service'] },
  Rejected: { unit: 'Count', tells: 'an event or an answer of a push that cannot be taken', by: ['service', 'Reason'] },
  Ignored: { unit: 'Count', tells: 'a webhook that tells nothing about a ticket', by: ['service'] },
  FactsChanged: { unit: 'Count', tells: 'a fact written', by: ['service'] },
  Duplicates: { unit: 'Count', tells: 'an event that was known already', by: ['service'] },
  EventIdConflicts: { unit: 'Count', tells: 'two events with one id and different contents', by: ['service'] },
  EventsDropped: { unit: 'Count', tells: 'an event beyond the most that a fact keeps', by: ['service'] },
  EventsSetAside: { unit: 'Count', tells: 'an event of a number that has begun again', by: ['service'] },
  ConflictsRetried: { unit: 'Count', tells: 'a write that met another and was done again', by: ['service'] },
  Unreadable: { unit: 'Count', tells: 'a message that cannot be read, each time that it comes', by: ['service'] },
  Spoiled: {
    unit: 'Count',
    tells: 'a fact that cannot be read or judged, each time that news of it come',
    by: ['service'],
  },
  TooLate: { unit: 'Count', tells: 'news of a fact that may be forgotten, which are not counted', by: ['service'] },
  FactsRefused: { unit: 'Count', tells: 'a fact that the engine will never take', by: ['service'] },
  WriteUnits: { unit: 'Count', tells: 'a write unit of DynamoDB that was used', by: ['service'] },
  FactsPerTransaction: { unit: 'Count', tells: 'the mean of a batch', by: ['service'] },
  OldestEventAge: { unit: 'Seconds', tells: 'the age of the oldest event that a batch has counted', by: ['service'] },
  RulingsOverdue: {
    unit: 'Count',
    tells: 'a ruling that has waited in the outbox for a quarter of an hour, each time that it is looked for',
    by: ['service'],
  },
  ChargesLeft: {
    unit: 'Count',
    tells:
      'a ticket whose answer could not be told whose it is, because the queue did not take it or the time was over',
    by: ['service'],
  },
  ReleasesOverdue: {
    unit: 'Count',
    tells: 'a release that has been due for three days and could not be made, each night',
    by: ['service'],
  },
  CountersDrifted: { unit: 'Count', tells: 'a counter whose cell does not hold what its facts say', by: ['service'] },
  FactsRecounted: { unit: 'Count', tells: 'a fact that adds otherwise by the rules of today', by: ['service'] },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof METRICS;

/** The dimensions of a metric with their values: what its alarm must ask for. */
export type DimensionsOf<Name extends MetricName> = Pick<DimensionValues, (typeof METRICS)[Name]['by'][number]>;

/** Metrics that are told apart by the function alone, which it says by itself. */
export type PlainMetric = {
  [Name in MetricName]: keyof DimensionsOf<Name> extends 'service' ? Name : never;
}[MetricName];

/** What a function counts: nothing that is not in the catalogue of metrics, each in its unit. */
export interface Meter {
  /** Adds to a metric of this function; it is published when the request, or the batch, is done. */
  readonly add: (name: PlainMetric, value: number) => void;
  /**
   * Publishes one value under dimensions of its own at once, so that they do not spread to the others. `notes` go along in
   * the log line and are no dimension: they can be searched for, and make no further metric.
   */
  readonly addBy: <Name extends Exclude<MetricName, PlainMetric>>(
    name: Name,
    dimensions: Omit<DimensionsOf<Name>, 'service'>,
    value: number,
    notes?: Readonly<Record<string, string>>,
  ) => void;
}
