// The catalogue as a promise: every id leads to a figure, every figure has an id, and no definition changes in silence.

import { ELEMENTS, OFFICER_ELEMENTS } from '../../skm/element.ts';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, CATALOGUE_VERSION, type Indicator, figureAt, findIndicator } from './catalogue.ts';
import { INDICATOR_IDS } from './indicator-ids.ts';

/**
 * Every definition that was ever published, as `id@methodVersion hash`. Lines are only ever added: a snapshot that names
 * a version must go on meaning the same.
 */
const PUBLISHED: readonly string[] = [
  'tickets.completed@2026.1 ed66fb366748ed4a',
  'tickets.resolved@2026.1 66f8937b78c2d41b',
  'tickets.noShow@2026.1 10132561dd8b7d80',
  'tickets.left@2026.1 a291f26718715466',
  'tickets.cancelled@2026.1 a2508e660da4cea3',
  'tickets.reopened@2026.1 68c1bf37d2d75a09',
  'tickets.excluded@2026.2 03457b303b73e0ed',
  'wait.mean@2026.2 7bf008dcf89bad44',
  'wait.p50@2026.2 e92197cd6b07950f',
  'wait.p90@2026.2 6fb110ce54419320',
  'wait.n@2026.2 767063bec8da712f',
  'service.mean@2026.2 ea088182437cf0af',
  'service.p50@2026.2 d4ab861089f75187',
  'service.p90@2026.2 1d7a82ceff95b762',
  'service.n@2026.2 67734f32c4a626de',
  'turnaround.mean@2026.2 fb0f54a6cbba3259',
  'turnaround.p50@2026.2 164f067f7ab694b7',
  'turnaround.p90@2026.2 aa70becbd9696813',
  'turnaround.n@2026.2 1a54769a9c5a90e8',
  'hold.mean@2026.2 03915613902f5fbb',
  'hold.p50@2026.2 92a3ee4cff431c18',
  'hold.p90@2026.2 59ebcf160fd872a6',
  'hold.n@2026.2 ad45e20e341bbc0e',
  'onTime.share@2026.2 76585d83c9065c95',
  'satisfaction.ikm@2026.1 5a7cc92a2d37bc8f',
  'satisfaction.elements.persyaratan.nrr@2026.2 fcaa0469c14f402b',
  'satisfaction.elements.prosedur.nrr@2026.2 b5ed20952eb3d0ee',
  'satisfaction.elements.waktu.nrr@2026.1 78296f9e92ecc5d3',
  'satisfaction.elements.biaya.nrr@2026.2 e8d0abd5f95cdfca',
  'satisfaction.elements.produk.nrr@2026.2 b58c74c1f74b3702',
  'satisfaction.elements.kompetensi.nrr@2026.1 542eb29f30b04745',
  'satisfaction.elements.perilaku.nrr@2026.1 3a3802a40ac04fe0',
  'satisfaction.elements.pengaduan.nrr@2026.2 e0823486dd6cc7d9',
  'satisfaction.elements.sarana.nrr@2026.2 1359c384394319dd',
  'coverage.share@2026.1 d5bf49d3de8062e1',
  'caseMix.index@2026.2 2e8f074ed5f9021b',
  'reopened.share@2026.2 6e185706c0044f89',
  'inaccurate.share@2026.2 0c087b40574c029a',
  'tickets.completed@2026.3 4fa9a963fbb67fe7',
  'tickets.resolved@2026.3 c410dfe505bdcfaa',
  'tickets.noShow@2026.3 10132561dd8b7d80',
  'tickets.left@2026.3 a291f26718715466',
  'tickets.cancelled@2026.3 a2508e660da4cea3',
  'tickets.reopened@2026.3 3daee128a6717c47',
  'tickets.excluded@2026.3 e4eac56a53abb223',
  'work@2026.3 e4a93082c339da00',
  'wait.mean@2026.3 d744b61c288c1c32',
  'wait.p50@2026.3 e3185a8131e9e027',
  'wait.p90@2026.3 c51027a7c1df81a7',
  'wait.n@2026.3 89db9cd1e558f590',
  'service.mean@2026.3 ea088182437cf0af',
  'service.p50@2026.3 d4ab861089f75187',
  'service.p90@2026.3 1d7a82ceff95b762',
  'service.n@2026.3 67734f32c4a626de',
  'turnaround.mean@2026.3 126728fbb0715384',
  'turnaround.p50@2026.3 74826359ad0c55f0',
  'turnaround.p90@2026.3 4a9cc9045a2a1b84',
  'turnaround.n@2026.3 677229888f2c3a36',
  'hold.mean@2026.3 03915613902f5fbb',
  'hold.p50@2026.3 92a3ee4cff431c18',
  'hold.p90@2026.3 59ebcf160fd872a6',
  'hold.n@2026.3 ad45e20e341bbc0e',
  'leftAfter.mean@2026.3 bb17b6bef237fcdd',
  'leftAfter.p50@2026.3 2f3606c9774cc96d',
  'leftAfter.p90@2026.3 a60ad730baa0d7c6',
  'leftAfter.n@2026.3 18a3b103740d6892',
  'reopenedAfter.mean@2026.3 30ed4786130f218e',
  'reopenedAfter.p50@2026.3 7882c6061603f2b1',
  'reopenedAfter.p90@2026.3 0c08026d40ba4e00',
  'reopenedAfter.n@2026.3 bc5f081002fcb0c6',
  'onTime.share@2026.3 76585d83c9065c95',
  'coverage.share@2026.3 d5bf49d3de8062e1',
  'caseMix.index@2026.3 2e8f074ed5f9021b',
  'reopened.share@2026.3 b5cd835b0afb7fa0',
  'inaccurate.share@2026.3 e6356c65fbe0be63',
  'satisfaction.ikm@2026.4 7df98e6af1f34084',
  'satisfaction.elements.persyaratan.nrr@2026.4 eff7eaceac2815bc',
  'satisfaction.elements.prosedur.nrr@2026.4 a485b2a4eca186b6',
  'satisfaction.elements.waktu.nrr@2026.4 1231d5ed0b628b28',
  'satisfaction.elements.biaya.nrr@2026.4 3a1672e484a1f55b',
  'satisfaction.elements.produk.nrr@2026.4 05f134bb36492915',
  'satisfaction.elements.kompetensi.nrr@2026.4 22731d752f637c20',
  'satisfaction.elements.perilaku.nrr@2026.4 8050f7634a210595',
  'satisfaction.elements.pengaduan.nrr@2026.4 b14789ab51313ef9',
  'satisfaction.elements.sarana.nrr@2026.4 f01eec98e6bf4408',
  'coverage.share@2026.4 d451a315ba900d7c',
  'tickets.shortService@2026.5 a565963498a6a976',
  'shortService.share@2026.5 1b8bccfa97937016',
];

