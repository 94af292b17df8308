// A batch in figures and words. It comes after the last commit, so nothing in it may throw for what a batch can hold.
import { type Instant, SECOND } from '@tera/domain';
import type { Observer } from '@tera/http';
import type { BatchTally } from './tally.ts';

export function report(
  tally: BatchTally,
  { logger, metrics }: Pick<Observer, 'logger' | 'metrics'>,
  now: Instant,
): void {
  metrics.add('FactsChanged', tally.factsChanged);
  metrics.add('Duplicates', tally.duplicates);
  metrics.add('EventIdConflicts', tally.idConflicts);
  metrics.add('EventsDropped', tally.eventsDropped);
  metrics.add('EventsSetAside', tally.eventsSetAside);
  metrics.add('ConflictsRetried', tally.conflictsRetried);
  metrics.add('Unreadable', tally.unreadable.length);
  metrics.add('Spoiled', tally.spoiled.length);
  metrics.add('TooLate', tally.tooLate);
  metrics.add('FactsRefused', tally.refusals.length);
  metrics.add('WriteUnits', tally.writeUnits);
  const { factsPerTransaction: facts, oldestApplied } = tally;
  if (facts.length > 0) {
    metrics.add('FactsPerTransaction', facts.reduce((sum, count) => sum + count, 0) / facts.length);
  }
  // An event whose clock is ahead has no age that we know: a 0 would say that counting keeps up.
  if (oldestApplied !== undefined && oldestApplied <= now) {
    metrics.add('OldestEventAge', (now - oldestApplied) / SECOND);
  }
  for (const { messageId, why } of tally.unreadable) logger.error('A message cannot be read', { messageId, why });
  for (const why of tally.spoiled) logger.error('A fact cannot be judged', { why });
  for (const why of tally.readFailures) logger.warn('Facts or units cannot be read', { why });
  for (const why of tally.refusals) logger.error('A fact cannot be written', { why });
  if (tally.unknownUnits > 0) logger.error('Facts of a unit that is not registered', { facts: tally.unknownUnits });
}
