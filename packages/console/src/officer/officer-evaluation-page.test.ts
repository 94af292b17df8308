import { type OfficerId, evaluationLines, periodOf } from '@tera/domain';
import { evaluationTable, inLanguage } from '@tera/exports';
import { textOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { AWAITED, anOfficersRow } from '../testing/officer-rows.ts';
import { officerEvaluationDocument } from './officer-evaluation-document.ts';
import { type OfficerEvaluationInput, officerEvaluationPage } from './officer-evaluation-page.ts';

function sheet(changes: Partial<OfficerEvaluationInput> = {}): string {
  return officerEvaluationPage(sheetInput(changes)).html;
}

function sheetInput(changes: Partial<OfficerEvaluationInput> = {}): OfficerEvaluationInput {
  return {
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
  };
}

/** Beside the period the page has its days in small print, and the file in brackets. */
const SPAN = { id: 'Triwulan III 2026 (', en: 'Quarter III 2026 (' } as const;

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

  it.each(['id', 'en'] as const)('says in its Word file what it says on the page (%s)', (lang) => {
    const page = textOf(sheet({ lang }));
    const { parts, title } = officerEvaluationDocument(sheetInput({ lang }));
    const said = parts.flatMap((part) => {
      if (part.kind === 'list') return part.items;
      if (part.kind === 'text') return [part.text];
      return part.kind === 'table' ? part.rows.flatMap((cells) => cells.flatMap((cell) => cell.split('\n'))) : [];
    });

    expect(said.length).toBeGreaterThan(30);
    expect([title, ...said].filter((text) => !page.includes(text) && !text.startsWith(SPAN[lang]))).toEqual([]);
  });

  it('says that it is evidence and no rating', () => {
    expect(sheet()).toContain('bukan predikat kinerja');
    expect(sheet({ row: undefined })).toContain('lembar ini kosong');
  });
});
