// Every page of the console, as a function of its input.
export { type ConsoleNoticeInput, consoleNotice } from './notice-page.ts';
export type { ConsoleNoticeName } from './texts.ts';
export { type HomeInput, type RoleText, homePage } from './home-page.ts';
