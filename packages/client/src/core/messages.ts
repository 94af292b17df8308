// Everything that can go wrong, by code, with what a clerk should do about it. The codes are part of the public
// interface; the words may change.

export type Language = 'id' | 'en';

const TEXTS = {
  // Thrown by `record`: the event was not saved.
  event_invalid: {
    en: 'This event cannot be sent and was not saved. Correct it, then record it again.',
    id: 'Catatan ini tidak dapat dikirim dan tidak disimpan. Perbaiki, lalu catat lagi.',
  },
  disk_full: {
    en: 'The disk is full: the event was NOT saved. Free some space, then do the last step again.',
    id: 'Disk penuh: catatan TIDAK tersimpan. Kosongkan ruang disk, lalu ulangi langkah terakhir.',
  },
  folder_read_only: {
    en: 'This program may not write to its folder, so nothing can be saved. Ask IT staff for the right to write to it.',
    id: 'Program ini tidak boleh menulis ke foldernya, jadi tidak ada yang tersimpan. Minta petugas TI memberi izin tulis pada folder itu.',
  },
  folder_unusable: {
    en: 'The folder of this program cannot be used. Check that the disk or network drive is there, then start it again.',
    id: 'Folder program ini tidak dapat dipakai. Periksa apakah disk atau drive jaringannya ada, lalu jalankan lagi.',
  },
  spool_in_use: {
    en: 'Another program is using this folder already. Close that one, or name another folder.',
    id: 'Folder ini sedang dipakai program lain. Tutup program itu, atau pilih folder lain.',
  },
  spool_older: {
    en: 'The folder was written by another or older program and was left as it is. Send what is in it with that program, or name another folder and keep this one for IT staff.',
    id: 'Isi folder ini ditulis program lain atau versi lama, dan dibiarkan apa adanya. Kirim isinya dengan program itu, atau pilih folder lain dan simpan folder ini untuk petugas TI.',
  },
  spool_newer: {
    en: 'The folder was written by a newer version of this program and was left as it is. Update this program.',
    id: 'Isi folder ini ditulis versi program yang lebih baru, dan dibiarkan apa adanya. Perbarui program ini.',
  },
  spool_of_another_unit: {
    en: 'The folder holds the events of another unit. Name another folder, or correct the unit in the settings.',
    id: 'Folder ini berisi catatan unit lain. Pilih folder lain, atau perbaiki unit di pengaturan.',
  },
  too_many_at_once: {
    en: 'Events come faster than the disk can save them: this one was NOT saved. Wait a moment, then record it again.',
    id: 'Catatan datang lebih cepat daripada yang dapat disimpan disk: yang ini TIDAK tersimpan. Tunggu sebentar, lalu catat lagi.',
  },
  settings_invalid: {
    en: 'The settings are not right. Correct the address, the key or the unit.',
    id: 'Pengaturan tidak benar. Perbaiki alamat, kunci, atau unit.',
  },
  closed: {
    en: 'The program has been closed: the event was NOT saved. Start it again.',
    id: 'Program sudah ditutup: catatan TIDAK tersimpan. Jalankan lagi.',
  },
  not_sent_yet: {
    en: 'Not everything has been sent yet. It is saved here and will be sent by itself.',
    id: 'Belum semuanya terkirim. Semua tersimpan di sini dan akan dikirim sendiri.',
  },
  // States in which sending waits and tries again by itself.
  offline: {
    en: 'There is no connection. Go on working: everything is saved here and will be sent by itself.',
    id: 'Tidak ada sambungan. Lanjutkan bekerja: semua tersimpan di sini dan akan dikirim sendiri.',
  },
  server_busy: {
    en: 'The server is busy. Go on working: everything will be sent by itself.',
    id: 'Server sedang sibuk. Lanjutkan bekerja: semua akan dikirim sendiri.',
  },
  server_failed: {
    en: 'The server has a fault. Go on working: everything will be sent by itself.',
    id: 'Server sedang bermasalah. Lanjutkan bekerja: semua akan dikirim sendiri.',
  },
  unexpected_answer: {
    en: 'Something other than Tera answers. If the network asks for a login, log in; otherwise ask IT staff to check the address and the proxy. Everything is saved here.',
    id: 'Yang menjawab bukan Tera. Jika jaringan meminta login, silakan login; jika tidak, minta petugas TI memeriksa alamat dan proksi. Semua tersimpan di sini.',
  },
  // States in which somebody has to do something.
  key_refused: {
    en: 'The key is not valid (any more). Go on working: nothing is lost. Ask the administrator for a new key.',
    id: 'Kunci tidak berlaku (lagi). Lanjutkan bekerja: tidak ada yang hilang. Minta kunci baru kepada admin.',
  },
  not_allowed: {
    en: 'The key may not send for this unit. Go on working: nothing is lost. Ask the administrator for the right.',
    id: 'Kunci ini tidak boleh mengirim untuk unit ini. Lanjutkan bekerja: tidak ada yang hilang. Minta hak akses kepada admin.',
  },
  unknown_unit: {
    en: 'The server does not know this unit. Go on working: nothing is lost. Ask the administrator to register it, or correct the unit in the settings.',
    id: 'Server tidak mengenal unit ini. Lanjutkan bekerja: tidak ada yang hilang. Minta admin mendaftarkannya, atau perbaiki unit di pengaturan.',
  },
  wrong_address: {
    en: 'There is no Tera at this address. Go on working: nothing is lost. Ask IT staff to correct the address in the settings.',
    id: 'Tidak ada Tera di alamat ini. Lanjutkan bekerja: tidak ada yang hilang. Minta petugas TI memperbaiki alamat di pengaturan.',
  },
  // Reasons for which an event was put aside, beside those that the server gives.
  too_large: {
    en: 'The event is too large to be sent and was put aside. Shorten it, then send it again.',
    id: 'Catatan terlalu besar untuk dikirim dan disisihkan. Perpendek, lalu kirim lagi.',
  },
  invalid_request: {
    en: 'The server refuses this event, which was put aside. Correct it, then send it again.',
    id: 'Server menolak catatan ini, jadi disisihkan. Perbaiki, lalu kirim lagi.',
  },
  line_unreadable: {
    en: 'A damaged line in the folder was put aside. Show the file of rejected events to IT staff.',
    id: 'Satu baris yang rusak di folder disisihkan. Tunjukkan berkas catatan yang ditolak kepada petugas TI.',
  },
  // Warnings: something to know, nothing that stops.
  line_torn: {
    en: 'The computer or the program stopped while saving. The unfinished last event was removed: record the last step again if it is missing.',
    id: 'Komputer atau program berhenti saat menyimpan. Catatan terakhir yang belum selesai dibuang: catat lagi langkah terakhir jika tidak ada.',
  },
  lock_taken_over: {
    en: 'The program did not end properly last time. Nothing is lost.',
    id: 'Program tidak ditutup dengan benar sebelumnya. Tidak ada yang hilang.',
  },
  cursor_lost: {
    en: 'It is not known what had been sent already. It is sent again, which counts nothing twice.',
    id: 'Tidak diketahui apa yang sudah terkirim. Semua dikirim lagi; tidak ada yang terhitung dua kali.',
  },
  clock_off: {
    en: "This computer's clock is wrong, so the times are wrong too. Set the date and time (and the time zone) right.",
    id: 'Jam komputer ini salah, jadi waktu yang tercatat juga salah. Betulkan tanggal dan jam (serta zona waktu).',
  },
  clock_right: {
    en: "This computer's clock is right again.",
    id: 'Jam komputer ini sudah benar lagi.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type Code = keyof typeof TEXTS;

/** What to tell the clerk. `detail` is for IT staff, and follows in brackets. */
export function messageFor(code: Code, language: Language = 'id', detail?: string): string {
  const text = TEXTS[code][language];
  return detail === undefined ? text : `${text} (${detail})`;
}

/** All codes, for a program that keeps words of its own. */
export const CODES = Object.keys(TEXTS) as readonly Code[];

/** Why something was not done; `code` tells what to do, `detail` where to look. */
export class TeraClientError extends Error {
  readonly code: Code;
  readonly detail: string | undefined;

  constructor(code: Code, detail?: string, options?: ErrorOptions) {
    super(messageFor(code, 'en', detail), options);
    this.name = 'TeraClientError';
    this.code = code;
    this.detail = detail;
  }
}
