// An exported name means one thing in the whole source, so that whoever searches for it finds what it is.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as routes from '@tera/contracts/routes';
import { expect, it } from 'vitest';
import { ROOT, SOURCES } from './source-graph.ts';

/** What every function has of its own. */
const COMPOSITION = new Set(['Deps', 'Settings', 'handler']);

/** The work of a route is called as the route. */
const ROUTE_NAMES: ReadonlySet<string> = new Set(Object.keys(routes));

it('an exported name has one meaning', () => {
  const places = new Map<string, string[]>();
  for (const file of SOURCES.filter(isOfTheSystem)) {
    for (const [, name = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(EXPORTED)) {
      places.set(name, [...(places.get(name) ?? []), file]);
    }
  }
  expect(places.size).toBeGreaterThan(500);

  const twice = [...places].filter(
    ([name, files]) => files.length > 1 && !COMPOSITION.has(name) && !ROUTE_NAMES.has(name),
  );
  expect(Object.fromEntries(twice)).toEqual({});
});

const EXPORTED = /^export (?:declare )?(?:async )?(?:const|function\*?|interface|type|class) (\w+)/gm;

/** Makers of tests have their own words, and so have the client and the counter, which are programs of their own. */
function isOfTheSystem(file: string): boolean {
  return !/^test\/|^scripts\/|packages\/testing\/|packages\/counter-app\/app\/|\.test\.ts$|\/testing\/|\/testing\.ts$|\/fixtures\/|packages\/client\//.test(
    file,
  );
}
