// Who takes the counter: at the start, after a break and when officers change. Where the office asks for it, with a PIN that each
// officer chooses at this counter.

import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import { PIN_PATTERN, isPin, keepPin } from '../pin.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { field, selectOf } from './setup.ts';
import { timeOf } from './texts.ts';

export interface OfficerFields {
  readonly nodes: readonly Node[];
  /** Takes the counter for who is chosen; `false` when something is missing, which it says. */
  readonly take: () => Promise<boolean>;
}

/** The fields by which an officer takes the counter. */
export function officerFields(counter: Counter, isAlwaysAsked: boolean): OfficerFields {
  const { setup, officerId } = counter.connection();
  const officer = selectOf('officer', setup.officers, 'Pilih petugas', officerId);
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  const pin = el('input', { id: 'pin', type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: '8' });
  const pinField = field(pin, 'PIN petugas', 'Empat sampai delapan angka.');
  const pinLabel = pinField.querySelector('label');
  const isAsked = (): boolean => {
    const { pins } = counter.connection();
    return pins !== undefined && (isAlwaysAsked || officer.value !== officerId);
  };
  const adjust = (): void => {
    pinField.hidden = !isAsked();
    const isNew = counter.connection().pins?.[officer.value] === undefined;
    if (pinLabel !== null) pinLabel.textContent = isNew ? 'PIN baru petugas ini' : 'PIN petugas';
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
    nodes: [problem, field(officer, 'Petugas'), pinField],
    take: async () => {
      const chosen = officer.value;
      if (chosen === '') return refuse('Pilih petugas.', officer);
      if (isAsked()) {
        const { pins = {} } = counter.connection();
        const kept = pins[chosen];
        if (!PIN_PATTERN.test(pin.value)) return refuse('Tulis PIN: empat sampai delapan angka.', pin);
        if (kept !== undefined && !(await isPin(pin.value, kept))) return refuse('PIN ini tidak cocok.', pin);
        if (kept === undefined) await counter.change({ pins: { ...pins, [chosen]: await keepPin(pin.value) } });
      }
      const isOther = chosen !== counter.connection().officerId;
      await counter.change({ officerId: chosen, ...(isOther ? { officerSince: counter.now() } : {}) });
      return true;
    },
  };
}

/** Over everything else while the counter has a break; there is no other way out. */
export function breakDialog(counter: Counter): void {
  const connection = counter.connection();
  if (connection.lockedSince === undefined || document.getElementById('break-open') !== null) return;
  const fields = officerFields(counter, true);
  const inHand = counter.queue().here.filter(({ state }) => state === 'serving' || state === 'called');
  const open = async (): Promise<void> => {
    if (!(await fields.take())) return;
    await counter.change({ lockedSince: undefined });
    close();
  };
  const close = openDialog({
    title: `Istirahat sejak ${timeOf(connection.lockedSince, connection)}`,
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

export function changeOfficer(counter: Counter): void {
  const fields = officerFields(counter, false);
  const save = async (): Promise<void> => {
    if (await fields.take()) close();
  };
  const close = openDialog({
    title: 'Siapa yang melayani di sini?',
    body: fields.nodes,
    actions: [button({ id: 'officer-save', text: 'Simpan', kind: 'main' }, () => void save())],
  });
}
