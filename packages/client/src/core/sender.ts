// Sends what is in the spool, oldest first, one push at a time, for as long as it takes. An event leaves the spool only
// when the server has answered for it; whatever happens before that, it is sent again, which changes nothing there.

import { backOff } from './back-off.ts';
import { type Code, TeraClientError } from './messages.ts';
import { type Destination, type Outcome, type Post, askForTheTime, front, push } from './push.ts';
import { TOLERANCE, offsetText } from './server-clock.ts';
import type { Batch, Rejection, Spool } from './spool.ts';
import { EVENTS_PER_PUSH, PUSH_BYTES, type PushResult, type Survey } from './wire.ts';

export type Activity =
  | { readonly state: 'idle' | 'sending' }
  /** `waiting` goes on by itself at `nextTryAt`; `stopped` needs somebody, and only looks now and then. */
  | {
      readonly state: 'waiting' | 'stopped';
      readonly code: Code;
      readonly detail: string | undefined;
      readonly nextTryAt: Date;
    };

export interface Listener {
  readonly activity: (activity: Activity) => void;
  readonly rejected: (rejection: Rejection) => void;
  readonly survey: (survey: Survey) => void;
  readonly warning: (code: Code, detail?: string) => void;
}

export interface SenderDeps extends Post {
  readonly spool: Spool;
  readonly to: Destination;
  readonly tell: Listener;
  /** From 0 to 1, without 1. */
  readonly random: () => number;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

interface Flush {
  /** Of all that this sender has had answered. */
  readonly until: number;
  readonly resolve: () => void;
  readonly reject: (error: TeraClientError) => void;
}

type Trouble = Exclude<Outcome, { readonly is: 'answered' | 'too much' }>;

/** A key that was refused may be made valid again, with nobody there to start the program. */
const LOOK_AGAIN_AFTER = 15 * 60_000;

export class Sender {
  readonly #deps: SenderDeps;
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>;
  readonly #flushes = new Set<Flush>();
  #pause = new AbortController();
  #isIdle = false;
  #hasNews = false;
  #failures = 0;
  #answered = 0;
  /** Events in one push: fewer after one was too much for somebody on the way. */
  #most = EVENTS_PER_PUSH;
  #isClockOff = false;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
    const time = askForTheTime(deps.to, deps, this.#stopping.signal).then(() => this.#judgeClock());
    this.#running = Promise.all([this.#run(), time]);
  }

