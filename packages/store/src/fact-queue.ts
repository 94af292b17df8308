// Putting facts on the queue, as few messages as fit in 64 KB each, because each 64 KB is billed as a request. A batch
// can fail in part with a 200, so what was taken is what the answer says was taken.
import { type SQSClient, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { type FactMessage, MESSAGE_BYTES, type TicketEventsMessage, readMessage } from '@tera/contracts';
import type { TicketEvent, UnitId } from '@tera/domain';

export interface FactQueue {
  /**
   * Sends what it can; `taken` has one entry per message, true once the queue has it.
   * @throws before anything is sent where whoever counts could not read one of them: a door has to say so itself, before
   */
  readonly send: (messages: readonly FactMessage[]) => Promise<boolean[]>;
}

const MESSAGES_PER_BATCH = 10;
const BYTES_PER_BATCH = 256 * 1024;

/** `onFailure` hears why a batch was not taken; the caller is told only that it was not. */
export function factQueue(client: SQSClient, queueUrl: string, onFailure: (error: unknown) => void): FactQueue {
  return {
    send: async (messages) => {
      const taken = messages.map(() => false);
      const bodies = messages.map((message) => ({ body: readable(message), unitId: message.unitId }));
      for (const batch of batches(bodies)) {
        for (const index of await sendBatch(client, queueUrl, batch, onFailure)) taken[index] = true;
      }
      return taken;
    },
  };
}

/** The events of a push as messages, in order, each at most 64 KB. */
export function ticketMessages(unitId: UnitId, events: readonly TicketEvent[]): TicketEventsMessage[] {
  const empty = asciiJson({ v: 1, kind: 'ticket-events', unitId, events: [] }).length;
  const messages: TicketEvent[][] = [];
  let room = 0;
  for (const event of events) {
    const bytes = asciiJson(event).length + 1;
    if (bytes > room) {
      messages.push([]);
      room = MESSAGE_BYTES - empty;
    }
    messages.at(-1)?.push(event);
    room -= bytes;
  }
  return messages.map((part) => ({ v: 1, kind: 'ticket-events', unitId, events: part }));
}

interface Body {
  readonly index: number;
  readonly body: string;
  readonly unitId: UnitId;
}

/** The indexes of the messages that the queue has. */
async function sendBatch(
  client: SQSClient,
  queueUrl: string,
  batch: readonly Body[],
  onFailure: (error: unknown) => void,
): Promise<number[]> {
  try {
    const { Successful = [], Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: batch.map(({ index, body, unitId }) => ({
          Id: String(index),
          MessageBody: body,
          // On a standard queue this is fair sharing: a unit that loads its history does not hold up the others.
          MessageGroupId: unitId,
        })),
      }),
    );
    for (const failure of Failed) onFailure(failure);
    return Successful.map(({ Id }) => Number(Id));
  } catch (error) {
    // Perhaps taken, perhaps not: the caller is told to send again, and a duplicate changes nothing.
    onFailure(error);
    return [];
  }
}

function batches(bodies: readonly Omit<Body, 'index'>[]): Body[][] {
  const result: Body[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const [index, entry] of bodies.entries()) {
    const size = entry.body.length;
    if (bytes + size > BYTES_PER_BATCH || (result.at(-1)?.length ?? 0) === MESSAGES_PER_BATCH) {
      result.push([]);
      bytes = 0;
    }
    result.at(-1)?.push({ ...entry, index });
    bytes += size;
  }
  return result;
}

/** The text of a message, as it is read when it is counted. */
function readable(message: FactMessage): string {
  const body = asciiJson(message);
  const result = readMessage(body);
  if (result.ok) return body;
  const why = result.errors.map(({ path, code }) => `${path}: ${code}`).join('; ');
  throw new Error(`a message for the queue could not be read from it: ${why}`);
}

/** JSON in ASCII, a byte a character: SQS refuses a few characters, and a message of them would be refused for ever. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
