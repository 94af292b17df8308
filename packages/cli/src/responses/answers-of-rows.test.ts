// Files of answers as offices have them, through the whole reading: which column is what, and what each row says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitRegistry } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRows } from '../files/read-rows.ts';
import type { BadRow, Row } from '../files/row.ts';
import { type AnswerOptions, answersOfRows } from './answers-of-rows.ts';
import { layoutOf } from './columns.ts';
import { type QuestionOrder, ResponseMappingSchema } from './mapping.ts';

interface Wishes extends Partial<AnswerOptions> {
  readonly order?: QuestionOrder;
  readonly map?: string;
}

async function read(file: string, { order, map = '{}', ...wishes }: Wishes = {}) {
  const mapping = ResponseMappingSchema.parse(parse(map));
  async function* bytes() {
    yield Buffer.from(file);
  }
  const [names, rows]: [string[], (Row | BadRow)[]] = [[], []];
  for await (const row of readRows(bytes(), 'csv', mapping, (header) => names.push(...header))) rows.push(row);
  const layout = layoutOf(names, mapping, { order, isBatch: wishes.batch !== undefined });
  const options = {
    source: 'import',
    serviceId: undefined,
    batch: undefined,
    timeZone: undefined,
    unit: undefined,
  } as const;
  const { good, bad } = answersOfRows(rows, layout, { ...options, skipped: mapping.skipped ?? [], ...wishes });
  return { good, bad, answers: good.map(({ response }) => response), notSent: layout.notSent };
}

async function ids(file: string, wishes?: Wishes): Promise<string[]> {
  return (await read(file, wishes)).answers.map(({ responseId }) => responseId);
}

function sample(kind: 'csv' | 'yaml'): string {
  return readFileSync(join(import.meta.dirname, `../../../../docs/connect/responses.example.${kind}`), 'utf8');
}

const NUMBERED = 'Tanggal;U1;U2;U3;U4;U5;U6;U7;U8;U9\n20/11/2026;1;2;3;4;1;2;3;1;4\n';

describe('nine columns that only have numbers', () => {
  it.each([
    ['regulation', { pengaduan: 1, sarana: 4 }],
    ['questionnaire', { sarana: 1, pengaduan: 4 }],
  ] as const)('are read in the order of the %s where that is said', async (order, last) => {
    const expected = {
      persyaratan: 1,
      prosedur: 2,
      waktu: 3,
      biaya: 4,
      produk: 1,
      kompetensi: 2,
      perilaku: 3,
      ...last,
    };

    expect((await read(NUMBERED, { order })).answers).toMatchObject([{ answeredOn: '2026-11-20', answers: expected }]);
    expect((await read(NUMBERED, { map: `order: ${order}` })).answers).toMatchObject([{ answers: expected }]);
  });

  it('are not guessed at: both orders are named', async () => {
    await expect(read(NUMBERED)).rejects.toThrow(
      /'U8', 'U9' are only numbers.* regulation question 8 is pengaduan .* questionnaire 8 is sarana/,
    );
  });

  it('need no order where the last two have names, or are not there', async () => {
    const named = NUMBERED.replace('U8;U9', 'U8 Sarana dan Prasarana;9. Penanganan Pengaduan, Saran & Masukan');

    expect((await read(named)).answers[0]?.answers).toMatchObject({ perilaku: 3, sarana: 1, pengaduan: 4 });
    expect((await read('tanggal,U1\n2026-11-20,4\n')).answers[0]?.answers).toEqual({ persyaratan: 4 });
  });

  it('are refused where a name contradicts the order that was said', async () => {
    const named = NUMBERED.replace('U8;U9', 'U8 Sarana;U9 Pengaduan');

    await expect(read(named, { order: 'regulation' })).rejects.toThrow(`'U8 Sarana' is sarana by its name`);
  });
});

describe('a column of an element', () => {
  it.each([
    ['kompetensi', 'Kompetensi Pelaksana'],
    ['produk', 'PRODUK SPESIFIKASI JENIS PELAYANAN'],
    ['prosedur', 'Sistem, Mekanisme, dan Prosedur'],
    ['biaya', 'Biaya / Tarif'],
    ['waktu', 'Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?'],
  ] as const)('is known as %s by "%s"', async (element, name) => {
    expect((await read(`tanggal;"${name}";nama;alamat\n2026-11-20;3;;\n`)).answers[0]?.answers).toEqual({
      [element]: 3,
    });
  });

  it('is never one of two', async () => {
    await expect(read('tanggal,biaya,tarif\n2026-11-20,3,4\n')).rejects.toThrow(`'biaya', 'tarif' could both be biaya`);
  });

  it.each([
    ['4', 4],
    ['3,0', 3],
    ['b', 2],
    ['D.', 4],
    ['a. Sangat mahal', 1],
    ['Gratis', 4],
    ['murah (3)', 3],
  ])('has the score of %s', async (text, score) => {
    expect((await read(`tanggal;biaya\n2026-11-20;${text}\n`)).answers[0]?.answers).toEqual({ biaya: score });
  });

  it.each(['5', '2,5', 'puas', 'd. Sangat mahal', '0'])(
    'refuses %s by line and column, without a word of it',
    async (text) => {
      const { bad } = await read(`tanggal;biaya;waktu\n2026-11-20;${text};4\n`);

      expect(bad).toMatchObject([{ line: 2, column: 'biaya', code: 'invalid_score' }]);
      expect(bad[0]?.message).not.toContain('puas');
    },
  );

  it('was skipped where it is empty or a dash, and by whatever else the mapping says', async () => {
    const file = 'tanggal;biaya;waktu;sarana;produk\n2026-11-20;;-;0;4\n';

    expect((await read(file, { map: 'skipped: [0]' })).answers[0]?.answers).toEqual({ produk: 4 });
  });
});

