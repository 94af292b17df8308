// What is served is what stands, readable, in app/, and it is allowed to do what it does and nothing else.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BUILT, builtAssets } from '../build.ts';
import * as assets from './assets.ts';
import { COUNTER_FILES } from './pages.ts';

describe('the built assets', () => {
  it('are made from app/: run `npm run build -w @tera/counter-app`', async () => {
    expect((await readFile(BUILT, 'utf8')) === (await builtAssets())).toBe(true);
  });

  it('cannot end their own element', () => {
    expect(found(/<\/|<!--/g)).toEqual([]);
  });

  it('ask for nothing that the last browsers of Windows 7 lack', () => {
    expect(
      found(
        /\b(?:toSorted|toReversed|toSpliced|withResolvers|groupBy|fromAsync|isWellFormed|dispose)\b|AbortSignal\.any/g,
      ),
    ).toEqual([]);
  });

  it('keep the key in IndexedDB alone, and make no markup from text', () => {
    expect(found(/localStorage|sessionStorage|\.cookie|innerHTML=[^=]|insertAdjacentHTML/g)).toEqual([]);
  });

  it('say nothing to a log, where a key could come to lie', () => {
    expect(found(/\bconsole\.[a-z]+|navigator\.sendBeacon/g)).toEqual([]);
  });

  it('name no other place than the one that words explain an address with', () => {
    expect(found(/https?:\/\/[a-z][^\s"'`]*/g)).toEqual(['https://tera.example.go.id', 'http://www.w3.org/2000/svg']);
  });
});

/** What of the assets matches; never their whole text, which would drown a failure. */
function found(pattern: RegExp): string[] {
  return [...new Set(Object.values(assets).flatMap((text) => text.match(pattern) ?? []))];
}

describe.each(['GET /counter', 'GET /counter/display'] as const)('%s', (route) => {
  it('is allowed its own bytes, its own origin, and nothing else', () => {
    const page = COUNTER_FILES[route];
    const policy = page.headers['content-security-policy'] ?? '';
    for (const [tag, directive] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ] as const) {
      const [, text = ''] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page.html) ?? [];
      const hash = createHash('sha256').update(text).digest('base64');
      expect(text).not.toBe('');
      expect(policy).toContain(`${directive} 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});

describe('the page', () => {
  it('travels in 36 KB, the display beside it in 6', () => {
    expect(brotliCompressSync(COUNTER_FILES['GET /counter'].html).length).toBeLessThanOrEqual(36 * 1024);
    expect(brotliCompressSync(COUNTER_FILES['GET /counter/display'].html).length).toBeLessThanOrEqual(6 * 1024);
  });
});

describe('what makes it installable', () => {
  it('is a manifest whose icons are there', () => {
    const manifest = JSON.parse(COUNTER_FILES['GET /counter/manifest.webmanifest'].html) as {
      readonly scope: string;
      readonly display: string;
      readonly icons: readonly { readonly src: string }[];
    };

    expect(manifest).toMatchObject({ display: 'standalone', start_url: '/counter', scope: '/counter' });
    for (const { src } of manifest.icons) expect(COUNTER_FILES).toHaveProperty([`GET ${src}`]);
  });

  it('is a worker of the page that is served, with the right to keep it', () => {
    const worker = COUNTER_FILES['GET /counter/sw.js'];

    expect(worker.headers['service-worker-allowed']).toBe('/counter');
    expect(worker.html).toMatch(/^const VERSION='[0-9a-f]{16}';/);
  });
});
