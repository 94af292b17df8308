// What a Word file says is read back by something that had no part in writing it; that Word and others open it is looked at by hand.
import { readWord } from '@tera/testing/word';
import { filesOfZip } from '@tera/testing/zip';
import { describe, expect, it } from 'vitest';
import { wordOf } from './word-file.ts';
import type { WrittenBars, WrittenDocument, WrittenPart } from './written-document.ts';

const line = (text: string | undefined, wanted = 'isi') => ({ text, wanted });
const written = (parts: readonly WrittenPart[], changes: Partial<WrittenDocument> = {}): WrittenDocument => ({
  language: 'id',
  title: 'Laporan',
  subtitles: ['Kantor Contoh'],
  letterhead: [line('Pemerintah'), line(undefined, 'Alamat')],
  parts,
  foot: 'kaki',
  ...changes,
});
const bars = (...values: readonly (number | null)[]): WrittenPart & WrittenBars => ({
  kind: 'bars',
  caption: 'Batang',
  of: 'Unsur',
  value: 'NRR',
  span: [1, 4],
  decimals: 2,
  bars: values.map((value, at) => ({ name: `unsur ${at}`, value, interval: null, instead: 'tidak ditampilkan' })),
});
const sheetOf = async (document: WrittenDocument) => filesOfZip(await wordOf(document)).get('word/document.xml') ?? '';

describe('a Word file', () => {
  it('has headings by their rank, lists, and tables whose head comes again on every sheet', async () => {
    const columns = [{ title: 'Nama' }, { title: 'n', isNumber: true }];
    const read = readWord(
      await wordOf(
        written([
          { kind: 'chapter', text: 'I. Awal' },
          { kind: 'section', text: 'Dasar' },
          { kind: 'list', items: ['satu', 'dua'] },
          { kind: 'table', caption: 'Tabel', columns, rows: [['a', '1']], foot: ['jumlah', '1'] },
        ]),
      ),
    );

    expect(read.headings).toEqual(['Laporan', 'I. Awal', 'Dasar']);
    expect(read.paragraphs).toEqual(expect.arrayContaining(['satu', 'dua', 'Pemerintah', '[Alamat]', 'Kantor Contoh']));
    expect(read.tables).toEqual([
      {
        caption: 'Tabel',
        hasHead: true,
        rows: [
          ['Nama', 'n'],
          ['a', '1'],
          ['jumlah', '1'],
        ],
      },
    ]);
    expect(read.footer).toContain('kaki');
  });

  it('leaves room in brackets for what nobody has said, and a place to sign', async () => {
    const signature = {
      where: line('Denpasar, 1 Mei 2026'),
      as: line(undefined, 'Jabatan'),
      name: line('Nama'),
      number: line('NIP'),
    };
    const { paragraphs } = readWord(await wordOf(written([{ kind: 'room', wanted: 'Tulis' }], { signature })));

    expect(paragraphs).toContain('[Tulis]');
    expect(paragraphs.slice(-4)).toEqual(['Denpasar, 1 Mei 2026', '[Jabatan]', 'Nama', 'NIP']);
  });

  it('keeps the lines of a cell, and any text as it is', async () => {
    const nasty = `</w:t><w:evil/>"'&<>\\ Ñandú`;
    const columns = [{ title: nasty }];
    const document = written([{ kind: 'table', caption: nasty, columns, rows: [[`satu\n${nasty}`]] }], {
      title: nasty,
    });
    const { tables, headings } = readWord(await wordOf(document));

    expect(tables[0]?.rows).toEqual([[nasty], [`satu\n${nasty}`]]);
    expect(headings).toEqual([nasty]);
    expect(await sheetOf(document)).not.toContain('<w:evil');
  });

  it('leaves out what XML cannot hold, which would make the file one that nothing opens', async () => {
    const { paragraphs, headings } = readWord(
      await wordOf(written([{ kind: 'text', text: 'bel\u0007 dan\u0000 \uD800' }], { title: 'Lapor\u0001an' })),
    );

    expect(headings).toEqual(['Laporan']);
    expect(paragraphs).toContain('bel dan \uFFFD');
  });

  it('has its looks in named styles, and says its language', async () => {
    const table: WrittenPart = {
      kind: 'table',
      caption: 'Tabel',
      columns: [{ title: 'n', isNumber: true }],
      rows: [['1']],
    };
    const list: WrittenPart = { kind: 'list', items: ['satu'] };
    const files = filesOfZip(await wordOf(written([{ kind: 'chapter', text: 'I' }, list, table], { language: 'en' })));
    const styles = files.get('word/styles.xml') ?? '';
    const used = [...files.values()].flatMap((file) =>
      Array.from(file.matchAll(/<w:pStyle w:val="(\w+)"/g), ([, id]) => id),
    );

    expect(new Set(used)).toEqual(
      new Set([
        'LetterheadEnd',
        'Letterhead',
        'Title',
        'Subtitle',
        'Heading1',
        'ListBullet',
        'Caption',
        'TableNumber',
        'AfterTable',
        'Footer',
      ]),
    );
    for (const id of used) expect(styles).toContain(`w:styleId="${id}"`);
    expect(styles).toContain('<w:lang w:val="en-GB"/>');
    expect(files.get('docProps/core.xml')).toContain('<dc:title>Laporan</dc:title>');
  });

  it('fills a bar as far as its number goes, from nothing to the whole, and says why there is none', async () => {
    const { tables } = readWord(await wordOf(written([bars(1, 2.5, 4, null)])));
    const sheet = await sheetOf(written([bars(1, 2.5, 4, null)]));
    const filled = sheet.match(/w:fill="2F7D78"/g) ?? [];
    const long = tables[0]?.rows.slice(1).map((cells) => cells[2]?.length ?? 0) ?? [];

    expect(tables[0]?.rows.slice(1).map((cells) => cells.slice(0, 2))).toEqual([
      ['unsur 0', '1,00'],
      ['unsur 1', '2,50'],
      ['unsur 2', '4,00'],
      ['unsur 3', 'tidak ditampilkan'],
    ]);
    expect(filled).toHaveLength(2);
    const [none, half, whole, hidden] = long;
    expect([none, half, hidden]).toEqual([0, (whole ?? 0) / 2, 0]);
    expect(whole).toBeGreaterThan(40);
    // An office can read it: a name, a number and a bar.
    expect(sheet.match(/<w:gridCol /g)).toHaveLength(3);
    expect(sheet).not.toContain('w:gridSpan');
  });

  it('lies where it has many columns', async () => {
    const size = /<w:pgSz w:w="(\d+)" w:h="(\d+)"/;
    const [, upright, tall] = size.exec(await sheetOf(written([]))) ?? [];
    const [, lying, low] = size.exec(await sheetOf(written([], { isWide: true }))) ?? [];

    expect([lying, low]).toEqual([tall, upright]);
    expect(Number(tall)).toBeGreaterThan(Number(upright));
  });
});
