// The frame of a printed document: one file with everything inside and a policy that lets it load nothing, so that it can be
// kept, sent and opened from a disk for years. The policy holds the style by its hash: a style attribute would be dead.

import { createHash } from 'node:crypto';
import { type Content, html, inlined, markupOf } from '@tera/pages/html';
import type { Language } from './table.ts';

export interface DocumentParts {
  readonly language: Language;
  readonly title: string;
  readonly style: string;
  readonly body: Content;
}

export function printDocument({ language, title, style, body }: DocumentParts): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return markupOf(
    html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta
            http-equiv="content-security-policy"
            content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"
          />
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
}

/** A text for `content` in a style sheet: whatever is no plain character is written as its number. */
export function styleString(text: string): string {
  const safe = text.replaceAll(
    /[^\p{L}\p{N} .,:;()/–-]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${safe}"`;
}
