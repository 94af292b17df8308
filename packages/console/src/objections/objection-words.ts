// What the pages about objections say, in both languages.
import type { Lang } from '@tera/pages';
import type { ObjectionFault } from './objection-view.ts';
import { OBJECTION_STATE_NAMES } from './objection-states.ts';

interface Words {
  readonly title: string;
  readonly leadAll: string;
  readonly leadOwn: string;
  readonly open: (count: string) => string;
  readonly more: (count: string) => string;
  readonly noneOpen: string;
  readonly decided: string;
  readonly decidedHint: string;
  readonly noneDecided: string;
  readonly next: string;
  readonly fromStart: string;
  readonly ticket: string;
  readonly about: string;
  readonly whole: string;
  readonly answers: string;
  /** As short as a phone of 320 px has room for. */
  readonly contestable: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly filed: string;
  readonly age: (days: number, printed: string) => string;
  readonly due: string;
  readonly dueOver: (day: string) => string;
  readonly noDue: string;
  readonly dueHint: string;
  readonly inShort: string;
  readonly state: string;
  readonly states: Readonly<Record<'open' | 'upheld' | 'refused', string>>;
  readonly decision: string;
  readonly by: (name: string, when: string) => string;
  readonly objection: (ticket: string) => string;
  readonly sides: string;
  readonly theObjection: string;
  readonly theDecision: string;
  readonly notDecided: string;
  readonly nameless: string;
  readonly yours: string;
  readonly you: string;
  readonly theTicket: string;
  readonly ticketGone: string;
  readonly counted: string;
  readonly countedUnit: string;
  readonly countedNowhere: string;
  readonly events: string;
  readonly change: string;
  readonly changeHint: (period: string) => string;
  readonly figure: string;
  readonly withIt: string;
  readonly without: string;
  readonly unit: string;
  readonly figures: Readonly<
    Record<'completed' | 'resolved' | 'service' | 'turnaround' | 'onTime' | 'wait' | 'ended', string>
  >;
  readonly median: (time: string, n: string) => string;
  readonly share: (share: string, n: string) => string;
  readonly decide: string;
  readonly decideHint: string;
  readonly outcome: string;
  readonly outcomes: Readonly<
    Record<'refused' | 'corrected' | 'annulled', { readonly name: string; readonly what: string }>
  >;
  readonly correction: string;
  readonly rightOfficer: string;
  readonly rightService: string;
  readonly asItIs: string;
  readonly wrongTimes: string;
  readonly why: string;
  readonly whyHint: string;
  readonly send: string;
  readonly selfDecision: string;
  readonly others: string;
  readonly corrected: Readonly<Record<'officer' | 'service', (name: string) => string>> & { readonly times: string };
  readonly annulled: string;
  readonly afterwards: string;
  /** To the officer, of a ticket that counts no more. */
  readonly heard: string;
  readonly trail: string;
  readonly trailFiled: string;
  readonly trailUpheld: (name: string) => string;
  readonly trailRefused: (name: string) => string;
  readonly earlier: string;
  readonly file: (ticket: string) => string;
  readonly fileHint: (day: string) => string;
  readonly fileOver: (day: string) => string;
  readonly what: string;
  readonly fileWhy: string;
  readonly fileWhyHint: string;
  readonly fileSend: string;
  readonly already: string;
  readonly seeIt: string;
  readonly ownTickets: string;
  readonly faults: Readonly<Record<ObjectionFault, string>>;
}

