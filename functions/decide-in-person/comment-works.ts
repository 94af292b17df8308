// The work of the API about comments and what is done about them, asked by who is signed in.
import { listComments, markComment, releaseUnitComments } from '@tera/comments';
import * as routes from '@tera/contracts/routes';
import type { Period, UnitId } from '@tera/domain';
import { type Cursors, type Once, inPerson } from '@tera/http';
import type { ConsoleView, UnitWork } from '@tera/in-person';
import { type FollowUpDeps, listFollowUps, plannableElements, putFollowUp } from '@tera/publication';
import { standing } from '@tera/reporting/releases';
import type { CommentStore, IndicatorStore, RegistryStore, ReleaseStore } from '@tera/store';

export interface CommentWorkDeps extends FollowUpDeps {
  readonly registry: RegistryStore;
  readonly comments: CommentStore;
  readonly indicators: IndicatorStore;
  readonly releases: ReleaseStore;
  readonly cursors: Cursors;
  readonly once: Once;
  readonly version: string;
}

/** Of all that were ever published. */
const [FIRST_DAY, LAST_DAY] = ['2000-01-01', '2101-01-01'] as const;

export function commentWorks(deps: CommentWorkDeps) {
  const listing = { ...deps, releaseDue: (unitId: UnitId) => releaseUnitComments(unitId, deps) };
  return {
    comment: deps.comments.find,
    comments: inPerson(routes.listComments, (request) => listComments(request, listing), deps),
    markComment: inPerson(routes.markComment, (request) => markComment(request, deps), deps),
    /** The names of the periods that are published, newest first. */
    published: async (unitId: UnitId) =>
      standing(await deps.releases.heads(unitId, FIRST_DAY, LAST_DAY))
        .map(({ period }) => period)
        .toReversed(),
    elements: (unitId: UnitId, period: Period) => plannableElements(unitId, period, deps),
    followUps: inPerson(routes.listFollowUps, (request) => listFollowUps(request, deps)),
    putFollowUp: inPerson(routes.putFollowUp, (request) => putFollowUp(request, deps), deps),
  };
}

/** A page of comments, or of follow-ups, as its work sees it. */
export type CommentsView = ConsoleView<UnitWork & ReturnType<typeof commentWorks>>;
