// A house in which figures are contested: the work on the real store, with a queue that can be stopped and a clock that a
// test moves. Facts are given as counted; what becomes of them is the aggregator's.
import {
  type FactMessage,
  FactMessageSchema,
  NewDecisionSchema,
  NewObjectionSchema,
  ObjectionsQuerySchema,
  TicketIdSchema,
} from '@tera/contracts';
import { type FactKey, type Instant, type KindName, MINUTE, type UnitId, cellKey } from '@tera/domain';
import type { Caller, Reply } from '@tera/http';
import {
  type DecideDeps,
  type FileDeps,
  decideObjection,
  decideOpenObjection,
  factObjections,
  fileObjection,
  listObjections,
  objectionId,
} from '@tera/objections';
import {
  type DynamoClient,
  type Fact,
  type WaitingRuling,
  factItem,
  factName,
  factOf,
  objectionStore,
  rulingOutbox,
} from '@tera/store';
import { complaints } from '@tera/testing/contract';
import { queueThat, registryOf } from '@tera/testing/doubles';
import { TABLES } from '@tera/testing/engine';
import { NOW, aDocument, aNewUnit, ani, at, ektp, servedTicket, ticketKey, ticketState } from '@tera/testing/facts';
import { type Answer, aPage, answerTo } from '@tera/testing/http';
import { expect } from 'vitest';

export const FILE = 'POST /v1/units/{unitId}/facts/{factId}/objections';
export const OF_FACT = 'GET /v1/units/{unitId}/facts/{factId}/objections';
export const DECIDE = 'POST /v1/units/{unitId}/facts/{factId}/objections/{objectionId}/decision';
export const DECIDE_OPEN = 'POST /v1/units/{unitId}/facts/{factId}/decision';
export const LIST = 'GET /v1/units/{unitId}/objections';

/** When the tickets were served: the newest that is known of them. */
export const SERVED = at('08:15');
export const OBJECTION = { reason: 'bukan saya yang melayani' };
export const REFUSED = { outcome: 'refused', reason: 'sudah diperiksa' } as const;
export const UPHELD = { outcome: 'upheld', reason: 'nomor uji coba' } as const;

/** Who files, and who decides, unless a test says otherwise. */
export const FILER: Whose = { keyId: 'hr', name: 'Ani, petugas loket 1' };
export const DECIDER: Whose = { keyId: 'kepala', name: 'Kepala Subbagian Umum' };

/** Of a key what an objection rests on. */
export type Whose = Pick<Caller, 'keyId' | 'name' | 'officerId'> & { readonly madeBy?: Caller['madeBy'] };

type Judge = (message: FactMessage) => boolean;

const anything: Judge = () => true;

export interface House {
  readonly unitId: UnitId;
  readonly file: (factId: string, body?: object, by?: Whose) => Promise<Answer>;
  /** Without an `id` the one that is open. */
  readonly decide: (factId: string, body: object, id?: string, by?: Whose) => Promise<Answer>;
  readonly ofFact: (factId: string, by?: Whose) => Promise<Answer>;
  readonly list: (
    query?: {
      readonly state?: 'open' | 'upheld' | 'refused';
      readonly officer?: string;
      readonly period?: string;
      readonly limit?: string;
      readonly cursor?: string;
    },
    by?: Whose,
  ) => Promise<Answer>;
  /** What the queue has taken, each readable by the aggregator; it is forgotten with the call. */
  readonly queued: () => FactMessage[];
  /** From now on the queue takes these messages only; a judge that throws is a queue in which the function ends. */
  readonly queueTakes: (judge: Judge) => void;
  /** The entries in the outbox, and the errors of those that could not be taken out. */
  readonly waiting: () => Promise<WaitingRuling['entry'][]>;
  readonly left: readonly unknown[];
  /** An officer is taken out of the registry. */
  readonly leaves: (officerId: string) => void;
  readonly setClock: (now: Instant) => void;
}

