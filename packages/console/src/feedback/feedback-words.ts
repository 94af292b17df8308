// What the page of feedback says, in both languages.
import type { Lang } from '@tera/pages';

/** Why what was typed is not taken. */
export type FeedbackFault = 'empty' | 'long' | 'control' | 'person' | 'old' | 'busy';

interface Words {
  readonly title: string;
  readonly lead: string;
  readonly say: string;
  readonly text: string;
  readonly hint: (length: string) => string;
  readonly unit: string;
  readonly general: string;
  readonly send: string;
  readonly kept: string;
  readonly said: string;
  readonly answered: string;
  readonly faults: Readonly<Record<FeedbackFault, string>>;
  readonly own: string;
  readonly noneOwn: string;
  readonly notAnswered: string;
  readonly heard: string;
  readonly heardHint: string;
  readonly noneHeard: string;
  readonly answer: string;
  readonly answerTo: (name: string) => string;
  readonly answersBy: (name: string, when: string) => string;
  readonly older: string;
  readonly newest: string;
}

export const FEEDBACK_WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: 'Masukan',
    lead: 'Apa yang menyulitkan, keliru, atau kurang di Tera? Kepegawaian dan admin unit membacanya dan menjawab.',
    say: 'Sampaikan masukan',
    text: 'Isi masukan',
    hint: (length) => `Paling banyak ${length} huruf. Jangan menulis NIK, NIP, atau nomor telepon siapa pun.`,
    unit: 'Untuk unit',
    general: 'Semua unit (umum)',
    send: 'Kirim masukan',
    kept: 'Masukan ini dan nama Anda disimpan dua tahun. Keberatan atas suatu angka diajukan pada tiketnya, bukan di sini.',
    said: 'Masukan Anda sudah terkirim. Jawabannya akan muncul di halaman ini.',
    answered: 'Jawaban Anda sudah terkirim.',
    faults: {
      empty: 'Tulislah sesuatu yang dapat dibaca.',
      long: 'Terlalu panjang: paling banyak 1.000 huruf.',
      control: 'Ada karakter yang tidak terlihat di dalamnya. Ketik ulang bagian yang ditempel dari tempat lain.',
      person:
        'Ada NIK, NIP, atau nomor telepon di dalamnya. Hapus nomor itu: orang yang dimaksud harus tetap terlindungi.',
      old: 'Formulir ini sudah lama, jadi belum terkirim. Tulisan Anda masih ada: kirim sekali lagi.',
      busy: 'Belum terkirim karena sedang sibuk. Tulisan Anda masih ada: kirim sekali lagi.',
    },
    own: 'Yang sudah Anda sampaikan',
    noneOwn: 'Anda belum menyampaikan apa pun.',
    notAnswered: 'Belum dijawab',
    heard: 'Masukan dari unit',
    heardHint: 'Anda membaca dan menjawabnya sebagai kepegawaian atau admin. Penulisnya melihat jawaban dan nama Anda.',
    noneHeard: 'Belum ada masukan.',
    answer: 'Jawab',
    answerTo: (name) => `Jawaban untuk ${name}`,
    answersBy: (name, when) => `Dijawab ${name}, ${when}`,
    older: 'Yang lebih lama →',
    newest: '← Kembali ke yang terbaru',
  },
  en: {
    title: 'Feedback',
    lead: 'What is difficult, wrong or missing in Tera? HR and administrators of the unit read it and answer.',
    say: 'Say something',
    text: 'Your message',
    hint: (length) => `At most ${length} characters. Write nobody’s NIK, NIP or telephone number.`,
    unit: 'For the unit',
    general: 'All units (in general)',
    send: 'Send',
    kept: 'It is kept for two years, with your name. An objection to a figure is filed at its ticket, not here.',
    said: 'Your message is sent. The answer will be on this page.',
    answered: 'Your answer is sent.',
    faults: {
      empty: 'Write something that can be read.',
      long: 'Too long: at most 1,000 characters.',
      control: 'There is a character in it that cannot be seen. Type again what was pasted from elsewhere.',
      person:
        'There is a NIK, NIP or telephone number in it. Take it out: whoever it belongs to has to stay protected.',
      old: 'This form is old, so nothing was sent. What you have written is still here: send it once more.',
      busy: 'Nothing was sent because others are in the way. What you have written is still here: send it once more.',
    },
    own: 'What you have said',
    noneOwn: 'You have not said anything yet.',
    notAnswered: 'Not answered yet',
    heard: 'What is said in the units',
    heardHint: 'You read and answer it as HR or administrator. Its author sees your answer and your name.',
    noneHeard: 'Nothing has been said yet.',
    answer: 'Answer',
    answerTo: (name) => `Answer to ${name}`,
    answersBy: (name, when) => `Answered by ${name}, ${when}`,
    older: 'Older →',
    newest: '← Back to the newest',
  },
};
