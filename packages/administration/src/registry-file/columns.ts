// What the columns of a file of units and officers are called. A line names a unit and whatever else it has: an officer, a service, a
// counter, each by itself; so one table in one sheet is enough, and what an office has in its lists goes in as it is.

/** Each in the language of the file; in the order of the template. */
export const FILE_COLUMNS = {
  unit: { id: 'kode_unit', en: 'unit_code' },
  unitName: { id: 'nama_unit', en: 'unit_name' },
  zone: { id: 'zona_waktu', en: 'time_zone' },
  contact: { id: 'kontak', en: 'contact' },
  like: { id: 'layanan_seperti', en: 'services_like' },
  officer: { id: 'kode_petugas', en: 'officer_code' },
  officerName: { id: 'nama_petugas', en: 'officer_name' },
  nip: { id: 'nip', en: 'nip_number' },
  active: { id: 'aktif', en: 'active' },
  service: { id: 'kode_layanan', en: 'service_code' },
  serviceName: { id: 'nama_layanan', en: 'service_name' },
  minutes: { id: 'standar_menit', en: 'standard_minutes' },
  counter: { id: 'kode_loket', en: 'counter_code' },
  counterName: { id: 'nama_loket', en: 'counter_name' },
} as const;
export type FileColumn = keyof typeof FILE_COLUMNS;
export const FILE_COLUMN_NAMES = Object.keys(FILE_COLUMNS) as readonly FileColumn[];

/** A line of the file as it is read: cells that are empty are not there. */
export interface FileLine {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<FileColumn, string>>>;
}

export interface FileFault {
  readonly line: number;
  /** As the file calls it; empty where the whole line is meant. */
  readonly column: string;
  readonly code: FileFaultCode;
}

/**
 * - `digits_lost`: a spreadsheet has made a number of it, and the last figures are gone
 * - `standard_by_form`: a standard that is there is changed where it is said from when on
 * - `different`: another line of the file says otherwise
 * - `not_taken`: the document of the unit would not be taken with it
 */
export type FileFaultCode =
  | 'unknown_column'
  | 'column_twice'
  | 'broken_line'
  | 'required'
  | 'unknown_unit'
  | 'unknown_like'
  | 'bad_id'
  | 'bad_zone'
  | 'bad_nip'
  | 'bad_active'
  | 'not_a_number'
  | 'digits_lost'
  | 'standard_by_form'
  | 'different'
  | 'duplicate'
  | 'too_long'
  | 'not_taken';

/** The column that a heading means, however it is written: `Kode Unit`, `kode-unit`, `KODE_UNIT`. */
export function fileColumnOf(heading: string): FileColumn | undefined {
  const name = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s.\-_]+/g, '_');
  return FILE_COLUMN_NAMES.find((column) => FILE_COLUMNS[column].id === name || FILE_COLUMNS[column].en === name);
}
