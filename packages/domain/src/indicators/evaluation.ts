// The quarterly evaluation form of one officer (PermenPANRB 6/2022), as far as figures can fill it. The plan and the
// feedback are for people to write, and there is no column for a verdict.

import type { Achievement } from './achievement.ts';
import { CATALOGUE, type Indicator, figureAt } from './catalogue/catalogue.ts';
import { type LaterNumbers, type Publication, publicationOf } from '../release/satisfaction.ts';
import type { RowFlag } from './row-flag.ts';

/** The columns in the form's own words, and what stands behind `buktiDukung` for those who want it as numbers. */
export interface EvaluationLine {
  readonly rencanaHasilKerja: null;
  /** The indicator's Indonesian name. */
  readonly indikator: string;
  /** In the indicator's own unit, as is the realisation; `null` where no target was set. */
  readonly target: number | null;
  readonly aspek: NonNullable<Indicator['aspect']>;
  /** `null` where there is no figure or it may not be shown. */
  readonly realisasi: number | null;
  readonly buktiDukung: LineSupport;
  readonly umpanBalik: null;
}

export interface LineSupport {
  readonly indicator: string;
  readonly unit: Indicator['unit'];
  readonly decimals: number;
  readonly direction: Indicator['direction'];
  readonly methodVersion: string;
  /** How many times or answers the figure rests on; `null` of a count, which is its own. */
  readonly n: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly achievement: number | null;
  readonly decree?: string | undefined;
  /** Of what citizens said: why there may be no figure, or none yet. */
  readonly publication?: Publication;
  /** Of what citizens said: what became of the answers after they were published. */
  readonly later?: LaterNumbers;
  /** Codes of the row's flags that bear on this figure. */
  readonly flags: readonly RowFlag['code'][];
}

/** What the form has for every officer, with a target or without (domain.md §4). */
const ALWAYS: ReadonlySet<string> = new Set([
  'tickets.completed',
  'tickets.resolved',
  'satisfaction.elements.kompetensi.nrr',
  'satisfaction.elements.perilaku.nrr',
  'service.p50',
  'onTime.share',
]);

const ASPECTS = ['kuantitas', 'kualitas', 'waktu'] as const satisfies readonly Indicator['aspect'][];

/** Figures stand at the paths that the catalogue names. */
export interface OfficersFigures {
  readonly satisfaction: Publication & { readonly later?: LaterNumbers };
}

/**
 * The lines of an officer's row, by aspect and then in the order of the catalogue: those that every form has, and every
 * other of the officer's figures that has a target and an aspect.
 */
export function evaluationLines(
  row: OfficersFigures,
  achievements: readonly Achievement[],
  flags: readonly RowFlag[],
): readonly EvaluationLine[] {
  const achieved = new Map(achievements.map((achievement) => [achievement.indicator, achievement]));
  return ASPECTS.flatMap((aspek) =>
    CATALOGUE.filter(
      ({ id, aspect, attribution }) =>
        aspect === aspek && attribution !== 'unit' && (ALWAYS.has(id) || achieved.has(id)),
    ).map((indicator) => lineOf(row, indicator, aspek, achieved.get(indicator.id), flags)),
  );
}

function lineOf(
  row: OfficersFigures,
  indicator: Indicator,
  aspek: EvaluationLine['aspek'],
  achieved: Achievement | undefined,
  flags: readonly RowFlag[],
): EvaluationLine {
  const { id, unit, decimals, direction, methodVersion } = indicator;
  const beside = id.slice(0, id.lastIndexOf('.'));
  return {
    rencanaHasilKerja: null,
    indikator: indicator.name.id,
    target: achieved?.target ?? null,
    aspek,
    realisasi: figureAt(row, id),
    buktiDukung: {
      indicator: id,
      unit,
      decimals,
      direction,
      methodVersion,
      n: figureAt(row, `${beside}.n`),
      ci95: intervalAt(row, `${beside}.ci95`),
      achievement: achieved?.achievement ?? null,
      ...(achieved?.decree === undefined ? {} : { decree: achieved.decree }),
      ...(id.startsWith('satisfaction.') ? publishedIn(row.satisfaction) : {}),
      flags: flags.map(({ code }) => code).filter((code) => flagBearsOn(code, indicator)),
    },
    umpanBalik: null,
  };
}

function publishedIn({ later, ...publication }: OfficersFigures['satisfaction']) {
  return { publication: publicationOf(publication), ...(later === undefined ? {} : { later }) };
}

function intervalAt(row: object, path: string): readonly [number, number] | null {
  const [low, high] = [figureAt(row, `${path}.0`), figureAt(row, `${path}.1`)];
  return low === null || high === null ? null : [low, high];
}

/** A doubt about answers is none about clocks. */
function flagBearsOn(code: RowFlag['code'], { id, aspect }: Indicator): boolean {
  switch (code) {
    case 'reopened':
      return id.startsWith('tickets.') || id.startsWith('reopened.');
    case 'inaccurate_times':
    case 'clock_problems':
      return aspect === 'waktu';
    case 'short_service':
      return aspect === 'waktu' || id.startsWith('tickets.') || id.startsWith('shortService.');
    case 'few_answers':
    case 'low_coverage':
    case 'odd_coverage':
    case 'fast_answers':
    case 'quick_answers':
    case 'same_device':
    case 'straight_lining':
    case 'honeypot':
    case 'counter_browser':
    case 'remade_links':
    case 'more_answers':
    case 'uninvited':
    case 'burst':
      return id.startsWith('satisfaction.');
  }
}
