// Definitions of what is counted of tickets, and of the shares made of these counts.

import type { Indicator, Text } from './indicator.ts';

type Rest = Pick<Indicator, 'direction' | 'attribution' | 'aspect'> &
  Partial<Pick<Indicator, 'source' | 'methodVersion'>>;

const OFFICERS_OWN = { attribution: 'officer', aspect: 'kuantitas', direction: 'higher' } as const;
const UNITS_OWN = { attribution: 'unit', aspect: null } as const;

export const TICKET_COUNTS: readonly Indicator[] = [
  count(
    'completed',
    { id: 'Tiket selesai', en: 'Completed tickets' },
    {
      id: 'Banyaknya tiket yang terakhir kali berakhir dengan selesai (completed), pada hari setempat akhir tersebut. Tiket yang dibuka kembali lalu diselesaikan lagi tetap satu tiket. Dicatat pada petugas giliran terakhir; bila tidak ada yang menekan mulai, pada petugas yang disebut ketika tiket diselesaikan.',
      en: 'Tickets whose last end is a completion, on the local day of that end. A ticket that was reopened and completed again is one ticket. Charged to the officer of the last turn; if nobody pressed start, to the officer whom the completion names.',
    },
    OFFICERS_OWN,
  ),
  count(
    'resolved',
    { id: 'Tiket selesai dan tuntas', en: 'Resolved tickets' },
    {
      id: 'Banyaknya tiket selesai yang hasilnya dinyatakan tuntas (outcome: resolved) pada penyelesaian terakhirnya. Dicatat pada petugas yang sama dengan tiket selesai.',
      en: 'Completed tickets whose last completion says that the request was resolved. Charged to the same officer as the completed ticket.',
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
      id: 'Banyaknya tiket yang dibuka kembali setelah selesai (reopened), satu kali bagi setiap petugas yang penyelesaiannya dibuka kembali, pada hari setempat akhir terakhir tiket itu.',
      en: 'Tickets that were opened again after completion, once for each officer whose completion was reopened, on the local day of the ticket’s last end.',
    },
    { attribution: 'officer', aspect: null, direction: 'lower' },
  ),
  count(
    'excluded',
    { id: 'Tiket dengan waktu yang tidak dihitung', en: 'Tickets with times left out' },
    {
      id: 'Banyaknya tiket yang seluruh atau sebagian waktunya tidak dihitung: ada waktu yang diketik kemudian atau dinyatakan keliru oleh koreksi (accurate: false), ada selang negatif (dipanggil, dilayani, atau selesai sebelum tiket terbit; dilayani baru setelah selesai), atau ada satu selang pelayanan yang lebih dari 12 jam. Tiketnya sendiri tetap dihitung. Dicatat pada petugas giliran terakhir.',
      en: 'Tickets of which all or some times are left out: a time was typed afterwards or declared wrong by a correction (accurate: false), an interval is negative (called, served or completed before the ticket was issued; served only after it was completed), or one serving interval is over 12 hours. The ticket itself is counted all the same. Charged to the officer of the last turn.',
    },
    { attribution: 'officer and unit', aspect: null, direction: 'lower', methodVersion: '2026.2' },
  ),
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
    source: 'UU 25/2009; PermenPANRB 15/2014 (standar pelayanan)',
  },
);

export const TICKET_SHARES: readonly Indicator[] = [
  share(
    'reopened.share',
    { id: 'Proporsi tiket dibuka kembali', en: 'Share reopened' },
    {
      id: 'Tiket dibuka kembali dibagi tiket selesai, keduanya dalam periode yang sama. Dapat melebihi 1 bila tiket yang dibuka kembali diselesaikan petugas lain atau tidak diselesaikan lagi.',
      en: 'Reopened tickets ÷ completed tickets of the same period. It may pass 1 where a reopened ticket was completed by another officer or not at all.',
    },
    { attribution: 'officer', aspect: 'kualitas', direction: 'lower' },
  ),
  share(
    'inaccurate.share',
    { id: 'Proporsi tiket dengan waktu yang tidak dihitung', en: 'Share with times left out' },
    {
      id: 'Tiket dengan waktu yang tidak dihitung (tickets.excluded) dibagi tiket selesai, keduanya dalam periode yang sama. Dapat melebihi 1 bila waktu tiket yang tidak selesai juga tidak dihitung.',
      en: 'Tickets with times left out (tickets.excluded) ÷ completed tickets of the same period. It may pass 1 where times of tickets that were not completed are left out as well.',
    },
    { attribution: 'officer and unit', aspect: null, direction: 'lower' },
  ),
];

function count(name: string, words: Text, definition: Text, rest: Rest): Indicator {
  return {
    id: `tickets.${name}`,
    name: words,
    definition,
    unit: 'tickets',
    decimals: 0,
    methodVersion: '2026.1',
    ...rest,
  };
}

function share(id: string, name: Text, definition: Text, rest: Rest): Indicator {
  return { id, name, definition, unit: 'share', decimals: 4, methodVersion: '2026.2', ...rest };
}
