// What the page of the recap says, in both languages.
import type { Lang } from '@tera/pages';

interface Words {
  readonly title: string;
  readonly pooled: string;
  readonly index: string;
  readonly mutu: string;
  readonly respondents: string;
  readonly ofSample: (target: string, isReached: boolean) => string;
  readonly population: string;
  readonly unitsIn: string;
  readonly ofUnits: (all: string) => string;
  readonly none: string;
  readonly noneShown: string;
  readonly withdrawn: string;
  readonly provisional: string;
  readonly elements: string;
  readonly element: string;
  readonly nrr: string;
  readonly each: string;
  readonly unit: string;
  readonly status: string;
  readonly tickets: string;
  readonly sample: string;
  readonly leftOut: string;
  readonly leftOutHint: string;
  readonly overdue: (day: string) => string;
  readonly notShown: string;
  readonly withinLonger: string;
  readonly tooMany: (most: string) => string;
  readonly another: string;
  readonly reckoned: (when: string, method: string) => string;
}

export const RECAP_WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: 'Rekapitulasi gabungan',
    pooled: 'Semua unit digabung',
    index: 'IKM gabungan',
    mutu: 'Mutu',
    respondents: 'Responden',
    ofSample: (target, isReached) => `target sampel ${target}, ${isReached ? 'tercapai' : 'belum tercapai'}`,
    population: 'Tiket selesai',
    unitsIn: 'Unit yang dihitung',
    ofUnits: (all) => `dari ${all} unit`,
    none: 'belum ada yang terbit',
    noneShown: 'yang sudah terbit tidak dapat ditampilkan',
    withdrawn: 'yang sudah terbit ditarik',
    provisional: 'belum andal: kurang dari 30 jawaban',
    elements: 'Nilai rata-rata tiap unsur (1–4), semua unit digabung',
    element: 'Unsur',
    nrr: 'NRR',
    each: 'Tiap unit',
    unit: 'Unit',
    status: 'Mutu, atau mengapa belum ada',
    tickets: 'Tiket selesai',
    sample: 'Target sampel',
    leftOut: 'Unit yang tidak dihitung',
    leftOutHint: 'Gabungan hanya terdiri atas unit yang totalnya sudah terbit dan boleh ditampilkan.',
    overdue: (day) => `seharusnya terbit ${day}`,
    notShown: 'tidak ditampilkan, agar jawaban perorangan tetap terlindungi',
    withinLonger: 'terbit dalam periode yang lebih panjang',
    tooMany: (most) => `tidak muat: paling banyak ${most} unit dalam satu rekapitulasi, diambil menurut nama`,
    another: 'Periode lain, atau sebagai berkas',
    reckoned: (when, method) =>
      `Dihitung ${when} dengan metode ${method}. IKM gabungan dihitung dari semua jawaban bersama, bukan rata-rata IKM unit.`,
  },
  en: {
    title: 'Recap of all together',
    pooled: 'All units as one',
    index: 'Pooled index (IKM)',
    mutu: 'Mutu',
    respondents: 'Respondents',
    ofSample: (target, isReached) => `sample target ${target}, ${isReached ? 'reached' : 'not reached'}`,
    population: 'Tickets completed',
    unitsIn: 'Units counted',
    ofUnits: (all) => `of ${all} units`,
    none: 'nothing is published yet',
    noneShown: 'what is published cannot be shown',
    withdrawn: 'what was published is withdrawn',
    provisional: 'provisional: fewer than 30 answers',
    elements: 'Mean of each element (1–4), all units as one',
    element: 'Element',
    nrr: 'NRR',
    each: 'Each unit',
    unit: 'Unit',
    status: 'Mutu, or why there is none',
    tickets: 'Tickets completed',
    sample: 'Sample target',
    leftOut: 'Units that are not counted',
    leftOutHint: 'Only units whose total is published and may be shown are in the pool.',
    overdue: (day) => `should have been published on ${day}`,
    notShown: 'not shown, so that single answers stay protected',
    withinLonger: 'published in a longer period',
    tooMany: (most) => `no room: a recap has at most ${most} units, taken by name`,
    another: 'Another period, or as a file',
    reckoned: (when, method) =>
      `Reckoned ${when} by method ${method}. The pooled index is reckoned from all answers together; it is no mean of indices.`,
  },
};
