// Figures as pages and files of the console ask for them: as JSON, by who is signed in.
import * as routes from '@tera/contracts/routes';
import { type Refusal, inPerson } from '@tera/http';
import { indicatorFigures } from './indicator-figures.ts';
import { skmFigures } from './skm-figures.ts';
import { trendFigures } from './trend-figures.ts';

export type FigureWorkDeps = Parameters<typeof skmFigures>[1];

export function figureWorks(deps: FigureWorkDeps) {
  return {
    unit: deps.registry.unit,
    indicators: inPerson(routes.readIndicators, (request) => asJson(indicatorFigures(request, deps))),
    trend: inPerson(routes.readTrend, (request) => asJson(trendFigures(request, deps))),
    skm: inPerson(routes.readSkm, (request) => asJson(skmFigures(request, deps))),
  };
}

async function asJson<Json extends object, Why extends Refusal>(
  asked: Promise<{ readonly json: Json } | Why>,
): Promise<{ readonly status: 200; readonly body: Json } | Why> {
  const found = await asked;
  return 'refused' in found ? found : { status: 200, body: found.json };
}
