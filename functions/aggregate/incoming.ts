// What a batch of queue records brings, gathered by fact: a fact is read and written once, however many records speak
// of it. A record that cannot be read fails alone.
import { type FactMessage, FactMessageSchema, type ResponseMessage } from '@tera/contracts';
import { type DeviceResponse, type SurveyResponse, type TicketEvent, type UnitId, firstResponse } from '@tera/domain';
import { type FactKey, factName } from '@tera/store';

export interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
}

/** What is new of one fact, and the records that brought it. */
export type Incoming = {
  readonly key: FactKey;
  readonly records: Set<string>;
} & (
  | { readonly kind: 'ticket'; readonly events: TicketEvent[] }
  | { readonly kind: 'response'; response: SurveyResponse; repeats: number }
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
    else if (message.kind === 'response') gatherAnswer(facts, message, messageId);
    else for (const event of message.events) gatherEvent(facts, message.unitId, event, messageId);
  }
  return { facts, unreadable };
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

function gatherEvent(facts: Map<string, Incoming>, unitId: UnitId, event: TicketEvent, messageId: string): void {
  const key: FactKey = { unitId, kind: 'ticket', id: event.ticketId };
  const name = factName(key);
  const known = facts.get(name);
  if (known?.kind !== 'ticket')
    facts.set(name, { key, kind: 'ticket', events: [event], records: new Set([messageId]) });
  else {
    known.events.push(event);
    known.records.add(messageId);
  }
}

/** An answer is a fact of its own, and one more of what its device said that day. */
function gatherAnswer(facts: Map<string, Incoming>, message: ResponseMessage, messageId: string): void {
  const { unitId, key, response, device } = message;
  gatherResponse(facts, unitId, key, response, messageId);
  if (device === undefined) return;
  const { receivedAt, officerId, serviceId } = response;
  gatherDevice(facts, { unitId, kind: 'device', id: device }, { key, receivedAt, officerId, serviceId }, messageId);
}

function gatherDevice(facts: Map<string, Incoming>, key: FactKey, response: DeviceResponse, messageId: string): void {
  const name = factName(key);
  const known = facts.get(name);
  if (known?.kind !== 'device') {
    facts.set(name, { key, kind: 'device', responses: [response], records: new Set([messageId]) });
    return;
  }
  known.responses.push(response);
  known.records.add(messageId);
}

function gatherResponse(
  facts: Map<string, Incoming>,
  unitId: UnitId,
  id: string,
  response: SurveyResponse,
  messageId: string,
): void {
  const key: FactKey = { unitId, kind: 'response', id };
  const name = factName(key);
  const known = facts.get(name);
  if (known?.kind !== 'response') {
    facts.set(name, { key, kind: 'response', response, repeats: 0, records: new Set([messageId]) });
    return;
  }
  known.response = firstResponse(known.response, response);
  known.repeats += 1;
  known.records.add(messageId);
}
