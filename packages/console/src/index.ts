// Every page of the console, and those that anybody opens, as functions of their input.
export { type ConsoleNoticeInput, consoleNotice } from './notice-page.ts';
export type { Viewer } from './frame.ts';
export type { ConsoleNoticeName } from './texts.ts';
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
export { type HomeInput, type RoleText, homePage } from './home-page.ts';
