// The form on paper as it comes out of the printer.
import type { ServiceId, UnitId } from '@tera/domain';
import { inlinedIn, skeletonOf, textOf, valuesOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { LANGS } from './language.ts';
import { type PaperFormInput, formCode, paperForm } from './paper-form.ts';
import { QUESTIONNAIRE_TEXTS } from './questionnaire.ts';

const service = { id: 'ektp' as ServiceId, name: 'KTP elektronik' };
const aForm = (changes: Partial<PaperFormInput> = {}): PaperFormInput => ({
  unitId: 'contoh' as UnitId,
  unit: 'Dinas Contoh',
  lang: 'id',
  ...changes,
});

describe('the form on paper', () => {
  it.each(LANGS)(
    'asks the nine questions in their printed order, each with the numbers that a clerk types (%s)',
    (lang) => {
      const text = textOf(paperForm(aForm({ lang })).html);
      const { order, questions } = QUESTIONNAIRE_TEXTS['skm-2017.2'];
      const rows = order.map((element, at) => {
        const { stem, subject, labels } = questions[lang][element];
        return `${at + 1}. ${stem} ${subject}? ${labels.map((label, score) => `${score + 1} ${label}`).join(' ')}`;
      });

      expect(text).toContain(rows.join(' '));
    },
  );

  it('has room for the running number, the date, a comment and who answers, and asks for no name', () => {
    const text = textOf(paperForm(aForm()).html);

    for (const words of [
      'Nomor urut',
      'Tanggal',
      'Jenis kelamin',
      'Usia',
      'Pendidikan',
      'Pekerjaan',
      'Saran atau komentar',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('Jangan tulis nama, NIK, atau nomor telepon.');
    expect(text).not.toMatch(/menit/);
  });

  it('says in text and in a code of which unit, service and words it is', () => {
    const { html } = paperForm(aForm({ service }));

    expect(textOf(html)).toContain('Layanan yang Anda terima: KTP elektronik');
    expect(textOf(html)).toContain('contoh/ektp/skm-2017.2');
    expect(valuesOf('aria-label', html)).toEqual(['Kode formulir: contoh/ektp/skm-2017.2']);
    expect(formCode(aForm())).toBe('contoh/-/skm-2017.2');
    expect(formCode(aForm({ questionnaire: 'skm-2017.1' }))).toBe('contoh/-/skm-2017.1');
  });

  it('is printed on A4 without the toolbar', () => {
    const style = inlinedIn(paperForm(aForm()).html, 'style') ?? '';

    expect(style).toContain('@page{size:A4;margin:0}');
    expect(style).toMatch(/@media print\{[^@]*body>header\{display:none\}/);
  });

  it('shows texts from outside as texts', () => {
    expect(skeleton('"><script>alert(1)</script>')).toEqual(skeleton('x'));
  });
});

function skeleton(text: string): readonly string[] {
  return skeletonOf(paperForm(aForm({ unit: text, service: { id: 'x' as ServiceId, name: text } })).html);
}
