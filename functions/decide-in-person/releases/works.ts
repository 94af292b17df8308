// The work of the API about releases, asked by who is signed in.
import * as routes from '@tera/contracts/routes';
import type { Period, UnitId } from '@tera/domain';
import { type Once, inPerson } from '@tera/http';
import {
  type ExclusionDeps,
  type PreviewDeps,
  type PublishDeps,
  countOpenObjections,
  decideExclusionByTwo,
  listExclusions,
  previewRelease,
  proposeExclusion,
  publishRelease,
  publishingChoices,
  withProposal,
} from '@tera/publication';
import { type ReleasesDeps, getRelease, listReleases } from '@tera/reporting/releases';
import type { ConsoleView, UnitWork } from '@tera/in-person';
import type { PersonReader, ReplacementOf } from '@tera/store';

export type ReleaseWorkDeps = PublishDeps &
  PreviewDeps &
  ExclusionDeps & { readonly releases: ReleasesDeps['releases'] } & { readonly once: Once };

export function releaseWorks(deps: ReleaseWorkDeps) {
  return {
    releases: inPerson(routes.listReleases, (request) => listReleases(request, deps)),
    release: inPerson(routes.getRelease, (request) => getRelease(request, deps)),
    preview: inPerson(routes.previewRelease, (request) => previewRelease(request, deps)),
    /** As if what is proposed or asked of it were confirmed. */
    previewWith: (exclusionId: string) =>
      inPerson(routes.previewRelease, (request) => previewRelease(request, withProposal(exclusionId, deps))),
    publishingChoices: inPerson(routes.getPublishingChoices, (request) => publishingChoices(request, deps)),
    publish: inPerson(routes.publishRelease, (request) => publishRelease(request, deps), deps),
    exclusions: inPerson(routes.listExclusions, (request) => listExclusions(request, deps)),
    proposeExclusion: inPerson(routes.proposeExclusion, (request) => proposeExclusion(request, deps), deps),
    decideExclusion: inPerson(routes.decideExclusion, (request) => decideExclusionByTwo(request, deps), deps),
    // No route tells these: for the page of who may publish, and nobody else.
    proposal: (unitId: UnitId, of: ReplacementOf) => deps.releases.proposal(unitId, of),
    openObjections: (unitId: UnitId, period: Period) => countOpenObjections(unitId, period, deps),
    isChargeOpen: (unitId: UnitId) => deps.isChargeOpen(unitId),
  };
}

/** A page about releases, as its work sees it. */
export type ReleaseView = ConsoleView<UnitWork & ReturnType<typeof releaseWorks>>;

/** What these pages need beside that. */
export interface ReleasePageDeps {
  readonly people: Pick<PersonReader, 'find'>;
  readonly publicUrl: string;
}
