// Every page that the public sees, as a function of its input.
export { LANGS, type Lang, preferredLang } from './language.ts';
export { type Notice, type NoticeInput, type ThanksInput, noticePage, thanksPage } from './notice-page.ts';
export { complaintsSentence } from './complaints.ts';
export { html } from './html.ts';
export { inOrderOfNames } from './order-of-names.ts';
export { kioskWorker } from './kiosk-worker.ts';
export { IMAGE_HEADERS, type Page, page } from './page.ts';
export { type PaperFormInput, formCode, paperForm } from './paper-form.ts';
export { type View, returnedPath, shortPath, surveyPath, surveyViewPath, thanksPath } from './paths.ts';
export { readReturnedForm, returnedForm } from './returned-form.ts';
export { type Poster, type PostersInput, postersPage } from './posters-page.ts';
export { COMMENT_LENGTH, type AnswerProblem } from './problem.ts';
export { qrSvg } from './qr.ts';
export { type SurveySubject, surveySubject } from './survey-subject.ts';
export { type PrivacyNotice, type SurveyInput, surveyPage } from './survey-page.ts';
