// Definitions of what citizens answered, and of how many of them did. Three of the nine elements are about the officer:
// in a row about a person the index is made of these alone, and is no IKM.

import type { Indicator, Text } from './indicator.ts';
import { ELEMENTS, type Element, OFFICER_ELEMENTS } from '../../skm/element.ts';

const SOURCE = 'PermenPANRB 14/2017';

/** As the regulation calls them, and what they are about in English. */
const NAMES: Readonly<Record<Element, Text>> = {
  persyaratan: { id: 'Persyaratan', en: 'requirements' },
  prosedur: { id: 'Sistem, Mekanisme, dan Prosedur', en: 'procedure' },
  waktu: { id: 'Waktu Penyelesaian', en: 'time taken' },
  biaya: { id: 'Biaya/Tarif', en: 'fees' },
  produk: { id: 'Produk Spesifikasi Jenis Pelayanan', en: 'result of the service' },
  kompetensi: { id: 'Kompetensi Pelaksana', en: 'competence of the officer' },
  perilaku: { id: 'Perilaku Pelaksana', en: 'courtesy of the officer' },
  pengaduan: { id: 'Penanganan Pengaduan, Saran dan Masukan', en: 'handling of complaints' },
  sarana: { id: 'Sarana dan Prasarana', en: 'facilities' },
};

/** What every figure of satisfaction is made of. */
const RELEASED: Text = {
  id: 'Berasal dari terbitan yang seluruhnya berada dalam periode, jadi baru ada sesudah terbit. Sampai terbit, jawaban mengikuti tiketnya, juga bila tiket itu dikoreksi; bila tiket dibatalkan (annulled), jawabannya tidak dihitung. Tidak ditampilkan bila jawaban kurang dari 10, atau bila dapat membuka jawaban segelintir orang.',
  en: 'Made of the releases that lie wholly inside the period, and so not there before they are made. Until it is released an answer follows its ticket, also when that is corrected; where the ticket is annulled, its answer does not count. Not shown below 10 answers, nor where it would disclose what few said.',
};
const SINCE_RELEASES = '2026.4';

const IKM: Indicator = {
  id: 'satisfaction.ikm',
  name: { id: 'Indeks Kepuasan Masyarakat (IKM)', en: 'Satisfaction index (IKM)' },
  definition: {
    id: `25 kali rata-rata NRR semua unsur yang ditampilkan, masing-masing berbobot sama; dihitung eksak dan dibulatkan satu kali, pada akhirnya, ke 2 desimal (setengah ke atas). ${RELEASED.id} 10–29 jawaban berstatus belum andal. Menggambarkan pelayanan unit. Pada baris petugas angka ini adalah indeks petugas, tanpa huruf mutu: hanya unsur waktu, kompetensi, dan perilaku dari jawaban atas tiket yang ditanggung petugas itu.`,
    en: `25 × the mean of the NRRs of all elements that are shown, each of equal weight; computed exactly and rounded once, at the end, to 2 decimals, half up. ${RELEASED.en} Provisional from 10 to 29 answers. It describes the service of the unit. In a row about an officer it is the officer’s index, without a grade: of time, competence and courtesy alone, in the answers to tickets that are charged to that officer.`,
  },
  unit: 'index',
  direction: 'higher',
  attribution: 'unit',
  aspect: 'kualitas',
  methodVersion: SINCE_RELEASES,
  decimals: 2,
  restsOn: { answers: true },
  source: SOURCE,
};

