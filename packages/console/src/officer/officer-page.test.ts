import { periodOf } from '@tera/domain';
import { describe, expect, it } from 'vitest';
import type { TrendAnswer } from '../answers.ts';
import { AWAITED, anOfficersRow } from '../testing/officer-rows.ts';
import { type OfficerInput, officerPage } from './officer-page.ts';

const nothing: TrendAnswer = {
  unitId: 'contoh',
  officerId: 'ani',
  grain: 'month',
  from: '',
  to: '',
  timeZone: 'Asia/Jakarta',
  generatedAt: '',
  methodVersion: '',
  rows: [],
};

function shown(changes: Partial<OfficerInput> = {}): string {
  return officerPage({
    lang: 'id',
    viewer: { name: 'Sari', formToken: 't', formId: 'f', administers: false, mayIn: () => true },
    at: '/console/units/contoh/officers/ani',
    unit: { id: 'contoh', name: 'Kantor Contoh', timeZone: 'Asia/Jakarta' },
    officer: { id: 'ani', name: 'Ani' },
    period: periodOf('2026-09-30', 'quarter'),
    today: '2026-10-05',
    isOwn: false,
    generatedAt: '2026-10-05T03:00:00.000Z',
    methodVersion: '2026.5',
    row: anOfficersRow(),
    services: [],
    trend: { months: nothing, releases: nothing },
    own: undefined,
    ...changes,
  }).html;
}

const NAMES = { officer: (id: string) => `Petugas ${id}`, service: (id: string) => `Layanan ${id}` };
const UNTIL = { tickets: '2026-10-14', answers: '2026-10-29' } as const;
const own = (changes: Partial<OfficerInput> = {}) =>
  shown({ isOwn: true, own: { until: UNTIL, objections: [], names: NAMES }, ...changes });

describe('the page of an officer', () => {
  it('leads from each figure of tickets to the tickets, and from none that citizens gave', () => {
    const behind = Array.from(shown().matchAll(/tickets\?period=2026-Q3&amp;indicator=([\w.]+)/g), ([, id]) => id);

    expect(behind).toEqual(['tickets.completed', 'tickets.resolved', 'service.p50', 'onTime.share']);
  });

  it('has no letter and no rank', () => {
    expect(shown().replaceAll(/<style>.*?<\/style>/gs, '')).not.toMatch(/peringkat|predikat [A-D]|mutu [A-D]\b/i);
  });

  it('says of an achievement that waits when its figure is published', () => {
    const row = anOfficersRow({
      satisfaction: AWAITED,
      achievements: [
        {
          indicator: 'satisfaction.elements.perilaku.nrr',
          target: 3.5,
          realisation: null,
          achievement: null,
          direction: 'higher',
        },
      ],
    });

    expect(shown({ row })).toMatch(/<td>3,50<\/td>\s*<td>\s*terbit 15 Januari 2027\s*<\/td>\s*<td>–<\/td>/);
  });

  it('says a difference from the unit with its interval and in words', () => {
    const row = anOfficersRow({
      comparison: {
        perilaku: {
          difference: {
            value: -0.31,
            ci95: [-0.57, -0.12],
            distinct: true,
            finding: 'berbeda nyata',
            others: { n: 137, nrr: 3.72 },
          },
          order: null,
        },
      },
    });

    expect(shown({ row })).toContain('berbeda nyata, lebih rendah');
    expect(shown({ row }).replaceAll(/\s+/g, ' ')).toContain('−0,57 sampai −0,12');
  });

  it('has the meanings for others to open', () => {
    expect(shown()).toContain('Arti angka-angka ini');
    expect(shown()).not.toContain('Jika ada yang tidak benar');
  });

  it('says that there is nothing where nothing is', () => {
    expect(shown({ row: undefined })).toContain('Tidak ada tiket maupun jawaban petugas ini');
  });
});

describe('for the officer', () => {
  it('says below each figure what it means and what can be objected to', () => {
    expect(own().match(/Dapat disanggah:/g)).toHaveLength(7);
    expect(own()).not.toContain('href="/console/units/contoh/officers?');
  });

  it.each([
    ['2026-10-05', 'sampai 14 Oktober 2026, yaitu 14 hari sesudah triwulannya berakhir'],
    ['2026-10-15', 'berakhir 14 Oktober 2026'],
    ['2026-09-30', 'paling lambat 14 Oktober 2026'],
  ] as const)('says on %s until when', (today, words) => {
    expect(own({ today })).toContain(words);
  });

  it('says until when of what is published later', () => {
    const row = anOfficersRow({ satisfaction: AWAITED });

    const until = { tickets: '2027-01-14', answers: '2027-01-29' } as const;
    const period = periodOf('2026-12-31', 'quarter');
    expect(own({ row, period, today: '2027-01-05', own: { until, objections: [], names: NAMES } })).toContain(
      'sampai 29 Januari 2027',
    );
  });

  it('says what became of an objection, and why', () => {
    const decided = {
      at: '2026-10-04T03:00:00.000Z',
      by: 'Wahyu',
      isOwn: false,
      reason: 'tombol tertukar',
      correction: undefined,
    };
    const objection = {
      objectionId: 'k1',
      ticket: 'A-007',
      state: 'upheld',
      reason: 'bukan saya',
      indicator: undefined,
      filedAt: '2026-10-01T03:00:00.000Z',
      isOwn: true,
      decided,
    } as const;
    const html = own({ own: { until: UNTIL, objections: [objection], names: NAMES } });

    expect(html).toMatch(/Tiket A-007<\/a>:\s*<b>dikabulkan<\/b>\. Alasan putusan: tombol tertukar/);
    // Whoever has objected: it is gone from their figures, and nobody can object to it again.
    expect(html).toContain('<small>tiket tidak dihitung lagi</small>');
    expect(html).toContain('Kalau Anda tidak sependapat, Anda tetap didengar');

    const corrected = { ...objection, decided: { ...decided, correction: { officerId: 'budi' } } };
    const moved = own({ own: { until: UNTIL, objections: [corrected], names: NAMES } });
    expect(moved).toContain('<small>petugasnya Petugas budi</small>');
    expect(moved).not.toContain('tetap didengar');
  });
});
