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
  type UnitDuties,
  type UnitFigures,
  type UnitLine,
  type WaitingLine,
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
export { type OfficerInput, type OwnObjections, officerPage } from './officer/officer-page.ts';
export { officerEvaluationDocument } from './officer/officer-evaluation-document.ts';
export { type OfficerEvaluationInput, officerEvaluationPage } from './officer/officer-evaluation-page.ts';
export type { EventShown, NamesOfUnit } from './officer/ticket-events.ts';
export { type OfficerTicketsInput, officerTicketsPage } from './officer/officer-tickets-page.ts';
export { officerEvaluationPath, officerPath, officerTicketsPath, officersPath } from './officer/officer-paths.ts';
export {
  type ContestedTicket,
  type FaultOfField,
  type ObjectionFault,
  type ObjectionShown,
  type ObjectionsInView,
  type WhatChanges,
} from './objections/objection-view.ts';
export { CONTESTED_ANSWERS } from './objections/contested-text.ts';
export { type ObjectionFormInput, objectionFormPage } from './objections/objection-form-page.ts';
export {
  type DecisionDraft,
  type DecisionOutcome,
  type ObjectionInput,
  DECISION_OUTCOMES,
  objectionPage,
} from './objections/objection-page.ts';
export { newObjectionPath, objectionPath, objectionsPath } from './objections/objection-paths.ts';
export { type ObjectionsInput, type WaitingObjection, objectionsPage } from './objections/objections-page.ts';
export {
  type CommentShown,
  type CommentsAskedFor,
  type CitizensCommentsInput,
  type MarkDraft,
  citizensCommentsPage,
  commentsPath,
} from './comments/comments-page.ts';
export type { MarkFault } from './comments/comments-words.ts';
export {
  type ElementPlan,
  type FollowUpsInput,
  type PlanDraft,
  followUpsPage,
  followUpsPath,
} from './comments/follow-ups-page.ts';
export type { PlanFault } from './comments/follow-ups-words.ts';
export { type PaperDraft, type PaperFault, type PaperField, type PaperInput, paperPage } from './paper/paper-page.ts';
export type { PaperFaultName, SheetThere } from './paper/paper-words.ts';
export { LIVE_HEADER } from './live-script.ts';
export { periodBefore } from './period-choice.ts';
export { type SessionOverInput, sessionOverPage } from './session-over-page.ts';
export { type StrayPageInput, strayPage } from './stray-page.ts';
export {
  type ExclusionDraft,
  type ExclusionPreview,
  type ExclusionsInput,
  type ListedExclusion,
  exclusionsPage,
} from './releases/exclusions-page.ts';
export type { ReleaseFault, ReleaseField } from './releases/release-faults.ts';
export {
  type PublishedRelease,
  type ReleaseInput,
  type ReplacementProposed,
  type ShownRevision,
  type UnpublishedRelease,
  releasePage,
} from './releases/release-page.ts';
export type { NamesOfParts, NumbersOfPart } from './releases/release-parts.ts';
export { exclusionsPath, releasePath, releasesPath } from './releases/release-paths.ts';
export { releasesPage } from './releases/releases-page.ts';
export { unitPeriodPage } from './unit/period-page.ts';
export { type OfficerOfService, servicePage } from './unit/service-page.ts';
export type { BesideRow, ServiceLine } from './unit/service-table.ts';
export type { ServiceNow, UnitNow } from './unit/now-section.ts';
export { standardText } from './unit/standard-text.ts';
export { todayPage } from './unit/today-page.ts';
export { TREND_GRAINS, type TrendGrain, type TrendPoint, unitTrendPage } from './unit/trend-page.ts';
export { unitPath } from './unit/unit-tabs.ts';
export { type AdministeredUnit, administrationPage } from './administration/administration-page.ts';
export { ADMINISTRATION, registryPath } from './administration/administration-paths.ts';
export { type ImportedUnit, importPage, importSeenPage } from './administration/import-page.ts';
export type { ImportRefusal } from './administration/import-words.ts';
export { NEW_UNIT_FIELDS, type NewUnitTyped, newUnitPage, newUnitSeenPage } from './administration/new-unit-page.ts';
export {
  type Meanwhile,
  type PublishingChoice,
  registryDifferencePage,
  registryFormPage,
} from './administration/registry-change-page.ts';
export { registryPage } from './administration/registry-page.ts';
export { faultText } from './administration/registry-words.ts';
export { targetName } from './administration/change-text.ts';
export { changeNotes } from './administration/change-notes.ts';
export { LETTERHEAD_FIELDS, type Letterhead, type LetterheadField } from './report/letterhead.ts';
export { type SurveyReportPageInput, reportPath, surveyReportPage } from './report/report-page.ts';
export { type PeriodBefore, type SurveyReportInput, surveyReport } from './report/survey-report.ts';
export {
  type ComparedFigures,
  type ComparedSnapshot,
  type SnapshotChangesInput,
  snapshotChangesPage,
} from './snapshots/snapshot-changes-page.ts';
export { type NamesInSnapshot, type SnapshotPageInput, snapshotPage } from './snapshots/snapshot-page.ts';
export { snapshotChangesPath, snapshotPath, snapshotsPath } from './snapshots/snapshot-paths.ts';
export { type SnapshotField, type SnapshotsPageInput, snapshotsPage } from './snapshots/snapshots-page.ts';
export { AUDIT_FROM, AUDIT_PATH, type AuditLine, auditPage } from './administration/audit-page.ts';
export { type KeyDraft, type KeyLine, keyMadePage, keyRevokingPage, keysPage } from './administration/keys-page.ts';
export { type PersonDraft, type PersonLine, peoplePage, personPage, personPath } from './administration/people-page.ts';
export { KEY_WORDS } from './administration/key-words.ts';
export { PERSON_WORDS } from './administration/person-words.ts';
export { surveyWaysPage } from './administration/survey-ways-page.ts';
export type { FieldFault } from './form-fields.ts';
export { type RefusedField, refusalText } from './refusal-words.ts';
