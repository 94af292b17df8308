// What the page of tickets says, in both languages: parts of a figure and events as one calls them at a counter.
import type { Lang } from '@tera/pages';
import type { EvidenceAnswer } from '../answers.ts';

type Ticket = EvidenceAnswer['facts'][number];

interface TicketsWords {
  readonly unitsOwn: string;
  readonly figure: string;
  readonly everything: string;
  readonly value: string;
  readonly definition: string;
  readonly method: string;
  readonly sums: string;
  readonly sumsText: string;
  readonly part: string;
  readonly whole: string;
  readonly here: string;
  readonly incomplete: string;
  readonly tickets: string;
  readonly noAnswers: string;
  readonly none: string;
  readonly search: string;
  readonly find: string;
  readonly all: string;
  readonly notFound: (search: string) => string;
  readonly notFoundYet: (search: string) => string;
  readonly ticket: string;
  readonly noService: string;
  readonly contested: string;
  readonly adds: string;
  readonly object: (ticket: string) => string;
  readonly objectUntil: (day: string) => string;
  readonly objectedUntil: (day: string) => string;
  readonly seeObjection: (ticket: string) => string;
  readonly events: (count: string, ticket: string) => string;
  readonly eventsOf: string;
  readonly when: string;
  readonly what: string;
  readonly counter: string;
  readonly officer: string;
  readonly sentBy: string;
  readonly key: string;
  readonly noKey: string;
  readonly person: string;
  readonly inaccurate: string;
  readonly passedOver: string;
  readonly pages: string;
  readonly next: string;
  readonly fromStart: string;
  readonly times: (n: string) => string;
  readonly seconds: (n: string) => string;
  readonly outcomes: Readonly<Record<NonNullable<Ticket['events'][number]['outcome']>, string>>;
  readonly types: Readonly<Record<Ticket['events'][number]['type'], string>>;
  readonly parts: Readonly<Record<keyof Ticket['added'], string>>;
}

