// Answers of citizens on their way to the queue, by a link or brought in by an office: the work of the API, which the console
// asks too.
export { type ImportDeps, importResponses } from './import-responses.ts';
export type { AnswerSender } from './signs.ts';
export { type TakeDeps, takeAnswer } from './take-answer.ts';
export { type SheetAnswer, type SheetOutcome, type SheetSent, type TypingDeps, typeSheet } from './type-sheet.ts';
export { serviceOf, ticketOfLink } from './ticket-of-link.ts';
