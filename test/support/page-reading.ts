// Reads an answer of the console as whoever wants to know more than it shows: a page as a browser would read it, a workbook file by
// file; and what a page may load, and from where.
import { filesOfZip, unescapedText } from '@tera/testing/zip';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type PageElement = DefaultTreeAdapterTypes.Element;

/** Everything that a page, a table or a workbook holds, also what nobody is shown. */
export interface Read {
  /** As it came, and with what was escaped read. */
  readonly all: string;
  /** What is read on it. */
  readonly told: string;
  /** The numbers of that, each by itself. */
  readonly numbers: ReadonlySet<string>;
}

export function readAnswer(headers: Headers, bytes: Uint8Array): Read {
  const type = headers.get('content-type') ?? '';
  const heads = Array.from(headers, (pair) => pair.join(': ')).join('\n');
  const raw = isZip(bytes) ? [...filesOfZip(bytes).values()].join('\n') : new TextDecoder().decode(bytes);
  const isMarkup = isZip(bytes) || type.includes('html');
  const elements = isMarkup && !isZip(bytes) ? elementsOf(raw) : [];
  const attributes = elements.flatMap(({ attrs }) => attrs.map(({ value }) => value));
  const told = isZip(bytes)
    ? unescapedText(raw.replaceAll(/<[^>]*>/g, ' '))
    : isMarkup
      ? [wordsOf(bodyOfPage(raw)), ...labels(elements)].join('\n')
      : raw;
  return { all: [heads, raw, told, unescapedText(raw), ...attributes].join('\n'), told, numbers: numbersIn(told) };
}

/** The elements of a page with this name, or all of them; in the order of the page, also what templates hold. */
export function elementsOf(html: string, name?: string): readonly PageElement[] {
  return elementsIn(parse(html), name);
}

export function elementsIn(node: Node, name?: string): readonly PageElement[] {
  return [...everyElementIn(node)].filter(({ tagName }) => name === undefined || tagName === name);
}

export function attributeOf({ attrs }: PageElement, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

/** What is read there, with single spaces. */
export function wordsOf(node: Node): string {
  return wordsIn(node).replaceAll(/\s+/g, ' ').trim();
}

function wordsIn(node: Node): string {
  if ('value' in node) return node.value;
  if (!('childNodes' in node)) return '';
  if ('tagName' in node && ['script', 'style', 'template'].includes(node.tagName)) return '';
  const words = node.childNodes.map(wordsIn).join('');
  return 'tagName' in node && !INLINE.has(node.tagName) ? ` ${words} ` : words;
}

/** What stands within a line: between anything else there is a space, as one reads it. */
const INLINE = new Set(['a', 'abbr', 'b', 'em', 'i', 'span', 'strong', 'sub', 'sup', 'tspan', 'wbr']);

/** What on a page is from somebody else, or would be run or drawn from where the policy does not look. */
export function complaintsAbout({
  headers,
  text,
  url,
}: {
  headers: Headers;
  text: string;
  url: URL;
}): readonly string[] {
  const complaints: string[] = [];
  const wanted: Readonly<Record<string, string>> = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (headers.get(name) !== value) complaints.push(`${name}: ${headers.get(name)}`);
  }
  complaints.push(...laxIn(headers.get('content-security-policy') ?? ''));
  for (const element of elementsOf(text)) {
    for (const { name, value } of element.attrs) {
      if (name === 'style' || name.startsWith('on')) complaints.push(`<${element.tagName} ${name}>`);
      if (LEADING.has(name) && !isOurs(value, url)) complaints.push(`<${element.tagName} ${name}="${value}">`);
    }
    if (['base', 'iframe', 'object', 'embed', 'link'].includes(element.tagName) && !isOwnIcon(element)) {
      complaints.push(`<${element.tagName}>`);
    }
  }
  return complaints;
}

const LEADING = new Set(['href', 'src', 'srcset', 'action', 'formaction', 'data', 'poster', 'ping', 'xlink:href']);
/** Where complaints about a service are filed: the one place beside our own that a page may name. */
const ELSEWHERE = 'https://www.lapor.go.id';

function isOurs(address: string, from: URL): boolean {
  if (address.startsWith('data:image/')) return true;
  if (!URL.canParse(address, from.href)) return false;
  const { origin } = new URL(address, from.href);
  return origin === from.origin || origin === ELSEWHERE;
}

function isOwnIcon(element: PageElement): boolean {
  const href = attributeOf(element, 'href') ?? '';
  const isIcon = attributeOf(element, 'rel') === 'icon' && href.startsWith('data:image/');
  return isIcon || attributeOf(element, 'rel') === 'canonical' || attributeOf(element, 'rel') === 'alternate';
}

/** What a policy lets through that none of our pages needs. */
function laxIn(policy: string): readonly string[] {
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values];
    }),
  );
  const closed: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'", "'none'"],
    // Where nothing runs, nothing makes markup of a text.
    ...(directives.has('script-src') ? { 'require-trusted-types-for': ["'script'"] } : {}),
  };
  const open = Object.entries(closed).filter(([name, due]) => !due.includes(directives.get(name)?.join(' ') ?? ''));
  const allowed = /^('none'|'self'|'sha(256|384|512)-[\w+/=]+'|'script'|data:)$/;
  const odd = [...directives].flatMap(([name, values]) => {
    const inlined = name.startsWith('script-src') || name.startsWith('style-src');
    return values
      .filter((value) => !allowed.test(value) || (inlined && !value.startsWith("'sha")))
      .map((value) => [name, value]);
  });
  return [
    ...open.map(([name]) => `${name} is ${directives.get(name)?.join(' ')}`),
    ...odd.map((pair) => pair.join(' ')),
  ];
}

function* everyElementIn(node: Node): Generator<PageElement> {
  if ('tagName' in node) yield node;
  const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
  for (const child of children) yield* everyElementIn(child);
}

function bodyOfPage(html: string): Node {
  const [body] = elementsOf(html, 'body');
  if (body === undefined) throw new Error('a page without a body');
  return body;
}

/** What is read out instead of being read, but for what a page throws dice for: any number can stand in that. */
function labels(elements: readonly PageElement[]): readonly string[] {
  const told = elements.filter((element) => !THROWN.has(attributeOf(element, 'name') ?? ''));
  return told.flatMap((element) =>
    ['aria-label', 'title', 'alt', 'value'].flatMap((name) => attributeOf(element, name) ?? []),
  );
}

const HASHES = /\b(?=[\da-f]*[a-f])[\da-f]{8,}\b/g;
/** The token of a session, and the id of a form. */
const THROWN = new Set(['token', 'form']);

/** Also rounded to two decimals, for tables which have more. In a hash or an id that dice have made any number can stand. */
function numbersIn(text: string): ReadonlySet<string> {
  const found = Array.from(text.replaceAll(HASHES, ' ').matchAll(/\d+(?:[.,]\d+)*/g), ([number]) => number);
  return new Set(
    found.flatMap((number) => (/^\d+\.\d{3,}$/.test(number) ? [number, Number(number).toFixed(2)] : [number])),
  );
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
