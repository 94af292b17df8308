// What the files of office programs are made of: XML 1.0, in UTF-8.
import type { ZipFile } from './zip.ts';

export function xmlFile(name: string, content: string): ZipFile {
  return { name, content: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}` };
}

/** Without what XML cannot hold at all. */
export function xmlReadable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').toWellFormed();
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function xmlEscaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
