// What the printed documents say and what they must not; how they look is for test/browser/report.test.ts.

import { type CounterId, LANGUAGES, type Language, type Release } from '@tera/domain';
import { createHash } from 'node:crypto';
import {
  DIRECTORY,
  FOLLOW_UPS,
  OFFICE,
  anOffice,
  flaggedOf,
  officerRowsOf,
  surveyOf,
  unitRowOf,
} from '@tera/testing/office';
import { present, withdrawn } from '@tera/testing/facts';
import { inlinedIn, skeletonOf, tagsOf, textOf, valuesOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { directoryOf } from './directory.ts';
import { ikmPoster } from './ikm-poster.ts';
import { type ReportInput, reportPage } from './report-page.ts';

function anInput(answers: number, wishes: Parameters<typeof anOffice>[1] = {}): ReportInput {
  const office = anOffice(answers, wishes);
  return {
    unitName: OFFICE.name,
    survey: surveyOf(office),
    row: unitRowOf(office),
    directory: DIRECTORY,
  };
}

const officers = officerRowsOf(anOffice(120));
const input = anInput(120);
const withOfficers = { ...input, officers };
const planned = (followUps = FOLLOW_UPS) =>
  textOf(reportPage({ ...input, survey: { ...input.survey, followUps } }, { language: 'id' }).html);
const DOCUMENTS: readonly (readonly [string, (from: ReportInput, language: Language) => string])[] = [
  ['the report', (from, language) => reportPage(from, { language }).html],
  ['the poster', (from, language) => ikmPoster(from, { language }).html],
];

describe.each(DOCUMENTS)('%s', (_, document) => {
  it.each(LANGUAGES)('is one document that loads nothing and runs nothing (%s)', (language) => {
    const html = document(withOfficers, language);
    const tags = tagsOf(html).join('');
    const [policy = ''] = valuesOf('content', html);

    expect(valuesOf('lang', html)).toEqual([language]);
    expect(tags).not.toMatch(/<(script|link|img|iframe|object|form|a)\b| (src|href|style|on\w+)=/);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const style = inlinedIn(html, 'style') ?? '';
    expect(style).not.toMatch(/url\(|@import/);
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  it('has names as text, whatever is in them', () => {
    const nasty = `</style><script>alert(1)</script>"'&\\`;
    const renamed = <Named extends { readonly name: string }>(each: Named) => ({ ...each, name: nasty });
    const directory = directoryOf({
      services: OFFICE.services.map(renamed),
      officers: OFFICE.officers.map(renamed),
      counters: [],
    });
    const survey = { ...input.survey, serviceId: OFFICE.services[0]?.id };
    const plain = document({ ...withOfficers, survey }, 'id');
    const html = document({ ...withOfficers, survey, directory, unitName: nasty }, 'id');

    expect(html).not.toContain('<script');
    expect(inlinedIn(html, 'style')).not.toContain('<');
    expect(skeletonOf(html).map((tag) => tag.replace(' class=""', ''))).toEqual(
      skeletonOf(plain).map((tag) => tag.replace(' class=""', '')),
    );
    expect(textOf(html)).toContain(nasty);
  });

  it('prints the index the Indonesian way, with its letter and its word', () => {
    const { ikm, mutu } = input.survey;

    expect(textOf(document(input, 'id'))).toContain(`${ikm?.toFixed(2).replace('.', ',')} Mutu ${mutu}`);
    expect(textOf(document(input, 'en'))).toContain(`${ikm?.toFixed(2)} Grade ${mutu}`);
  });

  it('has no figure of fewer than ten answers, and says why', () => {
    const words = textOf(document(anInput(9), 'id'));

    expect(words).toContain('kurang dari 10');
    expect(words).not.toMatch(/Mutu [A-D]|\d,\d\d/);
  });

  it('says so when enough answered and a figure would tell on others', () => {
    const survey = { ...anInput(9).survey, why: 'protects' as const };

    expect(textOf(document({ ...input, survey, row: undefined }, 'id'))).toContain('demi kelompok kecil lain');
  });

  it.each([
    ['id', 'erbit 15 Desember 2026', /Mutu [A-D]|\d,\d\d|Perempuan/],
    ['en', 'ublished on 15 December 2026', /Grade [A-D]|\d\.\d\d|Female/],
  ] as const)('says before the release when it is, and nothing of who answered (%s)', (language, when, figures) => {
    const words = textOf(document(anInput(120, { releases: [], today: '2026-12-01' }), language));

    expect(words).toContain(when);
    expect(words).not.toMatch(figures);
  });

  it('says as what a period is published that lies inside a longer one', () => {
    const within = anInput(120, { plan: { first: 'quarter', changes: [] }, releases: [] });

    expect(textOf(document(within, 'id'))).toContain('alam triwulan IV 2026');
    expect(textOf(document(within, 'en'))).toContain('ithin quarter IV 2026');
  });

  it('has the figure without what has a flag, and what was set aside, with its reason', () => {
    const survey = {
      ...input.survey,
      flagged: flaggedOf({ n: 12, ikmWithout: 81.5, kinds: { quick: 12 } }),
      excluded: [
        {
          exclusionId: 'e1',
          where: { channel: 'poster' as const, counterId: 'loket-2' as CounterId },
          reason: 'Banjir jawaban',
          answers: 40,
        },
      ],
    };
    const directory = { ...DIRECTORY, counters: [{ id: 'loket-2', name: 'Loket Dua' }] };
    const words = textOf(document({ ...input, survey, directory }, 'id'));

    expect(words).toContain('12 dari 120 jawaban perlu dilihat; IKM tanpa jawaban itu 81,50');
    expect(words).toContain('40 jawaban dikesampingkan (Poster di unit pelayanan; Loket Dua): Banjir jawaban');
  });
});

describe.each([
  ['the report', reportPage],
  ['the poster', ikmPoster],
] as const)('of answers that should be looked at, %s', (_, document) => {
  const wordsOf = (flagged: ReturnType<typeof flaggedOf> | null, language: Language, more: object = {}) => {
    const survey = { ...input.survey, flagged, ...more };
    return textOf(document({ ...input, survey }, { language }).html);
  };

  it('says how many, and that the index without them cannot be shown where they are not well mixed', () => {
    const few = flaggedOf({ n: 3, ikmWithout: null });

    expect(wordsOf(few, 'id')).toContain('3 dari 120 jawaban perlu dilihat; IKM tanpa jawaban itu tidak dapat');
    expect(wordsOf(few, 'en')).toContain('3 of 120 answers should be looked at; the index without them cannot');
  });

  it('says that all are, and nothing of an index without them', () => {
    const all = flaggedOf({ n: 12, of: 12, ikmWithout: null });

    expect(wordsOf(all, 'id')).toContain('Semua 12 jawaban perlu dilihat');
    expect(wordsOf(all, 'id')).not.toContain('tanpa jawaban itu');
    expect(wordsOf(all, 'en')).toContain('All 12 answers should be looked at');
  });

  it('says nothing where there are none, and the index by how answers came where that is shown of two ways', () => {
    expect(wordsOf(flaggedOf({ n: 0, ikmWithout: 84 }), 'id')).not.toContain('jawaban perlu dilihat;');
    expect(wordsOf(null, 'id', { channelIkm: { ticket: 90, poster: 32.71 } })).toContain(
      'IKM menurut jalur jawaban: Tautan pada nomor antrean 90,00; Poster di unit pelayanan 32,71',
    );
    expect(wordsOf(null, 'id', { channelIkm: { ticket: 90 } })).not.toContain('menurut jalur');
  });
});

it('the report names each sign with its number, and the days of bursts', () => {
  const bursts = [{ day: '2026-11-12', channel: 'poster', answers: 340, tickets: 40 }] as const;
  const flagged = flaggedOf({ n: 340, ikmWithout: 84, kinds: { burst: 340 }, bursts });
  const words = text({ ...input, survey: { ...input.survey, flagged } });

  expect(words).toMatch(/perlu dilihat; IKM tanpa jawaban itu 84,00 \(Jawaban poster .*: 340\)/);
  expect(words).toContain('Pada 1 hari jawaban melalui poster atau anjungan lebih banyak daripada tiketnya');
  expect(words).toContain('12 November 2026 (Poster di unit pelayanan: 340 jawaban, 40 tiket)');
});

const text = (from: ReportInput, language: Language = 'id') => textOf(reportPage(from, { language }).html);

/** Of a release that was made so. */
function made(fields: Partial<Pick<Release, 'replacement'>>): ReportInput {
  const releases = [{ ...present(input.survey.releases[0]), reason: 'Rapat dimajukan', ...fields }];
  return { ...input, survey: { ...input.survey, releases } } as ReportInput;
}

describe('the report', () => {
  it('names the release that it is made of, and what became of its answers', () => {
    const [release] = input.survey.releases;
    const survey = { ...input.survey, later: { of: 120, annulled: 3, added: 1, usable: true } };

    expect(text(input)).toContain(`Terbitan November 2026, revisi 1 (SHA-256 ${release?.sha256.slice(0, 16)} …)`);
    expect(text({ ...input, survey })).toContain('3 dari 120 jawaban kemudian dibatalkan');
  });

  it('says why a release was made early, or replaces another, and that one is withdrawn', () => {
    expect(text(made({}))).toContain('…); diterbitkan lebih awal: Rapat dimajukan.');
    expect(text(made({}), 'en')).toContain('…); published early: Rapat dimajukan.');
    expect(text(made({ replacement: 'reckoned_again' }))).toContain(
      '; dihitung ulang karena kesalahan perangkat lunak',
    );
    expect(text(made({ replacement: 'total' }), 'en')).toContain('; the total of the unit replaced');
    const [release] = anOffice(120).situation.releases ?? [];
    const gone = anInput(120, { releases: [withdrawn(present(release))] });
    expect(text(gone)).toMatch(/Keandalan ditarik: Keliru .* revisi 2 .*; ditarik: Keliru\./);
    expect(text(gone, 'en')).toContain('Reliability withdrawn: Keliru');
    // Reasons may be long, and the poster is one sheet.
    expect(textOf(ikmPoster(gone, { language: 'id' }).html)).toMatch(/Belum ada nilai: ditarik (?!.*Keliru)/);
  });

  it('sets its respondents beside what was answered when it was published, whatever has gone since', () => {
    const later = { of: 40, annulled: 19, added: 0, usable: true };
    const respondents = (n: number) =>
      /Responden (.*?) (Keandalan)/.exec(text({ ...input, survey: { ...input.survey, n, answered: 21, later } }))?.[1];

    expect(respondents(40)).toBe('40 19 dari 40 jawaban kemudian dibatalkan');
    expect(respondents(35)).toBe('35 dari 40 jawaban masuk; 19 dari 40 jawaban kemudian dibatalkan');
  });

  it('never says that the running figure is of fewer answers than it has', () => {
    const running = { '2026-11': { asOf: '2026-11-25', n: 90, ikm: 81.25 } } as const;
    const { survey, ...office } = anInput(120, { releases: [], running, today: '2026-11-28' });

    expect(text({ ...office, survey: { ...survey, answered: 80 } })).not.toContain('jawaban masuk');
  });

  it('says which elements are left out, and by what the others are weighed', () => {
    const elements = input.survey.elements.filter(({ code }) => code !== 'biaya');
    const words = text({ ...input, survey: { ...input.survey, elements } });

    expect(words).toContain('Biaya/Tarif. Bobot eksak menjadi 1/8.');
    expect(words).toContain('U9 Sarana dan Prasarana');
  });

  it('shows the running figure with its day, and no letter', () => {
    const running = { '2026-11': { asOf: '2026-11-25', n: 90, ikm: 81.25 } } as const;
    const words = text(anInput(120, { releases: [], running, today: '2026-11-28' }));

    expect(words).toContain('81,25 Angka sementara');
    expect(words).toContain('sementara, per 25 November 2026');
    expect(words).not.toMatch(/Mutu [A-D]/);
  });

  it('has what is done about elements, by whom and until when, and what only waits for a plan', () => {
    expect(planned()).toMatch(
      /Rencana tindak lanjut .* Memasang papan alur Seksi Pelayanan 30 Juni 2027 jangka pendek Selesai 12 Mei 2027/,
    );
    expect(planned()).toMatch(/Sarana dan Prasarana – – – Diusulkan, belum ditetapkan/);
    // Of one release it is said once whose it is, of several in each line.
    expect(planned(FOLLOW_UPS.map((line, index) => Object.assign({}, line, { period: `2026-1${index}` })))).toMatch(
      /Masukan Oktober 2026 Memasang/,
    );
    expect(planned([])).not.toContain('Rencana tindak lanjut');
  });

  it('says how and when it was made', () => {
    expect(text(input)).toContain('Masa survei 1–30 November 2026');
    expect(text(input)).toContain('Bobot setiap unsur eksak, 1 dibagi banyaknya unsur');
    expect(text(input)).toContain('Versi metode 2026.4');
    expect(text(input)).toContain('Dibuat 16 Desember 2026 pukul 08.05 WIB');
  });

  it('sets the respondents against population and sample', () => {
    expect(text(input)).toContain('Responden 120');
    expect(text(input)).toContain('Populasi 240 permohonan selesai');
    expect(text(input)).toContain('Target sampel 148 belum tercapai');
  });

  it('has the interval of the index only beside the index that it belongs to', () => {
    const [low = 0] = input.row?.satisfaction.ci95 ?? [];
    const printed = `95%: ${low.toFixed(2).replace('.', ',')}–`;

    expect(text(input)).toContain(printed);
    expect(text({ ...input, survey: surveyOf(anOffice(120), '0.11') })).not.toContain(printed);
    expect(text({ ...input, survey: surveyOf(anOffice(120), '0.11') })).toContain('Bobot setiap unsur 0,11');
  });

  it('names the highest and the lowest element', () => {
    const means = input.survey.elements.map(({ nrr }) => nrr ?? 0);
    const best = input.survey.elements[means.indexOf(Math.max(...means))]?.code;

    expect(best).toBe('prosedur');
    expect(text(input)).toContain('Nilai tertinggi: Sistem, Mekanisme, dan Prosedur .');
  });

  it('has persons only when their rows are given, and then says that it is not for a wall', () => {
    expect(text(input)).not.toContain('Ani Contoh');
    expect(text(input)).not.toContain('bukan untuk diumumkan');
    expect(text(withOfficers)).toContain('Ani Contoh 000000000000000001');
    expect(text(withOfficers)).toContain('bukan untuk diumumkan');
  });

  it('lists persons by name and not by figure', () => {
    const reversed = { ...withOfficers, officers: officers.toReversed() };

    expect(text(reversed)).toBe(text(withOfficers));
    expect(text(withOfficers)).toMatch(/Ani Contoh .*Budi Contoh .*Citra Contoh .*Dewi Contoh /);
  });

  it('shows of a person with fewer than ten answers only how many there are', () => {
    expect(text(withOfficers)).toMatch(/Dewi Contoh .* 8 kurang dari 10 jawaban $/);
  });

  it('calls no person good or bad, and says that it is no performance rating', () => {
    const [, persons = ''] = text(withOfficers).split('Angka per petugas');

    expect(persons).not.toMatch(/\b(Sangat Baik|Baik|Kurang Baik|Tidak Baik|Mutu|peringkat \d)\b/);
    expect(text(withOfficers)).toContain('bukan predikat kinerja pegawai');
  });
});

describe('what a document is served with', () => {
  it('is its own policy, and that nobody frames it', () => {
    for (const { html, headers } of [reportPage(input, { language: 'id' }), ikmPoster(input, { language: 'id' })]) {
      const [policy = ''] = valuesOf('content', html);

      expect(headers['content-security-policy']).toBe(`${policy}; frame-ancestors 'none'`);
    }
  });
});

describe('the poster', () => {
  it('says what of its period is not published yet, and in it', () => {
    const half = { ...input, survey: { ...input.survey, period: '2026-S2', awaiting: ['2026-Q4'] } };
    const said = 'Semester II 2026 Belum terbit dan belum ikut dihitung: Triwulan IV 2026.';

    expect(textOf(ikmPoster(half, { language: 'id' }).html)).toContain(said);
    expect(textOf(ikmPoster(input, { language: 'id' }).html)).not.toContain('belum ikut dihitung');
  });

  it('has the respondents by sex and education, the nine elements, and the thanks', () => {
    const words = textOf(ikmPoster(input, { language: 'id' }).html);
    const { sex, education } = input.survey.respondents ?? {};

    expect(words).toContain('Jumlah 120 orang');
    expect(words).toContain(`Laki-laki ${sex?.L} Perempuan ${sex?.P}`);
    expect(words).toContain(`SMA ${education?.SMA}`);
    expect(words).toContain('Penanganan Pengaduan, Saran dan Masukan');
    expect(words).toContain('Terima kasih atas penilaian yang telah Anda berikan');
  });

  it('never has a person on it', () => {
    expect(textOf(ikmPoster(withOfficers, { language: 'id' }).html)).not.toContain('Ani Contoh');
  });
});
