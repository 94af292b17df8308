// A batch in figures and words. It comes after the last commit, so nothing in it may throw for what a batch can hold.
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Observer } from '@tera/http';
import type { Tally } from './tally.ts';

export function report(tally: Tally, { logger, metrics }: Pick<Observer, 'logger' | 'metrics'>): void {
  const counts = {
    FactsChanged: tally.factsChanged,
    Duplicates: tally.duplicates,
    EventIdConflicts: tally.idConflicts,
    EventsDropped: tally.eventsDropped,
    ConflictsRetried: tally.conflictsRetried,
    Unreadable: tally.unreadable.length,
    Spoiled: tally.spoiled.length,
    TooLate: tally.tooLate,
    Refused: tally.refusals.length,
    WriteUnits: tally.writeUnits,
  };
  for (const [name, count] of Object.entries(counts)) metrics.addMetric(name, MetricUnit.Count, count);
  const { factsPerTransaction: facts, oldestApplied } = tally;
  if (facts.length > 0) {
    const mean = facts.reduce((sum, count) => sum + count, 0) / facts.length;
    metrics.addMetric('FactsPerTransaction', MetricUnit.Count, mean);
  }
  if (oldestApplied !== undefined) {
    metrics.addMetric('OldestEventAge', MetricUnit.Seconds, Math.max(0, (Date.now() - oldestApplied) / 1000));
  }
  for (const { messageId, why } of tally.unreadable) logger.error('A message cannot be read', { messageId, why });
  for (const why of tally.spoiled) logger.error('A fact cannot be judged', { why });
  for (const why of tally.readFailures) logger.warn('Facts or units cannot be read', { why });
  for (const why of tally.refusals) logger.error('A fact cannot be written', { why });
  if (tally.unknownUnits > 0) logger.error('Facts of a unit that is not registered', { facts: tally.unknownUnits });
}
