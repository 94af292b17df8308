import { textOf, valuesOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { type PublishedRelease, type ReleaseInput, type UnpublishedRelease, releasePage } from './release-page.ts';

const shown = {
  period: '2026-Q3',
  revision: 1,
  publishedAt: '2026-10-15T00:30:00+07:00',
  sha256: 'ab'.repeat(32),
  methodVersion: '2026.5',
  openObjections: 2,
  exclusions: [],
  numbers: { unit: { answered: 24, n: 24 }, officers: [], services: [], nobodys: [] },
};
const published: PublishedRelease = { shown, revisions: [shown], standing: 1, proposals: [] };
const waiting: UnpublishedRelease = {
  due: '2026-10-15',
  stage: 'over',
  preview: 'unsettled',
  isChargeOpen: false,
  openObjections: 3,
  openProposals: 0,
};

function pageOf(changes: Partial<ReleaseInput> = {}): string {
  return releasePage({
    lang: 'id',
    viewer: { name: 'Sari', formToken: 't', formId: 'f', mayIn: () => true, administers: false },
    unitId: 'contoh',
    unitName: 'Dinas <Contoh>',
    timeZone: 'Asia/Jakarta',
    today: '2026-10-10',
    period: '2026-Q3',
    names: { officer: (id) => id, service: (id) => id, counters: [] },
    state: published,
    ...changes,
  }).html;
}

const proposed = (isOwn: boolean) => ({
  state: {
    ...published,
    proposals: [{ replacement: 'withdrawn', reason: 'Salah "unit"', by: 'Dewi', isOwn } as const],
  },
});

describe('the page of a release', () => {
  it('prints the open objections with what is published, in either language', () => {
    expect(textOf(pageOf())).toContain('Keberatan atas tiket periode ini yang belum diputuskan ketika terbit: 2.');
    expect(textOf(pageOf({ lang: 'en' }))).toContain(
      'Objections to tickets of this period that were not decided when it was published: 2.',
    );
    expect(pageOf()).toContain('Dinas &lt;Contoh&gt;');
  });

  it('lets who reads see no form', () => {
    const viewer = { name: 'Rini', formToken: 't', formId: 'f', mayIn: () => false, administers: false };
    for (const state of [{ ...published, proposals: undefined }, waiting]) {
      expect(pageOf({ viewer, state })).not.toContain('class="fields"');
    }
  });

  it('says that objections hold nothing up, and that what is still counted does', () => {
    const text = textOf(pageOf({ state: waiting }));

    expect(text).toContain(
      '3 keberatan atas tiket periode ini belum diputuskan. Ini tidak menahan terbitan; jumlahnya dicetak.',
    );
    expect(text).toContain('Menahan: jawaban periode ini masih sedang dihitung');
    expect(pageOf({ state: waiting })).not.toContain('name="sure"');
  });

  it('offers another to agree to what was proposed, with the reason that is read, and nobody to agree to their own', () => {
    expect(valuesOf('value', pageOf(proposed(false)))).toContain('Salah "unit"');
    expect(textOf(pageOf(proposed(false)))).toContain('Setujui: Tarik');
    expect(textOf(pageOf(proposed(true)))).not.toContain('Setujui: Tarik');
    expect(textOf(pageOf(proposed(true)))).toContain('Menunggu persetujuan orang lain');
  });

  it('offers no way to replace what is withdrawn', () => {
    const state = { ...published, shown: { ...shown, replacement: 'withdrawn' as const, reason: 'Keliru' } };

    expect(pageOf({ state })).not.toContain('name="replacement"');
    expect(textOf(pageOf({ state }))).toContain('Terbitan ini ditarik');
  });
});
