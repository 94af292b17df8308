// Before somebody is served: who serves, where the ticket was handed to a colleague, and what becomes of the one who is being
// served already.

import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import type { CounterTicket, Step } from '../ticket.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { officerName } from './texts.ts';
import { changeOfficer } from './taking.ts';
import type { Take } from './ticket-panel.ts';

export function serve(ticket: CounterTicket, step: Step, counter: Counter, take: Take): void {
  const { officerId } = counter.connection();
  const handedTo = ticket.state === 'waiting' || ticket.state === 'held' ? ticket.officerId : undefined;
  if ((step.does === 'start' || step.does === 'resume') && handedTo !== undefined && handedTo !== officerId) {
    askWho(ticket, handedTo, counter, (chosen) => oneAtATime(ticket, { ...step, officerId: chosen }, counter, take));
  } else oneAtATime(ticket, step, counter, take);
}

function askWho(ticket: CounterTicket, handedTo: string, counter: Counter, choose: (officerId: string) => void): void {
  const connection = counter.connection();
  const name = officerName(connection, handedTo);
  const by = (officerId: string) => () => {
    close();
    const isTaken = officerId === connection.officerId || connection.pins === undefined;
    if (isTaken) choose(officerId);
    else changeOfficer(counter, { chosen: officerId, onDone: () => choose(counter.connection().officerId) });
  };
  const close = openDialog({
    title: `Siapa yang melayani ${ticket.number}?`,
    body: [el('p', {}, `Tiket ini ${ticket.state === 'held' ? 'ditahan' : 'dialihkan untuk'} ${name}.`)],
    actions: [
      button({ id: 'who-handed', text: name, letter: 'd', kind: 'main' }, by(handedTo)),
      button(
        { id: 'who-here', text: officerName(connection, connection.officerId), letter: 's' },
        by(connection.officerId),
      ),
    ],
  });
}

function oneAtATime(ticket: CounterTicket, step: Step, counter: Counter, take: Take): void {
  const others = counter
    .queue()
    .here.filter(({ ticketId, state }) => state === 'serving' && ticketId !== ticket.ticketId);
  if (others.length === 0) return take(ticket, step);
  const names = listOf(others.map(({ number }) => number));
  const close = openDialog({
    title: `Tiket ${names} masih dilayani`,
    body: [el('p', {}, `Apa yang terjadi dengan ${names} ketika ${ticket.number} dilayani?`)],
    actions: [
      button({ id: 'hold-other', text: `Tahan ${names}`, letter: 't', kind: 'main' }, () => {
        close();
        for (const one of others) take(one, { does: 'hold' });
        take(ticket, step);
      }),
      button(
        { id: 'serve-both', text: others.length === 1 ? 'Layani keduanya' : 'Layani semuanya', letter: 'k' },
        () => {
          close();
          take(ticket, step);
        },
      ),
    ],
  });
}

/** `A001, A002 dan A003` */
function listOf(numbers: readonly string[]): string {
  const [others, last = ''] = [numbers.slice(0, -1), numbers.at(-1)];
  return others.length === 0 ? last : `${others.join(', ')} dan ${last}`;
}
