// The frame of a printed document: one file with everything inside and a policy that lets it load nothing, so that it can be
// kept, sent and opened from a disk for years. The policy holds the style by its hash: a style attribute would be dead. It
// stands in the headers, where a browser looks first, and in the file, which a disk keeps without them.

import type { Language } from '@tera/domain';
import { createHash } from 'node:crypto';
import { type Content, html, inlined, markupOf } from '@tera/pages/html';

export interface DocumentParts {
  readonly language: Language;
  readonly title: string;
  readonly style: string;
  readonly body: Content;
}

export interface PrintedDocument {
  readonly html: string;
  /** What it is served with. */
  readonly headers: Readonly<Record<string, string>>;
}

export function printDocument({ language, title, style, body }: DocumentParts): PrintedDocument {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const document = markupOf(
    html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="content-security-policy" content="${policy}" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="referrer" content="no-referrer" />
          <title>${title}</title>
          ${inlined('style', style)}
        </head>
        <body>
          ${body}
        </body>
      </html> `,
  );
  return { html: document, headers: { 'content-security-policy': `${policy}; frame-ancestors 'none'`, ...HEADERS } };
}

const HEADERS = {
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** A text for `content` in a style sheet: whatever is no plain character is written as its number. */
export function styleString(text: string): string {
  const safe = text.replaceAll(
    /[^\p{L}\p{N} .,:;()/–-]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${safe}"`;
}
