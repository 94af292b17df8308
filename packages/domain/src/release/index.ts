// What a release may show, and the sums it is made of. How it is found and proved stays inside.
export {
  type AnsweredGroup,
  type Charged,
  type Column,
  type Line,
  type PartName,
  columnOf,
  isNobodys,
  isOfOthers,
  lineOf,
  partNameOf,
} from './answers.ts';
export { asideNumbers } from './aside.ts';
export * from './brought.ts';
export * from './burst.ts';
export * from './calendar.ts';
export * from './contents.ts';
export * from './follow-up.ts';
export * from './held.ts';
export * from './make-release.ts';
export * from './numbers.ts';
export * from './objecting.ts';
export * from './published.ts';
export * from './release-document.ts';
export * from './said.ts';
export * from './standing.ts';
export {
  type Brought,
  type LaterNumbers,
  type Publication,
  type Published,
  type ReleaseName,
  type RunningFigure,
  type Satisfaction,
  type SatisfactionStatus,
  type Slice,
  figureOf as releasedFigure,
  partsOf,
  publicationOf,
  satisfactionOf,
} from './satisfaction.ts';
export * from './told.ts';
export type { Beside, ShownStep } from './beside.ts';
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
