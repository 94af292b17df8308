// The work of the API that Word files are made of, asked by who is signed in: its JSON alone, for what makes other files would not fit
// beside what makes these. For one request: what was read for one question is there for the next.
import * as routes from '@tera/contracts/routes';
import { inPerson } from '@tera/http';
import type { ConsoleView } from '@tera/in-person';
import { readingOnce } from '@tera/reporting';
import { asJson, indicatorFigures, skmFigures, trendFigures } from '@tera/reporting/figures';

export type WordDeps = Parameters<typeof skmFigures>[1];

export function wordWorks(all: WordDeps) {
  const deps = readingOnce(all);
  return {
    unit: deps.registry.unit,
    indicators: inPerson(routes.readIndicators, (request) => asJson(indicatorFigures(request, deps))),
    trend: inPerson(routes.readTrend, (request) => asJson(trendFigures(request, deps))),
    skm: inPerson(routes.readSkm, (request) => asJson(skmFigures(request, deps))),
  };
}

/** A Word file as its work sees it. */
export type WordView = ConsoleView<ReturnType<typeof wordWorks>>;