function hashOf({ id, definition, unit, direction, attribution, aspect }: Indicator): string {
  const meaning = JSON.stringify([id, definition.id, definition.en, unit, direction, attribution, aspect]);
  return createHash('sha256').update(meaning).digest('hex').slice(0, 16);
}

function whatToDoAbout(indicator: Indicator): string {
  const { id, methodVersion } = indicator;
  const line = `${id}@${methodVersion} ${hashOf(indicator)}`;
  if (PUBLISHED.includes(line)) return 'nothing';
  const isChange = PUBLISHED.some((published) => published.startsWith(`${id}@${methodVersion} `));
  return isChange
    ? `What '${id}' means has changed under the version ${methodVersion}, and snapshots were made under it. Give it the ` +
        'next methodVersion, raise CATALOGUE_VERSION to that, and run this again.'
    : `Add the line '${line}' to PUBLISHED, and change no line that is there.`;
}

const aspectOf = (id: string) => findIndicator(id)?.aspect;

describe('a definition', () => {
  it.each(CATALOGUE)('of $id is the one that was published under its version', (indicator) => {
    expect(whatToDoAbout(indicator)).toBe('nothing');
  });

  it('was published once under each version', () => {
    const versions = PUBLISHED.map((line) => line.split(' ')[0]);

    expect(new Set(versions).size).toBe(versions.length);
  });

  it('is written in both languages, as whole sentences', () => {
    for (const { name, definition } of CATALOGUE) {
      for (const text of [definition.id, definition.en]) expect(text).toMatch(/^[A-Z0-9].*\.$/);
      expect(name.id).not.toBe(name.en);
      expect(definition.id).not.toBe(definition.en);
    }
  });
});

