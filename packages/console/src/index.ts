// Every page of the console, and those that anybody opens, as functions of their input.
export { type ConsoleNoticeInput, consoleNotice } from './notice-page.ts';
export type { Viewer } from './frame.ts';
export type { ConsoleNoticeName } from './texts.ts';
export { type HomeInput, type RoleText, homePage } from './home-page.ts';
