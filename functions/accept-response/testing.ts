// A citizen with a link: the work with doubles of all that it needs, and what came out of it.
import { type ResponseMessage, ResponseSchema, read } from '@tera/contracts';
import {
  type CounterId,
  DAY,
  type OfficerId,
  type RegistryDocument,
  type ServiceId,
  type TicketId,
  type UnitId,
  unitRegistry,
} from '@tera/domain';
import { type PageReply, type Reply, resultOf } from '@tera/http';
import type { ApiKey, RateLimit, RateLimiter } from '@tera/store';
import {
  type LinkSecretSource,
  type LinkSecrets,
  type PosterLink,
  type TicketLink,
  signLink,
  signPosterLink,
} from '@tera/links';
import { quietObserver } from '../../packages/http/src/testing/observed.ts';
import { type Answer, type Sent, aForm, answerOf, requestOf } from '../../packages/http/src/testing/request.ts';
import { aDocument } from '../../packages/store/src/testing/makers.ts';
import { acceptForm } from './accept-form.ts';
import { type Sent as SentAnswer, acceptResponse } from './accept-response.ts';

export const NOW = Date.parse('2026-11-20T09:00:00+07:00');
export const LINK: TicketLink = {
  unitId: 'contoh' as UnitId,
  serviceId: 'ektp' as ServiceId,
  officerId: 'ani' as OfficerId,
  ticketId: 'TIKET-0042' as TicketId,
  expiresAt: NOW + 30 * DAY,
};
export const SECRETS = secretsOf('1', { 1: 'a secret' });

export function secretsOf(signWith: string, secrets: Readonly<Record<string, string>>): LinkSecrets {
  return { signWith, secrets: new Map(Object.entries(secrets)) };
}

export function aLink(fields: Partial<TicketLink> = {}, secrets = SECRETS): string {
  return signLink({ ...LINK, ...fields }, secrets);
}

export function aPosterLink(fields: Partial<PosterLink> = {}): string {
  return signPosterLink({ unitId: LINK.unitId, counterId: 'loket-1' as CounterId, ...fields }, SECRETS);
}

export function aBody(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { link: aLink(), responseId: 'r-1', answers: { perilaku: 4, kompetensi: 3 }, ...fields };
}

const FORM_ROUTE = { routeKey: 'POST /s/{link}' };

/** The fields of a form; `link` is where it is posted to. */
type Fields = Readonly<Record<string, string>>;

interface House {
  readonly unit?: RegistryDocument;
  /** What the function knows at first, and what it finds when it looks again. */
  readonly secrets?: readonly [LinkSecrets, LinkSecrets?];
  readonly queueTakes?: boolean;
  readonly now?: number;
  readonly keys?: readonly ApiKey[];
  /** Lets everything through unless a test says otherwise. */
  readonly limiter?: RateLimiter;
}

export interface Desk {
  readonly answer: (body: Readonly<Record<string, unknown>>, sent?: Omit<SentAnswer, 'body'>) => Promise<Answer>;
  /** The page's own form, as a browser posts it to the link. */
  readonly post: (fields: Fields, sent?: Sent) => Promise<PageReply>;
  /** Something else, posted to the same place. */
  readonly postRaw: (sent: Sent) => Promise<PageReply>;
  /** The names of the limits that were asked about. */
  readonly limited: readonly string[];
  readonly queued: ResponseMessage[];
  readonly renewals: () => number;
  readonly counted: Readonly<Record<string, number>>;
}

export function aDesk({
  unit = aDocument(),
  secrets = [SECRETS],
  queueTakes = true,
  now = NOW,
  keys = [],
  limiter = { allows: () => Promise.resolve(true) },
}: House = {}): Desk {
  const limited: string[] = [];
  const queued: ResponseMessage[] = [];
  const { metrics, counted } = quietObserver();
  const [known, found = known] = secrets;
  let renewals = 0;
  const source: LinkSecretSource = {
    current: () => Promise.resolve(renewals > 0 ? found : known),
    renewed: () => {
      renewals += 1;
      return Promise.resolve(found);
    },
  };
  const deps = {
    registry: { unit: (id: UnitId) => Promise.resolve(id === LINK.unitId ? unitRegistry(unit) : undefined) },
    queue: {
      send: (messages: readonly unknown[]) => {
        if (queueTakes) queued.push(...(messages as ResponseMessage[]));
        return Promise.resolve(messages.map(() => queueTakes));
      },
    },
    linkSecrets: source,
    responseSecret: () => Promise.resolve('the key of pseudonyms'),
    keys: { find: (keyId: string) => Promise.resolve(keys.find((key) => key.keyId === keyId)) },
    limiter: {
      allows: (limit: RateLimit, at: number) => {
        limited.push(limit.name);
        return limiter.allows(limit, at);
      },
    },
    metrics,
    now: () => now,
  };
  return {
    answer: async (body, sent) => {
      const result = read(ResponseSchema, body);
      if (!result.ok) throw new Error(`a test sends a body that is none: ${JSON.stringify(result.errors)}`);
      const reply: Reply = await acceptResponse({ ...sent, body: result.value }, deps);
      return answerOf(resultOf(reply));
    },
    post: ({ link = aLink(), ...fields }, sent = {}) => {
      const form = aForm(fields);
      const headers = { ...form.headers, ...sent.headers };
      return acceptForm(requestOf({ ...FORM_ROUTE, path: { link }, ...form, ...sent, headers }), deps);
    },
    postRaw: (sent) => acceptForm(requestOf({ ...FORM_ROUTE, path: { link: aLink() }, ...sent }), deps),
    limited,
    queued,
    renewals: () => renewals,
    counted,
  };
}
