// The counter's page and what belongs to it, as they are served. Everything is inside one document, whose policy allows
// these very bytes and lets it talk to its own origin alone.
import { createHash } from 'node:crypto';
import { COUNTER_SCRIPT, COUNTER_STYLE, DISPLAY_SCRIPT, DISPLAY_STYLE, WORKER_SCRIPT } from './assets.ts';

export interface ServedFile {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
}

function policyFor(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "connect-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types counter-worker',
  ].join('; ');
}

const POLICY = policyFor(COUNTER_STYLE, COUNTER_SCRIPT);
const DISPLAY_POLICY = policyFor(DISPLAY_STYLE, DISPLAY_SCRIPT);

const DESCRIPTION = 'Mencatat tiket dan waktu layanan, juga tanpa jaringan.';

const PAGE = pageOf('Loket – Tera', COUNTER_STYLE, COUNTER_SCRIPT);
const DISPLAY = pageOf('Layar panggilan – Tera', DISPLAY_STYLE, DISPLAY_SCRIPT);

function pageOf(title: string, style: string, script: string): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${DESCRIPTION}">
<meta name="theme-color" content="#0b4a4d">
<link rel="icon" href="/counter/icon.svg" type="image/svg+xml">
<link rel="manifest" href="/counter/manifest.webmanifest">
<style>${style}</style>
</head>
<body>
<noscript><main class="narrow"><h1>Loket Tera</h1><p>Halaman ini memerlukan JavaScript. Nyalakan di pengaturan peramban, lalu muat ulang.</p></main></noscript>
<script>${script}</script>
</body>
</html>
`;
}

/** What the worker keeps are these pages; with other bytes it is another worker. */
const VERSION = [PAGE, POLICY, DISPLAY, DISPLAY_POLICY]
  .reduce((hash, text) => hash.update(text), createHash('sha256'))
  .digest('hex')
  .slice(0, 16);

const MANIFEST = {
  id: '/counter',
  name: 'Loket Tera',
  short_name: 'Loket',
  description: DESCRIPTION,
  lang: 'id',
  start_url: '/counter',
  scope: '/counter',
  display: 'standalone',
  background_color: '#f4f7f6',
  theme_color: '#0b4a4d',
  icons: [
    { src: '/counter/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    { src: '/counter/icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
  ],
};

/** By the gateway's route keys. */
export const COUNTER_FILES: Readonly<Record<CounterRoute, ServedFile>> = {
  'GET /counter': served('text/html; charset=utf-8', PAGE, { 'content-security-policy': POLICY }),
  'GET /counter/display': served('text/html; charset=utf-8', DISPLAY, { 'content-security-policy': DISPLAY_POLICY }),
  'GET /counter/sw.js': served('text/javascript; charset=utf-8', `const VERSION='${VERSION}';${WORKER_SCRIPT}`, {
    // It lies below the page that it keeps.
    'service-worker-allowed': '/counter',
    'content-security-policy': "default-src 'none'; connect-src 'self'",
  }),
  'GET /counter/manifest.webmanifest': served('application/manifest+json; charset=utf-8', JSON.stringify(MANIFEST)),
  'GET /counter/icon.svg': served('image/svg+xml; charset=utf-8', icon('<circle cx="256" cy="256" r="256"')),
  // Launchers cut a circle or a square out of it: the mark keeps to the middle.
  'GET /counter/icon-maskable.svg': served('image/svg+xml; charset=utf-8', icon('<path d="M0 0h512v512H0z"', 0.7)),
};

export type CounterRoute =
  | 'GET /counter'
  | 'GET /counter/display'
  | 'GET /counter/sw.js'
  | 'GET /counter/manifest.webmanifest'
  | 'GET /counter/icon.svg'
  | 'GET /counter/icon-maskable.svg';

/** When the function itself has failed; a browser that was here before has the page. */
export const SORRY: ServedFile = {
  ...served(
    'text/html; charset=utf-8',
    '<!doctype html><html lang="id"><title>Loket – Tera</title><p>Server sedang bermasalah. Coba lagi sebentar lagi.',
  ),
  status: 503,
};

function icon(ground: string, scale = 1): string {
  const inset = 256 * (1 - scale);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">${ground} fill="#0b4a4d"/><path transform="translate(${inset} ${inset}) scale(${scale})" d="m132 264 86 86 162-178" fill="none" stroke="#fff" stroke-width="52" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
}

function served(type: string, html: string, headers: Readonly<Record<string, string>> = {}): ServedFile {
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-security-policy': "default-src 'none'; style-src 'none'; frame-ancestors 'none'",
      // Asked for again each time; the worker is what makes it quick.
      'cache-control': 'no-cache',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
      ...headers,
    },
    html,
  };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
