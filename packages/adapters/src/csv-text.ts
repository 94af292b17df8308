// The rows of a CSV text (RFC 4180), as spreadsheets write it: with commas, or with semicolons where the comma is the
// decimal sign, as in Indonesia. A quoted field may hold line breaks, so a row knows the line on which it begins.

export interface CsvRow {
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Empty lines are left out. A quote that is never closed runs to the end of the text. */
export function csvRows(text: string): CsvRow[] {
  const body = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(body);
  const rows: CsvRow[] = [];
  let line = 1;
  let begins = 1;
  let fields: string[] = [];
  let field = '';
  let quoted = false;

  const endRow = () => {
    fields.push(field);
    if (fields.some((one) => one.trim() !== '')) rows.push({ line: begins, fields });
    fields = [];
    field = '';
  };
  for (let index = 0; index < body.length; index += 1) {
    const character = body[index] ?? '';
    if (character === '\n') line += 1;
    if (quoted) {
      if (character !== '"') field += character;
      else if (body[index + 1] === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) {
      fields.push(field);
      field = '';
    } else if (character === '\n') {
      endRow();
      begins = line;
    } else if (character !== '\r') field += character;
  }
  endRow();
  return rows;
}

/** Whichever the first line has more of. */
function separatorOf(text: string): string {
  const first = text.split('\n', 1)[0] ?? '';
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
