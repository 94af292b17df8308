// Which route of an HTTP API takes a request. The order of the routes does not matter: the most specific path wins, then
// a route for the method over one for any, and `$default` takes what is left.
// Source: "Working with routes for HTTP APIs" in the API Gateway developer guide.

import type { RouteSpec } from './template.ts';

export interface MatchedRoute {
  readonly route: RouteSpec;
  readonly pathParameters: Readonly<Record<string, string>>;
}

type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'greedy'; readonly name: string };

/** How specific a segment is; lower is more. */
const rank = { literal: 0, parameter: 1, greedy: 2 } as const;

/** Returns a function that finds the route for a method and the decoded segments of a path (`/a/b` → `['a', 'b']`). */
export function routerOf(routes: readonly RouteSpec[]) {
  const fallback = routes.find(({ routeKey }) => routeKey === '$default');
  const parsed = routes
    .filter((route) => route !== fallback)
    .map((route) => {
      const [method = '', path = ''] = route.routeKey.split(' ');
      return { route, method, segments: path.split('/').slice(1).map(segmentOf) };
    })
    .toSorted(
      (a, b) => bySpecificity(a.segments, b.segments) || Number(a.method === 'ANY') - Number(b.method === 'ANY'),
    );

  return (method: string, path: readonly string[]): MatchedRoute | undefined => {
    for (const { route, method: wanted, segments } of parsed) {
      const pathParameters = wanted === method || wanted === 'ANY' ? match(segments, path) : undefined;
      if (pathParameters !== undefined) return { route, pathParameters };
    }
    return fallback === undefined ? undefined : { route: fallback, pathParameters: {} };
  };
}

function segmentOf(text: string): Segment {
  const [, name, plus] = /^\{([^}+]+)(\+?)\}$/.exec(text) ?? [];
  if (name === undefined) return { kind: 'literal', text };
  return { kind: plus === '+' ? 'greedy' : 'parameter', name };
}

function bySpecificity(a: readonly Segment[], b: readonly Segment[]): number {
  for (const [index, { kind }] of a.entries()) {
    const other = b[index];
    if (other === undefined) return -1;
    if (rank[kind] !== rank[other.kind]) return rank[kind] - rank[other.kind];
  }
  return a.length - b.length;
}

function match(segments: readonly Segment[], path: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const text = path[index];
    if (text === undefined) return undefined;
    switch (segment.kind) {
      case 'literal':
        if (segment.text !== text) return undefined;
        break;
      case 'parameter':
        if (text === '') return undefined;
        parameters[segment.name] = text;
        break;
      case 'greedy': {
        const rest = path.slice(index).join('/');
        if (rest === '') return undefined;
        return { ...parameters, [segment.name]: rest };
      }
    }
  }
  return segments.length === path.length ? parameters : undefined;
}
