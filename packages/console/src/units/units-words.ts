// What the page of all units says, in both languages.
import type { Lang } from '@tera/pages';

interface Words {
  readonly title: string;
  readonly subtitle: (first: string, last: string, all: string) => string;
  readonly yours: string;
  readonly onThisPage: string;
  readonly summary: string;
  readonly units: string;
  readonly overdueUnits: string;
  readonly silentUnits: string;
  readonly contestedTickets: string;
  readonly table: string;
  readonly unit: string;
  readonly published: string;
  readonly sample: string;
  readonly running: string;
  readonly next: string;
  readonly lastTicket: string;
  readonly lookAt: string;
  readonly noFigures: string;
  readonly namesAlone: string;
  readonly ownFigures: string;
  readonly closed: (day: string) => string;
  readonly nothingPublished: string;
  readonly noAnswers: string;
  readonly of: (n: string, target: string) => string;
  readonly enough: string;
  readonly short: (missing: string) => string;
  readonly visible: (n: string, answered: string) => string;
  readonly asFigure: (ikm: string) => string;
  readonly overdue: (day: string) => string;
  readonly today: string;
  readonly byHand: string;
  readonly due: (period: string, day: string) => string;
  readonly lastToday: string;
  readonly silent: (day: string) => string;
  readonly silentMonth: (month: string) => string;
  readonly silentYear: string;
  readonly notBegun: string;
  readonly contested: (n: string) => string;
  readonly nothing: string;
  readonly soFar: (until: string) => string;
  readonly rule: string;
  readonly before: string;
  readonly after: string;
  readonly recap: string;
  readonly recapHint: string;
  readonly period: string;
  readonly show: string;
}

export const UNITS_WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: 'Unit Anda',
    subtitle: (first, last, all) => `Unit ${first} sampai ${last} dari ${all}, menurut nama`,
    yours: 'Peran Anda',
    onThisPage: 'di halaman ini',
    summary: 'Ringkasan',
    units: 'Unit',
    overdueUnits: 'Terlambat terbit',
    silentUnits: 'Diam',
    contestedTickets: 'Tiket dalam keberatan',
    table: 'Unit menurut nama',
    unit: 'Unit',
    published: 'Terbit terakhir',
    sample: 'Responden dari target sampel',
    running: 'Periode berjalan',
    next: 'Terbit berikutnya',
    lastTicket: 'Tiket terakhir',
    lookAt: 'Perlu dilihat',
    noFigures: 'Peran Anda di unit ini tidak mencakup angka.',
    namesAlone: 'Peran Anda tidak mencakup angka unit-unit ini.',
    ownFigures: 'Angka Anda sendiri',
    closed: (day) => `tutup sejak ${day}`,
    nothingPublished: 'Belum ada',
    noAnswers: 'belum ada jawaban',
    of: (n, target) => `${n} dari ${target}`,
    enough: 'tercapai',
    short: (missing) => `kurang ${missing}`,
    visible: (n, answered) => `${n} terlihat dari ${answered} jawaban`,
    asFigure: (ikm) => `IKM sementara ${ikm}`,
    overdue: (day) => `Terlambat sejak ${day}`,
    today: 'Terbit hari ini',
    byHand: 'Menunggu diterbitkan dengan tangan',
    due: (period, day) => `${period}: ${day}`,
    lastToday: 'Hari ini',
    silent: (day) => `Diam sejak ${day}`,
    silentMonth: (month) => `Diam sejak ${month}`,
    silentYear: 'Tidak ada tiket selama setahun',
    notBegun: 'Belum mulai',
    contested: (n) => `${n} tiket dalam keberatan yang belum diputuskan`,
    nothing: 'tidak ada',
    soFar: (until) => `Jawaban periode berjalan dihitung langsung: ${until}.`,
    rule: 'Diam: tidak ada tiket yang selesai hari ini dan sejak hari kerja terakhir (Senin–Jumat). Belum mulai: belum pernah ada tiket. Yang perlu dilihat adalah tanda pada periode berjalan; sebuah tanda bukan temuan.',
    before: '← Unit sebelumnya',
    after: 'Unit berikutnya →',
    recap: 'Rekapitulasi gabungan',
    recapHint: 'IKM semua unit yang boleh Anda baca, digabung dari jawabannya, dan formulir rekapitulasi daerah.',
    period: 'Periode',
    show: 'Lihat',
  },
  en: {
    title: 'Your units',
    subtitle: (first, last, all) => `Units ${first} to ${last} of ${all}, by name`,
    yours: 'Your roles',
    onThisPage: 'on this page',
    summary: 'In short',
    units: 'Units',
    overdueUnits: 'Overdue',
    silentUnits: 'Silent',
    contestedTickets: 'Tickets objected to',
    table: 'Units by name',
    unit: 'Unit',
    published: 'Published last',
    sample: 'Respondents of the sample target',
    running: 'Running period',
    next: 'Published next',
    lastTicket: 'Last ticket',
    lookAt: 'To look at',
    noFigures: 'Your role in this unit has no figures.',
    namesAlone: 'Your role has no figures of these units.',
    ownFigures: 'Your own figures',
    closed: (day) => `closed since ${day}`,
    nothingPublished: 'Nothing yet',
    noAnswers: 'no answers yet',
    of: (n, target) => `${n} of ${target}`,
    enough: 'reached',
    short: (missing) => `${missing} short`,
    visible: (n, answered) => `${n} visible of ${answered} answers`,
    asFigure: (ikm) => `Index so far ${ikm}`,
    overdue: (day) => `Overdue since ${day}`,
    today: 'Published today',
    byHand: 'Waits to be published by hand',
    due: (period, day) => `${period}: ${day}`,
    lastToday: 'Today',
    silent: (day) => `Silent since ${day}`,
    silentMonth: (month) => `Silent since ${month}`,
    silentYear: 'No ticket for a year',
    notBegun: 'Not begun',
    contested: (n) => `${n} tickets objected to and not decided`,
    nothing: 'nothing',
    soFar: (until) => `Answers of the running period are counted live: ${until}.`,
    rule: 'Silent: no ticket has ended today or since the last working day (Monday to Friday). Not begun: there was never a ticket. What is to be looked at are flags of the running period; a flag is no finding.',
    before: '← Units before',
    after: 'Units after →',
    recap: 'Recap of all together',
    recapHint: 'The index of all units that you may read, pooled from their answers, and the regional form.',
    period: 'Period',
    show: 'Show',
  },
};
