// What was published, what runs and what is due.
export { LOOKED_BACK_DAYS, type ReleasesDeps, getRelease, listReleases, standing } from './read-releases.ts';
export { summaryOf } from './release-summary.ts';
export { isReleased, revisionsOf, unsettled } from './revisions.ts';
export { runningBody } from './running-body.ts';