describe('a row', () => {
  it('says who answered in the words that offices use', async () => {
    const file =
      'Tgl;waktu;JK;Umur;Pendidikan Terakhir;Pekerjaan\n' +
      '2026-11-20;4;Perempuan;34;SLTA/Sederajat;Karyawan Swasta\n' +
      '2026-11-20;4;l;17 s/d 25 tahun;D-IV;Mengurus Rumah Tangga\n' +
      '2026-11-20;4;-;> 50;;PNS/ASN\n';

    expect((await read(file)).answers.map(({ respondent }) => respondent)).toEqual([
      { sex: 'P', age: '26-35', education: 'SMA', work: 'swasta' },
      { sex: 'L', age: '15-25', education: 'S1/D4', work: 'lainnya' },
      { age: '51+', work: 'PNS' },
    ]);
  });

  it('is refused with a word that nobody knows, until the mapping says what it is', async () => {
    const file = 'tanggal,waktu,usia,pekerjaan\n2026-11-20,4,17-30,Nakhoda\n';
    const known = `respondent:\n  age: { column: usia, words: { 17-30: 15-25 } }\n  work: { column: pekerjaan, otherwise: lainnya }`;

    expect((await read(file)).bad).toMatchObject([{ line: 2, column: 'usia, pekerjaan', code: 'unknown_word' }]);
    expect((await read(file, { map: known })).answers).toMatchObject([
      { respondent: { age: '15-25', work: 'lainnya' } },
    ]);
  });

  it('is of the day that it names, the day first, whatever time stands beside it', async () => {
    const days = ['2026-11-02', '2/11/2026', '02-11-2026 09:15', '2.11.2026 09.15.30', '2026-11-02T09:15:00'];
    const { answers } = await read(`tanggal;waktu\n${days.map((day) => `${day};4\n`).join('')}`);

    expect(new Set(answers.map(({ answeredOn }) => answeredOn))).toEqual(new Set(['2026-11-02']));
    expect(answers).toHaveLength(days.length);
  });

  it('is of the local day where its time has an offset', async () => {
    const file = 'timestamp;waktu\n2026-11-01T18:00:00.000000Z;4\n';

    expect((await read(file, { timeZone: 'Asia/Jakarta' })).answers).toMatchObject([{ answeredOn: '2026-11-02' }]);
    expect((await read(file)).bad).toMatchObject([{ column: 'timestamp', code: 'invalid_date' }]);
  });

  it('with the month first makes all days doubtful, until the mapping says how they are written', async () => {
    const file = 'tanggal,waktu\n11/05/2026,4\n11/20/2026 8:05,4\n';
    const map = 'answeredOn: { column: tanggal, format: M/d/yyyy }';

    await expect(read(file)).rejects.toThrow(/^Line 3, column 'tanggal': .*month first/);
    expect((await read(file, { map })).answers).toMatchObject([{ answeredOn: '2026-11-05' }]);
  });

  it('names a service by its id or its name, and none beside a ticket', async () => {
    const unit = unitRegistry(aDocument({ services: [{ id: 'ektp', name: 'Kartu Tanda Penduduk' }, 'kk'] }));
    const rows = ['Kartu tanda penduduk;', ';', 'kk;A-1', 'paspor;'].map((row) => `2026-11-20;4;${row}\n`).join('');
    const { answers, bad } = await read(`tanggal;waktu;Layanan;Tiket\n${rows}`, { unit, serviceId: 'kk' });

    expect(answers.map(({ serviceId, ticketId }) => [serviceId, ticketId])).toEqual([
      ['ektp', undefined],
      ['kk', undefined],
      [undefined, 'A-1'],
    ]);
    expect(bad).toMatchObject([{ line: 5, column: 'Layanan', code: 'unknown_service' }]);
  });

  it('sends nothing that nobody asked for, and of the comment no number of a person', async () => {
    const file =
      '\uFEFFNama,NIK,No HP,tanggal,waktu,Saran\nSiti,3201010101900001,081234567890,2026-11-20,4,"Hubungi\n0812 3456 7890"\n';
    const { answers, notSent } = await read(file);

    expect(notSent).toEqual(['Nama', 'NIK', 'No HP']);
    expect(JSON.stringify(answers)).not.toMatch(/Siti|3201|0812/);
    expect(answers[0]?.comment).toContain('Hubungi');
  });

  it('can stand under a title', async () => {
    const file = 'SURVEI KEPUASAN MASYARAKAT\nTriwulan II, 2026\ntanggal;waktu\n2026-11-20;4\n2026-11-20;9\n';
    const { good, bad } = await read(file, { map: 'titleRows: 2' });

    expect([good[0]?.line, bad[0]?.line]).toEqual([4, 5]);
  });
});

