// The routes as lists, for whoever walks them: the gateway, the OpenAPI document, the tests.
import * as all from './all.ts';
import { type ApiRoute, type Route, isPage } from './route.ts';

type Routes = typeof all;

export const ROUTES: readonly Route[] = Object.values(all);

/** Those with JSON and problem documents. */
export const API_ROUTES: readonly ApiRoute[] = ROUTES.filter((route): route is ApiRoute => !isPage(route));

/** The calls that a function has to serve. */
export type CallsOf<Name> = Extract<Routes[keyof Routes], { readonly function: Name }>['call'];
