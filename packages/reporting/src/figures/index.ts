// What a route of figures answers as JSON. What makes files of it is dear to load, and stands apart (`answers`).
import type { Refusal } from '@tera/http';

export { type FiguresDeps, type IndicatorFigures, indicatorFigures } from './indicator-figures.ts';
export { skmFigures } from './skm-figures.ts';
export { trendFigures } from './trend-figures.ts';

/** For who only wants the JSON. */
export async function asJson<Json extends object, Why extends Refusal>(
  asked: Promise<{ readonly json: Json } | Why>,
): Promise<{ readonly status: 200; readonly body: Json } | Why> {
  const found = await asked;
  return 'refused' in found ? found : { status: 200, body: found.json };
}
