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
    'tahun ajaran 2025/2026 selalu begitu',
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

  it.each(
    [
      [' ', '\u00A0', '\u2003', '\u2009', '\u202F', '\u205F', '\u3000', '\t', '\n'],
      ['.', '-', '‐', '‑', '–', '—', '−', '/', '_', ',', ':', '·', '•', '*', '|', '~', '+', '\u20E3', ' . ', ' _ '],
      ['\uFE0F\u20E3', '\uFE0F\u20E3 ', '👉'],
    ].flat(),
  )('keeps nothing of a number whose parts are kept apart by %j', (between) => {
    for (const parts of [
      ['0812', '3456', '7890'],
      ['3273', '0101', '0190', '0001'],
      ['0', '8', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    ]) {
      expect(maskedComment(`nomor ${parts.join(between)} ya`)).not.toMatch(/\d{4}|\d.*\d/su);
    }
  });

  it.each([
    ['full width', '０８１２３４５６７８９０'],
    ['circled', '⓪⑧①②③④⑤⑥⑦⑧⑨⓪'],
    ['circled, white on black', '⓿❽❶❷❸❹❺❻❼❽❾⓿'],
    ['two at a time', '⑫⑭⑯⑱⑲⑳'],
    ['in brackets', '⑴⑵⑶⑷⑸⑹⑺⑻⑼'],
    ['with a full stop', '⒈⒉⒊⒋⒌⒍⒎⒏⒐'],
    ['of a keycap', '0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣'],
    ['mathematical', '𝟎𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎'],
    ['in double strokes', '𝟘𝟠𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡𝟘'],
    ['raised', '⁰⁸¹²³⁴⁵⁶⁷⁸⁹⁰'],
    ['lowered', '₀₈₁₂₃₄₅₆₇₈₉₀'],
    ['segmented', '🯰🯸🯱🯲🯳🯴🯵🯶🯷🯸'],
    ['Javanese', '꧐꧘꧑꧒꧓꧔꧕꧖꧗꧘'],
    ['mixed', '0８①𝟐³4５⑥𝟕⁸9'],
  ])('keeps nothing of a number in digits that are %s', (_, number) => {
    expect(maskedComment(`nomor ${number} ya`)).toBe(`nomor ${MASK} ya`);
  });

  it.each([
    ['budi(at)contoh.example', MASK],
    ['budi [at] contoh.example', MASK],
    ['budi {at} contoh [dot] example', MASK],
    ['budi at contoh dot co dot id', MASK],
    ['budi at contoh.co.id', MASK],
    ['budi (at) contoh titik com', MASK],
    ['budi＠contoh．example', MASK],
    ['budi@gmail', MASK],
    ['budi(a)gmail.com', MASK],
    ['budi [a] gmail . com', MASK],
    ['budi (a) gmail titik com', MASK],
    ['budi(et)contoh.example', MASK],
    ['budi@gmail .com', MASK],
    ['budi@gmail. com', MASK],
    ['budi at gmail', MASK],
    ['b u d i @ gmail . com', MASK],
    ['b u d i @ g m a i l . c o m', MASK],
    ['b u d i (at) contoh.co.id', MASK],
  ])('keeps nothing of an address written as %s', (address, kept) => {
    expect(maskedComment(`kirim ke ${address}, ya`)).toBe(`kirim ke ${kept}, ya`);
  });

  it.each([
    ['telp 567-890', `telp ${MASK}`],
    ['Telepon: 567890', `Telepon: ${MASK}`],
    ['tlp. 5678 901', `tlp. ${MASK}`],
    ['hubungi saya di 567 890', `hubungi saya di ${MASK}`],
    ['no. HP saya 812345', `no. HP saya ${MASK}`],
    ['WA nomor: 81-23-45', `WA nomor: ${MASK}`],
    ['NIK 327301', `NIK ${MASK}`],
    ['no rekening 123-4567', `no rekening ${MASK}`],
    ['Rp 3.174.012.345.678.901', `Rp ${MASK}`],
    ['Rp3174012345678901', `Rp${MASK}`],
    ['Rp 081.234.567.890', `Rp ${MASK}`],
    ['B 1234 XYZ', MASK],
    ['b1234xyz', MASK],
    ['AB-1234-CD', MASK],
    ['DK 12 AB', MASK],
    ['Ｂ １２３４ ＸＹＺ', MASK],
    ['lahir 12-03-1988', `lahir ${MASK}`],
    ['tgl lahir 12 Maret 1988', `tgl lahir ${MASK}`],
    ['TTL: Bandung, 12/03/88', `TTL: Bandung, ${MASK}`],
    ['lahir tanggal 1988-03-12', `lahir tanggal ${MASK}`],
    ['born 12 March 1988', `born ${MASK}`],
    ['lahir 17 Ags 80', `lahir ${MASK}`],
    ["lahir 17 Ags '80", `lahir ${MASK}`],
    ['lahir 17 agustus tahun 1980', `lahir ${MASK}`],
    ['lahir tgl 17 bulan 8 tahun 1980', `lahir tgl ${MASK}`],
    ['lahir 17Agustus1980', `lahir ${MASK}`],
    ['lahir 170880', `lahir ${MASK}`],
    ['ulang tahun 17/8/1980', `ulang tahun ${MASK}`],
    ['ultah saya 17/8/1980', `ultah saya ${MASK}`],
    ['lahirnya 17-8-1980', `lahirnya ${MASK}`],
    ['dilahirkan 17/08/1980', `dilahirkan ${MASK}`],
    ['tgl lhr 17-08-1980', `tgl lhr ${MASK}`],
    ['tgllahir: 17-08-1980', `tgllahir: ${MASK}`],
    ['Tanggal lahir:\n17/8/1980', `Tanggal lahir:\n${MASK}`],
    ['T.T.L Bandung, 17 Agustus 1980', `T.T.L Bandung, ${MASK}`],
    ['akta kelahiran anak, lahir 17-8-1980', `akta kelahiran anak, lahir ${MASK}`],
    ['born August 17, 1980', `born ${MASK}`],
    ['born on the 17th of August 1980', `born on the ${MASK}`],
    ['date of birth 17 August 1980', `date of birth ${MASK}`],
    ['birth date: 1980/08/17', `birth date: ${MASK}`],
    ['D.O.B 17/8/80', `D.O.B ${MASK}`],
    ['17/8/1980 (lahir)', `${MASK} (lahir)`],
    ['17 Agustus 1980 tanggal lahir saya', `${MASK} tanggal lahir saya`],
    ['August 17, 1980 is my birthday', `${MASK} is my birthday`],
    ['paspor A1234567', `paspor ${MASK}`],
    ['no. paspor saya: C 123 4567', `no. paspor saya: ${MASK}`],
    ['passport number ab123456', `passport number ${MASK}`],
    ['X1234567 belum jadi', `${MASK} belum jadi`],
    ['B 1 RI', MASK],
    ['B 1234 DUA', MASK],
    ['Rp dua 12201908', `Rp dua ${MASK}`],
    ['Rp 2019 satu 08123456', `Rp ${MASK}`],
    ['AB-7-K', MASK],
    ['0812 tiga 456 7890', MASK],
    ['0812tiga4567890', MASK],
    ['nol 812 345 enam 789', MASK],
    ['nol delapan satu dua tiga empat lima enam tujuh delapan', MASK],
    ['Nol-Delapan-Satu-Dua, Tiga-Empat-Lima-Enam', MASK],
    ['nol delapan dua belas tiga puluh empat lima puluh enam tujuh puluh delapan', MASK],
    ['zero eight one two three four five six', MASK],
    ['noldelapansatudua tigaempatlimaenam', MASK],
    ['telp lima enam tujuh delapan sembilan', `telp ${MASK}`],
    ['bayar 12345678', `bayar ${MASK}`],
    ['telp 12-11-26', `telp ${MASK}`],
    ['SK 0812/3456/7890', `SK ${MASK}`],
    ['SK 3273/0101/0190/0001', `SK ${MASK}`],
    ['Instagram @budi_s', `Instagram ${MASK}`],
    ['@budi.santoso', MASK],
    ['IG: budi.s', `IG: ${MASK}`],
    ['https://www.facebook.com/budi.santoso', MASK],
    ['instagram.com/budi_s', MASK],
    ['wa.me/6281234567890', MASK],
    ['http://contoh.example/u/budi?id=3', MASK],
  ])('keeps nothing of a person in %s', (written, kept) => {
    expect(maskedComment(`${written} – tolong`)).toBe(`${kept} – tolong`);
  });

  it.each(
    'Januari Jan January Februari Pebruari Feb Peb February Maret Mar Mrt March April Apr Mei May Juni Jun June Juli Jul July Agustus Agu Agt Ags August Aug September Sep Sept Oktober Okt October Oct November Nopember Nov Nop Desember Des December Dec'.split(
      ' ',
    ),
  )('keeps nothing of a date of birth in %s', (month) => {
    for (const date of [`17 ${month} 1980`, `17-${month.toUpperCase()}-80`, `17 ${month}. 1980`, `${month} 17, 1980`]) {
      expect(maskedComment(`lahir ${date} di sini`)).toBe(`lahir ${MASK} di sini`);
      expect(maskedComment(`pada ${date} lahir`)).toBe(`pada ${MASK} lahir`);
    }
  });

  it.each([
    'Biaya Rp 15000000 untuk apa',
    'Biayanya Rp 1.500.000,- sekali',
    'Biayanya 1.500.000,00 rupiah',
    'Rp 1.500.000 (3 kali)',
    'Datang 20/11/2026. 3 orang menunggu',
    'tanggal 20-11-2026 pukul 08.30-09.15, 2 loket',
    'A 012 DAN B 045 dipanggil bersama',
    'antre di B 12 dan A 7',
    'lantai 2 ruang 201',
    'WA dibalas setelah 3 hari',
    'telp tidak diangkat pukul 08.00 - 10.30',
    'telepon 112',
    'akta lahir diurus tanggal 12-03-2026',
    'anak saya lahir 3 minggu lalu',
    'lihat www.lapor.go.id',
    'lihat https://www.lapor.go.id',
    'I was at the counter. Thanks',
    'tahun 2020, 2021 dan 2022',
    '½ hari menunggu, 25 °C, 10 m²',
    'RT 3 RW 5',
    'jam 10.15 s/d 11.45',
    'seharga 1.500.000 - 2.000.000',
    'diminta uang sekitar 12.500.000 untuk berkas',
    'biayanya antara 1.500.000 - 12.000.000, 3 kali',
    'Rp 1.500.000 s.d. 2.000.000',
    'Rp 1.500.000 s/d 12.000.000',
    'Rp 15.000.000 (lima belas juta rupiah)',
    'dua juta tiga ratus empat puluh lima ribu enam ratus tujuh puluh delapan rupiah',
    'biaya paspor Rp 350000, katanya Rp 650.000',
    '12/11/26 09.15-11.45',
    '12-11-26 sampai jam 3, 13-11-26 09.15',
    'SK 188.45/123/2020',
    'SK Bupati Nomor 188.45/123/KPTS/2020',
    'surat nomor 005/1234/2020',
    'Perda No. 12 Tahun 2019',
    'PermenPANRB 14/2017, 15/2018',
    'UU 25/2009',
    'ISO 9001:2015',
    'ISO/IEC 27001:2022, 3 loket',
    'SNI 03-1234-2002',
    'tahun 2025/2026',
    'tanggal 20-11-2026 dua orang, 3 loket',
    'jam 08.00 sampai 15.30',
    'antre 2 jam 30 menit',
    'loket 1, 2, dan 3',
    'loket satu, dua, tiga dan empat',
    'nomor antrean B 012',
    'NOMOR ANTREAN B 3 DAN A 7',
    'fotokopi A4 HVS, layanan G2C, lulusan S1 UI, PPPK K3L',
    '3 kali 4 hari',
    'LOKET B 2 CS, RUANG A 1 IGD',
    'lahir di antara 2 desa, 3 kecamatan',
    'syarat (a) KTP. Lalu (b) KK',
    'kantor tutup 1 Juni 2026, ulang tahun kota',
    '12-03-2026 akta lahir belum jadi',
    'birth certificate 12-03-2026',
  ])('keeps, for whoever wants to be read: %s', (comment) => {
    expect(maskedComment(comment)).toBe(comment);
  });

  it('is masked in time that grows with its length, whatever is written', () => {
    const pieces = [
      'a',
      '@',
      '.',
      ' at ',
      '1',
      '1 ',
      '1-',
      '(',
      '+',
      '@a',
      'a.',
      'lahir ',
      'telp ',
      'no ',
      'B 1',
      '⑫',
      'http://',
    ];
    pieces.push('lahir 1-', 'Rp 1.', '\u20E3', 'x@x', 'a(at)a dot ', 'ig:');
    pieces.push(
      'satu',
      'dua ',
      '1 Mei ',
      'Mei 1, ',
      'a @ a ',
      'a .',
      'SK 1/2000, ',
      'paspor A1 ',
      'bayar 1.000',
      't.t.l',
    );
    // No time is asked for: what takes exponentially long does not end within the test.
    for (const piece of pieces) {
      for (const end of ['', '!', '@', '1']) {
        const text = (piece.repeat(20_000) + end).slice(0, 20_000);
        expect((maskedComment(text) ?? '').length).toBeLessThanOrEqual(text.length * '[disamarkan]'.length);
      }
    }
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
        fc.string({
          unit: fc.constantFrom(
            ...'0123456789 .-+()@/aé\nRpB,_①'.split(''),
            'lahir ',
            'telp ',
            ' at ',
            ' dot com',
            'ig:',
            ' satu ',
            ' mei ',
            'paspor ',
            'SK ',
            '(a)',
          ),
          maxLength: 60,
        }),
        (comment) => {
          const masked = maskedComment(comment);

          expect(masked === undefined ? undefined : maskedComment(masked)).toBe(masked);
        },
      ),
    );
  });
});
