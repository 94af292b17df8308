// Definitions of what is counted of tickets, and of the shares made of these counts.

import type { TicketCount } from '../../counters.ts';
import type { IndicatorRow } from '../indicator-row.ts';
import type { Indicator, IndicatorId, RestsOn, Text } from './indicator.ts';

type Rest = Pick<Indicator, 'direction' | 'attribution' | 'aspect'> & Partial<Pick<Indicator, 'source'>>;

const OFFICERS_OWN = { attribution: 'officer', aspect: 'kuantitas', direction: 'higher' } as const;
const UNITS_OWN = { attribution: 'unit', aspect: null } as const;

export const TICKET_DEFINITIONS: readonly Indicator[] = [
  count(
    'completed',
    { id: 'Tiket selesai', en: 'Completed tickets' },
    {
      id: 'Banyaknya tiket yang terakhir kali berakhir dengan selesai (completed), pada hari setempat akhir tersebut. Tiket yang dibuka kembali lalu diselesaikan lagi tetap satu tiket. Dicatat pada petugas yang gilirannya diakhiri oleh penyelesaian itu; bila tidak ada giliran yang berjalan (tiket sudah dikembalikan ke antrean, atau tidak ada yang menekan mulai), pada petugas yang disebut ketika tiket diselesaikan; bila tidak ada yang disebut, pada petugas yang terakhir melayani, dan bila itu pun tidak ada, pada unit.',
      en: 'Tickets whose last end is a completion, on the local day of that end. A ticket that was reopened and completed again is one ticket. Charged to the officer whose turn the completion ended; where no turn was open (the ticket had been given back to the queue, or nobody pressed start), to the officer whom the completion names; where it names nobody, to the last who served, and without one to the unit.',
    },
    OFFICERS_OWN,
  ),
  count(
    'resolved',
    { id: 'Tiket selesai dan tuntas', en: 'Resolved tickets' },
    {
      id: 'Banyaknya tiket selesai yang hasilnya dinyatakan tuntas (outcome: resolved) pada penyelesaian terakhirnya, atau oleh koreksi sesudahnya. Dicatat pada petugas yang sama dengan tiket selesai.',
      en: 'Completed tickets of which the last completion, or a correction after it, says that the request was resolved. Charged to the same officer as the completed ticket.',
    },
    OFFICERS_OWN,
  ),
  count(
    'noShow',
    { id: 'Tiket tidak hadir', en: 'No-shows' },
    {
      id: 'Banyaknya tiket yang terakhir kali berakhir karena pemohon tidak hadir ketika dipanggil (no_show). Dicatat pada unit, tidak pernah pada petugas.',
      en: 'Tickets whose last end is that nobody came when called. Charged to the unit, never to an officer.',
    },
    { ...UNITS_OWN, direction: 'none' },
  ),
  count(
    'left',
    { id: 'Tiket ditinggalkan', en: 'Tickets left' },
    {
      id: 'Banyaknya tiket yang terakhir kali berakhir karena pemohon pergi sebelum selesai (left). Dicatat pada unit, tidak pernah pada petugas.',
      en: 'Tickets whose last end is that the citizen went away before completion. Charged to the unit, never to an officer.',
    },
    { ...UNITS_OWN, direction: 'lower' },
  ),
  count(
    'cancelled',
    { id: 'Tiket dibatalkan', en: 'Cancelled tickets' },
    {
      id: 'Banyaknya tiket yang terakhir kali berakhir karena dibatalkan (cancelled). Dicatat pada unit, tidak pernah pada petugas.',
      en: 'Tickets whose last end is a cancellation. Charged to the unit, never to an officer.',
    },
    { ...UNITS_OWN, direction: 'none' },
  ),
  count(
    'reopened',
    { id: 'Tiket dibuka kembali', en: 'Reopened tickets' },
    {
      id: 'Banyaknya tiket yang dibuka kembali setelah selesai (reopened), satu kali bagi setiap petugas yang penyelesaiannya dibuka kembali, pada hari setempat akhir terakhir tiket itu. Pelayanan setelah selesai yang berakhir dengan selesai lagi dianggap dibuka kembali, juga tanpa catatan reopened.',
      en: 'Tickets that were opened again after completion, once for each officer whose completion was reopened, on the local day of the ticket’s last end. Service after a completion that ends in another completion counts as reopened, also where nobody recorded it.',
    },
    { attribution: 'officer', aspect: null, direction: 'lower' },
  ),
  count(
    'excluded',
    { id: 'Tiket dengan waktu yang tidak dihitung', en: 'Tickets with times left out' },
    {
      id: 'Banyaknya tiket yang seluruh atau sebagian waktunya tidak dihitung: ada waktu yang diketik kemudian atau dinyatakan keliru oleh koreksi (accurate: false), ada selang negatif (dipanggil, dilayani, pergi, atau selesai sebelum tiket terbit; dilayani baru setelah selesai), atau ada satu selang pelayanan yang lebih dari 12 jam. Tiketnya sendiri tetap dihitung. Selang pelayanan yang terlalu panjang dicatat pada petugas pemilik selang itu, satu kali bagi setiap petugas; yang lain pada petugas tiket selesai, atau yang terakhir melayani, atau unit.',
      en: 'Tickets of which all or some times are left out: a time was typed afterwards or declared wrong by a correction (accurate: false), an interval is negative (called, served, left or completed before the ticket was issued; served only after it was completed), or one serving interval is over 12 hours. The ticket itself is counted all the same. A serving interval that is too long is charged to the officer whose it is, once for each officer; all else to the officer of the completed ticket, or the last who served, or the unit.',
    },
    { attribution: 'officer and unit', aspect: null, direction: 'lower' },
  ),
  {
    ...count(
      'shortService',
      { id: 'Tiket dengan pelayanan sangat singkat', en: 'Tickets with a very short service' },
      {
        id: 'Banyaknya tiket selesai yang waktu layanannya, semua petugas tiket itu bersama-sama dan tanpa waktu tunda, kurang dari 30 detik. Tiket tanpa waktu layanan tidak dinilai. Dicatat pada petugas yang sama dengan tiket selesai. Tanda untuk dilihat, bukan temuan: ada urusan yang memang sesingkat itu.',
        en: 'Completed tickets whose service time, of all officers of the ticket together and without holds, is under 30 seconds. A ticket without a service time is not judged. Charged to the same officer as the completed ticket. It asks for a look and is no finding: some requests are as short as that.',
      },
      { attribution: 'officer and unit', aspect: null, direction: 'lower' },
    ),
    methodVersion: '2026.5',
  },
];

