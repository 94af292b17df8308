// The lines that HR finds filled in the quarterly form, and the columns that are left to people.

import { ani, present } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { type Achievement, achievementsOf } from './achievement.ts';
import { evaluationLines } from './evaluation.ts';
import { parsePeriod } from '../time/period.ts';
import type { RowFlag } from './row-flag.ts';
import { type Target, targetsIn } from './target.ts';

const row = {
  officerId: ani,
  tickets: { completed: 310, resolved: 296 },
  wait: { n: 310, p50: 500 },
  service: { n: 308, mean: 660.5, p50: 612.4, p90: 1204.8 },
  onTime: { n: 305, onTime: 280, share: 280 / 305 },
  satisfaction: {
    n: 48,
    status: 'reliable',
    elements: {
      kompetensi: { n: 47, nrr: 3.617, ci95: [3.44, 3.75] },
      sarana: { n: 900, nrr: 3.1, ci95: [3.05, 3.15] },
    },
  },
} as const;

const linesOf = (targets: readonly Target[] = [], flags: readonly RowFlag[] = []) =>
  evaluationLines(row, achievementsOf(row, targetsIn(targets, present(parsePeriod('2026-Q4')))), flags);
const lineOf = (id: string, ...input: Parameters<typeof linesOf>) =>
  linesOf(...input).find(({ buktiDukung }) => buktiDukung.indicator === id);

describe('the evaluation form', () => {
  it('has what every officer is asked for, by aspect, with a target or without', () => {
    expect(linesOf().map(({ aspek, indikator, target, realisasi }) => [aspek, indikator, target, realisasi])).toEqual([
      ['kuantitas', 'Tiket selesai', null, 310],
      ['kuantitas', 'Tiket selesai dan tuntas', null, 296],
      ['kualitas', 'NRR Kompetensi Pelaksana', null, 3.617],
      ['kualitas', 'NRR Perilaku Pelaksana', null, null],
      ['waktu', 'Median waktu layanan', null, 612.4],
      ['waktu', 'Ketepatan waktu menurut standar pelayanan', null, 280 / 305],
    ]);
  });

  it('leaves the plan and the feedback to people', () => {
    for (const line of linesOf()) expect(line).toMatchObject({ rencanaHasilKerja: null, umpanBalik: null });
  });

  it('has the target, and in support what the figure rests on', () => {
    const target = { indicator: 'satisfaction.elements.kompetensi.nrr', value: 3.5, decree: 'SK 12/2026' };

    expect(lineOf(target.indicator, [target])).toEqual({
      rencanaHasilKerja: null,
      indikator: 'NRR Kompetensi Pelaksana',
      target: 3.5,
      aspek: 'kualitas',
      realisasi: 3.617,
      buktiDukung: {
        indicator: target.indicator,
        unit: 'score',
        decimals: 4,
        direction: 'higher',
        methodVersion: '2026.4',
        n: 47,
        ci95: [3.44, 3.75],
        achievement: 3.617 / 3.5,
        decree: 'SK 12/2026',
        publication: { status: 'reliable' },
        flags: [],
      },
      umpanBalik: null,
    });
  });

  it('has every other figure of the officer that has a target and an aspect', () => {
    const extra = [
      { indicator: 'service.p90', value: 1200 },
      { indicator: 'reopened.share', value: 0.02 },
      { indicator: 'coverage.share', value: 0.4 },
      { indicator: 'wait.p50', value: 600 },
      { indicator: 'satisfaction.elements.sarana.nrr', value: 3 },
    ];
    const always = new Set(linesOf().map(({ buktiDukung }) => buktiDukung.indicator));
    const added = linesOf(extra).filter(({ buktiDukung }) => !always.has(buktiDukung.indicator));

    expect(added.map(({ aspek, buktiDukung }) => [aspek, buktiDukung.indicator])).toEqual([
      ['kualitas', 'reopened.share'],
      ['waktu', 'service.p90'],
    ]);
  });

  it('has nothing that is the unit’s, whatever was set for it', () => {
    const ofUnit: Achievement = {
      indicator: 'wait.p50',
      target: 600,
      realisation: 500,
      achievement: 1.1,
      direction: 'lower',
    };

    expect(evaluationLines(row, [ofUnit], [])).toEqual(linesOf());
  });

  it('names beside each figure the flags that bear on it, and no others', () => {
    const flags: readonly RowFlag[] = [
      { code: 'few_answers', n: 12, limit: 30 },
      { code: 'reopened', n: 20, of: 310, share: 20 / 310, limit: 0.05 },
      { code: 'clock_problems', n: 40, of: 310, share: 40 / 310, limit: 0.05 },
    ];
    const flagsOf = (id: string) => lineOf(id, [], flags)?.buktiDukung.flags;

    expect(flagsOf('tickets.completed')).toEqual(['reopened']);
    expect(flagsOf('satisfaction.elements.kompetensi.nrr')).toEqual(['few_answers']);
    expect(flagsOf('service.p50')).toEqual(['clock_problems']);
  });

  it('says nowhere what the figures are worth', () => {
    expect(JSON.stringify(linesOf([{ indicator: 'service.p50', value: 600 }]))).not.toMatch(
      /predikat|mutu|sangat|baik|kurang|rank|peringkat/i,
    );
  });
});
