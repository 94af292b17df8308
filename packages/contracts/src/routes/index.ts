// The routes as lists, for whoever walks them: the gateway, the OpenAPI document, the tests.
import * as all from './all.ts';
import { type ApiRoute, type Call, type Route, isPage } from './route.ts';

type Routes = typeof all;

export const ROUTES: readonly Route[] = Object.values(all);

/** Every call by which the gateway knows a route: where there is `GET` there is `HEAD`. */
export function gatewayCallsOf({ call }: Pick<Route, 'call'>): readonly GatewayCall[] {
  return call.startsWith('GET ') ? [call, call.replace('GET ', 'HEAD ') as GatewayCall] : [call];
}

export type GatewayCall = Call | `HEAD /${string}`;

/** The methods that there are at a path, as it is asked for; none where there is nothing. */
export function methodsAt(path: string): readonly string[] {
  const asked = path.split('/');
  const methods = ROUTES.flatMap((route) => {
    const [, pattern = ''] = route.call.split(' ');
    const segments = pattern.split('/');
    const leads =
      segments.length === asked.length &&
      segments.every((segment, at) => (segment.startsWith('{') ? asked[at] !== '' : segment === asked[at]));
    return leads ? gatewayCallsOf(route).map((call) => call.slice(0, call.indexOf(' '))) : [];
  });
  return [...new Set(methods)].toSorted();
}

/** Those with JSON and problem documents. */
export const API_ROUTES: readonly ApiRoute[] = ROUTES.filter((route): route is ApiRoute => !isPage(route));

/** The calls that a function has to serve. */
export type CallsOf<Name> = Extract<Routes[keyof Routes], { readonly function: Name }>['call'];
