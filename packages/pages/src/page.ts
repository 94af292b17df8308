// The frame of every page: one document with all it needs inside, and headers that let it load nothing else. The
// policy allows the inlined bytes by their hash, so a style attribute or an `onclick` would be dead.
import { createHash } from 'node:crypto';
import { type Content, type Html, html, inlined, markupOf } from './html.ts';
import type { Lang } from './language.ts';

export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

export interface PageParts {
  readonly status: number;
  readonly lang: Lang;
  readonly title: string;
  /** One sentence, for whoever lists or shares the page. */
  readonly description: string;
  /** Marks the kiosk, whose type and targets are larger. */
  readonly kiosk?: boolean | undefined;
  readonly style: string;
  readonly script?: string | undefined;
  /** The script sends something, to our own origin; any other may talk to nobody. */
  readonly isSending?: boolean;
  /** The script has a service worker keep the page; of any other there is none. */
  readonly isKept?: boolean;
  /** Seconds after which a browser without scripts loads it again; one with them is left to the script. */
  readonly renewedAfter?: number | undefined;
  readonly body: Content;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export function page({
  status,
  lang,
  title,
  description,
  kiosk,
  style,
  script,
  isSending = false,
  isKept = false,
  renewedAfter,
  body,
  headers,
}: PageParts): Page {
  const document = html`<!doctype html>
    <html lang="${lang}" ${kiosk === true && html` class="kiosk"`}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        <meta name="theme-color" content="#0b4a4d" />
        <link rel="icon" href="${ICON}" />
        ${inlined('style', style)}
        ${
          renewedAfter !== undefined &&
          html`<noscript><meta http-equiv="refresh" content="${renewedAfter}" /></noscript>`
        }
      </head>
      <body>
        ${body} ${script !== undefined && inlined('script', script)}
      </body>
    </html> `;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      ...pageHeaders({ style, script, isSending, isKept }),
      ...headers,
    },
    html: markupOf(document),
  };
}

/** Decides what a drawing may do when it is opened by itself: nothing. */
export const IMAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'image/svg+xml; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  ...commonHeaders(),
};

export function pageTitle(...parts: readonly string[]): string {
  return parts.join(' – ');
}

/** The mark of a verified measure, drawn; it is also the page's icon, so that no browser asks for another file. */
export function verifiedMark(): Html {
  return html`<svg class="mark" viewBox="0 0 48 48" width="64" height="64" aria-hidden="true" focusable="false">
    <circle cx="24" cy="24" r="22" fill="none" stroke="currentColor" stroke-width="3" />
    <path
      d="m14 25 7 7 13-15"
      fill="none"
      stroke="currentColor"
      stroke-width="4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`;
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='8' fill='%230b4a4d'/%3E%3Cpath d='m4 8 3 3 5-6' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E";

/** What runs beside a page and keeps it, for the pages of one address alone. */
export function workerFile(script: string, scope: string): Page {
  return {
    status: 200,
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': "default-src 'none'; connect-src 'self'",
      // It lies below the page that it keeps.
      'service-worker-allowed': scope,
      ...commonHeaders(),
    },
    html: script,
  };
}

interface Policy {
  readonly style: string;
  readonly script: string | undefined;
  readonly isSending: boolean;
  readonly isKept: boolean;
}

function pageHeaders({ style, script, isSending, isKept }: Policy): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    ...(isSending ? ["connect-src 'self'"] : []),
    ...(isKept ? ["worker-src 'self'"] : []),
    'img-src data:',
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    ...(isKept ? ['trusted-types kiosk-worker'] : []),
  ];
  return { 'content-security-policy': policy.join('; '), ...commonHeaders() };
}

function commonHeaders(): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // A token in an address is a secret between the office and one citizen.
    'x-robots-tag': 'noindex, nofollow',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
