// What the page of follow-ups says (rencana tindak lanjut, PermenPANRB 14/2017), in both languages.
import type { Lang } from '@tera/pages';

/** Why a plan is not taken. */
export type PlanFault = 'what' | 'who' | 'until' | 'done' | 'notYet' | 'changed' | 'notShown' | 'busy';

interface FollowUpsWords {
  readonly title: string;
  readonly lead: string;
  readonly periods: string;
  readonly nothing: string;
  readonly where: string;
  readonly report: string;
  readonly publicPage: string;
  readonly fromComment: string;
  readonly fromCommentHint: string;
  readonly otherPeriod: (period: string) => string;
  readonly commentState: string;
  readonly choose: string;
  readonly plan: string;
  readonly element: string;
  readonly mean: string;
  readonly state: string;
  readonly notPlanned: string;
  readonly change: string;
  readonly give: string;
  readonly what: string;
  readonly whatHint: string;
  readonly who: string;
  readonly whoHint: string;
  readonly until: string;
  readonly done: string;
  readonly doneHint: string;
  readonly save: string;
  readonly notTaken: string;
  readonly isNow: string;
  readonly faults: Readonly<Record<PlanFault, string>>;
}

export const FOLLOW_UPS_WORDS: Readonly<Record<Lang, FollowUpsWords>> = {
  id: {
    title: 'Rencana tindak lanjut',
    lead: 'Untuk setiap unsur: apa yang dilakukan, oleh siapa, dan sampai kapan. Unsur terlemah lebih dahulu.',
    periods: 'Periode yang terbit',
    nothing: 'Belum ada periode yang terbit. Tindak lanjut direncanakan dari angka yang sudah terbit.',
    where: 'Rencana ini tercetak dalam laporan SKM dan tampil di halaman publik.',
    report: 'Laporan SKM',
    publicPage: 'Halaman publik',
    fromComment: 'Dari komentar warga',
    fromCommentHint:
      'Pilih unsurnya, lalu tulislah rencananya dengan kata-kata sendiri: kata-kata warga tidak ikut tercetak.',
    otherPeriod: (period) => `Periode komentar ini belum terbit; rencananya masuk ke ${period}.`,
    commentState: 'Status komentar',
    choose: 'Unsur',
    plan: 'Rencana per unsur',
    element: 'Unsur',
    mean: 'Rata-rata',
    state: 'Status',
    notPlanned: 'Belum direncanakan',
    change: 'Ubah rencana',
    give: 'Buat rencana',
    what: 'Apa yang dilakukan',
    whatHint: 'Tercetak dan tampil untuk umum. NIK, nomor telepon, dan alamat disamarkan.',
    who: 'Penanggung jawab',
    whoHint: 'Jabatan atau fungsi, misalnya Kepala Seksi Pelayanan. Bukan nama orang.',
    until: 'Sampai tanggal',
    done: 'Selesai pada tanggal',
    doneHint: 'Kosongkan selama belum selesai.',
    save: 'Simpan rencana',
    notTaken: 'Rencana ini belum tersimpan',
    isNow: 'Sekarang berbunyi',
    faults: {
      what: 'Tulislah apa yang dilakukan, paling banyak 1.000 karakter.',
      who: 'Tulislah jabatan atau fungsinya, paling banyak 120 karakter.',
      until: 'Isi tanggal batasnya.',
      done: 'Isi tanggal selesai, atau kosongkan.',
      notYet: 'Tanggal selesai belum tiba.',
      changed:
        'Sementara itu orang lain mengubah rencana unsur ini, atau Anda sendiri di halaman lain; lihat di bawah. Simpan lagi untuk menggantinya.',
      notShown: 'Terbitan periode ini tidak menampilkan unsur ini.',
      busy: 'Ada yang menyimpan rencana ini pada saat yang sama. Simpan lagi.',
    },
  },
  en: {
    title: 'Follow-ups',
    lead: 'For each element: what is done, by whom and until when. The weakest element first.',
    periods: 'Published periods',
    nothing: 'No period is published yet. Follow-ups are planned from published figures.',
    where: 'The plan is printed with the survey report and shown on the public page.',
    report: 'Survey report',
    publicPage: 'Public page',
    fromComment: 'From what a citizen wrote',
    fromCommentHint: 'Choose the element and write the plan in words of your own: the citizen’s are not printed.',
    otherPeriod: (period) => `The period of this comment is not published yet; the plan goes into ${period}.`,
    commentState: 'State of the comment',
    choose: 'Element',
    plan: 'The plan, element by element',
    element: 'Element',
    mean: 'Mean',
    state: 'State',
    notPlanned: 'Nothing planned yet',
    change: 'Change the plan',
    give: 'Make a plan',
    what: 'What is done',
    whatHint: 'Printed and shown to everybody. Numbers of persons, telephones and addresses are masked.',
    who: 'Who answers for it',
    whoHint: 'A function, such as head of the service section, and nobody’s name.',
    until: 'Until',
    done: 'Done on',
    doneHint: 'Leave it empty until it is done.',
    save: 'Save the plan',
    notTaken: 'The plan is not saved yet',
    isNow: 'It is now',
    faults: {
      what: 'Write down what is done, in at most 1,000 characters.',
      who: 'Write down the function, in at most 120 characters.',
      until: 'Fill in the day until when.',
      done: 'Fill in the day on which it was done, or leave it empty.',
      notYet: 'The day on which it was done has not come.',
      changed:
        'Meanwhile somebody else has changed the plan of this element, or you have on another page; see below. Save again to replace it.',
      notShown: 'The release of this period does not show this element.',
      busy: 'Somebody was saving this plan at the same moment. Save it again.',
    },
  },
};
