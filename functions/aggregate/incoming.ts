// What a batch of queue records brings, gathered by fact: a fact is read and written once, however many records speak
// of it. A record that cannot be read fails alone.
import { type FactMessage, FactMessageSchema, newsIn } from '@tera/contracts';
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
    const message = parse(body);
    if ('why' in message) unreadable.push({ messageId, why: message.why });
    else for (const news of newsIn(message)) take(facts, message.unitId, news, messageId);
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

function parse(body: string): FactMessage | { readonly why: string } {
  try {
    const result = FactMessageSchema.safeParse(JSON.parse(body));
    if (result.success) return result.data;
    // Paths and codes only: the values are people's.
    return {
      why: result.error.issues
        .map(({ path, code }) => `${path.join('.')}: ${code}`)
        .join('; ')
        .slice(0, 500),
    };
  } catch {
    return { why: 'not JSON' };
  }
}
