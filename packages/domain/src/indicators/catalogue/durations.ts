// Definitions of the durations, each as mean, median, ninth decile and how many. A mean is never defined alone:
// one ticket that lay for a day would pass for a slow officer.

import type { Indicator, Text } from './indicator.ts';
import { MEASURE_NAMES, type Measure } from '../../counters.ts';
import type { DurationFigure } from '../histogram.ts';

interface Duration {
  /** As it is used inside a name. */
  readonly name: Text;
  readonly definition: Text;
  readonly direction: Indicator['direction'];
  readonly attribution: Indicator['attribution'];
  readonly aspect: Indicator['aspect'];
}

const DURATIONS: Readonly<Record<Measure, Duration>> = {
  wait: {
    name: { id: 'waktu tunggu', en: 'waiting time' },
    definition: {
      id: 'Waktu tunggu satu tiket: dari terbit (issued) sampai panggilan terakhir (called) sebelum pelayanan pertama dimulai (started), atau sampai pelayanan itu dimulai bila tidak ada panggilan. Tidak ada bila tiket tidak pernah terbit atau tidak pernah dilayani; bernilai 0 bila tiket terbit paling lama 60 detik sesudahnya, karena jam yang berbeda; tidak dihitung bila lebih negatif dari itu atau bila ada waktu yang diketik kemudian atau dinyatakan keliru. Dicatat pada unit, tidak pernah pada petugas.',
      en: 'Wait of a ticket: from its issue to the last call before service first started, or to that start if nobody was called. Absent where the ticket was never issued or never served; 0 where the ticket was issued up to 60 seconds later than that, as clocks differ; left out where it is more negative or a time was typed afterwards or declared wrong. Charged to the unit, never to an officer.',
    },
    direction: 'lower',
    attribution: 'unit',
    aspect: 'waktu',
  },
  service: {
    name: { id: 'waktu layanan', en: 'service time' },
    definition: {
      id: 'Waktu layanan satu petugas untuk satu tiket: jumlah semua selang pelayanan petugas itu, tanpa penahanan. Tiket yang dialihkan punya satu waktu layanan bagi setiap petugas. Tidak dihitung bila satu selangnya lebih dari 12 jam, bila pelayanan dimulai baru setelah tiket selesai, atau bila ada waktu yang diketik kemudian atau dinyatakan keliru.',
      en: 'Service time of one officer for one ticket: the sum of that officer’s serving intervals, without holds. A transferred ticket has one service time for each officer. Left out where one interval is over 12 hours, where service started only after completion, or where a time was typed afterwards or declared wrong.',
    },
    direction: 'lower',
    attribution: 'officer',
    aspect: 'waktu',
  },
  turnaround: {
    name: { id: 'waktu penyelesaian tiket', en: 'turnaround' },
    definition: {
      id: 'Waktu penyelesaian satu tiket: dari terbit (issued) sampai penyelesaian terakhir (completed), termasuk menunggu dan penahanan. Tidak ada bila tiket tidak pernah terbit; tidak dihitung bila negatif atau bila ada waktu yang diketik kemudian atau dinyatakan keliru. Dicatat pada petugas yang sama dengan tiket selesai dan pada unit.',
      en: 'Turnaround of a ticket: from its issue to its last completion, waiting and holds included. Absent where the ticket was never issued; left out where it is negative or a time was typed afterwards or declared wrong. Charged to the same officer as the completed ticket, and to the unit.',
    },
    direction: 'lower',
    attribution: 'officer and unit',
    aspect: 'waktu',
  },
  hold: {
    name: { id: 'waktu penahanan', en: 'hold time' },
    definition: {
      id: 'Waktu penahanan satu tiket oleh satu petugas: jumlah semua selang dari ditahan (held) sampai dilanjutkan (resumed), dialihkan, atau berakhir. Hanya tiket yang pernah ditahan; tidak dihitung bila ada waktu yang diketik kemudian atau dinyatakan keliru. Ditampilkan terpisah dan bukan bagian dari waktu layanan.',
      en: 'Hold of a ticket by one officer: the sum of the intervals from held to resumed, transferred or ended. Only tickets that were held; left out where a time was typed afterwards or declared wrong. Shown apart, and no part of service time.',
    },
    direction: 'none',
    attribution: 'officer',
    aspect: null,
  },
  leftAfter: {
    name: { id: 'waktu tunggu yang ditinggalkan', en: 'wait of those who left' },
    definition: {
      id: 'Waktu tunggu satu tiket yang ditinggalkan sebelum pernah dilayani: dari terbit (issued) sampai pemohon pergi (left). Tidak ada bila tiket tidak pernah terbit; tidak dihitung bila negatif atau bila ada waktu yang diketik kemudian atau dinyatakan keliru. Pemohon yang tidak hadir ketika dipanggil tidak termasuk. Ditampilkan terpisah dan bukan bagian dari waktu tunggu. Dicatat pada unit, tidak pernah pada petugas.',
      en: 'Wait of a ticket that was left before it was ever served: from its issue until the citizen went away (left). Absent where the ticket was never issued; left out where it is negative or a time was typed afterwards or declared wrong. Those who did not come when called are not among them. Shown apart, and no part of the waiting time. Charged to the unit, never to an officer.',
    },
    direction: 'none',
    attribution: 'unit',
    aspect: null,
  },
  reopenedAfter: {
    name: { id: 'waktu sampai dibuka kembali', en: 'time until reopening' },
    definition: {
      id: 'Waktu dari selesai (completed) sampai tiket dibuka kembali (reopened, atau dilayani lagi tanpa catatan itu): satu kali bagi setiap petugas yang penyelesaiannya dibuka kembali, yang pertama. Tidak dihitung bila ada waktu yang diketik kemudian atau dinyatakan keliru. Ditampilkan terpisah. Dicatat pada petugas yang menyelesaikan.',
      en: 'Time from a completion until the ticket was opened again (reopened, or served again without that record): once for each officer whose completion was reopened, the first time. Left out where a time was typed afterwards or declared wrong. Shown apart. Charged to the officer who had completed it.',
    },
    direction: 'none',
    attribution: 'officer',
    aspect: null,
  },
};

