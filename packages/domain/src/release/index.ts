// What a release may show, and the sums it is made of. How it is found and proved stays inside.
export {
  type AnsweredGroup,
  type Charged,
  type Column,
  type Line,
  type PartName,
  RELEASE_CHANNELS,
  type ReleaseChannel,
  columnOf,
  isNobodys,
  lineOf,
  partNameOf,
} from './answers.ts';
export type { Beside } from './beside.ts';
export {
  type AnswersOfPeriod,
  type Figures,
  type ShownAnswers,
  type ShownGroup,
  type WhyHidden,
  whatIsShown,
} from './release.ts';
export { type ReplacedGroup, mayReplaceTotal } from './replacement.ts';
export { type RunningStep, isStepDue, nextVisible } from './running.ts';
export { type Placed, type Sums, sumsOf } from './sums.ts';
