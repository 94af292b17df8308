// What the page of what citizens wrote says, in both languages.
import type { CommentState } from '@tera/domain';
import type { Lang } from '@tera/pages';

/** Why a mark is not taken. */
export type MarkFault = 'action' | 'reason' | 'empty' | 'note' | 'changed' | 'changedByYou' | 'full' | 'gone' | 'busy';

interface CommentsWords {
  readonly title: string;
  readonly lead: string;
  readonly states: string;
  readonly usual: string;
  readonly only: Readonly<Record<CommentState, string>>;
  readonly period: string;
  readonly allPeriods: string;
  readonly none: string;
  readonly list: string;
  readonly next: string;
  readonly first: string;
  readonly state: string;
  readonly isNow: string;
  readonly history: string;
  readonly act: string;
  readonly note: string;
  readonly noteHint: string;
  readonly do: Readonly<Record<'read' | 'followed_up' | 'note' | 'hidden' | 'new' | 'show', string>>;
  readonly followUp: string;
  readonly notTaken: string;
  readonly faults: Readonly<Record<MarkFault, string>>;
}

export const COMMENTS_WORDS: Readonly<Record<Lang, CommentsWords>> = {
  id: {
    title: 'Komentar warga',
    lead: 'Komentar keluar bersama-sama, tanpa urutan, tanpa petugas, hari, dan tiket.',
    states: 'Status komentar',
    usual: 'Semua kecuali yang disembunyikan',
    only: { new: 'Baru', read: 'Dibaca', followed_up: 'Ditindaklanjuti', hidden: 'Disembunyikan' },
    period: 'Periode terbit',
    allPeriods: 'Semua periode',
    none: 'Tidak ada komentar di sini. Komentar baru keluar setelah ada sepuluh, atau setelah minggunya selesai.',
    list: 'Komentar',
    next: 'Komentar berikutnya',
    first: 'Dari awal',
    state: 'Status',
    isNow: 'Komentar yang baru Anda tandai',
    history: 'Yang sudah dilakukan',
    act: 'Tandai, catat, atau sembunyikan',
    note: 'Catatan: apa yang dilakukan, atau alasannya',
    noteHint: 'Wajib untuk menyembunyikan. Catatan tetap ada, dengan nama Anda.',
    do: {
      read: 'Sudah dibaca',
      followed_up: 'Sudah ditindaklanjuti',
      note: 'Catat saja',
      hidden: 'Sembunyikan',
      show: 'Tampilkan lagi',
      new: 'Kembalikan menjadi baru',
    },
    followUp: 'Jadikan tindak lanjut',
    notTaken: 'Belum ditandai',
    faults: {
      action: 'Yang dikirim tidak dikenal, dan tidak ada yang berubah. Pilih salah satu tombol di bawah.',
      reason: 'Tulislah alasannya: komentar tidak disembunyikan tanpa alasan.',
      empty: 'Tulislah catatannya.',
      note: 'Catatan terlalu panjang atau memuat tanda yang tidak terlihat. Paling banyak 1.000 karakter.',
      changed: 'Sementara itu orang lain menandai komentar ini; lihat di bawah. Kirim lagi jika tetap perlu.',
      changedByYou:
        'Sementara itu Anda sendiri menandai komentar ini di halaman lain; lihat di bawah. Kirim lagi jika tetap perlu.',
      full: 'Komentar ini sudah ditandai lima puluh kali. Catat selanjutnya di tempat lain.',
      gone: 'Komentar ini sudah tidak ada: warga memintanya dihapus, atau waktunya habis.',
      busy: 'Ada yang menandai komentar ini pada saat yang sama. Kirim lagi.',
    },
  },
  en: {
    title: 'What citizens wrote',
    lead: 'Comments come out together, in no order, without officer, day or ticket.',
    states: 'State of the comments',
    usual: 'All but those hidden',
    only: { new: 'New', read: 'Read', followed_up: 'Followed up', hidden: 'Hidden' },
    period: 'Release period',
    allPeriods: 'All periods',
    none: 'There are no comments here. New ones come out once there are ten of them, or once their week is over.',
    list: 'Comments',
    next: 'More comments',
    first: 'From the beginning',
    state: 'State',
    isNow: 'The comment that you have just marked',
    history: 'What was done',
    act: 'Mark, note or hide',
    note: 'Note: what was done, or why',
    noteHint: 'Needed in order to hide it. Notes stay, with your name.',
    do: {
      read: 'Is read',
      followed_up: 'Is followed up',
      note: 'Note only',
      hidden: 'Hide',
      show: 'Show again',
      new: 'Back to new',
    },
    followUp: 'Make a follow-up of it',
    notTaken: 'Not marked yet',
    faults: {
      action: 'What was sent is unknown, and nothing has changed. Choose one of the buttons below.',
      reason: 'Write down why: no comment is hidden without a reason.',
      empty: 'Write down the note.',
      note: 'The note is too long, or holds a sign that cannot be seen. At most 1,000 characters.',
      changed: 'Meanwhile somebody else has marked this comment; see below. Send it again if it is still needed.',
      changedByYou:
        'Meanwhile you have marked this comment yourself on another page; see below. Send it again if it is still needed.',
      full: 'This comment was marked fifty times. Note what follows elsewhere.',
      gone: 'The comment is not there any more: its citizen had it erased, or its time is over.',
      busy: 'Somebody was marking this comment at the same moment. Send it again.',
    },
  },
};