export const TICKETS_WORDS: Readonly<Record<Lang, TicketsWords>> = {
  id: {
    unitsOwn: 'Milik unit, bukan petugas',
    figure: 'Angka yang ditelusuri',
    everything: 'Semua tiket',
    value: 'Angka ini',
    definition: 'Definisi lengkap',
    method: 'Versi metode',
    sums: 'Penjumlahan',
    sumsText: 'Angka ini dihitung dari tiket di bawah. Yang ditambahkan tiket di semua halaman sama dengan seluruhnya.',
    part: 'Bagian',
    whole: 'Seluruhnya',
    here: 'Di halaman ini',
    incomplete:
      'Tiket dari masa ini mungkin sudah dihapus menurut masa simpan, sehingga jumlahnya dapat kurang dari angka seluruhnya. Angkanya sendiri tetap.',
    tickets: 'Tiket',
    noAnswers: 'Jawaban warga tidak pernah ditampilkan satu per satu.',
    none: 'Tidak ada tiket di sini.',
    search: 'Cari nomor tiket',
    find: 'Cari',
    all: 'Semua tiket',
    notFound: (search) => `Tidak ada tiket yang nomornya memuat “${search}”.`,
    notFoundYet: (search) => `Belum ditemukan tiket yang nomornya memuat “${search}”; lanjutkan ke halaman berikutnya.`,
    ticket: 'Tiket',
    noService: 'layanan tidak diketahui',
    contested: 'sedang disanggah',
    adds: 'Menambah',
    object: (ticket) => `Ajukan keberatan atas tiket ${ticket}`,
    objectUntil: (day) => `paling lambat ${day}`,
    objectedUntil: (day) => `Keberatan atas tiket ini dapat diajukan sampai ${day}.`,
    seeObjection: (ticket) => `Lihat keberatan atas tiket ${ticket}`,
    events: (count, ticket) => `${count} catatan tiket ${ticket}`,
    eventsOf: 'Catatan tiket',
    when: 'Waktu',
    what: 'Yang terjadi',
    counter: 'Loket',
    officer: 'Petugas',
    sentBy: 'Pengirim',
    key: 'dikirim oleh kunci',
    noKey: 'tidak tercatat',
    person: 'putusan atas keberatan',
    inaccurate: 'waktu diketik kemudian atau dinyatakan keliru',
    passedOver: 'tidak dihitung',
    pages: 'Halaman tiket',
    next: 'Tiket berikutnya',
    fromStart: 'Dari awal',
    times: (n) => `${n} kali`,
    seconds: (n) => `${n} detik`,
    outcomes: { resolved: 'tuntas', unresolved: 'belum tuntas' },
    types: {
      issued: 'nomor diambil',
      called: 'dipanggil',
      started: 'mulai dilayani',
      held: 'ditahan',
      resumed: 'dilanjutkan',
      transferred: 'dialihkan',
      completed: 'selesai',
      no_show: 'tidak hadir ketika dipanggil',
      left: 'meninggalkan antrean',
      cancelled: 'dibatalkan',
      reopened: 'dibuka kembali',
      corrected: 'dikoreksi',
    },
    parts: {
      completed: 'tiket selesai',
      resolved: 'tuntas',
      judged: 'dinilai menurut standar',
      onTime: 'tepat waktu',
      service: 'waktu layanan',
      turnaround: 'waktu penyelesaian',
      hold: 'waktu penahanan',
      wait: 'waktu tunggu',
      noShow: 'tidak hadir',
      left: 'ditinggalkan',
      leftAfter: 'waktu tunggu yang ditinggalkan',
      cancelled: 'dibatalkan',
      reopened: 'dibuka kembali',
      reopenedOnly: 'dibuka kembali dan tidak lagi selesai pada petugas ini',
      reopenedAfter: 'waktu sampai dibuka kembali',
      excluded: 'waktunya tidak dihitung',
      doubtedOnly: 'waktunya diragukan, tidak selesai pada petugas ini',
      clock: 'jam janggal',
      skew: 'jam loket berbeda',
      shortService: 'pelayanan sangat singkat',
      work: 'pekerjaan',
      invited: 'undangan survei',
    },
  },
  en: {
    unitsOwn: 'The unit’s, and no officer’s',
    figure: 'The figure looked into',
    everything: 'All tickets',
    value: 'This figure',
    definition: 'The whole definition',
    method: 'Method version',
    sums: 'The sums',
    sumsText: 'This figure is made of the tickets below. What the tickets of all pages add comes to the whole.',
    part: 'Part',
    whole: 'The whole',
    here: 'On this page',
    incomplete:
      'Tickets of that time may have been deleted when their time was over, so that the sums may fall short of the whole. The figure itself stays.',
    tickets: 'Tickets',
    noAnswers: 'What citizens answered is never shown one by one.',
    none: 'There are no tickets here.',
    search: 'Find a ticket number',
    find: 'Find',
    all: 'All tickets',
    notFound: (search) => `There is no ticket with “${search}” in its number.`,
    notFoundYet: (search) => `No ticket with “${search}” in its number was found so far; go on to the next page.`,
    ticket: 'Ticket',
    noService: 'service unknown',
    contested: 'contested',
    adds: 'Adds',
    object: (ticket) => `Object to ticket ${ticket}`,
    objectUntil: (day) => `until ${day} at the latest`,
    objectedUntil: (day) => `One could object to this ticket until ${day}.`,
    seeObjection: (ticket) => `See the objection to ticket ${ticket}`,
    events: (count, ticket) => `${count} events of ticket ${ticket}`,
    eventsOf: 'Events of ticket',
    when: 'Time',
    what: 'What happened',
    counter: 'Counter',
    officer: 'Officer',
    sentBy: 'Sent by',
    key: 'sent by the key',
    noKey: 'not noted',
    person: 'a decision on an objection',
    inaccurate: 'time typed afterwards or declared wrong',
    passedOver: 'not counted',
    pages: 'Pages of tickets',
    next: 'More tickets',
    fromStart: 'From the beginning',
    times: (n) => `${n} times`,
    seconds: (n) => `${n} seconds`,
    outcomes: { resolved: 'resolved', unresolved: 'not resolved' },
    types: {
      issued: 'number taken',
      called: 'called',
      started: 'service started',
      held: 'held',
      resumed: 'resumed',
      transferred: 'transferred',
      completed: 'completed',
      no_show: 'did not come when called',
      left: 'left before completion',
      cancelled: 'cancelled',
      reopened: 'reopened',
      corrected: 'corrected',
    },
    parts: {
      completed: 'completed ticket',
      resolved: 'resolved',
      judged: 'judged by the standard',
      onTime: 'on time',
      service: 'service time',
      turnaround: 'turnaround',
      hold: 'hold',
      wait: 'wait',
      noShow: 'no-show',
      left: 'left',
      leftAfter: 'wait until leaving',
      cancelled: 'cancelled',
      reopened: 'reopened',
      reopenedOnly: 'reopened, and no longer completed by this officer',
      reopenedAfter: 'time until reopening',
      excluded: 'times not counted',
      doubtedOnly: 'doubtful times, not completed by this officer',
      clock: 'clock makes no sense',
      skew: 'clocks of counters differ',
      shortService: 'very short service',
      work: 'work',
      invited: 'survey invitation',
    },
  },
};
