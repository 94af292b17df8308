// The work of the API that pages about objections are made of, asked by who is signed in.
import * as routes from '@tera/contracts/routes';
import type { Period, TicketId, UnitId, UnitRegistry } from '@tera/domain';
import { type Cursors, type Once, inPerson } from '@tera/http';
import {
  type DecideDeps,
  type FileDeps,
  type ObjectionsDeps,
  decideObjection,
  factObjections,
  fileObjection,
  listObjections,
  storedTicket,
} from '@tera/objections';
import { readSums } from '@tera/reporting';
import { type IndicatorStore, type ObjectionStore, factName } from '@tera/store';
import type { ConsoleView, UnitWork } from '@tera/in-person';

export interface ObjectionWorkDeps extends Omit<FileDeps & DecideDeps & ObjectionsDeps, 'objections'> {
  readonly objections: ObjectionStore;
  readonly indicators: IndicatorStore;
  readonly cursors: Cursors;
  readonly once: Once;
}

export function objectionWorks(deps: ObjectionWorkDeps) {
  return {
    file: inPerson(routes.fileObjection, (request) => fileObjection(request, deps), deps),
    ofTicket: inPerson(routes.getFactObjections, (request) => factObjections(request, deps)),
    list: inPerson(routes.listObjections, (request) => listObjections(request, deps), deps),
    decide: inPerson(routes.decideObjection, (request) => decideObjection(request, deps), deps),

    // What asks nobody who it is for: a page asks one of the above first.
    find: deps.objections.find,
    ticket: (unitId: UnitId, ticketId: TicketId) => storedTicket(unitId, ticketId, deps),
    tickets: async (unitId: UnitId, ids: readonly TicketId[]) => {
      const keys = ids.map((id) => ({ unitId, kind: 'ticket', id }) as const);
      const read = await deps.facts.read(keys, deps.now());
      return new Map(keys.map((key) => [key.id, read.get(factName(key))]));
    },
    sums: (unitId: UnitId, unit: UnitRegistry, period: Period) => readSums(unitId, unit, period, deps),
  };
}

/** A page about objections as its work sees it. */
export type ObjectionsView = ConsoleView<UnitWork & { readonly objections: ReturnType<typeof objectionWorks> }>;
