// The tables of the README that are made of the objects themselves, between `<!-- routes -->` and `<!-- /routes -->` and the
// like: run `npm run tables` after a change of a route, a metric or an arrow. A test fails when the two have come apart.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Allowed, METRICS, ROUTES, type Route, isPage } from '@tera/contracts';
import { format, resolveConfig } from 'prettier';
import { ARROWS } from './arrows.ts';
import { ROOT } from './source-graph.ts';

export const README = join(ROOT, 'README.md');

const TABLES: Readonly<Record<string, () => string>> = {
  routes: () =>
    table(
      ['route', 'who may', ''],
      ROUTES.toSorted(byPlace).map((route) => [`\`${route.call}\``, who(route), route.summary]),
    ),
  metrics: () =>
    table(
      ['metric', 'unit', 'by', 'one of it is'],
      Object.entries(METRICS).map(([name, { unit, by, tells }]) => [
        `\`${name}\``,
        unit,
        by.map((dimension) => `\`${dimension}\``).join(', '),
        tells,
      ]),
    ),
  arrows: () =>
    table(
      ['who', 'may import'],
      Object.entries(ARROWS)
        .toReversed()
        .map(([from, to]) => [`\`${from}\``, to.map((part) => `\`${part}\``).join(', ') || 'nothing of ours']),
    ),
};

/** The README as it should be. */
export async function readmeWithTables(): Promise<string> {
  const text = await readFile(README, 'utf8');
  const filled = Object.entries(TABLES).reduce((before, [name, made]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [start, end] = [before.indexOf(open), before.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`the README has no place for the table of ${name}`);
    return `${before.slice(0, start + open.length)}\n\n${made()}\n\n${before.slice(end)}`;
  }, text);
  return format(filled, { ...(await resolveConfig(README)), parser: 'markdown' });
}

/** Those of the API by their paths, and then the pages. */
function byPlace(one: Route, other: Route): number {
  const [place, otherPlace] = [one, other].map((route) =>
    [isPage(route), ...route.call.split(' ').toReversed()].join(' '),
  );
  return (place ?? '') < (otherPlace ?? '') ? -1 : 1;
}

function who(route: Route): string {
  return isPage(route) ? 'anyone: a page' : inWords(route.allowed);
}

function inWords(allowed: Allowed): string {
  if (allowed === 'anyone') return 'anyone';
  return 'scope' in allowed ? `\`${allowed.scope}\`` : `who signs, in \`${allowed.signature}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeFile(README, await readmeWithTables());