export const ON_TIME: Indicator = share(
  'onTime.share',
  { id: 'Ketepatan waktu menurut standar pelayanan', en: 'Completed on time' },
  {
    id: 'Tiket yang selesai dalam standar pelayanan, dibagi tiket selesai yang dapat dinilai. Berlaku standar layanan pada hari tiket berakhir, menurut ukuran yang disebut standar itu: waktu layanan semua petugas tiket itu bersama-sama, atau waktu penyelesaian; tepat sampai menit penuh masih tepat waktu. Tiket tanpa standar, atau tanpa waktu yang disebut standar itu, tidak dinilai.',
    en: 'Tickets completed within the standard of their service ÷ completed tickets that could be judged. The standard is the one that held on the day of the end, on the measure that it names: the service time of all officers of the ticket together, or the turnaround; the full minute still is on time. A ticket without a standard, or without the time that it names, is not judged.',
  },
  {
    attribution: 'officer and unit',
    aspect: 'waktu',
    direction: 'higher',
    restsOn: { counts: ['judged', 'onTime'] },
    source: 'UU 25/2009; PermenPANRB 15/2014 (standar pelayanan)',
  },
);

export const TICKET_SHARES: readonly Indicator[] = [
  share(
    'reopened.share',
    { id: 'Persentase tiket dibuka kembali', en: 'Share reopened' },
    {
      id: 'Tiket dibuka kembali dibagi tiket yang pernah diselesaikan: tiket selesai, ditambah tiket dibuka kembali yang kemudian diselesaikan petugas lain atau tidak diselesaikan lagi. Keduanya dalam periode yang sama; tidak pernah melebihi 1.',
      en: 'Reopened tickets ÷ tickets that were ever completed: completed ones, and reopened ones that were then completed by another officer or not at all. Both of the same period; it never passes 1.',
    },
    {
      attribution: 'officer',
      aspect: 'kualitas',
      direction: 'lower',
      restsOn: { counts: ['reopened', 'completed', 'reopenedOnly'] },
    },
  ),
  share(
    'inaccurate.share',
    { id: 'Persentase tiket dengan waktu yang tidak dihitung', en: 'Share with times left out' },
    {
      id: 'Tiket dengan waktu yang tidak dihitung (tickets.excluded) dibagi tiket selesai ditambah tiket dengan waktu yang diragukan yang tidak selesai atau diselesaikan petugas lain. Keduanya dalam periode yang sama; tidak pernah melebihi 1.',
      en: 'Tickets with times left out (tickets.excluded) ÷ completed tickets and those with doubtful times that were not completed, or by another officer. Both of the same period; it never passes 1.',
    },
    {
      attribution: 'officer and unit',
      aspect: null,
      direction: 'lower',
      restsOn: { counts: ['excluded', 'completed', 'doubtedOnly'] },
    },
  ),
  {
    ...share(
      'shortService.share',
      { id: 'Persentase pelayanan sangat singkat', en: 'Share with a very short service' },
      {
        id: 'Tiket dengan pelayanan sangat singkat (tickets.shortService) dibagi tiket selesai, keduanya dalam periode yang sama.',
        en: 'Tickets with a very short service (tickets.shortService) ÷ completed tickets, both of the same period.',
      },
      {
        attribution: 'officer and unit',
        aspect: null,
        direction: 'lower',
        restsOn: { counts: ['shortService', 'completed'] },
      },
    ),
    methodVersion: '2026.5',
  },
];

