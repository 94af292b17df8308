// Who takes the counter: on a new day, after a break and when officers change. Where the office asks for it, with a PIN.

import type { Counter } from '../counter.ts';
import { localDayOf } from '@tera/domain';
import { el } from '../dom.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { field, selectOf } from './fields.ts';
import { pinFields } from './pin-fields.ts';
import { timeOf } from './texts.ts';

export interface OfficerFields {
  readonly nodes: readonly Node[];
  /** Takes the counter for who is chosen; `false` when something is missing, which it says. */
  readonly take: () => Promise<boolean>;
}

interface Wish {
  /** Also of the officer who has the counter already. */
  readonly isAlwaysAsked?: boolean;
  /** Who is chosen beforehand; else who has it. */
  readonly chosen?: string;
  /** Officer → PIN; else those of the counter. */
  readonly pins?: NonNullable<ReturnType<Counter['connection']>['pins']>;
}

/** The fields by which an officer takes the counter. */
export function officerFields(counter: Counter, { isAlwaysAsked = false, chosen, pins }: Wish = {}): OfficerFields {
  const { setup, officerId, key } = counter.connection();
  const officer = selectOf('officer', setup.officers, 'Pilih petugas', chosen ?? officerId);
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  const demanded = () => pins ?? counter.connection().pins;
  const pin = pinFields((id) => demanded()?.[id], key);
  const adjust = (): void => {
    const isAsked = demanded() !== undefined && (isAlwaysAsked || officer.value !== officerId);
    pin.adjust(isAsked ? officer.value : undefined);
  };
  const refuse = (words: string, control: HTMLElement): false => {
    problem.textContent = words;
    problem.hidden = false;
    control.focus();
    return false;
  };
  officer.addEventListener('change', adjust);
  adjust();
  return {
    nodes: [problem, field(officer, 'Petugas'), ...pin.nodes],
    take: async () => {
      if (officer.value === '') return refuse('Pilih petugas.', officer);
      const checked = await pin.check();
      if (checked.is === 'refused') return refuse(checked.words, checked.control);
      if (checked.is === 'new') await counter.change({ pins: { ...demanded(), [officer.value]: checked.pin } });
      const isOther = officer.value !== counter.connection().officerId || !isOfToday(counter);
      await counter.change({ officerId: officer.value, ...(isOther ? { officerSince: counter.now() } : {}) });
      return true;
    },
  };
}

/** Whether who has the counter has taken it today. */
function isOfToday(counter: Counter): boolean {
  const { officerSince = 0, setup } = counter.connection();
  return localDayOf(officerSince, setup.timeZone) === localDayOf(counter.now(), setup.timeZone);
}

export function breakDialog(counter: Counter): void {
  const connection = counter.connection();
  const { lockedSince } = connection;
  // What somebody has taken yesterday is not that officer's in the morning.
  const isUntaken = connection.pins !== undefined && !isOfToday(counter);
  if ((lockedSince === undefined && !isUntaken) || document.getElementById('break-open') !== null) return;
  const fields = officerFields(counter, { isAlwaysAsked: true });
  const inHand = counter.queue().here.filter(({ state }) => state === 'serving' || state === 'called');
  const open = async (): Promise<void> => {
    if (!(await fields.take())) return;
    await counter.change({ lockedSince: undefined });
    close();
  };
  const close = openDialog({
    title:
      lockedSince === undefined ? 'Siapa yang melayani di sini?' : `Istirahat sejak ${timeOf(lockedSince, connection)}`,
    body: [
      ...(inHand.length === 0
        ? []
        : [el('p', { class: 'problem' }, `Masih berjalan: ${inHand.map(({ number }) => number).join(', ')}.`)]),
      ...fields.nodes,
    ],
    actions: [button({ id: 'break-open', text: 'Buka loket', kind: 'main' }, () => void open())],
    close: 'none',
  });
}

/** Lets another officer take the counter, or the one who is named. */
export function changeOfficer(counter: Counter, wish: Wish & { readonly onDone?: () => void } = {}): void {
  const fields = officerFields(counter, wish);
  const save = async (): Promise<void> => {
    if (!(await fields.take())) return;
    close();
    wish.onDone?.();
  };
  const close = openDialog({
    title: 'Siapa yang melayani di sini?',
    body: fields.nodes,
    actions: [button({ id: 'officer-save', text: 'Simpan', kind: 'main' }, () => void save())],
  });
}
