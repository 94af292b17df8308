// Every page of the console, and those that anybody opens, as functions of their input.
export type * from './answers.ts';
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
export { type RecapInput, recapPage } from './units/recap-page.ts';
export {
  type LastTicket,
  type RoleText,
  type UnitFigures,
  type UnitLine,
  type UnitsInput,
  unitsPage,
} from './units/units-page.ts';
export { type FrontInput, frontPage } from './public/front-page.ts';
export type {
  FigureOfPeriod,
  PublicUnitFacts,
  PublishedFigure,
  PublishedReport,
  TimesOfPeriod,
  UnitOnFront,
} from './public/published.ts';
export { type PublicNoticeName, publicNotice } from './public/public-notice.ts';
export { PUBLIC_HEADERS } from './public/public-page.ts';
export { publicPath } from './public/public-links.ts';
export { screenPage } from './public/screen-page.ts';
export { type ShownPeriod, unitPage } from './public/unit-page.ts';
export { type OfficerOfList, type OfficersInput, officersPage } from './officer/officers-page.ts';
export { type OfficerInput, officerPage } from './officer/officer-page.ts';
export { type OfficerEvaluationInput, officerEvaluationPage } from './officer/officer-evaluation-page.ts';
export { type NamesOfUnit, type OfficerTicketsInput, officerTicketsPage } from './officer/officer-tickets-page.ts';
export { officerEvaluationPath, officerPath, officerTicketsPath, officersPath } from './officer/officer-paths.ts';
export { LIVE_HEADER } from './live-script.ts';
export { periodBefore } from './period-choice.ts';
export { unitPeriodPage } from './unit/period-page.ts';
export { type OfficerOfService, servicePage } from './unit/service-page.ts';
export type { BesideRow, ServiceLine } from './unit/service-table.ts';
export type { ServiceNow, UnitNow } from './unit/now-section.ts';
export { standardText } from './unit/standard-text.ts';
export { todayPage } from './unit/today-page.ts';
export { TREND_GRAINS, type TrendGrain, type TrendPoint, unitTrendPage } from './unit/trend-page.ts';
export { unitPath } from './unit/unit-tabs.ts';
export { AUDIT_PATH, type AuditLine, auditPage } from './administration/audit-page.ts';
export { type KeyDraft, type KeyLine, keyMadePage, keyRevokingPage, keysPage } from './administration/keys-page.ts';
export { type PersonDraft, type PersonLine, peoplePage, personPage, personPath } from './administration/people-page.ts';
export { PERSON_WORDS } from './administration/person-words.ts';
export { surveyWaysPage } from './administration/survey-ways-page.ts';
export type { FieldFault } from './form-fields.ts';
export { refusalText } from './refusal-words.ts';
