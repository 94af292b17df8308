// A citizen's phone: a browser of its own with everything that goes wrong in it written down. A page that was refused is
// no trouble; a script's error, a blocked style, a dialog or a request to somebody else is.

import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';

export interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every request of every page, in order. */
  readonly requests: readonly Request[];
  /** Errors, dialogs, and requests that went elsewhere than to the first page's origin. */
  readonly troubles: readonly string[];
}

/** The narrowest phone that WCAG asks about, unless the options say otherwise. */
export async function takePhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Phone> {
  const context = await browser.newContext({
    locale: 'id-ID',
    viewport: { width: 320, height: 640 },
    ...options,
  });
  // Long enough for two busy cores, far below what a test may take.
  context.setDefaultTimeout(20_000);
  const requests: Request[] = [];
  const troubles: string[] = [];
  context.on('request', (request) => {
    requests.push(request);
    const first = requests[0]?.url() ?? '';
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(first).origin) troubles.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    const refused = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !refused) troubles.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => troubles.push(`error: ${String(error.error())}`));
  context.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { context, page: await context.newPage(), requests, troubles };
}