  /** There is something new in the spool. */
  wake(): void {
    this.#hasNews = true;
    if (this.#isIdle) this.#pause.abort();
  }

  /** Tries now instead of when the wait is over, and resolves when all that is in the spool now has been answered. */
  async flush(): Promise<void> {
    const waiting = this.#deps.spool.waiting();
    if (waiting === 0) return;
    const done = new Promise<void>((resolve, reject) => {
      this.#flushes.add({ until: this.#answered + waiting, resolve, reject });
    });
    this.#pause.abort();
    await done;
  }

  /** Resolves when nothing is under way any more; a push that was not answered yet is given up. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#pause.abort();
    await this.#running;
    this.#rejectFlushes(new TeraClientError('closed'));
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        this.#hasNews = false;
        const batch = await this.#deps.spool.oldest({ events: EVENTS_PER_PUSH, bytes: PUSH_BYTES });
        if (batch === undefined) await this.#idle();
        else await this.#deliver(batch);
      } catch (error) {
        // The spool fails, not the network. What was sent and could not be put down is sent again.
        const isKnown = error instanceof TeraClientError;
        const [code, detail = ''] = isKnown ? [error.code, error.detail] : ['folder_unusable' as const, String(error)];
        await this.#wait({ is: 'later', code, detail });
      }
    }
  }

  async #idle(): Promise<void> {
    if (this.#hasNews || this.#isStopping) return;
    this.#deps.tell.activity({ state: 'idle' });
    this.#pause = new AbortController();
    const { signal } = this.#pause;
    this.#isIdle = true;
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve());
    });
    this.#isIdle = false;
  }

  /** All of the batch, in as many pushes as it takes; then the spool may forget it. */
  async #deliver(batch: Batch): Promise<void> {
    const { spool, to, tell } = this.#deps;
    let left = batch.events;
    while (left.length > 0 && !this.#isStopping) {
      const sent = front(left, { events: this.#most, bytes: PUSH_BYTES });
      // While it fails, the reason stays on show.
      if (this.#failures === 0) tell.activity({ state: 'sending' });
      const outcome = await push(sent, to, this.#deps, this.#stopping.signal);
      this.#judgeClock();
      switch (outcome.is) {
        case 'answered':
          left = [...(await this.#settle(sent, outcome.result)), ...left.slice(sent.length)];
          break;
        case 'too much':
          if (sent.length > 1) this.#most = Math.floor(sent.length / 2);
          else {
            await this.#putAside(sent.map((event) => ({ event, code: outcome.code, message: outcome.detail })));
            left = left.slice(1);
          }
          break;
        case 'later':
        case 'refused':
          await this.#wait(outcome);
          break;
      }
    }
    if (left.length > 0) return;
    await spool.acknowledge(batch);
    this.#answered += batch.count;
    if (spool.waiting() === 0) tell.activity({ state: 'idle' });
    for (const flush of this.#flushes) {
      if (flush.until > this.#answered) continue;
      this.#flushes.delete(flush);
      flush.resolve();
    }
  }

  /** Takes the answer, and gives back what the server asks for again. */
  async #settle(sent: readonly string[], { accepted, rejected, retry, surveys }: PushResult): Promise<string[]> {
    await this.#putAside(rejected.map(({ index, code, message }) => ({ event: sent[index] ?? '', code, message })));
    for (const survey of surveys) this.#deps.tell.survey(survey);
    this.#most = Math.min(EVENTS_PER_PUSH, Math.ceil(this.#most * 1.1));
    if (accepted + rejected.length > 0) this.#failures = 0;
    if (retry.length > 0) {
      await this.#wait({ is: 'later', code: 'server_busy', detail: `${retry.length} events were not queued` });
    }
    return retry.flatMap(({ index }) => sent[index] ?? []);
  }

  async #putAside(rejections: readonly Rejection[]): Promise<void> {
    if (rejections.length === 0) return;
    await this.#deps.spool.reject(rejections);
    for (const rejection of rejections) this.#deps.tell.rejected(rejection);
  }

  async #wait(trouble: Trouble): Promise<void> {
    if (this.#isStopping) return;
    const { now, random, sleep, tell } = this.#deps;
    const { is, code } = trouble;
    const detail = trouble.detail === '' ? undefined : trouble.detail;
    this.#failures += 1;
    const delay = is === 'refused' ? LOOK_AGAIN_AFTER : backOff(this.#failures, random, trouble.after);
    this.#pause = new AbortController();
    const state = is === 'refused' ? 'stopped' : 'waiting';
    tell.activity({ state, code, detail, nextTryAt: new Date(now() + delay) });
    if (is === 'refused') this.#rejectFlushes(new TeraClientError(code, detail));
    await sleep(delay, this.#pause.signal);
  }

  #rejectFlushes(error: TeraClientError): void {
    for (const flush of this.#flushes) flush.reject(error);
    this.#flushes.clear();
  }

  #judgeClock(): void {
    const offset = this.#deps.clock.offset();
    if (offset === undefined) return;
    const isOff = Math.abs(offset) > TOLERANCE;
    if (isOff === this.#isClockOff) return;
    this.#isClockOff = isOff;
    if (isOff) this.#deps.tell.warning('clock_off', `set it by ${offsetText(offset)}`);
    else this.#deps.tell.warning('clock_right');
  }
}