const COVERAGE: Indicator = {
  id: 'coverage.share',
  name: { id: 'Cakupan survei', en: 'Survey coverage' },
  definition: {
    id: 'Jawaban melalui tautan tiket dibagi tautan yang dibuat, yaitu satu bagi setiap tiket yang pernah selesai. Keduanya dicatat pada petugas, atau unit, yang menanggung tiket itu; jawaban atas tiket yang belum terhitung belum ikut. Tautan dihitung pada hari tiket pertama kali selesai, jawaban pada hari diterima; karena itu dapat melebihi 1 dalam periode yang pendek. Per petugas dan per layanan hanya untuk periode terbitan dan gabungannya, menurut keadaan malam terakhir.',
    en: 'Answers through ticket links ÷ links made, one for each ticket that was ever completed. Both stand with the officer, or the unit, to whom the ticket is charged; an answer to a ticket that is not counted yet is not among them yet. A link counts on the day on which the ticket was first completed, an answer on the day on which it was received; over a short period it may therefore pass 1. By officer and by service of release periods and sums of them alone, as of last night.',
  },
  unit: 'share',
  direction: 'higher',
  attribution: 'officer and unit',
  aspect: null,
  methodVersion: SINCE_RELEASES,
  decimals: 4,
  restsOn: { counts: ['invited'], answers: true },
};

const CASE_MIX: Indicator = {
  id: 'caseMix.index',
  name: { id: 'Indeks waktu layanan menurut campuran layanan', en: 'Case-mix index of service time' },
  definition: {
    id: 'Jumlah waktu layanan petugas dibagi jumlah yang diharapkan bila setiap tiketnya memakan rata-rata waktu layanan unit untuk layanan yang sama dalam periode yang sama. 1 berarti seperti unit; 1,10 berarti 10 % lebih lama. Layanan yang hanya dikerjakan petugas itu tidak dibandingkan. Tidak ditampilkan bila kurang dari 10 waktu layanan dapat dibandingkan.',
    en: 'Sum of the officer’s service times ÷ the sum expected if each of these tickets had taken the unit’s mean service time for the same service in the same period. 1 is as the unit; 1.10 is 10 % longer. A service that only this officer gave is not compared. Not shown where fewer than 10 service times can be compared.',
  },
  unit: 'ratio',
  direction: 'lower',
  attribution: 'officer',
  aspect: 'waktu',
  methodVersion: '2026.3',
  decimals: 3,
  restsOn: { measures: ['service'] },
};

export const SATISFACTION_INDICATORS: readonly Indicator[] = [IKM, ...ELEMENTS.map(elementIndicator)];
export const COVERAGE_INDICATORS: readonly Indicator[] = [COVERAGE, CASE_MIX];

function elementIndicator(code: Element): Indicator {
  const { id, en } = NAMES[code];
  const attribution = attributionOf(code);
  const charged: Text =
    attribution === 'unit'
      ? {
          id: 'Unsur ini milik unit; baris petugas tidak memuatnya.',
          en: 'The unit’s; an officer’s row does not have it.',
        }
      : {
          id: 'Pada baris petugas hanya jawaban atas tiket yang ditanggung petugas itu.',
          en: 'An officer’s row has the answers to tickets that are charged to that officer alone.',
        };
  return {
    id: `satisfaction.elements.${code}.nrr`,
    name: { id: `NRR ${id}`, en: `Mean score: ${en}` },
    definition: {
      id: `Nilai rata-rata (NRR) unsur ${id}: jumlah nilai 1–4 dibagi banyaknya jawaban atas unsur itu, dibulatkan ke 4 desimal (setengah ke atas). Unsur yang dilewati tidak dihitung. ${RELEASED.id} ${charged.id}`,
      en: `Mean score (NRR) of the element ${id}: sum of the scores 1–4 ÷ number of answers to that element, rounded half up to 4 decimals. A skipped question is absent. ${RELEASED.en} ${charged.en}`,
    },
    unit: 'score',
    direction: 'higher',
    attribution,
    aspect: 'kualitas',
    methodVersion: SINCE_RELEASES,
    decimals: 4,
    restsOn: { answers: true },
    source: SOURCE,
  };
}

function attributionOf(code: Element): Indicator['attribution'] {
  if (code === 'waktu') return 'officer and unit';
  return (OFFICER_ELEMENTS as readonly Element[]).includes(code) ? 'officer' : 'unit';
}
