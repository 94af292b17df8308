// The figures of a page as a reader finds them: a table by its caption and the heads of its columns, and headline figures by their
// names. And whether they are those of the API: every column, every line and every small print has to be accounted for.
import { type PageElement, attributeOf, elementsIn, elementsOf, wordsOf } from './page-reading.ts';

/** What a cell says, and what stands in it in small print, piece by piece. */
export interface Cell {
  readonly said: string;
  readonly small: readonly string[];
}

export interface TableInPage {
  readonly caption: string;
  /** Without that of the names of the lines; of several head lines, from above to below, `Tunggu / median`. */
  readonly heads: readonly string[];
  readonly rows: readonly RowInPage[];
}

export interface RowInPage {
  readonly name: Cell;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** The one table whose caption is this, or begins like this; of one without, the name of the region in which it is moved. @throws where there is none, or several */
export function tableIn(html: string, caption: string): TableInPage {
  const tables = elementsOf(html, 'table').map((table) => ({ table, own: captionOf(table) }));
  const exact = tables.filter(({ own }) => own === caption);
  const found = exact.length > 0 ? exact : tables.filter(({ own }) => own.startsWith(caption));
  const [one] = found;
  if (one === undefined || found.length > 1) {
    const all = tables.map(({ own }) => `‘${own}’`).join(', ');
    throw new Error(`${found.length} tables are called ‘${caption}’, of ${all}`);
  }
  return tableOf(one.table);
}

/** The headline figures of the page by their names; one that is there twice has what it says second after its name and ` (2)`. */
export function factsIn(html: string): Readonly<Record<string, Cell>> {
  const facts: Record<string, Cell> = {};
  for (const list of elementsOf(html, 'dl')) {
    let name = '';
    for (const element of elementsIn(list)) {
      if (element.tagName === 'dt') name = wordsOf(element);
      if (element.tagName === 'dd') facts[name in facts ? `${name} (2)` : name] = cellOf(element);
    }
  }
  return facts;
}

/** What a cell has to say: alone, or with its small print in order. */
export type Expected = string | readonly [said: string, ...small: string[]];

export interface ExpectedTable<Row> {
  readonly rows: readonly Row[];
  /** How the line of a row begins. */
  readonly name: (row: Row) => Expected;
  /** By the heads of the columns. */
  readonly columns: Readonly<Record<string, (row: Row) => Expected>>;
}

/** What the table says that the rows do not, or the other way round; a line for each. */
export function differencesIn<Row>(table: TableInPage, { rows, name, columns }: ExpectedTable<Row>): readonly string[] {
  const { caption, heads } = table;
  const differences = [
    ...heads
      // A column of drawings has neither a head nor words.
      .filter(
        (head) =>
          columns[head] === undefined && (head !== '' || table.rows.some(({ cells }) => cells['']?.said !== '')),
      )
      .map((head) => `the column ‘${head}’ is compared with nothing`),
    ...Object.keys(columns)
      .filter((head) => !heads.includes(head))
      .map((head) => `there is no column ‘${head}’`),
  ];
  if (table.rows.length !== rows.length) differences.push(`${table.rows.length} lines, not ${rows.length}`);
  for (const [place, row] of rows.entries()) {
    const line = table.rows[place];
    if (line === undefined) continue;
    differences.push(...differing('its name', line.name, name(row)));
    for (const [head, expected] of Object.entries(columns)) {
      differences.push(...differing(`${line.name.said}, ${head}`, line.cells[head], expected(row)));
    }
  }
  return differences.map((difference) => `${caption}: ${difference}`);
}

/** The same of headline figures. */
export function differencesInFacts(
  facts: Readonly<Record<string, Cell>>,
  expected: Readonly<Record<string, Expected>>,
): readonly string[] {
  return [
    ...Object.keys(facts)
      .filter((name) => expected[name] === undefined)
      .map((name) => `‘${name}’ is compared with nothing`),
    ...Object.entries(expected).flatMap(([name, text]) => differing(name, facts[name], text)),
  ];
}

function differing(where: string, cell: Cell | undefined, expected: Expected): readonly string[] {
  const due = [expected].flat();
  const is = cell === undefined ? [] : [cell.said, ...cell.small];
  return JSON.stringify(is) === JSON.stringify(due) ? [] : [`${where}: ‘${is.join('’ ‘')}’, not ‘${due.join('’ ‘')}’`];
}

function captionOf(table: PageElement): string {
  const [caption] = elementsIn(table, 'caption');
  if (caption !== undefined) return wordsOf(caption);
  const { parentNode: region } = table;
  return region !== null && 'tagName' in region ? (attributeOf(region, 'aria-label') ?? '') : '';
}

function tableOf(table: PageElement): TableInPage {
  const lines = elementsIn(table, 'tr');
  const headLines = lines.filter(
    (line) => line.parentNode !== null && 'tagName' in line.parentNode && line.parentNode.tagName === 'thead',
  );
  const [, ...heads] = headsOf(headLines);
  const rows = lines
    .filter((line) => !headLines.includes(line))
    .map((line): RowInPage => {
      const [name, ...cells] = cellsOf(line).map(cellOf);
      return {
        name: name ?? { said: '', small: [] },
        cells: Object.fromEntries(cells.map((cell, place) => [heads[place] ?? `column ${place + 2}`, cell])),
      };
    });
  return { caption: captionOf(table), heads, rows };
}

/** By columns, through those that go over several columns or lines. */
function headsOf(lines: readonly PageElement[]): readonly string[] {
  const grid: string[][] = lines.map(() => []);
  for (const [at, line] of lines.entries()) {
    for (const head of cellsOf(line)) {
      const [across, down] = ['colspan', 'rowspan'].map((name) => Number(attributeOf(head, name) ?? 1));
      let column = 0;
      while (grid[at]?.[column] !== undefined) column += 1;
      for (let below = 0; below < (down ?? 1); below += 1) {
        const text = below === 0 ? wordsOf(head) : '';
        for (let beside = 0; beside < (across ?? 1); beside += 1) (grid[at + below] ?? [])[column + beside] = text;
      }
    }
  }
  const columns = Math.max(0, ...grid.map(({ length }) => length));
  return Array.from({ length: columns }, (_, column) =>
    grid
      .map((line) => line[column] ?? '')
      .filter((text) => text !== '')
      .join(' / '),
  );
}

function cellsOf(line: PageElement): readonly PageElement[] {
  return elementsIn(line).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function cellOf(element: PageElement): Cell {
  const small = elementsIn(element, 'small').map(wordsOf);
  const said = elementsIn(element, 'small').reduce((text, piece) => text.replace(wordsOf(piece), ''), wordsOf(element));
  return { said: said.replaceAll(/\s+/g, ' ').trim(), small };
}
