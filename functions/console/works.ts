// The work of the API that pages are made of, asked by who is signed in. For one request: what was read for one question is there
// for the next.
import * as routes from '@tera/contracts/routes';
import { type Cursors, inPerson } from '@tera/http';
import type { ConsoleView } from '@tera/in-person';
import { type ObjectionsDeps, listObjections } from '@tera/objections';
import { readingOnce } from '@tera/reporting';
import { type AnswerDeps, readPooledSkm } from '@tera/reporting/answers';
import { asJson, indicatorFigures, skmFigures, trendFigures } from '@tera/reporting/figures';
import { type EvidenceDeps, readEvidence } from '@tera/reporting/evidence';
import { type ReleasesDeps, listReleases } from '@tera/reporting/releases';
import { type OpenTicketDeps, listOpenTickets } from '@tera/reporting/tickets';

type SkmDeps = Parameters<typeof skmFigures>[1];

export interface WorkDeps extends Omit<
  AnswerDeps & SkmDeps & EvidenceDeps & ReleasesDeps & OpenTicketDeps,
  'releases' | 'indicators' | 'registry'
> {
  readonly releases: AnswerDeps['releases'] & ReleasesDeps['releases'];
  readonly indicators: AnswerDeps['indicators'] & ReleasesDeps['indicators'];
  readonly registry: AnswerDeps['registry'] & ReleasesDeps['registry'];
  readonly objections: ObjectionsDeps['objections'];
  readonly cursors: Cursors;
}

export function worksOf(all: WorkDeps) {
  const deps = readingOnce(all);
  return {
    unit: deps.registry.unit,
    indicators: inPerson(routes.readIndicators, (request) => asJson(indicatorFigures(request, deps))),
    trend: inPerson(routes.readTrend, (request) => asJson(trendFigures(request, deps))),
    skm: inPerson(routes.readSkm, (request) => asJson(skmFigures(request, deps))),
    pooledSkm: inPerson(routes.readPooledSkm, (request) => readPooledSkm(request, deps)),
    evidence: inPerson(routes.readEvidence, (request) => readEvidence(request, deps), all),
    openTickets: inPerson(routes.listTickets, (request) => listOpenTickets(request, deps), all),
    objections: inPerson(routes.listObjections, (request) => listObjections(request, all), all),
    releases: inPerson(routes.listReleases, (request) => listReleases(request, deps)),
  };
}
type Works = ReturnType<typeof worksOf>;

/** A page of figures as its work sees it. */
export type FigureView = ConsoleView<Works>;
