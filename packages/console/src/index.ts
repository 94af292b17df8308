// Every page of the console, and those that anybody opens, as functions of their input.
export { type ConsoleNoticeInput, consoleNotice } from './notice-page.ts';
export type { Viewer } from './frame.ts';
export type { ConsoleNoticeName } from './texts.ts';
export {
  type FeedbackDraft,
  type FeedbackInput,
  type FeedbackUnit,
  type HeardMessages,
  type ListedMessage,
  type MessageList,
  feedbackPage,
} from './feedback/feedback-page.ts';
export type { FeedbackFault } from './feedback/feedback-words.ts';
export type { RowAnswer } from './answers.ts';
export { type RecapInput, recapPage } from './units/recap-page.ts';
export {
  type LastTicket,
  type RoleText,
  type UnitFigures,
  type UnitLine,
  type UnitsInput,
  unitsPage,
} from './units/units-page.ts';
