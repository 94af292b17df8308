// The columns of the quarterly form, from lines as the domain makes them.

import type { EvaluationLine, OfficerId } from '@tera/domain';
import { DIRECTORY } from '@tera/testing/office';
import { describe, expect, it } from 'vitest';
import { evaluationTable } from './evaluation-table.ts';

const ani = 'p-01' as OfficerId;
const aLine = (changes: Partial<EvaluationLine> = {}, evidence: Partial<EvaluationLine['buktiDukung']> = {}) =>
  ({
    rencanaHasilKerja: null,
    indikator: 'Ketepatan waktu menurut standar pelayanan',
    target: 0.9,
    aspek: 'waktu',
    realisasi: 0.945,
    buktiDukung: {
      indicator: 'onTime.share',
      unit: 'share',
      decimals: 4,
      direction: 'higher',
      methodVersion: '2026.1',
      n: 1240,
      ci95: null,
      achievement: 1.05,
      decree: 'SK 12/2026',
      flags: ['clock_problems'],
      ...evidence,
    },
    umpanBalik: null,
    ...changes,
  }) satisfies EvaluationLine;

function told(line: EvaluationLine) {
  const { columns, rows } = evaluationTable([{ officerId: ani, lines: [line] }], DIRECTORY);
  return Object.fromEntries(columns.map(({ id }, index) => [id, rows[0]?.[index]]));
}

const saying = (publication: NonNullable<EvaluationLine['buktiDukung']['publication']>) =>
  told(aLine({ realisasi: null }, { achievement: null, publication }));

describe('the evaluation form', () => {
  it('has its columns in the order of the form, and leaves to people what people write', () => {
    const { columns } = evaluationTable([]);

    expect(columns.slice(3, 10).map(({ title }) => title.id)).toEqual([
      'Rencana hasil kerja',
      'Indikator kinerja individu',
      'Target',
      'Aspek',
      'Realisasi',
      'Bukti dukung',
      'Umpan balik',
    ]);
    expect(told(aLine())).toMatchObject({ rencanaHasilKerja: null, umpanBalik: null });
  });

  it('has no verdict anywhere', () => {
    const { columns } = evaluationTable([]);

    expect(JSON.stringify(columns)).not.toMatch(/predikat|rating|ekspektasi/i);
  });

  it('writes target, realisation and evidence as a person would, and repeats them as numbers', () => {
    expect(told(aLine())).toMatchObject({
      officerId: 'p-01',
      officerName: 'Ani Contoh',
      officerNip: '000000000000000001',
      target: '90,0%',
      aspek: 'waktu',
      realisasi: '94,5%',
      buktiDukung:
        'n = 1.240; capaian 105,0%; target menurut SK 12/2026; perlu dilihat: jam loket bermasalah; versi metode 2026.1',
      targetValue: 0.9,
      realisationValue: 0.945,
      achievement: 1.05,
      n: 1240,
    });
  });

  it.each([
    ['tickets', 1240, '1.240 tiket'],
    ['seconds', 381, '6,4 menit'],
    ['score', 3.4286, '3,43'],
    ['index', 91.48, '91,48'],
    ['ratio', 1.104, '1,10'],
  ] as const)('says %s in its unit', (unit, realisasi, text) => {
    expect(told(aLine({ realisasi }, { unit, decimals: 2 }))['realisasi']).toBe(text);
  });

  it('is empty where there is no target, and where a figure is not shown', () => {
    const line = aLine({ target: null, realisasi: null }, { n: 7, achievement: null, flags: [] });

    expect(told(line)).toMatchObject({
      target: null,
      realisasi: null,
      targetValue: null,
      achievement: null,
      flags: null,
    });
    expect(told(line)['buktiDukung']).toContain('n = 7');
  });

  it('says in the place of the figure when citizens’ answers are published, or why they are not shown', () => {
    expect(saying({ status: 'awaiting', due: '2027-01-15' })).toMatchObject({
      realisasi: 'terbit 15 Januari 2027',
      realisationValue: null,
      status: 'awaiting',
    });
    expect(saying({ status: 'within', publishedAs: '2026-Q4' })['realisasi']).toBe('dalam triwulan IV 2026');
    expect(saying({ status: 'suppressed', why: 'few' })['realisasi']).toBe('kurang dari 10 jawaban');
  });

  it('says beside the figure how many answers have gone since', () => {
    const later = { of: 24, annulled: 16, added: 0, usable: false };

    expect(told(aLine({}, { later }))['buktiDukung']).toContain(
      '16 dari 24 jawaban kemudian dibatalkan; tidak dapat dipakai',
    );
  });
});
