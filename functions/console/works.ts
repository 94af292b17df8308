// The work of the API that pages are made of, asked by who is signed in. For one request: what was read for one question is there
// for the next.
import * as routes from '@tera/contracts/routes';
import { type Cursors, inPerson } from '@tera/http';
import type { ConsoleView } from '@tera/in-person';
import { type ObjectionsDeps, listObjections } from '@tera/objections';
import { readingOnce } from '@tera/reporting';
import { type AnswerDeps, readPooledSkm } from '@tera/reporting/answers';
import { type FigureWorkDeps, figureWorks } from '@tera/reporting/figures';
import { type EvidenceDeps, readEvidence } from '@tera/reporting/evidence';
import { type ReleasesDeps, listReleases } from '@tera/reporting/releases';
import { type OpenTicketDeps, listOpenTickets } from '@tera/reporting/tickets';

export interface WorkDeps extends Omit<
  AnswerDeps & FigureWorkDeps & EvidenceDeps & ReleasesDeps & OpenTicketDeps,
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
    ...figureWorks(deps),
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
