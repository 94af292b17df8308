// A clerk that works fast: it presses the counter's own buttons from inside the page, and tells a ledger what it pressed. Citizens
// are in one place at a time, so a ticket is served only where its citizen is.

import type { BrowserContext, Page } from 'playwright-core';

export type End =
  | { readonly is: 'completed'; readonly officerId: string; readonly outcome: 'resolved' | 'unresolved' }
  | { readonly is: 'no_show' | 'left' };

/** What all clerks of an office pressed and did not take back, kept outside of every browser. */
export interface Ledger {
  readonly issued: readonly string[];
  /** Numbers that were taken back at once. */
  readonly voided: ReadonlySet<string>;
  readonly ends: ReadonlyMap<string, End>;
  /** Whether somebody still waits, or is being served. */
  readonly open: () => readonly string[];
  /** Lets the clerks of this browser write into it. */
  readonly bindTo: (context: BrowserContext) => Promise<void>;
}

export function aLedger(random: () => number): Ledger {
  const issued: string[] = [];
  const voided = new Set<string>();
  const ends = new Map<string, End>();
  const at = new Map<string, string>();
  const tell = (what: string, number: string, end?: End): void => {
    switch (what) {
      case 'issued':
        issued.push(number);
        return;
      case 'voided':
        voided.add(number);
        return;
      case 'free':
        at.delete(number);
        return;
      case 'back':
        ends.delete(number);
        return;
      default:
        if (end !== undefined) ends.set(number, end);
    }
  };
  /** Whether who has this number comes to this counter. */
  const citizen = (number: string, counterId: string): 'comes' | 'absent' | 'elsewhere' => {
    const place = at.get(number);
    if (ends.has(number) || voided.has(number) || (place !== undefined && place !== counterId)) return 'elsewhere';
    at.set(number, counterId);
    return random() < 0.06 ? 'absent' : 'comes';
  };
  return {
    issued,
    voided,
    ends,
    open: () => issued.filter((number) => !voided.has(number) && !ends.has(number)),
    bindTo: async (context) => {
      await context.exposeFunction('tellLedger', tell);
      await context.exposeFunction('askCitizen', citizen);
    },
  };
}

export interface Shift {
  readonly counterId: string;
  readonly officerId: string;
  readonly tickets: number;
  /** Whether it takes numbers of other counters too. */
  readonly takesOthers: boolean;
  readonly seed: number;
}

/** Issues so many tickets and serves as many as it finds; resolves to how many were served or handed on. */
export function workShift(page: Page, shift: Shift): Promise<number> {
  return page.evaluate<number>(`(${CLERK})(${JSON.stringify(shift)})`);
}

/** Runs inside the page, where no TypeScript is. */
const CLERK = `async ({ counterId, officerId, tickets, takesOthers, seed }) => {
  let state = seed;
  const random = () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  const byId = (id) => document.getElementById(id);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const until = async (isSo) => {
    for (let tries = 0; tries < 2500; tries++) {
      const value = isSo();
      if (value) return value;
      await new Promise((resolve) => setTimeout(resolve, 8));
    }
    throw new Error(counterId + ' waits in vain: ' + isSo + ' live: ' + byId('live').textContent + ' ticket: ' + byId('ticket').innerText + ' problem: ' + byId('problem').textContent);
  };
  const live = () => byId('live').textContent;
  const said = (pattern) => until(() => pattern.exec(live()));
  const click = (element) => {
    byId('live').textContent = '';
    const twice = random() < 0.08;
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    if (twice) element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 2 }));
  };
  const press = async (id) => click(await until(() => byId(id)));
  const numberInHand = () => document.querySelector('#ticket .number')?.textContent;
  const isInState = (number, name) => numberInHand() === number && document.querySelector('#ticket .state.' + name) !== null;
  const undo = async (number) => {
    await press('undo');
    await said(/^Dibatalkan/);
  };

  const issue = async () => {
    click(pick([...document.querySelectorAll('#issue button')]));
    const [, number] = await said(/^Nomor (\\S+) diterbitkan/);
    await tellLedger('issued', number);
    if (random() < 0.06) {
      await undo(number);
      await tellLedger('voided', number);
    }
  };

  const skipped = new Set();
  const callOne = async () => {
    const rows = [...document.querySelectorAll(takesOthers ? '#queue .row.waiting, #others .row.waiting' : '#queue .row.waiting')]
      .filter((row) => !skipped.has(row.querySelector('b').textContent));
    if (rows.length === 0) return undefined;
    const number = rows[0].querySelector('b').textContent;
    rows[0].click();
    await until(() => numberInHand() === number);
    await press('step-call');
    await said(/dipanggil/);
    return number;
  };

  const end = async (number, what, end, button) => {
    await press(button);
    await press('confirm');
    await said(/^Tiket/);
    await tellLedger(what, number, end);
  };
  const finish = async (number, outcome) => {
    await press('step-finish');
    await press(outcome === 'resolved' ? 'finish-resolved' : 'finish-unresolved');
    await said(/selesai/);
    await tellLedger('completed', number, { is: 'completed', officerId, outcome });
  };

  const serve = async () => {
    const number = await callOne();
    if (number === undefined) return false;
    const comes = await askCitizen(number, counterId);
    if (comes === 'elsewhere') {
      skipped.add(number);
      // Another may have told the server meanwhile that it has the ticket, and this call is gone already.
      if (byId('undo') !== null && isInState(number, 'called')) await undo(number);
      return true;
    }
    if (!isInState(number, 'called')) {
      await tellLedger('free', number);
      return true;
    }
    if (comes === 'absent') {
      await end(number, 'no_show', { is: 'no_show' }, 'step-no_show');
      if (random() < 0.5) return true;
      await undo(number);
      await tellLedger('back', number);
      await until(() => isInState(number, 'called'));
    }
    await press('step-start');
    await said(/mulai dilayani/);
    if (random() < 0.06) {
      await undo(number);
      await press('step-start');
      await said(/mulai dilayani/);
    }
    if (random() < 0.15) {
      await press('step-hold');
      await said(/ditahan/);
      await press('step-resume');
      await said(/dilanjutkan/);
    }
    const what = random();
    if (what < 0.12) {
      await press('step-transfer');
      const select = await until(() => byId('destination'));
      select.value = pick([...select.options].slice(1, 4)).value;
      await press('transfer');
      await said(/dialihkan/);
      await tellLedger('free', number);
      return true;
    }
    if (what < 0.17) {
      await end(number, 'left', { is: 'left' }, 'step-leave');
      return true;
    }
    await finish(number, random() < 0.85 ? 'resolved' : 'unresolved');
    if (random() < 0.06) {
      await undo(number);
      await tellLedger('back', number);
      await until(() => isInState(number, 'serving'));
      await finish(number, 'unresolved');
    }
    return true;
  };

  let served = 0;
  for (let count = 0; count < tickets; count++) {
    await issue();
    if (await serve()) served += 1;
  }
  for (let more = tickets === 0 ? 100 : 0; more > 0; more--) {
    if (!(await serve())) break;
    served += 1;
  }
  return served;
}`;
