// The example unit, `contoh`: an office, people and NIPs that do not exist.

import type { RegistryDocument } from '@tera/domain';

export interface SimulatedService {
  readonly id: string;
  /** How long serving it usually takes. */
  readonly minutes: number;
}

export interface SimulatedOfficer {
  readonly id: string;
  /** Above 1: takes longer than most. */
  readonly pace: number;
  /** About what citizens score the officer's manner, 1 to 4. */
  readonly manner: number;
  /** On how many of the days there at all, from 0 to 1. */
  readonly presence: number;
}

export const exampleTimeZone = 'Asia/Jakarta';

export const services: readonly [SimulatedService, ...SimulatedService[]] = [
  { id: 'ektp', minutes: 14 },
  { id: 'kk', minutes: 20 },
  { id: 'akta', minutes: 26 },
];

/** The last one helps out now and then: too few answer in a quarter for figures of their own. */
export const officers: readonly [SimulatedOfficer, SimulatedOfficer, ...SimulatedOfficer[]] = [
  { id: 'p-01', pace: 0.85, manner: 3.6, presence: 1 },
  { id: 'p-02', pace: 1, manner: 3.4, presence: 1 },
  { id: 'p-03', pace: 1.1, manner: 3.5, presence: 1 },
  { id: 'p-04', pace: 0.95, manner: 3, presence: 1 },
  { id: 'p-05', pace: 1.25, manner: 3.3, presence: 1 },
  { id: 'p-06', pace: 1, manner: 3.7, presence: 0.15 },
];

export const counters: readonly { readonly id: string; readonly name: string }[] = [1, 2, 3, 4].map((number) => ({
  id: `loket-${number}`,
  name: `Loket ${number}`,
}));

const names = ['Adi Contoh', 'Bunga Contoh', 'Citra Contoh', 'Dimas Contoh', 'Eka Contoh', 'Fajar Contoh'];

/** What the unit's registry says, as it is sent; ids are plain text until the door has read them. */
export const exampleUnit = {
  name: 'Dinas Kependudukan dan Pencatatan Sipil Kota Contoh',
  timeZone: exampleTimeZone,
  questionnaire: 'skm-2017.2',
  services: [
    {
      id: 'ektp',
      name: 'Perekaman dan pencetakan KTP-el',
      standard: { measure: 'service', minutes: 20, decree: 'SK Contoh 1/2025' },
    },
    {
      id: 'kk',
      name: 'Penerbitan Kartu Keluarga',
      standard: { measure: 'turnaround', minutes: 60, decree: 'SK Contoh 2/2025' },
    },
    {
      id: 'akta',
      name: 'Penerbitan Akta Kelahiran',
      standard: { measure: 'turnaround', minutes: 90, decree: 'SK Contoh 3/2025' },
    },
  ],
  officers: officers.map(({ id }, index) => ({
    id,
    name: names[index] ?? id,
    nip: String(index + 1).padStart(18, '0'),
  })),
  counters,
} satisfies Unbranded<RegistryDocument>;

/** The same shape with plain strings for ids. */
type Unbranded<Value> = Value extends string
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly Unbranded<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Unbranded<Value[Key]> }
      : Value;
