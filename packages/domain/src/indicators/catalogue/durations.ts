// Definitions of the four durations, each as mean, median, ninth decile and how many. A mean is never defined alone:
// one ticket that lay for a day would pass for a slow officer.

import type { Indicator, Text } from './indicator.ts';
import type { DurationFigure, Measure } from '../histogram.ts';

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
      id: 'Waktu tunggu satu tiket: dari terbit (issued) sampai panggilan terakhir (called) sebelum pelayanan pertama dimulai (started), atau sampai pelayanan itu dimulai bila tidak ada panggilan. Tidak ada bila tiket tidak pernah terbit atau tidak pernah dilayani; tidak dihitung bila negatif atau bila ada waktu yang diketik kemudian atau dinyatakan keliru. Dicatat pada unit, tidak pernah pada petugas.',
      en: 'Wait of a ticket: from its issue to the last call before service first started, or to that start if nobody was called. Absent where the ticket was never issued or never served; left out where it is negative or a time was typed afterwards or declared wrong. Charged to the unit, never to an officer.',
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
      id: 'Waktu penyelesaian satu tiket: dari terbit (issued) sampai penyelesaian terakhir (completed), termasuk menunggu dan penahanan. Tidak ada bila tiket tidak pernah terbit; tidak dihitung bila negatif atau bila ada waktu yang diketik kemudian atau dinyatakan keliru. Dicatat pada petugas giliran terakhir dan pada unit.',
      en: 'Turnaround of a ticket: from its issue to its last completion, waiting and holds included. Absent where the ticket was never issued; left out where it is negative or a time was typed afterwards or declared wrong. Charged to the officer of the last turn and to the unit.',
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

export const DURATION_INDICATORS: readonly Indicator[] = (['wait', 'service', 'turnaround', 'hold'] as const).flatMap(
  (measure) => STATISTICS.map(([statistic, name, definition]) => indicator(measure, statistic, name, definition)),
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
    // Times that a correction declares wrong count for nothing since 2026.2.
    methodVersion: '2026.2',
    decimals: 0,
  };
}
