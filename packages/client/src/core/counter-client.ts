// A client without a place of its own to keep events: it is given a spool, and runs wherever `fetch` does. `record`
// resolves as soon as the spool has the event; the network is never waited for.

import { type Code, TeraClientError } from './messages.ts';
import type { Destination } from './push.ts';
import { Sender } from './sender.ts';
import { serverClock } from './server-clock.ts';
import type { Rejection, Spool } from './spool.ts';
import type { NewTicketEvent, Survey, TicketEvent } from './wire.ts';
import { writeDown } from './write-down.ts';

export interface CounterOptions {
  /** Such as `https://tera.example.go.id`. */
  readonly baseUrl: string;
  /** An API key with the scope `tickets:write` for the unit. */
  readonly key: string;
  readonly unitId: string;
  /** Moves the time of new events by what this computer's clock is off, when that is over 30 s, and says so in `reason`. */
  readonly correctClock?: boolean | undefined;
  /** When the last event happened that is known of a ticket, in milliseconds since 1970. No time that is made here is before it. */
  readonly lastOf?: ((ticketId: string) => number | undefined) | undefined;
  /** Whenever what the client does changes, and once more when it is closed. */
  readonly onState?: ((status: Status) => void) | undefined;
  /** For each event that the server refused; it has been put aside. After a crash it may come again. */
  readonly onRejected?: ((rejected: RejectedEvent) => void) | undefined;
  /** For each ticket that was completed; after a crash it may come again, with another text for the same one vote. */
  readonly onSurvey?: ((survey: Survey) => void) | undefined;
  readonly onWarning?: ((warning: Warning) => void) | undefined;
}

export interface Status {
  readonly state: 'opening' | 'idle' | 'sending' | 'waiting' | 'stopped' | 'closed';
  /** Why it is `waiting` or `stopped`. */
  readonly code?: Code | undefined;
  readonly detail?: string | undefined;
  readonly nextTryAt?: Date | undefined;
  /** Events that are saved and not yet answered for, and events that were put aside. */
  readonly waiting: number;
  readonly rejected: number;
  /** Seconds to add to this computer's time to get the server's; absent while it is not known. */
  readonly clockOffset?: number | undefined;
}

export interface RejectedEvent {
  readonly event: TicketEvent;
  readonly code: string;
  readonly message: string;
}

export interface Warning {
  readonly code: Code;
  readonly detail: string | undefined;
}

/** What differs between a PC, a browser and a test. */
export interface Environment {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly random: () => number;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly makeId: () => string;
}

type Shown = Omit<Status, 'waiting' | 'rejected' | 'clockOffset'>;

export type Warn = (code: Code, detail?: string) => void;

export class CounterClient<Own extends Spool = Spool> {
  readonly #options: CounterOptions;
  readonly #to: Destination;
  readonly #openSpool: (warn: Warn) => Promise<Own>;
  readonly #environment: Environment;
  readonly #clock: ReturnType<typeof serverClock>;
  #opening: Promise<Own> | undefined;
  #spool: Own | undefined;
  #sender: Sender | undefined;
  #closing: Promise<void> | undefined;
  #activity: Shown = { state: 'opening' };

  /** @throws TeraClientError `settings_invalid`. What is wrong with the spool is said by `record`. */
  constructor(
    options: CounterOptions,
    openSpool: (warn: Warn) => Promise<Own>,
    environment: Partial<Environment> = {},
  ) {
    this.#options = options;
    this.#to = destinationOf(options);
    this.#openSpool = openSpool;
    this.#environment = { ...ORDINARY, ...environment };
    this.#clock = serverClock(this.#environment);
    // What failed is in the state, and is tried again by the next call.
    this.opened().catch(() => undefined);
  }

