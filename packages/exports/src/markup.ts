// Markup that is safe by default, for documents to print: whatever is put into an `html` template is escaped, unless `html`
// itself made it. Attribute values must stand in double quotes in the template.

const MARKUP = Symbol('markup');

/** A piece of a document. Only this file can make one, so no name of an office or a person can pass for it. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What a template takes; `undefined` and `false` leave nothing behind. */
export type Content = Html | string | number | undefined | false | readonly Content[];

export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return { [MARKUP]: parts.map((part, at) => part.replaceAll(/\n\s+/g, '\n') + textOf(contents[at])).join('') };
}

/** A style sheet, to the byte: its hash is in the document's policy. */
export function inlinedStyle(text: string): Html {
  return { [MARKUP]: `<style>${text}</style>` };
}

export function markupOf(content: Html): string {
  return content[MARKUP];
}

function textOf(content: Content): string {
  if (content === undefined || content === false) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  if (isList(content)) return content.map(textOf).join('');
  return content[MARKUP];
}

function isList(content: Html | readonly Content[]): content is readonly Content[] {
  return Array.isArray(content);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
