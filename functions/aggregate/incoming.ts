// What a batch of queue records brings, gathered by fact: a fact is read and written once, however many records speak
// of it. A record that cannot be read fails alone.
import { type FieldError, newsIn, readMessage } from '@tera/contracts';
import type { FactKey, FactNews, KindName, NewsOf, UnitId } from '@tera/domain';
import { factName } from '@tera/store';

export interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
}

/** What is new of one fact, and the records that brought it. */
export interface Incoming<K extends KindName = KindName> {
  readonly key: FactKey<K>;
  readonly records: Set<string>;
  readonly news: NewsOf<K>[];
}

export interface Batch {
  readonly facts: ReadonlyMap<string, Incoming>;
  readonly unreadable: readonly { readonly messageId: string; readonly why: string }[];
}

export function gather(records: readonly QueueRecord[]): Batch {
  const facts = new Map<string, Incoming>();
  const unreadable: { messageId: string; why: string }[] = [];
  for (const { messageId, body } of records) {
    const message = readMessage(body);
    if (message.ok) {
      for (const news of newsIn(message.value)) take(facts, message.value.unitId, news, messageId);
    } else unreadable.push({ messageId, why: reasonOf(message.errors) });
  }
  return { facts, unreadable };
}

/** What is gathered of the fact so far, in which this record has its say now. */
function take(facts: Map<string, Incoming>, unitId: UnitId, { kind, id, news }: FactNews, messageId: string): void {
  const key = { unitId, kind, id };
  const name = factName(key);
  let fact = facts.get(name);
  if (fact === undefined) facts.set(name, (fact = { key, records: new Set(), news: [] }));
  fact.records.add(messageId);
  fact.news.push(news);
}

/** Paths and codes only: the values are people's. */
function reasonOf(errors: readonly FieldError[]): string {
  return errors
    .map(({ path, code }) => `${path}: ${code}`)
    .join('; ')
    .slice(0, 500);
}