  /**
   * Resolves to the event's id when the event is saved; when it cannot be, the error's `code` says what to do.
   * @throws TeraClientError
   */
  async record(event: NewTicketEvent): Promise<string> {
    const { eventId, json } = writeDown(event, {
      now: this.#environment.now,
      makeId: this.#environment.makeId,
      correction: () => (this.#options.correctClock === true ? this.#clock.offset() : undefined),
      lastOf: (ticketId) => this.#options.lastOf?.(ticketId) ?? -Infinity,
    });
    const spool = await this.opened();
    await spool.append(json);
    this.wake();
    return eventId;
  }

  /**
   * Tries now, whatever it was waiting for, and resolves when all that has been recorded was answered for.
   * @param within milliseconds after which it gives up with `not_sent_yet`; sending goes on.
   * @throws TeraClientError also when sending is stopped, with the reason.
   */
  async flush({ within }: { readonly within?: number } = {}): Promise<void> {
    await this.opened();
    const flushed = this.#sender?.flush();
    if (within === undefined) return flushed;
    const limit = new AbortController();
    const late = async (): Promise<void> => {
      await this.#environment.sleep(within, limit.signal);
      if (!limit.signal.aborted) throw new TeraClientError('not_sent_yet', `${this.status().waiting} waiting`);
    };
    try {
      await Promise.race([flushed, late()]);
    } finally {
      limit.abort();
    }
  }

  status(): Status {
    const offset = this.#clock.offset();
    return {
      ...this.#activity,
      waiting: this.#spool?.waiting() ?? 0,
      rejected: this.#spool?.rejected() ?? 0,
      ...(offset === undefined ? {} : { clockOffset: Math.trunc(offset / 1000) + 0 }),
    };
  }

  /** Resolves when what was recorded is saved and the spool is free for others. What was not sent is sent next time. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** The spool, once it can be used; after a failure the next call tries again. */
  protected opened(): Promise<Own> {
    if (this.#closing !== undefined) return Promise.reject(new TeraClientError('closed'));
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  /** There is something new in the spool. */
  protected wake(): void {
    this.#sender?.wake();
  }

  async #open(): Promise<Own> {
    try {
      this.#spool = await this.#openSpool((code, detail) => this.#warn(code, detail));
    } catch (error) {
      if (error instanceof TeraClientError) this.#show({ state: 'stopped', code: error.code, detail: error.detail });
      throw error;
    }
    this.#sender = new Sender({
      ...this.#environment,
      clock: this.#clock,
      spool: this.#spool,
      to: this.#to,
      tell: {
        activity: (activity) => this.#show(activity),
        rejected: (rejection) => later(this.#options.onRejected, () => rejectedEventOf(rejection)),
        survey: (survey) => later(this.#options.onSurvey, () => survey),
        warning: (code, detail) => this.#warn(code, detail),
      },
    });
    return this.#spool;
  }

  async #close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    await this.#sender?.stop();
    await this.#spool?.close();
    this.#show({ state: 'closed' });
  }

  #show(activity: Shown): void {
    const isNews = activity.state !== this.#activity.state || activity.code !== this.#activity.code;
    this.#activity = activity;
    if (isNews) later(this.#options.onState, () => this.status());
  }

  #warn(code: Code, detail?: string): void {
    later(this.#options.onWarning, () => ({ code, detail }));
  }
}

const ORDINARY: Environment = {
  fetch: (...request) => globalThis.fetch(...request),
  now: Date.now,
  monotonic: () => performance.now(),
  random: Math.random,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
    }),
  // Not randomUUID, which a browser only has on a secure page; 96 bits are plenty for the events of one ticket.
  makeId: () => Array.from(crypto.getRandomValues(new Uint8Array(12)), twoDigits).join(''),
};

function twoDigits(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function destinationOf({ baseUrl, key, unitId }: CounterOptions): Destination {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw invalid('baseUrl is not an address such as https://tera.example.go.id');
  }
  if (!/^[\x21-\x7e]+$/.test(key)) throw invalid('key is missing, or has a space or a line break in it');
  if (!/^[A-Za-z0-9][A-Za-z0-9._:-]{0,39}$/.test(unitId)) throw invalid('unitId is not an id');
  return { baseUrl: baseUrl.replace(/\/+$/, ''), key, unitId };
}

function rejectedEventOf({ event, code, message }: Rejection): RejectedEvent {
  return { event: JSON.parse(event) as TicketEvent, code, message };
}

function invalid(what: string): TeraClientError {
  return new TeraClientError('settings_invalid', what);
}

/** Outside of our own steps: what a listener throws is its program's to see, and stops no sending. */
function later<Value>(listener: ((value: Value) => void) | undefined, value: () => Value): void {
  if (listener !== undefined) queueMicrotask(() => listener(value()));
}
