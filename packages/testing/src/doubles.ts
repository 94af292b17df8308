// What the work of a function needs, in the place of the real thing: a registry of one unit, tickets, and a queue that a test
// can look into and that takes what the test says.
import { type FactMessage, readMessage } from '@tera/contracts';
import {
  type FactKey,
  KINDS,
  type KindName,
  type RegistryDocument,
  type StateOf,
  type TicketEvent,
  unitRegistry,
} from '@tera/domain';
import { type Fact, type FactQueue, type FactReader, type RegistryStore, factName } from '@tera/store';
import { contoh, ticketState } from './facts/index.ts';

/** `document` is asked for at each look, so that a unit may change. */
export function registryOf(document: () => RegistryDocument, unitId = contoh): Pick<RegistryStore, 'unit'> {
  return { unit: (id) => Promise.resolve(id === unitId ? unitRegistry(document()) : undefined) };
}

/** Facts of tickets by their ids, with what happened to them; of any other there is nothing yet. */
export function ticketsOf(tickets: Readonly<Record<string, readonly TicketEvent[]>>): FactReader {
  const factOf = <K extends KindName>(key: FactKey<K>): Fact<K> => {
    const events = key.kind === 'ticket' ? tickets[key.id] : undefined;
    const empty = { key, state: KINDS[key.kind].empty, applied: new Map(), partial: false, version: 0 };
    return events === undefined ? empty : { ...empty, state: ticketState(events) as StateOf<K>, version: 1 };
  };
  return { read: (keys) => Promise.resolve(new Map(keys.map((key) => [factName(key), factOf(key)]))) };
}

export interface OpenQueue extends FactQueue {
  /** What was offered, and what of it was taken. */
  readonly offered: FactMessage[];
  readonly taken: FactMessage[];
}

export type Takes = (message: FactMessage, index: number) => boolean;

export function queueThat(takes: Takes = () => true): OpenQueue {
  const offered: FactMessage[] = [];
  const taken: FactMessage[] = [];
  return {
    offered,
    taken,
    send: (messages) => {
      // As the real one, it takes nothing that could not be read out of it.
      const unreadable = messages.find((message) => !readMessage(JSON.stringify(message)).ok);
      if (unreadable !== undefined) throw new Error(`a door sends what cannot be read: ${JSON.stringify(unreadable)}`);
      const outcomes = messages.map(takes);
      offered.push(...messages);
      taken.push(...messages.filter((_, index) => outcomes[index]));
      return Promise.resolve(outcomes);
    },
  };
}
