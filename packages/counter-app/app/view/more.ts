// What is done rarely with a ticket, and what puts a slip right: a wrong service, officer or outcome, a button that was not
// pressed, an end that was none.

import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import { type CounterTicket, type Step, isOpen } from '../ticket.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { field, selectOf } from './fields.ts';
import { type Undo, undoButton } from './press-line.ts';
import { printSlip } from './slip.ts';
import { serviceName } from './texts.ts';
import { type Take, askHowItEnded, confirmEnd } from './ticket-panel.ts';

export interface MoreActions {
  readonly take: Take;
  readonly undo: Undo;
}

export function openMore(ticket: CounterTicket, counter: Counter, actions: MoreActions): void {
  const { take } = actions;
  const { setup } = counter.connection();
  const isBegun = ticket.state !== 'waiting' && ticket.state !== 'called';
  const service = selectOf('repair-service', setup.services, 'Tidak diubah');
  const officer = selectOf('repair-officer', setup.officers, 'Pilih petugas', ticket.officerId);
  const outcome = selectOf('repair-outcome', OUTCOMES, 'Pilih hasil', ticket.outcome ?? 'resolved');
  const then = (go: () => void) => () => {
    close();
    go();
  };
  const save = (): void => {
    const steps: Step[] = [
      ...correctionIf(service.value !== '' && service.value !== ticket.serviceId, { serviceId: service.value }),
      ...correctionIf(isBegun && officer.value !== '' && officer.value !== ticket.officerId, {
        officerId: officer.value,
      }),
      ...(ticket.state === 'completed' && isOutcome(outcome.value)
        ? correctionIf(outcome.value !== ticket.outcome, { outcome: outcome.value })
        : []),
    ];
    close();
    if (steps.length > 0) take(ticket, ...steps);
  };
  const close = openDialog({
    title: `Tiket ${ticket.number}`,
    body: [
      field(service, 'Layanan', serviceName(counter.connection(), ticket.serviceId)),
      ...(isBegun ? [field(officer, 'Petugas')] : []),
      ...(ticket.state === 'completed' ? [field(outcome, 'Hasil')] : []),
      el('div', { class: 'actions' }, button({ id: 'repair', text: 'Simpan perbaikan', kind: 'main' }, save)),
      el('div', { class: 'actions others' }, ...othersFor(ticket, counter, actions, then)),
    ],
    close: 'Tutup',
  });
}

const OUTCOMES = [
  { id: 'resolved', name: 'Tuntas' },
  { id: 'unresolved', name: 'Belum tuntas' },
] as const;

function isOutcome(value: string): value is (typeof OUTCOMES)[number]['id'] {
  return OUTCOMES.some(({ id }) => id === value);
}

function correctionIf(isWrong: boolean, wrong: (Step & { readonly does: 'correct' })['wrong']): Step[] {
  return isWrong ? [{ does: 'correct', wrong }] : [];
}

function othersFor(
  ticket: CounterTicket,
  counter: Counter,
  { take, undo }: MoreActions,
  then: (go: () => void) => () => void,
): (HTMLButtonElement | undefined)[] {
  if (!isOpen(ticket)) {
    const text = ticket.state === 'completed' ? 'Buka lagi: belum selesai' : 'Warga datang juga';
    return [
      button(
        { id: 'comes', text },
        then(() => take(ticket, { does: 'comes' })),
      ),
    ];
  }
  const isServed = ticket.state === 'serving' || ticket.state === 'held';
  const press = counter.lastPress(ticket.ticketId);
  return [
    undoButton(
      'undo-ticket',
      press,
      then(() => undo(press)),
    ),
    button(
      { id: 'print', text: 'Cetak nomor', letter: 'c' },
      then(() => printSlip(ticket, counter.connection())),
    ),
    ...(isServed
      ? []
      : [
          button(
            { id: 'finish-unstarted', text: 'Selesai tanpa ditekan Mulai' },
            then(() => askHowItEnded(ticket, take)),
          ),
        ]),
    ...(ticket.state === 'called'
      ? [
          button(
            { id: 'leave', text: 'Meninggalkan' },
            then(() =>
              confirmEnd(ticket, { does: 'leave' }, 'meninggalkan sebelum selesai', 'Ya, sudah meninggalkan', take),
            ),
          ),
        ]
      : []),
    button(
      { id: 'cancel', text: 'Batalkan tiket' },
      then(() => confirmEnd(ticket, { does: 'cancel' }, 'tidak jadi', 'Ya, batalkan', take)),
    ),
  ];
}