type Statistic = keyof DurationFigure;

const QUANTILE: Text = {
  id: 'menurut peringkat terdekat, dengan galat relatif paling besar 2,5 %',
  en: 'by nearest rank, with a relative error of at most 2.5 %',
};

const STATISTICS: readonly (readonly [Statistic, name: (of: Text) => Text, definition: Text])[] = [
  [
    'mean',
    (of) => ({ id: `Rata-rata ${of.id}`, en: `Mean ${of.en}` }),
    { id: 'Jumlah semua waktu dibagi banyaknya.', en: 'Sum of all times ÷ how many there are.' },
  ],
  [
    'p50',
    (of) => ({ id: `Median ${of.id}`, en: `Median ${of.en}` }),
    {
      id: `Waktu yang tidak dilampaui oleh setengah dari semua waktu, ${QUANTILE.id}.`,
      en: `The time that half of all times do not exceed, ${QUANTILE.en}.`,
    },
  ],
  [
    'p90',
    (of) => ({ id: `Persentil ke-90 ${of.id}`, en: `90th percentile of ${of.en}` }),
    {
      id: `Waktu yang tidak dilampaui oleh 90 % dari semua waktu, ${QUANTILE.id}.`,
      en: `The time that 90 % of all times do not exceed, ${QUANTILE.en}.`,
    },
  ],
  [
    'n',
    (of) => ({ id: `Banyaknya ${of.id} yang diukur`, en: `Measured ${of.en}s` }),
    { id: 'Banyaknya waktu yang diukur.', en: 'How many times were measured.' },
  ],
];

export const DURATION_INDICATORS: readonly Indicator[] = MEASURE_NAMES.flatMap((measure) =>
  STATISTICS.map(([statistic, name, definition]) => indicator(measure, statistic, name, definition)),
);

function indicator(measure: Measure, statistic: Statistic, name: (of: Text) => Text, { id, en }: Text): Indicator {
  const of = DURATIONS[measure];
  return {
    id: `${measure}.${statistic}`,
    name: name(of.name),
    definition: { id: `${id} ${of.definition.id}`, en: `${en} ${of.definition.en}` },
    unit: statistic === 'n' ? 'tickets' : 'seconds',
    direction: statistic === 'n' ? 'none' : of.direction,
    attribution: of.attribution,
    aspect: statistic === 'n' ? null : of.aspect,
    // Events of one instant are read in the order that makes most sense since 2026.3.
    methodVersion: '2026.3',
    decimals: 0,
    restsOn: { measures: [measure] },
  };
}