describe('the catalogue', () => {
  it('has the figures of tickets, durations, satisfaction and coverage, each once', () => {
    expect(CATALOGUE.map(({ id }) => id).toSorted()).toEqual(
      [
        ...['completed', 'resolved', 'noShow', 'left', 'cancelled', 'reopened', 'excluded', 'shortService'].map(
          (of) => `tickets.${of}`,
        ),
        'work',
        ...['wait', 'service', 'turnaround', 'hold', 'leftAfter', 'reopenedAfter'].flatMap((of) =>
          ['n', 'mean', 'p50', 'p90'].map((statistic) => `${of}.${statistic}`),
        ),
        'onTime.share',
        'satisfaction.ikm',
        ...ELEMENTS.map((element) => `satisfaction.elements.${element}.nrr`),
        'coverage.share',
        'caseMix.index',
        'reopened.share',
        'inaccurate.share',
        'shortService.share',
      ].toSorted(),
    );
  });

  it('has the latest version of what is in it', () => {
    const versions = CATALOGUE.map(({ methodVersion }) => methodVersion.split('.').map(Number));
    const [latest] = versions.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => c - a || d - b);

    expect(latest?.join('.')).toBe(CATALOGUE_VERSION);
  });

  it('charges officers with what they do, and never with waiting or with what the unit provides', () => {
    const ofUnit = CATALOGUE.filter(({ attribution }) => attribution === 'unit').map(({ id }) => id);

    expect(ofUnit).toEqual(
      expect.arrayContaining(['wait.p50', 'tickets.noShow', 'satisfaction.ikm', 'satisfaction.elements.biaya.nrr']),
    );
    expect(
      ELEMENTS.filter((element) => findIndicator(`satisfaction.elements.${element}.nrr`)?.attribution !== 'unit'),
    ).toEqual(OFFICER_ELEMENTS);
  });

  it('asks under each aspect for what the evaluation form asks', () => {
    expect(['tickets.completed', 'tickets.resolved'].map(aspectOf)).toEqual(['kuantitas', 'kuantitas']);
    expect(OFFICER_ELEMENTS.map((element) => aspectOf(`satisfaction.elements.${element}.nrr`))).toEqual([
      'kualitas',
      'kualitas',
      'kualitas',
    ]);
    expect(['onTime.share', 'service.p50'].map(aspectOf)).toEqual(['waktu', 'waktu']);
  });

  it('has the ids that are known without it', () => {
    expect(CATALOGUE.map(({ id }) => id)).toEqual(INDICATOR_IDS);
  });

  it('knows nothing by a wrong id', () => {
    expect(findIndicator('service')).toBeUndefined();
    expect(findIndicator('toString')).toBeUndefined();
  });
});

describe('the figure of a row that an id names', () => {
  const row = { service: { n: 3, p50: 600 }, satisfaction: { ikm: null, elements: {} } };

  it('is the number at its path', () => {
    expect(figureAt(row, 'service.p50')).toBe(600);
  });

  it('is null where it is hidden, missing, or no number', () => {
    expect(figureAt(row, 'satisfaction.ikm')).toBeNull();
    expect(figureAt(row, 'satisfaction.elements.perilaku.nrr')).toBeNull();
    expect(figureAt(row, 'service')).toBeNull();
    expect(figureAt(row, 'caseMix.index')).toBeNull();
  });
});
