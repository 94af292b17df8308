// What a comment may not keep, and what it must: a citizen who writes of a price, a date or a queue number wants it read.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedComment } from './comment.ts';

const MASK = '[disamarkan]';

describe('a comment', () => {
  it.each([
    '+62 812-3456-7890',
    '+6281234567890',
    '62 812 3456 7890',
    '0812-3456-7890',
    '0812 3456 7890',
    '0812.3456.7890',
    '081234567890',
    '(0812) 3456-7890',
    '0812–3456–7890',
    '0812‑3456‑7890',
    '0812 3456 7890',
    '(021) 345 6789',
    '021-3456789',
    '(+62) 21 345 6789',
    '+62 (0) 812 3456 7890',
    '0812 - 3456 - 7890',
    '０８１２３４５６７８９０',
  ])('keeps nothing of the telephone number %s', (number) => {
    expect(maskedComment(number)).toBe(MASK);
    expect(maskedComment(`Hubungi saya di ${number}, terima kasih`)).toBe(`Hubungi saya di ${MASK}, terima kasih`);
  });

  it.each([
    '3273010101900001',
    '3273 0101 0190 0001',
    '32.73.01.010190.0001',
    '3273-0101-0190-0001',
    '3273 - 0101 - 0190 - 0001',
    '199001012015041001',
    '19900101 201504 1 001',
    '1234567890',
    '12345678',
    '٣٢٧٣٠١٠١٠١٩٠٠٠٠١',
  ])('keeps nothing of the NIK, NIP or account number %s', (number) => {
    expect(maskedComment(`Nomor ${number} salah`)).toBe(`Nomor ${MASK} salah`);
  });

  it.each([
    'warga@contoh.example',
    'Warga.Satu+ktp@mail.contoh.example',
    'warga @ contoh . example',
    'warga_1@contoh.co.example',
    'wárga@cöntoh.example',
  ])('keeps nothing of the address %s', (address) => {
    expect(maskedComment(`kirim ke ${address} saja`)).toBe(`kirim ke ${MASK} saja`);
  });

  it('keeps nothing of several at once', () => {
    const comment = 'HP 081234567890 atau 021-3456789, NIK 3273010101900001, surel warga@contoh.example.';

    expect(maskedComment(comment)).toBe(`HP ${MASK} atau ${MASK}, NIK ${MASK}, surel ${MASK}.`);
  });

  it('hides no number behind letters that cannot be seen', () => {
    expect(maskedComment('0812\u200B3456\u200D7890')).toBe(MASK);
    expect(maskedComment('3273\u00AD0101\u20600190\uFEFF0001')).toBe(MASK);
    expect(maskedComment('warga\u200B@contoh.example')).toBe(MASK);
  });

  it.each([
    'Saya diminta membayar Rp 150.000 di loket 3',
    'Rp150.000,00 padahal seharusnya gratis',
    'Biayanya Rp 1.500.000',
    'Biayanya Rp 12.500.000 untuk satu berkas',
    'antara Rp 100.000 - 200.000',
    'antara Rp 1.500.000-2.000.000',
    'Tanggal 21-11-2026 saya datang',
    'Tanggal 01/11/2026 saya datang',
    'Tanggal 2026-11-20 saya datang',
    'Tanggal 20.11.2026 saya datang',
    'Tanggal 5 11 2026 saya datang',
    'pukul 08.00 - 10.30 belum dilayani',
    'pukul 08:00-10:30 belum dilayani',
    'pukul 08.30-09.15 belum dilayani',
    'Nomor antrean A-012 dipanggil setelah B-045',
    'tahun 2020 - 2024 selalu begitu',
    'tahun 2020-2024 selalu begitu',
    'PP 30/2019 dan PermenPANRB 14/2017',
    'loket 1 2 3 4 kosong semua',
    'Menunggu 120 menit, bukan 15',
    'nilai 100% untuk petugas @ loket 2',
    'bertemu petugas @ loket. Terima kasih',
    'Tanggal 20/11/2026 08.30 saya datang',
    'RT 003/RW 005',
  ])('keeps what is no number of a person: %s', (comment) => {
    expect(maskedComment(comment)).toBe(comment);
  });

  it('keeps its lines, and no other character that steers a terminal or hides', () => {
    expect(maskedComment('satu\r\ndua\rtiga\tempat')).toBe('satu\ndua\ntiga\tempat');
    expect(maskedComment('a\u0000b\u001B[31mc\u0007d\u202Ee\uFFFFf')).toBe('ab[31mcdef');
    expect(maskedComment('Bagus sekali 👍🏽, é ditulis e\u0301')).toBe('Bagus sekali 👍🏽, é ditulis é');
  });

  it('of which nothing is left is none', () => {
    for (const empty of ['', '  \n\t ', '\u200B\u0000']) expect(maskedComment(empty)).toBeUndefined();
  });

  it('never keeps a NIK or a mobile number, wherever and however grouped it stands', () => {
    const separator = fc.constantFrom('', ' ', '-', '.', '  ', ' - ');
    const prefix = fc.constantFrom('08', '+628', '628', '3273', '1990');
    const words = fc.constantFrom('', 'halo ', 'nomor: ', '(', '\n', 'no.');
    fc.assert(
      fc.property(
        prefix,
        fc.array(fc.tuple(separator, fc.integer({ min: 100, max: 999 })), { minLength: 3, maxLength: 4 }),
        words,
        (start, groups, before) => {
          const number = start + groups.map(([between, digits]) => between + digits).join('');

          const masked = maskedComment(`${before}${number} ya`) ?? '';

          expect(masked).toContain(MASK);
          expect(masked).not.toMatch(/\d/);
        },
      ),
    );
  });

  it('is masked once: what is masked stays as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789 .-+()@/aé\nRp'.split('')), maxLength: 60 }),
        (comment) => {
          const masked = maskedComment(comment);

          expect(masked === undefined ? undefined : maskedComment(masked)).toBe(masked);
        },
      ),
    );
  });
});
