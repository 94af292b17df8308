// What requests cost by the engine's own raw answers, whatever the code under measure asks for or adds up itself. It asks
// for the detail, so that an index that nobody counts would show.

import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoClient, DynamoCommand } from '@tera/store';

export interface Capacity {
  /** Of everything: tables and indexes. */
  writeUnits: number;
  readUnits: number;
  /** The part of `writeUnits` that an index took, by its name. */
  readonly indexWriteUnits: Record<string, number>;
}

/** A client of ours that can be measured: what `work` costs that goes through it. */
export interface MeteredClient extends DynamoClient {
  readonly measure: (work: () => Promise<unknown>) => Promise<Capacity>;
}

/** Only while it measures does it slow every request down a little: not for work that is timed as well. */
export function metered(client: DynamoClient): MeteredClient {
  let capacity: Capacity | undefined;
  return {
    send: async <Input, Output>(command: DynamoCommand<Input, Output>, options?: { abortSignal?: AbortSignal }) => {
      if (capacity === undefined) return client.send(command, options);
      const asked = { ...command, input: { ...command.input, ReturnConsumedCapacity: 'INDEXES' } };
      const answer = await client.send(asked, options);
      for (const consumed of consumedIn(answer as object)) add(capacity, command.operation, consumed);
      return answer;
    },
    measure: async (work) => {
      const measured = nothing();
      capacity = measured;
      await work().finally(() => (capacity = undefined));
      return measured;
    },
  };
}

/** What `work` costs through a client of the SDK, which it slows down likewise. */
export async function measureCapacity(client: DynamoDBClient, work: () => Promise<unknown>): Promise<Capacity> {
  const capacity = nothing();
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const asked = { ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } };
        const answer = await next(asked);
        for (const consumed of consumedIn(answer.output)) add(capacity, commandName, consumed);
        return answer;
      },
    { step: 'initialize', name: measureCapacity.name },
  );
  try {
    await work();
  } finally {
    client.middlewareStack.remove(measureCapacity.name);
  }
  return capacity;
}

function nothing(): Capacity {
  return { writeUnits: 0, readUnits: 0, indexWriteUnits: {} };
}

/** One entry per table; a request of one table answers without a list. */
function consumedIn(output: object): ConsumedCapacity[] {
  const { ConsumedCapacity: consumed } = output as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] };
  if (consumed === undefined) throw new Error('the engine does not say what a request cost');
  return [consumed].flat();
}

function add(
  capacity: Capacity,
  commandName: string,
  { CapacityUnits: total, Table, GlobalSecondaryIndexes }: ConsumedCapacity,
): void {
  const indexes = Object.entries(GlobalSecondaryIndexes ?? {});
  const inDetail = indexes.reduce((sum, [, index]) => sum + (index.CapacityUnits ?? 0), Table?.CapacityUnits ?? 0);
  if (inDetail !== total) throw new Error(`${commandName} cost ${total} units in all and ${inDetail} in detail`);
  if (/Get|Query|Scan/.test(commandName)) {
    capacity.readUnits += total;
    return;
  }
  capacity.writeUnits += total;
  for (const [name, index] of indexes) {
    capacity.indexWriteUnits[name] = (capacity.indexWriteUnits[name] ?? 0) + (index.CapacityUnits ?? 0);
  }
}
