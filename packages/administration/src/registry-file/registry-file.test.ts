// Files of units and officers as offices write them, and what they would change.
import type { RegistryDocument } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { writeXlsx } from 'hucre/xlsx';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packedLines, planOf, readRegistryFile, unpackedLines } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function linesOf(file: string | Uint8Array) {
  const read = await readRegistryFile(typeof file === 'string' ? bytesOf(file) : file);
  if ('unreadable' in read) throw new Error(read.unreadable);
  return read;
}

async function planned(csv: string, units: Readonly<Record<string, RegistryDocument>> = {}, mine?: readonly string[]) {
  const { lines } = await linesOf(csv);
  return planOf(lines, {
    language: 'id',
    mayWrite: (unitId) => mine?.includes(unitId) ?? true,
    current: (unitId) => {
      const document = units[unitId];
      return Promise.resolve(document === undefined ? undefined : { document, etag: '"3-test"' });
    },
  });
}

const HEADER =
  'kode_unit;nama_unit;zona_waktu;kode_petugas;nama_petugas;nip;aktif;nama_layanan;standar_menit;nama_loket';

describe('a file', () => {
  it.each([
    [
      'with semicolons, as Excel in Indonesian writes it',
      bytesOf('\uFEFFKode Unit;Nama Unit\r\nkel-a;Kelurahan A\r\n'),
    ],
    ['with commas', bytesOf('kode_unit,nama_unit\nkel-a,"Kelurahan A"\n')],
    ['with tabs and English headings', bytesOf('UNIT CODE\tunit-name\nkel-a\tKelurahan A\n')],
    ['in the code page of Windows', new Uint8Array([...bytesOf('kode_unit;nama_unit\nkel-a;Kelurahan A'), 0xe9])],
  ])('%s is read', async (_, file) => {
    const { lines, faults } = await linesOf(file);
    expect(faults).toEqual([]);
    expect(lines).toMatchObject([{ line: 2, cells: { unit: 'kel-a' } }]);
    expect(lines[0]?.cells.unitName).toMatch(/^Kelurahan A/);
  });

  it('that is a workbook is read by its own lines, empty ones among them', async () => {
    const book = await writeXlsx({
      sheets: [
        {
          name: 'Unit',
          rows: [
            ['kode_unit', 'nama_unit', 'nip'],
            ['kel-a', 'Kelurahan A', '199001012015011001'],
            [],
            ['kel-b', 'B', 199001012015011000],
          ],
        },
      ],
    });
    const { lines, faults } = await linesOf(new Uint8Array(book));

    expect(lines.map(({ line }) => line)).toEqual([2, 4]);
    expect(lines[0]?.cells.nip).toBe('199001012015011001');
    // A number of eighteen figures has lost the last of them.
    expect(faults).toEqual([{ line: 4, column: 'nip', code: 'digits_lost' }]);
  });

  it('says what of it cannot be: nothing, no column of units, too many lines, and what is no file of the kind', async () => {
    const many = `kode_unit\n${'kel-a\n'.repeat(1501)}`;
    const unreadable = await Promise.all(['', 'nama\nAni\n', many].map((text) => readRegistryFile(bytesOf(text))));
    expect(unreadable).toEqual([
      { unreadable: 'empty' },
      { unreadable: 'no_unit_column' },
      { unreadable: 'too_many_lines' },
    ]);
    expect(await readRegistryFile(bytesOf('PK\u0003\u0004 no archive'))).toEqual({ unreadable: 'broken' });
    expect(await readRegistryFile(aBomb())).toEqual({ unreadable: 'broken' });
    expect(await readRegistryFile(new Uint8Array(3_000_000))).toEqual({ unreadable: 'too_large' });
  });

  it('names a column that nobody knows, one that is there twice, and what Excel left of a NIP', async () => {
    const { faults } = await linesOf('kode_unit;gaji;nip;nip\nkel-a;9;1,99001E+17;\n');
    expect(faults).toEqual([
      { line: 1, column: 'gaji', code: 'unknown_column' },
      { line: 1, column: 'nip', code: 'column_twice' },
      { line: 2, column: 'nip', code: 'digits_lost' },
    ]);
  });

  it('goes along in a form and comes back as it was; what was cut on the way does not', async () => {
    const { lines } = await linesOf(`${HEADER}\nkel-a;Kelurahan "A";WIB;;Ani;;;KTP;15;Loket 1\n;;;;Budi;;;;;\n`);
    const packed = packedLines(lines);
    expect(unpackedLines(packed)).toEqual(lines);
    for (const other of ['', 'x', packed.slice(0, -6), Buffer.from('[[1]]').toString('base64url')]) {
      expect(unpackedLines(other)).toBeUndefined();
    }
  });
});

