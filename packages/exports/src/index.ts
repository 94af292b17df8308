// Answers as files: tables as CSV and XLSX, and documents to print.
export { aboutTexts, awaitingText, capitalised } from './about-texts.ts';
export { COMMENT_STATE_NAMES, type ListedComment, commentsPage, commentsTable } from './comments.ts';
export { type CsvOptions, csvOf } from './csv.ts';
export { type Directory, type NamedCounters, directoryOf } from './directory.ts';
export { type OfficerEvaluation, evaluationTable } from './evaluation-table.ts';
export { type PosterInput, ikmPoster } from './ikm-poster.ts';
export { type TableRow, indicatorTable } from './indicator-table.ts';
export type { PrintedDocument } from './print-document.ts';
export { type RecapUnit, recapTable } from './recap-table.ts';
export { type ReportInput, reportPage } from './report-page.ts';
export { REPORT_WORDS } from './report-words.ts';
export { laterText, publicationText } from './published-text.ts';
export { type SeriesInput, seriesPage } from './series-page.ts';
export { type SkmTable, type SurveyAnswer, skmTables } from './skm-tables.ts';
export { type TableCell, type TableColumn, type ColumnType, type PlainCell, type Table, inLanguage } from './table.ts';
export { trendTable } from './trend-table.ts';
export { XLSX_TYPE, xlsxOf } from './xlsx.ts';
export { decimalText, intervalText, percentText } from './number-text.ts';
export { FOLLOW_UP_STATUSES, FOLLOW_UP_TERMS } from './follow-ups.ts';
export { clockName, periodText, printedDay, printedInstant, spanText } from './period-text.ts';
export {
  channelsText,
  elementText,
  exclusionRuleText,
  exclusionText,
  flaggedText,
  reasonText,
} from './published-text.ts';
export {
  ATTRIBUTE_NAMES,
  CHANNEL_NAMES,
  ELEMENT_NAMES,
  FLAG_NAMES,
  MUTU_NAMES,
  ROW_FLAG_NAMES,
  valueName,
} from './words.ts';
export type {
  WrittenBars,
  WrittenDocument,
  WrittenLine,
  WrittenPart,
  WrittenSignature,
  WrittenTable,
} from './written/written-document.ts';
