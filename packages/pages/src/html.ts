// Markup that is safe by default: whatever is put into an `html` template is escaped, unless `html` itself made it.
// Attribute values must stand in double quotes in the template; an unquoted one could not be escaped.

const MARKUP = Symbol('markup');

/** A piece of a page. Only this file can make one, so no text of a citizen or an office can pass for it. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What a template takes; `undefined` and `false` leave nothing behind. */
export type Content = Html | string | number | undefined | false | readonly Content[];

export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return { [MARKUP]: parts.map((part, at) => withoutIndent(part) + textOf(contents[at])).join('') };
}

/**
 * A style sheet or a script of ours, to the byte: its hash is in the page's policy, so that not even a line break may
 * stand around it.
 */
export function inlined(tag: 'style' | 'script', text: string): Html {
  return { [MARKUP]: `<${tag}>${text}</${tag}>` };
}

export function markupOf(content: Html): string {
  return content[MARKUP];
}

/** The template's own indentation is for its readers; what is put into it keeps every space. */
function withoutIndent(part: string): string {
  return part.replaceAll(/\n\s+/g, '\n');
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