describe('what a file would change', () => {
  const file = [
    HEADER,
    'kel-a;Kelurahan A;WITA;;Ani Contoh;199001012015011001;ya;Surat Keterangan;15;Loket 1',
    ';;;;Budi Contoh;;;;;Loket 2',
  ].join('\n');

  it('is a new unit with all that its lines name, with codes that are made for it', async () => {
    const [unit] = await planned(file);
    expect(unit).toMatchObject({ isNew: true, faults: [], name: 'Kelurahan A' });
    expect(unit?.document).toEqual({
      name: 'Kelurahan A',
      timeZone: 'Asia/Makassar',
      services: [{ id: 'surat-keterangan', name: 'Surat Keterangan', standard: { measure: 'service', minutes: 15 } }],
      officers: [
        { id: 'p-01', name: 'Ani Contoh', nip: '199001012015011001' },
        { id: 'p-02', name: 'Budi Contoh' },
      ],
      counters: [
        { id: 'loket-1', name: 'Loket 1' },
        { id: 'loket-2', name: 'Loket 2' },
      ],
    });
    expect(unit?.lines.map(({ line, effects }) => [line, effects.length])).toEqual([
      [2, 4],
      [3, 2],
    ]);
  });

  it('is nothing the second time', async () => {
    const [made] = await planned(file);
    if (made?.document === undefined) throw new Error('nothing was made');
    const [again] = await planned(file, { 'kel-a': made.document });
    expect(again).toMatchObject({ isNew: false, document: undefined, changes: [], faults: [] });
    expect(again?.lines.flatMap(({ effects }) => effects).every(({ what }) => what === 'same')).toBe(true);
  });

  it('leaves what it does not name, and what a cell says nothing of', async () => {
    const before = aDocument({
      officers: [
        { id: 'p-01', name: 'Ani', nip: '199001012015011001', active: false },
        { id: 'p-02', name: 'Budi' },
      ],
    });
    const [unit] = await planned('kode_unit;nip;nama_petugas;aktif\nkel-a;199001012015011001;Ani Contoh;ya\n', {
      'kel-a': before,
    });
    expect(unit?.document).toEqual({
      ...before,
      officers: [
        { id: 'p-01', name: 'Ani Contoh', nip: '199001012015011001' },
        { id: 'p-02', name: 'Budi' },
      ],
    });
  });

  it('begins a new unit with the services and counters of another, and with nobody of it', async () => {
    const like = aDocument({ publishes: 'month', targets: [] });
    const [unit] = await planned('kode_unit;nama_unit;layanan_seperti\nkel-b;Kelurahan B;kel-a\n', { 'kel-a': like });
    expect(unit?.document).toMatchObject({
      services: like.services,
      counters: like.counters,
      officers: [],
      publishes: 'month',
    });
    expect(unit?.document).not.toHaveProperty('targets');
  });

  it.each([
    ['a name that a new unit lacks', 'kode_unit;nama_petugas\nkel-a;Ani', 2, 'nama_unit', 'required'],
    ['a unit of others', 'kode_unit;nama_unit\nlain;Lain', 2, 'kode_unit', 'unknown_unit'],
    ['a code that is none', 'kode_unit;nama_unit\nkel a/b;Lain', 2, 'kode_unit', 'bad_id'],
    ['no unit', 'kode_unit;nama_unit\n;Lain', 2, 'kode_unit', 'required'],
    ['a zone that is none', 'kode_unit;nama_unit;zona_waktu\nkel-a;A;GMT+7', 2, 'zona_waktu', 'bad_zone'],
    ['a short NIP', 'kode_unit;nama_unit;nama_petugas;nip\nkel-a;A;Ani;123', 2, 'nip', 'bad_nip'],
    ['a status that is none', 'kode_unit;nama_unit;nama_petugas;aktif\nkel-a;A;Ani;mungkin', 2, 'aktif', 'bad_active'],
    [
      'minutes that are none',
      'kode_unit;nama_unit;nama_layanan;standar_menit\nkel-a;A;KTP;cepat',
      2,
      'standar_menit',
      'not_a_number',
    ],
    [
      'more minutes than a standard may have',
      'kode_unit;nama_unit;nama_layanan;standar_menit\nkel-a;A;KTP;1000001',
      2,
      'standar_menit',
      'not_a_number',
    ],
    [
      'a template that is not there',
      'kode_unit;nama_unit;layanan_seperti\nkel-a;A;tidak-ada',
      2,
      'layanan_seperti',
      'unknown_like',
    ],
    ['two names of one unit', 'kode_unit;nama_unit\nkel-a;A\nkel-a;B', 3, 'nama_unit', 'different'],
    [
      'one code twice',
      'kode_unit;nama_unit;kode_petugas;nama_petugas\nkel-a;A;p-1;Ani\n;;p-1;Budi',
      3,
      'kode_petugas',
      'duplicate',
    ],
    [
      'a NIP for a code',
      'kode_unit;nama_unit;kode_petugas;nama_petugas\nkel-a;A;199001012015011001;Ani',
      2,
      'kode_petugas',
      'bad_id',
    ],
    ['an officer without a name', 'kode_unit;nama_unit;kode_petugas\nkel-a;A;p-1', 2, 'nama_petugas', 'required'],
  ])('is nothing of a unit with %s, told by its line and column', async (_, csv, line, column, code) => {
    const units = await planned(csv, {}, ['kel-a', 'kel a/b', '']);
    expect(units[0]?.faults).toEqual([{ line, column, code }]);
    expect(units[0]?.document).toBeUndefined();
  });

  it('never changes a standard that is there, which needs the day from which another one holds', async () => {
    const there = { 'kel-a': aDocument() };
    const header = 'kode_unit;kode_layanan;standar_menit\n';
    const [same] = await planned(`${header}kel-a;ektp;10`, there);
    const [other] = await planned(`${header}kel-a;ektp;20`, there);
    expect(same?.faults).toEqual([]);
    expect(other?.faults).toEqual([{ line: 2, column: 'standar_menit', code: 'standard_by_form' }]);
  });
});

/** An archive of some kilobytes that says it is small, and unpacks to a hundred megabytes. */
function aBomb(): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(100 * 1024 * 1024));
  const name = Buffer.from('xl/workbook.xml');
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(10, 22);
  head.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(10, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(head.length + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([head, name, packed, entry, name, end]));
}
