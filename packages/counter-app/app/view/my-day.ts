// An officer's own day at this counter: by service, the median beside the standard. Nobody else is in it, for it is for the one
// who sees it. It is reckoned from what was recorded here; the key of a counter reads no figures.

import type { Counter } from '../counter.ts';
import { el } from '../dom.ts';
import { minutesText } from '../words.ts';
import { openDialog } from './dialog.ts';
import { officerName, serviceName } from './texts.ts';

export function openMyDay(counter: Counter): void {
  const connection = counter.connection();
  const services = counter.officerDay();
  openDialog({
    title: `Hari ini: ${officerName(connection, connection.officerId)}`,
    body:
      services.length === 0
        ? [el('p', {}, 'Belum ada tiket yang selesai di loket ini hari ini.')]
        : [
            ...services.flatMap(({ serviceId, completed, resolved, medianService, medianTurnaround }) => {
              const { standard } = connection.setup.services.find(({ id }) => id === serviceId) ?? {};
              const isWhole = standard?.measure === 'turnaround';
              const facts: readonly (readonly [string, string])[] = [
                ['Selesai', completed === resolved ? String(completed) : `${completed}, ${resolved} tuntas`],
                [
                  isWhole ? 'Median sejak nomor diambil' : 'Median dilayani',
                  minutesText(isWhole ? medianTurnaround : medianService),
                ],
                ['Standar', standard === undefined ? '–' : minutesText(standard.minutes)],
              ];
              return [
                el('h3', {}, serviceName(connection, serviceId)),
                el(
                  'dl',
                  { class: 'day' },
                  ...facts.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))),
                ),
              ];
            }),
            el('p', { class: 'hint' }, 'Dari catatan loket ini saja. Selama ditahan, waktu layanan tidak berjalan.'),
          ],
    close: 'Tutup',
    isToRead: true,
  });
}
