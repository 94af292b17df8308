// Reads a page for the tests. Texts are escaped, so that outside the inlined style and script every `<` begins a tag and
// every `"` an attribute's end: an injected one changes the skeleton.
import type { SurveyInput } from '@tera/pages';

/** Every tag with the names of its attributes, in order, without any of the texts. */
export function skeletonOf(html: string): readonly string[] {
  return tagsOf(html).map((tag) => tag.replaceAll(/"[^"]*"/g, '""'));
}

export function tagsOf(html: string): readonly string[] {
  return [...withoutInlined(html).matchAll(/<[^>]*>/g)].map(([tag]) => tag);
}

/** The values of an attribute, wherever it stands. */
export function valuesOf(attribute: string, html: string): readonly string[] {
  return tagsOf(html).flatMap((tag) =>
    [...tag.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) => unescaped(value)),
  );
}

/** The content of the inlined element, or nothing. */
export function inlinedIn(html: string, tag: 'style' | 'script'): string | undefined {
  return new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(html)?.[1];
}

/** What is read on the page, with single spaces. */
export function textOf(html: string): string {
  const [, body = html] = /<body>(.*)<\/body>/s.exec(withoutInlined(html)) ?? [];
  return unescaped(body.replaceAll(/<[^>]*>/g, ' ')).replaceAll(/\s+/g, ' ');
}

export function directivesOf(policy: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    (policy ?? '').split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

export function aSurvey(changes: Partial<SurveyInput> = {}): SurveyInput {
  return {
    link: 't~1~contoh~ektp~p-0007~A-2026-000123~l2k3j4~aGVsbG8gd29ybGQgaGVsbG8',
    unit: 'Dinas Contoh',
    service: 'KTP elektronik',
    counter: 'Loket 2',
    lang: 'id',
    responseId: 'response-1',
    startedAt: '2026-11-21T02:00:00.000Z',
    opened: 'o~1~mgxyz123~aGVsbG8g~aGVsbG8gd29ybGQgaGVsbG8',
    ...changes,
  };
}

function withoutInlined(html: string): string {
  return html.replaceAll(/<(style|script)>.*?<\/\1>/gs, '<$1></$1>');
}

function unescaped(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => characters[name] ?? whole);
}