describe('the id of an answer', () => {
  const SAME = 'No;tanggal;waktu\n1;2026-11-20;4\n1;2026-11-20;4\n2;2026-11-20;4\n';

  it('is made of what the row says: the same each time, and another for each of the same rows', async () => {
    const once = await ids(SAME);

    expect(new Set(once).size).toBe(3);
    expect(await ids(SAME)).toEqual(once);
    // As a spreadsheet writes it that opened and saved it, with a row more.
    expect(await ids(`${SAME.replaceAll('2026-11-20', '20/11/2026')}3;20/11/2026;1\n`)).toEqual([
      ...once,
      expect.anything(),
    ]);
  });

  it('does not change with the running number: an export that has the newest first numbers all of them anew', async () => {
    const [first, ...others] = await ids('No;tanggal;waktu\n1;2026-11-20;4\n2;2026-11-19;3\n');

    expect(await ids('No;tanggal;waktu\n1;2026-11-21;1\n2;2026-11-20;4\n3;2026-11-19;3\n')).toEqual([
      expect.anything(),
      first,
      ...others,
    ]);
  });

  it('does not change with where the rows come from', async () => {
    expect(await ids(SAME, { source: 'paper' })).toEqual(await ids(SAME));
  });

  it('tells nothing of a column that is not sent', async () => {
    const file = 'nama;tanggal;waktu\nSiti;2026-11-20;4\n';

    expect(await ids(file)).toEqual(await ids(file.replace('Siti', 'Budi')));
  });

  it('is the running number only in a batch that has a name', async () => {
    const { answers, bad } = await read(SAME, { batch: 'kertas-q2' });

    expect(answers.map(({ responseId }) => responseId)).toEqual(['kertas-q2-1', 'kertas-q2-2']);
    expect(bad).toMatchObject([{ line: 3, column: 'No', code: 'duplicate', message: 'it stands in line 2 already' }]);
  });

  it('is that of the other system where it has one', async () => {
    expect(await ids('ID Responden,tanggal,waktu\n88121,2026-11-20,4\nSKM/7,2026-11-20,4\n')).toEqual([
      '88121',
      'skm-7',
    ]);
  });

  it('is needed where there is a column for it, and a ticket stands once in a file', async () => {
    const { bad } = await read('id,tanggal,waktu,tiket\n,2026-11-20,4,\n1,2026-11-20,4,A\n2,2026-11-20,4,A\n');

    expect(bad).toMatchObject([
      { line: 2, column: 'id', code: 'required' },
      { line: 4, column: 'tiket', code: 'duplicate' },
    ]);
  });
});

describe('the file of the documentation', () => {
  it('is read with its mapping, and sends no name', async () => {
    const { answers, bad, notSent } = await read(sample('csv'), { map: sample('yaml') });

    expect(bad).toEqual([]);
    expect(notSent).toEqual(['No', 'Nama', 'No HP']);
    expect(answers).toMatchObject([
      {
        answeredOn: '2026-11-02',
        serviceId: 'domisili',
        answers: { sarana: 2, pengaduan: 3 },
        respondent: { sex: 'L', age: '51+', education: 'SMA', work: 'lainnya' },
        comment: 'Kursi tunggu ditambah.',
      },
      { answers: { waktu: 2, sarana: 3 }, respondent: { work: 'swasta' } },
      { serviceId: 'usaha', answers: { persyaratan: 3, biaya: 4 }, respondent: { age: '15-25', work: 'wirausaha' } },
    ]);
  });
});

describe('a file', () => {
  it('without names is refused, and nothing of it is told', async () => {
    await expect(read('Siti,2026-11-20,4,3,2\n')).rejects.toThrow('None of the 5 columns is known');
  });

  it('that has a column twice is refused where it matters', async () => {
    await expect(read('tanggal,waktu,tanggal\n')).rejects.toThrow(`'tanggal', 'tanggal' could both be answeredOn`);
    await expect(read('hari,waktu,hari\n', { map: 'answeredOn: hari' })).rejects.toThrow('two columns named');
    expect((await read('tanggal,waktu,nama,nama\n2026-11-20,4,a,b\n')).answers).toHaveLength(1);
  });

  it('without a day is refused', async () => {
    await expect(read('waktu,biaya\n4,4\n')).rejects.toThrow('No column is known as the day');
  });

  it('that lost a column of the mapping is refused', async () => {
    await expect(read('tanggal,waktu\n', { map: 'comment: Saran' })).rejects.toThrow(`has no column 'Saran'`);
  });
});
