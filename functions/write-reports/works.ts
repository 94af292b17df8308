// The work of the API that reports and snapshots are made of, asked by who is signed in. For one request: what was read for one
// question is there for the next.
import * as routes from '@tera/contracts/routes';
import { type Cursors, type Once, inPerson } from '@tera/http';
import type { ConsoleView } from '@tera/in-person';
import { readingOnce } from '@tera/reporting';
import { type AnswerDeps, readIndicators, readSkm, readTrend } from '@tera/reporting/answers';
import { type SnapshotsDeps, getChanges, getSnapshot, listSnapshots, makeSnapshot } from '@tera/reporting/snapshots';

type SkmDeps = Parameters<typeof readSkm>[1];

export interface ReportDeps extends Omit<AnswerDeps & SkmDeps & SnapshotsDeps, 'registry' | 'releases' | 'indicators'> {
  readonly registry: AnswerDeps['registry'] & SnapshotsDeps['registry'];
  readonly releases: AnswerDeps['releases'];
  readonly indicators: AnswerDeps['indicators'];
  readonly cursors: Cursors;
  readonly once: Once;
}

export function reportWorks(all: ReportDeps) {
  const deps = readingOnce(all);
  return {
    unit: deps.registry.unit,
    indicators: inPerson(routes.readIndicators, (request) => readIndicators(request, deps)),
    trend: inPerson(routes.readTrend, (request) => readTrend(request, deps)),
    skm: inPerson(routes.readSkm, (request) => readSkm(request, deps)),
    // They read each thing once, and what they freeze is read anew.
    makeSnapshot: inPerson(routes.makeSnapshot, (request) => makeSnapshot(request, all), all),
    snapshots: inPerson(routes.listSnapshots, (request) => listSnapshots(request, all), all),
    snapshot: inPerson(routes.getSnapshot, (request) => getSnapshot(request, all)),
    changes: inPerson(routes.getSnapshotChanges, (request) => getChanges(request, all)),
  };
}

/** A page of reports as its work sees it. */
export type ReportView = ConsoleView<ReturnType<typeof reportWorks>>;
