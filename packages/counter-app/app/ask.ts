// What the page asks the server for itself; events are sent by the client alone. Every refusal comes with what the clerk
// can do about it.

import type { CounterSetup, LentNumbers } from '@tera/contracts';
import { pathTo } from '@tera/contracts/path-to';
import type { claimNumbers, getCounterSetup, getTicketLink, listTickets } from '@tera/contracts/routes';
import type { ListedTicket } from './one-queue.ts';
import { numberOf } from './ticket-number.ts';
import type { OpenState } from './ticket.ts';

export type Asked<Value> =
  | { readonly is: 'answered'; readonly value: Value }
  | {
      readonly is: 'offline' | 'refused';
      readonly words: string;
      /** The unit that the server believes is meant, where its id was written in another case. */
      readonly meant?: string | undefined;
    };

interface Holder {
  readonly key: string;
  readonly unitId: string;
}

/** The names of the unit's services, officers and counters. */
export function askForSetup(holder: Holder): Promise<Asked<CounterSetup>> {
  const path = pathTo<typeof getCounterSetup>('GET /v1/units/{unitId}/counter-setup', { unitId: holder.unitId });
  return ask(holder, path, isSetup);
}

/** What this browser may put into the numbers that it gives out. */
export function askForNumbers(
  holder: Holder,
  claim: { readonly browserId: string; readonly counterId: string; readonly mark: string },
): Promise<Asked<LentNumbers>> {
  const path = pathTo<typeof claimNumbers>('POST /v1/units/{unitId}/number-claims', { unitId: holder.unitId });
  return ask(holder, path, isLent, claim);
}

/** The survey link of a completed ticket once more, for an answer that got lost on its way here. */
export async function askForSurvey(holder: Holder, ticketId: string): Promise<Asked<string>> {
  const { unitId } = holder;
  const path = pathTo<typeof getTicketLink>('GET /v1/units/{unitId}/tickets/{ticketId}/link', { unitId, ticketId });
  const answer = await ask(holder, path, hasUrl);
  return answer.is === 'answered' ? { is: 'answered', value: answer.value.url } : answer;
}

/** The open tickets of the unit, page by page. */
export async function askForOpenTickets(holder: Holder): Promise<Asked<readonly ListedTicket[]>> {
  const path = pathTo<typeof listTickets>('GET /v1/units/{unitId}/tickets', { unitId: holder.unitId });
  const listed: ListedTicket[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ state: 'open', ...(cursor === null ? {} : { cursor }) });
    const page: Asked<OpenPage> = await ask(holder, `${path}?${query.toString()}`, isOpenPage);
    if (page.is !== 'answered') return page;
    listed.push(...page.value.tickets.map(listedOf));
    cursor = page.value.next;
  } while (cursor !== null);
  return { is: 'answered', value: listed };
}

interface OpenPage {
  readonly tickets: readonly {
    readonly ticketId: string;
    readonly number?: string;
    readonly serviceId?: string;
    readonly state: OpenState;
    readonly since: string;
    readonly issuedAt: string;
    readonly counterId?: string;
    readonly officerId?: string;
  }[];
  readonly next: string | null;
}

function listedOf(ticket: OpenPage['tickets'][number]): ListedTicket {
  const {
    ticketId,
    number = numberOf(ticketId),
    serviceId = '',
    state,
    since,
    issuedAt,
    counterId,
    officerId,
  } = ticket;
  return {
    ticketId,
    number,
    serviceId,
    state,
    since: Date.parse(since),
    issuedAt: Date.parse(issuedAt),
    counterId,
    officerId,
  };
}

function isOpenPage(json: unknown): json is OpenPage {
  if (!isObject(json) || !Array.isArray(json['tickets'])) return false;
  const fields = ['ticketId', 'state', 'since', 'issuedAt'];
  return json['tickets'].every((it) => isObject(it) && fields.every((field) => typeof it[field] === 'string'));
}

const LONGEST = 20_000;

async function ask<Value>(
  { key }: Pick<Holder, 'key'>,
  path: string,
  isRight: (json: unknown) => json is Value,
  body?: unknown,
): Promise<Asked<Value>> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LONGEST);
  try {
    const authorization = `Bearer ${key}`;
    const response = await fetch(path, {
      ...(body === undefined
        ? { headers: { authorization } }
        : {
            method: 'POST',
            headers: { authorization, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
      redirect: 'manual',
      cache: 'no-store',
      signal: limit.signal,
    });
    const json: unknown = await response.json();
    if (response.ok && isRight(json)) return { is: 'answered', value: json };
    const meant = meantIn(json);
    const words = meant === undefined ? (WORDS[response.status] ?? WORDS[500] ?? '') : caseWords(meant);
    return { is: 'refused', words, meant };
  } catch {
    return { is: 'offline', words: 'Server tidak dapat dihubungi. Periksa jaringan, lalu coba lagi.' };
  } finally {
    clearTimeout(timer);
  }
}

/** The hint of a refusal of the unit in the path. */
function meantIn(json: unknown): string | undefined {
  const errors = isObject(json) && Array.isArray(json['errors']) ? (json['errors'] as unknown[]) : [];
  const messages = errors.map((error) => (isObject(error) ? String(error['message']) : ''));
  return /did you mean '([^']+)'\?/.exec(messages.join())?.[1];
}

function caseWords(meant: string): string {
  return `Huruf besar dan kecil pada kode unit dibedakan. Mungkin maksudnya ${meant}.`;
}

const WORDS: Readonly<Record<number, string>> = {
  401: 'Kunci tidak berlaku. Periksa apakah tersalin utuh, atau minta kunci baru kepada admin.',
  403: 'Kunci ini bukan untuk unit ini, atau tidak boleh mencatat tiket. Minta kunci loket kepada admin.',
  404: 'Server belum mengenalnya. Periksa penulisannya, atau coba lagi sebentar lagi.',
  409: 'Tiket ini belum selesai di server. Coba lagi sebentar lagi.',
  422: 'Penulisannya tidak benar: huruf, angka, titik, dan tanda hubung saja, tanpa spasi.',
  500: 'Server sedang bermasalah. Coba lagi sebentar lagi.',
};

function hasUrl(json: unknown): json is { readonly url: string } {
  return isObject(json) && typeof json['url'] === 'string';
}

function isLent(json: unknown): json is LentNumbers {
  return (
    isObject(json) && ['prefix', 'mark'].every((f) => typeof json[f] === 'string') && Array.isArray(json['plainDays'])
  );
}

function isSetup(json: unknown): json is CounterSetup {
  if (!isObject(json) || !['unitId', 'name', 'timeZone'].every((field) => typeof json[field] === 'string'))
    return false;
  return ['services', 'officers', 'counters'].every((list) => isListOfNamed(json[list]));
}

function isListOfNamed(list: unknown): boolean {
  return (
    Array.isArray(list) && list.every((it) => isObject(it) && ['id', 'name'].every((f) => typeof it[f] === 'string'))
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
