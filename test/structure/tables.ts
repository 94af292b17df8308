// What is written of the objects and made of them: the README's tables, between `<!-- routes -->` and `<!-- /routes -->` and the
// like, and the routes in the README of each function. Run `npm run tables` after a change of a route, a metric or an arrow; a
// test fails when the two have come apart.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Allowed, FUNCTION_NAMES, type FunctionName, METRICS, ROUTES, type Route, isPage } from '@tera/contracts';
import { format, resolveConfig } from 'prettier';
import { ARROWS } from './arrows.ts';
import { ROOT } from './source-graph.ts';

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

/** Each README that has something of them, as it should be. */
export const READMES: readonly { readonly file: string; readonly made: (text: string) => string }[] = [
  { file: 'README.md', made: withTables },
  ...FUNCTION_NAMES.map((name) => ({
    file: `functions/${name}/README.md`,
    made: (text: string) => withRoutes(text, name),
  })),
];

export async function readmeMade({ file, made }: (typeof READMES)[number]): Promise<string> {
  const path = join(ROOT, file);
  return format(made(await readFile(path, 'utf8')), { ...(await resolveConfig(path)), parser: 'markdown' });
}

function withTables(text: string): string {
  return Object.entries(TABLES).reduce((before, [name, made]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [start, end] = [before.indexOf(open), before.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`the README has no place for the table of ${name}`);
    return `${before.slice(0, start + open.length)}\n\n${made()}\n\n${before.slice(end)}`;
  }, text);
}

/** The row `in` of the integration points, and the rows without a name below it. What no route leads to says it itself. */
function withRoutes(text: string, name: FunctionName): string {
  const calls = ROUTES.filter((route) => route.function === name)
    .toSorted(byPlace)
    .map(({ call }) => call);
  if (calls.length === 0) return text;
  const all = name === 'describe-api' ? [...calls, '$default'] : calls;
  const rows = all.map((call, index) => line([index === 0 ? 'in' : '', `\`${call}\``]));
  return text.replace(/^\| in +\|.*(?:\n\| +\|.*)*$/m, () => rows.join('\n'));
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
  if (allowed === 'any key') return 'any key';
  return 'scope' in allowed
    ? [allowed.scope]
        .flat()
        .map((scope) => `\`${scope}\``)
        .join(' or ')
    : `who signs, in \`${allowed.signature}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const readme of READMES) await writeFile(join(ROOT, readme.file), await readmeMade(readme));
}
