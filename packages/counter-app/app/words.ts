// What the page says about the state of things, in Indonesian. A clerk reads it in the middle of a conversation, so each
// sentence is short, calm, and says what to do or that there is nothing to do.

import { CODES, type Code, type Status, TeraClientError, messageFor } from '@tera/client/core';
import type { Connection } from './connection.ts';

export interface StatusWords {
  /** `alert`: somebody has to do something. */
  readonly tone: 'fine' | 'waiting' | 'alert';
  readonly short: string;
  readonly long: string;
}

/** @param isReached whether the server answered; `undefined` while it is asked for the first time. */
export function statusWords(status: Status, isReached: boolean | undefined, isOnline: boolean): StatusWords {
  const { state, code, waiting } = status;
  const notes = waiting === 0 ? '' : `${waiting} catatan menunggu`;
  if (code !== undefined && state === 'stopped') {
    return { tone: 'alert', short: notes === '' ? 'Perlu bantuan' : `Perlu bantuan: ${notes}`, long: wordsFor(code) };
  }
  if (!isOnline || code === 'offline' || (isReached === false && code === undefined && state !== 'sending')) {
    return { tone: 'waiting', short: notes === '' ? 'Luring' : `Luring: ${notes}`, long: wordsFor('offline') };
  }
  if (code !== undefined && state === 'waiting') {
    return { tone: 'waiting', short: `Tertunda: ${notes}`, long: wordsFor(code) };
  }
  if (isReached === undefined && state !== 'sending') return { tone: 'fine', short: 'Menyambung…', long: '' };
  // A few are gone before they are read, and a screen reader would read each.
  return { tone: 'fine', short: waiting > 10 ? `Tersambung, mengirim ${waiting}` : 'Tersambung', long: '' };
}

/** A browser has no folder, so these say the same of what it has. */
const OWN: Partial<Record<Code, string>> = {
  folder_unusable:
    'Peramban ini tidak dapat menyimpan catatan, jadi langkah terakhir TIDAK tercatat. Jangan pakai mode penyamaran; muat ulang halaman, lalu ulangi langkah terakhir.',
  unknown_unit:
    'Server tidak mengenal unit ini. Lanjutkan bekerja: tidak ada yang hilang. Minta admin mendaftarkan unit ini.',
  wrong_address:
    'Tidak ada Tera di alamat ini. Lanjutkan bekerja: tidak ada yang hilang. Minta petugas TI memeriksa alamat halaman ini.',
};

export function wordsFor(code: Code): string {
  return OWN[code] ?? messageFor(code, 'id');
}

/** The unit has changed meanwhile: what would be recorded now would be refused. */
export function missingWords({ counterId, officerId, setup }: Connection): string | undefined {
  const missing = [
    ...(setup.officers.some(({ id }) => id === officerId) ? [] : ['Petugas']),
    ...(setup.counters.some(({ id }) => id === counterId) ? [] : ['Loket']),
  ];
  if (missing.length === 0) return undefined;
  return `${missing.join(' dan ')} ini tidak ada lagi di daftar unit. Pilih yang lain di Pengaturan.`;
}

/** In milliseconds; from here on the client moves the times that it records. */
export function isClockOff(offset: number): boolean {
  return Math.abs(offset) > 30_000;
}

export function clockWords({ clockOffset = 0 }: Status): string | undefined {
  if (!isClockOff(clockOffset * 1000)) return undefined;
  const off = minutesText(Math.abs(clockOffset) / 60);
  return `Jam komputer ini meleset ${off}. Waktu catatan dibetulkan sendiri; minta petugas TI membetulkan jamnya.`;
}

/** Why a step was not recorded. */
export function failureWords(error: unknown): string {
  if (error instanceof TeraClientError) return wordsFor(error.code);
  return 'Langkah terakhir TIDAK tercatat. Muat ulang halaman, lalu ulangi.';
}

const REJECTED: Readonly<Record<string, string>> = {
  unknown_service: 'Layanan ini tidak ada (lagi) di daftar unit. Minta admin memasukkannya, lalu tekan Kirim lagi.',
  unknown_officer: 'Petugas ini tidak ada (lagi) di daftar unit. Minta admin memasukkannya, lalu tekan Kirim lagi.',
  unknown_counter: 'Loket ini tidak ada (lagi) di daftar unit. Minta admin memasukkannya, lalu tekan Kirim lagi.',
  clock_ahead: 'Jam komputer ini terlalu cepat. Betulkan jamnya, tunggu selama selisihnya, lalu tekan Kirim lagi.',
  too_old: 'Catatan ini lebih tua dari dua tahun dan tidak dapat dihitung lagi. Tekan Buang.',
  ticket_ended:
    'Tiket ini sudah berakhir di loket lain, jadi nomornya tidak dapat dipakai lagi. Terbitkan nomor baru, lalu tekan Buang.',
  too_many_events: 'Tiket ini sudah punya 200 catatan, lebih tidak dihitung. Tekan Buang.',
  unit_closed: 'Unit ini sudah ditutup pada hari itu. Tanyakan kepada admin; kalau itu benar, tekan Buang.',
  other_officer:
    'Kunci loket ini milik petugas lain. Minta admin kunci untuk loket ini, tempelkan, lalu tekan Kirim lagi.',
};

/** What to do about an event that the server refused. */
export function rejectionWords(code: string): string {
  const known = REJECTED[code] ?? (isCode(code) ? wordsFor(code) : undefined);
  return (
    known ??
    `Server tidak dapat memakai catatan ini (kode ${code}). Catat nomor tiketnya dan tunjukkan kepada petugas TI. Kalau sebabnya sudah dibetulkan, tekan Kirim lagi.`
  );
}

function isCode(code: string): code is Code {
  return (CODES as readonly string[]).includes(code);
}

export const TYPE_WORDS: Readonly<Record<string, string>> = {
  issued: 'nomor diambil',
  called: 'dipanggil',
  started: 'mulai dilayani',
  held: 'ditahan',
  resumed: 'dilanjutkan',
  transferred: 'dialihkan',
  completed: 'selesai',
  no_show: 'tidak hadir',
  left: 'meninggalkan',
  cancelled: 'dibatalkan',
  reopened: 'dibuka lagi',
  corrected: 'diperbaiki',
};

/** `8 menit`, `1 jam 5 menit`; durations under a minute have no number, for nobody reads seconds in passing. */
export function minutesText(minutes: number | undefined): string {
  if (minutes === undefined) return '–';
  if (minutes < 1) return 'kurang dari 1 menit';
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} menit`;
  return whole % 60 === 0 ? `${whole / 60} jam` : `${Math.floor(whole / 60)} jam ${whole % 60} menit`;
}
