// Publishing what citizens said, and all that belongs to it: the work of the API and of the night, which the console asks too.
export { type BringingDeps, listBroughtFigures, putBroughtFigure } from './brought-figures.ts';
export { settledAnswers } from './collect.ts';
export { publishDeps } from './deps.ts';
export {
  type ExclusionDeps,
  askedStepOf,
  decideExclusion,
  decideExclusionByTwo,
  listExclusions,
  proposeExclusion,
  takingBackOf,
} from './exclusions.ts';
export { type FollowUpDeps, listFollowUps, plannableElements, putFollowUp } from './follow-ups.ts';
export { countOpenObjections, makeReleaseOf } from './make.ts';
export { type NightlyDeps, publishDue } from './nightly.ts';
export { type ChoiceDeps, type PreviewDeps, previewRelease, publishingChoices, withProposal } from './preview.ts';
export { type PublishDeps, publishRelease } from './publish-release.ts';
