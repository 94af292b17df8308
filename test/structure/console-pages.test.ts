// Every page is in the table of who sees it, and the table has no page that is not there.
import { ROUTES, isPage } from '@tera/contracts';
import { expect, it } from 'vitest';
import { DOORS, FORMS_OF_TERA, PAGES_OF_TERA } from '../support/console-pages.ts';

/** Of which every page is in the table, wherever it is. */
const FUNCTIONS: ReadonlySet<string> = new Set(['public-page', 'sign-in']);
const calls = ROUTES.filter(
  (route) => isPage(route) && (FUNCTIONS.has(route.function) || / \/console(?:\/|$)/.test(route.call)),
).map(({ call }): string => call);
const pages = [...new Set(PAGES_OF_TERA.map(({ path }) => path))];
const forms = FORMS_OF_TERA.map(({ path }) => `POST ${path}`);
const told = [...pages.map((path) => `GET ${path}`), ...DOORS, ...forms];

it('whoever adds a page says in test/support/console-pages.ts who sees it', () => {
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.filter((call) => !told.includes(call))).toEqual([]);
});

it('no page is told of that is not there', () => {
  expect(told.filter((call) => !calls.includes(call))).toEqual([]);
});
