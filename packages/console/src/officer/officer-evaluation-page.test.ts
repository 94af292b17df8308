import { type OfficerId, evaluationLines, periodOf } from '@tera/domain';
import { evaluationTable, inLanguage } from '@tera/exports';
import { describe, expect, it } from 'vitest';
import { AWAITED, anOfficersRow } from '../testing/officer-rows.ts';
import { type OfficerEvaluationInput, officerEvaluationPage } from './officer-evaluation-page.ts';

function sheet(changes: Partial<OfficerEvaluationInput> = {}): string {
  return officerEvaluationPage({
    lang: 'id',
    viewer: { name: 'Sari', formToken: 't', formId: 'f', administers: false, mayIn: () => true },
    at: '/console/units/contoh/officers/ani/evaluation',
    unit: { id: 'contoh', name: 'Kantor Contoh', timeZone: 'Asia/Jakarta' },
    officer: { id: 'ani', name: 'Ani' },
    nip: '000000000000000001',
    period: periodOf('2026-09-30', 'quarter'),
    today: '2026-11-29',
    isOwn: false,
    generatedAt: '2026-11-29T03:00:00.000Z',
    methodVersion: '2026.5',
    row: anOfficersRow(),
    ...changes,
  }).html;
}

describe('the sheet of a quarter', () => {
  it('has every line of the form as the file has it', () => {
    const row = anOfficersRow();
    const lines = evaluationLines(row, row.achievements, row.flags);
    const table = inLanguage(evaluationTable([{ officerId: 'ani' as OfficerId, lines }]), 'id');
    const places = ['indikator', 'realisasi', 'buktiDukung'].map((id) =>
      table.columns.findIndex((column) => column.id === id),
    );

    expect(table.rows).toHaveLength(6);
    for (const cells of table.rows) for (const place of places) expect(sheet()).toContain(String(cells[place]));
  });

  it('names the release that a figure of satisfaction is of, and leaves room for what people write', () => {
    expect(sheet()).toContain('SHA-256 88caffe9e4aadcb9');
    expect(sheet()).toMatch(/<tr>\s*<td class="words">\s*<\/td>\s*<th scope="row" class="words">Tiket selesai/);
  });

  it('says when a figure is published that is not yet', () => {
    expect(sheet({ row: anOfficersRow({ satisfaction: AWAITED }) })).toContain('terbit 15 Januari 2027');
  });

  it('has a file of itself for the officer alone: for others it would be of all', () => {
    expect(sheet({ isOwn: true })).toContain('table=evaluation');
    expect(sheet()).not.toContain('table=evaluation');
  });

  it('says that it is evidence and no rating', () => {
    expect(sheet()).toContain('bukan predikat kinerja');
    expect(sheet({ row: undefined })).toContain('lembar ini kosong');
  });
});
