// The queue carries every kind of fact: what a door sends is what the aggregator hears, whatever it is about.
import { KIND_NAMES, type KindName, type NewsOf } from '@tera/domain';
import { NEWS, TOLD_BY } from '@tera/testing/lives';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactMessage, FactMessageSchema, newsIn } from './queue-message.ts';

describe.each(KIND_NAMES)('news of the kind %s', (kind) => {
  it('are heard by the aggregator as they were sent', () => {
    fc.assert(
      fc.property(NEWS[kind], (all) => {
        const told = all.flatMap((news) => {
          const message = toldBy(kind, news);
          return message === undefined ? [] : [{ message, news }];
        });
        for (const { message, news } of told) expect(heard(message)).toContainEqual({ kind, id: 'A-001', news });
      }),
    );
  });
});

function toldBy<K extends KindName>(kind: K, news: NewsOf<K>): FactMessage | undefined {
  return TOLD_BY[kind]('A-001', news);
}

/** What is heard of a message after its way through the queue, where it is a text. */
function heard(message: FactMessage) {
  return newsIn(FactMessageSchema.parse(JSON.parse(JSON.stringify(message))));
}
