// What the work of a function needs, in the place of the real thing: a registry of one unit, tickets that are counted, and a queue
// that a test can look into and that takes what the test says.
import { type ChargeJob, ChargeJobSchema, type FactMessage, readMessage } from '@tera/contracts';
import {
  type FactKey,
  KINDS,
  type KindName,
  NOTHING,
  type RegistryDocument,
  type Ruling,
  type StateOf,
  type TicketEvent,
  type TicketState,
  unitRegistry,
} from '@tera/domain';
import { type Fact, type FactReader, type MessageQueue, type RegistryStore, factName } from '@tera/store';
import { contoh, ticketState } from './facts/index.ts';

/** `document` is asked for at each look, so that a unit may change. */
export function registryOf(document: () => RegistryDocument, unitId = contoh): Pick<RegistryStore, 'unit'> {
  return { unit: (id) => Promise.resolve(id === unitId ? unitRegistry(document()) : undefined) };
}

/** Tickets as they are counted, by their ids; any other one is not there. */
export function ticketsThat(
  events: () => Readonly<Record<string, readonly TicketEvent[]>> = () => ({}),
  ruling?: Ruling,
): FactReader {
  return {
    read: <K extends KindName>(keys: readonly FactKey<K>[]) =>
      Promise.resolve(new Map(keys.map((key) => [factName(key), factOfTicket(key, own(events(), key.id), ruling)]))),
  };
}

/** Nothing for an id such as `constructor`, which every object has. */
function own<Value>(values: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

function factOfTicket<K extends KindName>(
  key: FactKey<K>,
  events: readonly TicketEvent[] | undefined,
  ruling: Ruling | undefined,
): Fact<K> {
  const empty = { key, state: KINDS[key.kind].empty, applied: NOTHING, partial: false, version: 0 };
  if (key.kind !== 'ticket' || events === undefined) return empty;
  const state: TicketState = { ...ticketState(events), ruling };
  return { ...empty, state: state as StateOf<K>, version: 1 };
}

export interface OpenQueue<Message = FactMessage> extends MessageQueue<Message> {
  /** What was offered, and what of it was taken. */
  readonly offered: Message[];
  readonly taken: Message[];
}

export type Takes<Message = FactMessage> = (message: Message, index: number) => boolean;

export function queueThat<Message extends FactMessage | ChargeJob = FactMessage>(
  takes: Takes<Message> = () => true,
): OpenQueue<Message> {
  const offered: Message[] = [];
  const taken: Message[] = [];
  return {
    offered,
    taken,
    send: (messages) => {
      // As the real one, it takes nothing that could not be read out of it.
      const unreadable = messages.find((message) => !canBeRead(message));
      if (unreadable !== undefined) throw new Error(`a door sends what cannot be read: ${JSON.stringify(unreadable)}`);
      const outcomes = messages.map(takes);
      offered.push(...messages);
      taken.push(...messages.filter((_, index) => outcomes[index]));
      return Promise.resolve(outcomes);
    },
  };
}

function canBeRead(message: FactMessage | ChargeJob): boolean {
  return 'kind' in message ? readMessage(JSON.stringify(message)).ok : ChargeJobSchema.safeParse(message).success;
}
