// What an office types for the head and the foot of its report. It is printed and kept nowhere: whose name and number it is changes,
// and neither belongs into an address or a log.

/** In the order of the form; of each, most characters. */
export const LETTERHEAD_FIELDS = {
  government: 120,
  office: 120,
  address: 200,
  place: 60,
  day: 40,
  position: 120,
  name: 120,
  nip: 30,
} as const;
export type LetterheadField = keyof typeof LETTERHEAD_FIELDS;

export type Letterhead = Readonly<Partial<Record<LetterheadField, string>>>;
