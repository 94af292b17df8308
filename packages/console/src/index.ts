// Every page of the console, as a function of its input.
export { type Notice, type NoticeInput, noticePage } from './notice-page.ts';
export { type HomeInput, type RoleText, homePage } from './home-page.ts';