export const OBJECTION_WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: 'Keberatan',
    leadAll:
      'Keberatan petugas atas tiket di balik angkanya. Selama belum diputus, tiketnya tetap dihitung dan ditandai.',
    leadOwn: 'Keberatan atas tiket Anda, keadaannya, dan alasan putusannya.',
    open: (count) => `Menunggu putusan (${count})`,
    more: (count) => `lebih dari ${count}`,
    noneOpen: 'Tidak ada keberatan yang menunggu putusan.',
    decided: 'Sudah diputus',
    decidedHint: 'Menurut hari diajukan.',
    noneDecided: 'Tidak ada keberatan yang diajukan dalam periode ini dan sudah diputus.',
    next: 'Keberatan berikutnya',
    fromStart: 'Dari awal',
    ticket: 'Tiket',
    about: 'Yang disanggah',
    whole: 'tiketnya sendiri',
    answers: 'jawaban warganya',
    contestable: {
      'tickets.completed': 'jumlah tiket selesai',
      'tickets.resolved': 'tuntas',
      'service.p50': 'waktu layanan',
      'turnaround.p50': 'waktu penyelesaian',
      'onTime.share': 'tepat waktu',
      'reopened.share': 'dibuka kembali',
      'inaccurate.share': 'waktu tidak dihitung',
      'shortService.share': 'layanan singkat',
    },
    reason: 'Alasan',
    filed: 'Diajukan',
    age: (days, printed) => (days === 0 ? 'hari ini' : `${printed} hari yang lalu`),
    due: 'Sebaiknya diputus sebelum',
    dueOver: (day) => `sudah lewat: ${day}`,
    noDue: 'tidak ada tanggalnya',
    dueHint:
      'Sesudah hari itu jawaban warga dari masa tiket ini terbit. Putusan tetap dapat diambil, tetapi angka yang sudah terbit tidak berubah.',
    inShort: 'Ringkasan',
    state: 'Keadaan',
    states: OBJECTION_STATE_NAMES.id,
    decision: 'Putusan',
    by: (name, when) => `${name}, ${when}`,
    objection: (ticket) => `Keberatan atas tiket ${ticket}`,
    sides: 'Kedua sisi',
    theObjection: 'Alasan keberatan',
    theDecision: 'Alasan putusan',
    notDecided: 'Belum diputus.',
    nameless: 'Siapa yang mengajukan tidak ditampilkan: yang dinilai adalah tiketnya.',
    yours: 'Anda yang mengajukannya.',
    you: 'Anda',
    theTicket: 'Tiketnya',
    ticketGone: 'Tiket ini tidak ada lagi: masa simpannya habis.',
    counted: 'Dihitung pada',
    countedUnit: 'unit saja',
    countedNowhere: 'tidak dihitung',
    events: 'Catatan tiket',
    change: 'Yang berubah',
    changeHint: (period) =>
      `Angka ${period} dengan tiket ini dan tanpanya. Bila tiket dikoreksi, yang hilang di sini pindah ke petugas atau layanan yang benar. Jawaban warga tidak diperlihatkan.`,
    figure: 'Angka',
    withIt: 'Dengan tiket ini',
    without: 'Tanpa tiket ini',
    unit: 'Unit',
    figures: {
      completed: 'Tiket selesai',
      resolved: 'Tuntas',
      service: 'Waktu layanan',
      turnaround: 'Waktu penyelesaian',
      onTime: 'Tepat waktu',
      wait: 'Waktu tunggu',
      ended: 'Berakhir tanpa selesai',
    },
    median: (time, n) => `${time} (median dari ${n})`,
    share: (share, n) => `${share} dari ${n} tiket`,
    decide: 'Putuskan',
    decideHint:
      'Putusan tidak dapat ditarik kembali. Nama Anda dan alasannya terlihat oleh petugas, kepegawaian, dan auditor.',
    outcome: 'Putusan',
    outcomes: {
      refused: { name: 'Ditolak', what: 'tiket tetap dihitung seperti sekarang' },
      corrected: { name: 'Dikabulkan dengan koreksi', what: 'tiket tetap dihitung, dengan yang dibetulkan di bawah' },
      annulled: {
        name: 'Dikabulkan, tiket tidak dihitung',
        what: 'tiket dan jawaban warganya keluar dari semua angka',
      },
    },
    correction: 'Hanya untuk koreksi',
    rightOfficer: 'Petugas yang benar',
    rightService: 'Layanan yang benar',
    asItIs: 'tetap',
    wrongTimes: 'Waktunya tidak benar, dan tidak dihitung',
    why: 'Alasan putusan',
    whyHint: 'Paling banyak 1.000 huruf. Jangan menulis nama atau nomor warga.',
    send: 'Simpan putusan',
    selfDecision: 'Anda yang mengajukan keberatan ini. Orang lain yang memutusnya.',
    others: 'Atasan unit yang memutusnya.',
    corrected: {
      officer: (name) => `petugasnya ${name}`,
      service: (name) => `layanannya ${name}`,
      times: 'waktunya tidak dihitung',
    },
    annulled: 'tiket tidak dihitung lagi',
    afterwards: 'Angka menyesuaikan dalam beberapa detik sesudah putusan.',
    heard:
      'Dengan putusan itu tiket keluar dari semua angka, juga dari angka petugas lain yang ikut melayani, dan keberatan baru atasnya tidak dapat diajukan. Kalau Anda tidak sependapat, Anda tetap didengar: sebutkan nomor tiketnya kepada kepegawaian. Putusan, alasan, dan catatannya tetap tersimpan.',
    trail: 'Jejak',
    trailFiled: 'keberatan diajukan',
    trailUpheld: (name) => `dikabulkan oleh ${name}`,
    trailRefused: (name) => `ditolak oleh ${name}`,
    earlier: 'Keberatan lain atas tiket ini',
    file: (ticket) => `Ajukan keberatan atas tiket ${ticket}`,
    fileHint: (day) =>
      `Dapat diajukan sampai ${day}. Atasan memutusnya dengan alasan; nama Anda tidak diperlihatkan kepadanya. Selama belum diputus, tiket tetap dihitung dan ditandai.`,
    fileOver: (day) => `Masa keberatan atas tiket ini berakhir ${day}.`,
    what: 'Yang disanggah',
    fileWhy: 'Apa yang tidak benar, dan mengapa',
    fileWhyHint: 'Paling banyak 1.000 huruf. Jangan menulis nama atau nomor warga.',
    fileSend: 'Ajukan keberatan',
    already: 'Atas tiket ini sudah ada keberatan yang belum diputus.',
    seeIt: 'Lihat keberatan itu',
    ownTickets: 'Kembali ke tiket saya',
    faults: {
      noOutcome: 'Pilih putusannya.',
      idleCorrection:
        'Koreksi hanya berlaku pada “Dikabulkan dengan koreksi”: pilih putusan itu, atau kosongkan koreksinya.',
      noCorrection: 'Pilih apa yang dikoreksi: petugas, layanan, atau waktunya.',
      empty: 'Tulis alasannya.',
      long: 'Alasan terlalu panjang: paling banyak 1.000 huruf.',
      unreadable: 'Alasan memuat tanda yang tidak terlihat atau tidak dapat disimpan.',
      unknownOfficer: 'Petugas itu tidak ada lagi di daftar unit.',
      unknownService: 'Layanan itu tidak ada lagi di daftar unit.',
      sameOfficer: 'Itu sudah petugasnya: tidak ada yang dikoreksi. Pilih petugas lain, atau putusan lain.',
      sameService: 'Itu sudah layanannya: tidak ada yang dikoreksi. Pilih layanan lain, atau putusan lain.',
      unknownFigure: 'Pilih yang disanggah dari daftar.',
      over: 'Masa keberatan atas yang dipilih sudah berakhir.',
      selfDecision: 'Anda yang mengajukan keberatan ini, jadi orang lain yang memutusnya.',
      decidedMeanwhile:
        'Sementara itu orang lain sudah memutusnya. Putusannya tertulis di bawah; putusan Anda tidak disimpan.',
      decidedByYou:
        'Anda sendiri sudah memutusnya di halaman lain. Putusan itu tertulis di bawah; yang ini tidak disimpan.',
      contestedMeanwhile: 'Sementara itu sudah ada keberatan atas tiket ini. Yang ini tidak disimpan.',
      annulledBefore: 'Tiket ini tidak dihitung lagi: keberatan sebelumnya dikabulkan.',
      tooOld:
        'Tiket ini segera dihapus menurut masa simpan, sehingga keberatan tidak dapat lagi berpengaruh. Yang terbuka hanya dapat ditolak.',
      gone: 'Tiket ini tidak dihitung, atau sudah dihapus menurut masa simpan.',
      busy: 'Belum berhasil. Kirim lagi beberapa saat lagi; tidak ada yang tercatat dua kali.',
    },
  },
  en: {
    title: 'Objections',
    leadAll:
      'Objections of officers to tickets behind their figures. Until it is decided a ticket counts on, and is marked.',
    leadOwn: 'Objections to tickets of yours, how they stand, and why they were decided so.',
    open: (count) => `Waiting for a decision (${count})`,
    more: (count) => `more than ${count}`,
    noneOpen: 'No objection waits for a decision.',
    decided: 'Decided',
    decidedHint: 'By the day of filing.',
    noneDecided: 'No objection was filed in this period and is decided.',
    next: 'Next objections',
    fromStart: 'From the beginning',
    ticket: 'Ticket',
    about: 'What is contested',
    whole: 'the ticket itself',
    answers: 'its citizen’s answer',
    contestable: {
      'tickets.completed': 'tickets completed',
      'tickets.resolved': 'resolved',
      'service.p50': 'service time',
      'turnaround.p50': 'turnaround',
      'onTime.share': 'on time',
      'reopened.share': 'reopened',
      'inaccurate.share': 'times left out',
      'shortService.share': 'short service',
    },
    reason: 'Reason',
    filed: 'Filed',
    age: (days, printed) => (days === 0 ? 'today' : `${printed} ${days === 1 ? 'day' : 'days'} ago`),
    due: 'Best decided before',
    dueOver: (day) => `already over: ${day}`,
    noDue: 'there is no date',
    dueHint:
      'After that day what citizens answered in the time of this ticket is published. A decision can still be made, and what is published does not change.',
    inShort: 'In short',
    state: 'State',
    states: OBJECTION_STATE_NAMES.en,
    decision: 'Decision',
    by: (name, when) => `${name}, ${when}`,
    objection: (ticket) => `Objection to ticket ${ticket}`,
    sides: 'Both sides',
    theObjection: 'Reason of the objection',
    theDecision: 'Reason of the decision',
    notDecided: 'Not decided yet.',
    nameless: 'Who has filed it is not shown: it is the ticket that is judged.',
    yours: 'It was filed by you.',
    you: 'you',
    theTicket: 'The ticket',
    ticketGone: 'This ticket is not there any more: the time for which it is kept is over.',
    counted: 'Counted for',
    countedUnit: 'the unit alone',
    countedNowhere: 'it is not counted',
    events: 'Events of the ticket',
    change: 'What would change',
    changeHint: (period) =>
      `Figures of ${period} with this ticket and without it. Where the ticket is corrected, what is missing here goes to the right officer or service. What citizens answered is not shown.`,
    figure: 'Figure',
    withIt: 'With this ticket',
    without: 'Without this ticket',
    unit: 'Unit',
    figures: {
      completed: 'Completed tickets',
      resolved: 'Resolved',
      service: 'Service time',
      turnaround: 'Turnaround',
      onTime: 'On time',
      wait: 'Waiting time',
      ended: 'Ended without completion',
    },
    median: (time, n) => `${time} (median of ${n})`,
    share: (share, n) => `${share} of ${n} tickets`,
    decide: 'Decide',
    decideHint: 'A decision cannot be taken back. Your name and the reason are seen by the officer, HR and auditors.',
    outcome: 'Decision',
    outcomes: {
      refused: { name: 'Refused', what: 'the ticket counts on as it does now' },
      corrected: { name: 'Upheld with a correction', what: 'the ticket counts on, with what is put right below' },
      annulled: {
        name: 'Upheld, the ticket counts no more',
        what: 'the ticket and what its citizen answered leave all figures',
      },
    },
    correction: 'For a correction only',
    rightOfficer: 'The right officer',
    rightService: 'The right service',
    asItIs: 'as it is',
    wrongTimes: 'Its times are not right, and are not counted',
    why: 'Reason of the decision',
    whyHint: 'At most 1,000 characters. Write no name or number of a citizen.',
    send: 'Save the decision',
    selfDecision: 'You have filed this objection. Somebody else decides it.',
    others: 'The superior of the unit decides it.',
    corrected: {
      officer: (name) => `the officer is ${name}`,
      service: (name) => `the service is ${name}`,
      times: 'its times are not counted',
    },
    annulled: 'the ticket counts no more',
    afterwards: 'The figures follow within some seconds of the decision.',
    heard:
      'By that decision the ticket has left all figures, also those of others who served it, and nobody can object to it again. If you do not agree you are heard all the same: tell HR the number of the ticket. Decision, reason and events are kept.',
    trail: 'Trail',
    trailFiled: 'the objection was filed',
    trailUpheld: (name) => `upheld by ${name}`,
    trailRefused: (name) => `refused by ${name}`,
    earlier: 'Other objections to this ticket',
    file: (ticket) => `Object to ticket ${ticket}`,
    fileHint: (day) =>
      `Open until ${day}. Your superior decides it, with a reason, and is not shown your name. Until then the ticket counts on, and is marked.`,
    fileOver: (day) => `The time for objecting to this ticket ended on ${day}.`,
    what: 'What is contested',
    fileWhy: 'What is not right, and why',
    fileWhyHint: 'At most 1,000 characters. Write no name or number of a citizen.',
    fileSend: 'Object',
    already: 'There is an objection to this ticket that is not decided yet.',
    seeIt: 'See that objection',
    ownTickets: 'Back to my tickets',
    faults: {
      noOutcome: 'Choose the decision.',
      idleCorrection:
        'A correction goes with “Upheld with a correction” alone: choose that, or take the correction out.',
      noCorrection: 'Choose what is corrected: the officer, the service or the times.',
      empty: 'Write the reason.',
      long: 'The reason is too long: at most 1,000 characters.',
      unreadable: 'The reason has a character that cannot be seen or kept.',
      unknownOfficer: 'That officer is not in the list of the unit any more.',
      unknownService: 'That service is not in the list of the unit any more.',
      sameOfficer: 'It is that officer’s already: nothing is corrected. Choose another, or decide otherwise.',
      sameService: 'It is that service already: nothing is corrected. Choose another, or decide otherwise.',
      unknownFigure: 'Choose what is contested from the list.',
      over: 'The time for objecting to what was chosen is over.',
      selfDecision: 'You have filed this objection, so somebody else decides it.',
      decidedMeanwhile: 'Somebody else has decided it meanwhile. That decision stands below; yours was not saved.',
      decidedByYou: 'You have decided it yourself on another page. That decision stands below; this one was not saved.',
      contestedMeanwhile: 'Meanwhile there is an objection to this ticket. This one was not saved.',
      annulledBefore: 'This ticket counts no more: an earlier objection was upheld.',
      tooOld:
        'This ticket is about to be deleted, so that an objection has no effect any more. An open one can only be refused.',
      gone: 'This ticket is not counted, or was deleted when its time was over.',
      busy: 'It did not work. Send it again in a while; nothing is noted twice.',
    },
  },
};