interface Wishes {
  /** The facts that are in the figures. */
  readonly facts?: readonly string[];
  readonly client: DynamoClient;
}

/** A unit of its own with the officers `ani` and `budi`, and keys with the ids `hr` and `kepala`. */
export function aHouse({ client, facts = ['A-001'] }: Wishes): House {
  const unitId = aNewUnit();
  let document = aDocument();
  let now = NOW;
  let takes = anything;
  const left: unknown[] = [];
  const queue = queueThat((message) => takes(message));
  const outbox = rulingOutbox(client, TABLES.registry);
  const deps: FileDeps & DecideDeps & { objections: ReturnType<typeof objectionStore> } = {
    registry: registryOf(() => document, unitId),
    facts: {
      read: (keys, when) => Promise.resolve(new Map(keys.map((key) => [factName(key), counted(key, facts, when)]))),
    },
    objections: objectionStore(client, TABLES.registry),
    outbox,
    onLeft: (error) => left.push(error),
    queue,
    newId: objectionId,
    now: () => now,
  };
  const pathOf = (factId: string) => ({ unitId, factId: TicketIdSchema.parse(factId) });
  return {
    unitId,
    file: async (factId, body = OBJECTION, caller = FILER) => {
      const request = { path: pathOf(factId), body: NewObjectionSchema.parse(body), caller };
      return documented(FILE, await fileObjection(request, deps));
    },
    decide: async (factId, body, id, { madeBy = [], ...by } = DECIDER) => {
      const caller = { ...by, madeBy };
      const request = { path: pathOf(factId), body: NewDecisionSchema.parse(body), caller };
      return id === undefined
        ? documented(DECIDE_OPEN, await decideOpenObjection(request, deps))
        : documented(DECIDE, await decideObjection({ ...request, path: { ...request.path, objectionId: id } }, deps));
    },
    ofFact: async (factId, caller = FILER) =>
      documented(OF_FACT, await factObjections({ path: pathOf(factId), caller }, deps)),
    list: async ({ cursor, ...query } = {}, caller = FILER) => {
      const asked = { path: { unitId }, query: ObjectionsQuerySchema.parse(query), page: aPage(cursor), caller };
      return documented(LIST, await listObjections(asked, deps));
    },
    // As it is read at the other end: what cannot be read there would lie in the dead-letter queue.
    queued: () => queue.taken.splice(0).map((message) => FactMessageSchema.parse(JSON.parse(JSON.stringify(message)))),
    queueTakes: (judge) => {
      takes = judge;
    },
    waiting: async () => {
      const found: WaitingRuling[] = [];
      for await (const page of outbox.waiting(at('2031-01-01 07:00'), 100)) found.push(...page);
      return found.filter((ruling) => ruling.unitId === unitId).map(({ entry }) => entry);
    },
    left,
    leaves: (officerId) => {
      document = aDocument({ officers: document.officers.filter(({ id }) => id !== officerId) });
    },
    setClock: (instant) => {
      now = instant;
    },
  };
}

export const later = (minutes: number): Instant => NOW + minutes * MINUTE;

/** The id of the objection that was answered. */
export function idOf({ body }: Answer): string {
  return (body as { objectionId: string }).objectionId;
}

function documented(routeKey: string, reply: Reply): Answer {
  const answer = answerTo(reply);
  expect(complaints(routeKey, answer)).toEqual([]);
  return answer;
}

/** A ticket that was served this morning, as it reads at that time; nothing, where it is none of those counted. */
function counted<K extends KindName>(key: FactKey<K>, ids: readonly string[], when: Instant): Fact<K> {
  const applied = new Map([[cellKey({ day: '2026-11-20', officerId: ani, serviceId: ektp }), { completed: 1 }]]);
  const state = ticketState(servedTicket(key.id));
  const item = factItem({ key: ticketKey(key.id, key.unitId), state, applied, partial: false, version: 1 });
  return factOf(key, ids.includes(key.id) ? item : undefined, when);
}
