// Which route wins. The order of the list must not matter, so each case is tried both ways round.

import { describe, expect, it } from 'vitest';
import { routerOf } from './routes.ts';

function whichOf(...routeKeys: readonly string[]) {
  const routes = routeKeys.map((routeKey) => ({ routeKey, functionName: routeKey, timeoutMs: 1 }));
  return (method: string, path: string) => {
    const segments = path.split('/').slice(1);
    const found = routerOf(routes)(method, segments);
    expect(routerOf(routes.toReversed())(method, segments)).toEqual(found);
    return found === undefined ? undefined : { key: found.route.routeKey, ...found.pathParameters };
  };
}

describe('the route for a request', () => {
  const which = whichOf(
    'GET /pets/dog/1',
    'GET /pets/dog/{id}',
    'GET /pets/{proxy+}',
    'ANY /pets/{kind}',
    'ANY /{proxy+}',
    '$default',
  );

  it('is the one with the most literal path', () => {
    expect(which('GET', '/pets/dog/1')).toEqual({ key: 'GET /pets/dog/1' });
    expect(which('GET', '/pets/dog/2')).toEqual({ key: 'GET /pets/dog/{id}', id: '2' });
  });

  it('prefers a parameter to a greedy one, and a greedy one to none', () => {
    expect(which('GET', '/pets/cat')).toEqual({ key: 'ANY /pets/{kind}', kind: 'cat' });
    expect(which('GET', '/pets/cat/1')).toEqual({ key: 'GET /pets/{proxy+}', proxy: 'cat/1' });
    expect(which('POST', '/test/5')).toEqual({ key: 'ANY /{proxy+}', proxy: 'test/5' });
  });

  it('passes over a better path that has another method', () => {
    expect(which('POST', '/pets/dog/1')).toEqual({ key: 'ANY /{proxy+}', proxy: 'pets/dog/1' });
  });

  it('is the default when nothing else fits', () => {
    expect(which('GET', '/')).toEqual({ key: '$default' });
  });

  it('prefers the method to any', () => {
    const either = whichOf('ANY /pets', 'PUT /pets');
    expect(either('PUT', '/pets')).toEqual({ key: 'PUT /pets' });
    expect(either('HEAD', '/pets')).toEqual({ key: 'ANY /pets' });
  });

  it('does not exist without a fitting path, method or parameter', () => {
    const strict = whichOf('GET /units/{unitId}/keys');
    expect(strict('GET', '/units/a/keys')).toEqual({ key: 'GET /units/{unitId}/keys', unitId: 'a' });
    expect(strict('GET', '/units//keys')).toBeUndefined();
    expect(strict('GET', '/units/a/keys/')).toBeUndefined();
    expect(strict('GET', '/units/a')).toBeUndefined();
    expect(strict('HEAD', '/units/a/keys')).toBeUndefined();
  });
});
