// What the work of a function needs, in the place of the real thing: a registry of one unit, and a queue that a test can
// look into and that takes what the test says.
import { type FactMessage, readMessage } from '@tera/contracts';
import { type RegistryDocument, unitRegistry } from '@tera/domain';
import type { FactQueue, RegistryStore } from '@tera/store';
import { contoh } from './facts/index.ts';

/** `document` is asked for at each look, so that a unit may change. */
export function registryOf(document: () => RegistryDocument, unitId = contoh): Pick<RegistryStore, 'unit'> {
  return { unit: (id) => Promise.resolve(id === unitId ? unitRegistry(document()) : undefined) };
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
