// What a batch of queue records brings, gathered by fact: a fact is read and written once, however many records speak
// of it. A record that cannot be read fails alone.
import { type FactMessage, FactMessageSchema, type ResponseMessage } from '@tera/contracts';
import type { AnswerMove, DeviceResponse, Ruling, SurveyResponse, TicketEvent } from '@tera/domain';
import { type FactKey, factName } from '@tera/store';

export interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
}

/** What is new of one fact, and the records that brought it. What was decided about it may come without it. */
export type Incoming = {
  readonly key: FactKey;
  readonly records: Set<string>;
} & (
  | { readonly kind: 'ticket'; readonly events: TicketEvent[]; readonly rulings: Ruling[] }
  | { readonly kind: 'response'; readonly responses: SurveyResponse[]; readonly moves: AnswerMove[] }
  | { readonly kind: 'device'; readonly responses: DeviceResponse[] }
);

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
    else gatherMessage(facts, message, messageId);
  }
  return { facts, unreadable };
}

function gatherMessage(facts: Map<string, Incoming>, message: FactMessage, messageId: string): void {
  const { unitId } = message;
  switch (message.kind) {
    case 'ticket-events':
      for (const event of message.events)
        gathered(facts, 'ticket', { unitId, id: event.ticketId }, messageId).events.push(event);
      break;
    case 'response':
      gatherAnswer(facts, message, messageId);
      break;
    case 'ruling':
      gathered(facts, 'ticket', { unitId, id: message.fact.id }, messageId).rulings.push(message.ruling);
      break;
    case 'answer-move':
      gathered(facts, 'response', { unitId, id: message.key }, messageId).moves.push(message.move);
      break;
  }
}

/** An answer is a fact of its own, and one more of what its device said that day. */
function gatherAnswer(facts: Map<string, Incoming>, message: ResponseMessage, messageId: string): void {
  const { unitId, key, response, device } = message;
  gathered(facts, 'response', { unitId, id: key }, messageId).responses.push(response);
  if (device === undefined) return;
  const { receivedAt, officerId, serviceId } = response;
  gathered(facts, 'device', { unitId, id: device }, messageId).responses.push({
    key,
    receivedAt,
    officerId,
    serviceId,
  });
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

type Of<Kind extends Incoming['kind']> = Extract<Incoming, { readonly kind: Kind }>;

/** What is gathered of the fact so far, in which this record has its say now. */
function gathered<Kind extends Incoming['kind']>(
  facts: Map<string, Incoming>,
  kind: Kind,
  { unitId, id }: Omit<FactKey, 'kind'>,
  messageId: string,
): Of<Kind> {
  const key = { unitId, kind, id };
  const name = factName(key);
  let fact = facts.get(name);
  if (fact === undefined) facts.set(name, (fact = { key, records: new Set(), ...nothingOf(kind) }));
  fact.records.add(messageId);
  return fact as Of<Kind>;
}

function nothingOf(kind: Incoming['kind']) {
  switch (kind) {
    case 'ticket':
      return { kind, events: [], rulings: [] };
    case 'response':
      return { kind, responses: [], moves: [] };
    case 'device':
      return { kind, responses: [] };
  }
}
