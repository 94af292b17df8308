// Every page of the console, and those that anybody opens, as functions of their input.
export { type ConsoleNoticeInput, consoleNotice } from './notice-page.ts';
export type { Viewer } from './frame.ts';
export type { ConsoleNoticeName } from './texts.ts';
export { type HomeInput, type RoleText, homePage } from './home-page.ts';
export { type OfficerOfList, type OfficersInput, officersPage } from './officer/officers-page.ts';
export { type OfficerInput, officerPage } from './officer/officer-page.ts';
export { type OfficerEvaluationInput, officerEvaluationPage } from './officer/officer-evaluation-page.ts';
export { type NamesOfUnit, type OfficerTicketsInput, officerTicketsPage } from './officer/officer-tickets-page.ts';
export { officerPath, officerTicketsPath } from './officer/officer-paths.ts';
export { periodBefore } from './period-choice.ts';