/** Of no ticket count: one ticket may be several pieces of work, and of several services. */
export const WORK: Indicator = {
  id: 'work',
  name: { id: 'Pekerjaan yang diselesaikan', en: 'Work done' },
  definition: {
    id: 'Jumlah (quantity) layanan ini yang disebut pada penyelesaian terakhir tiket selesai (services), juga bila tiketnya untuk layanan lain. Hanya pada baris menurut layanan; tiket tanpa rincian itu tidak menambah apa-apa. Dicatat pada petugas yang sama dengan tiket selesai, pada hari tiket itu.',
    en: 'Sum of the quantities of this service that the last completion of completed tickets names (services), also where the ticket is for another service. Only in rows by service; a ticket that says nothing of it adds nothing. Charged to the same officer as the completed ticket, on its day.',
  },
  unit: 'items',
  direction: 'none',
  attribution: 'officer',
  aspect: null,
  methodVersion: '2026.3',
  decimals: 0,
  restsOn: { counts: ['work'] },
};

function count(
  name: TicketCount & keyof IndicatorRow['tickets'],
  words: Text,
  definition: Text,
  rest: Rest,
): Indicator {
  return {
    id: `tickets.${name}`,
    name: words,
    definition,
    unit: 'tickets',
    decimals: 0,
    methodVersion: '2026.3',
    restsOn: { counts: [name] },
    ...rest,
  };
}

function share(id: IndicatorId, name: Text, definition: Text, rest: Rest & { readonly restsOn: RestsOn }): Indicator {
  return { id, name, definition, unit: 'share', decimals: 4, methodVersion: '2026.3', ...rest };
}
