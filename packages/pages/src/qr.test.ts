// The drawn code against the encoder's own modules. That phones read it is tested with a decoder, end to end.
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrSvg } from './qr.ts';

const host = 'https://a1b2c3d4e5.execute-api.ap-southeast-3.amazonaws.com';
const ordinary = ticketUrl({ id: 12, ticket: 24 });
const longest = ticketUrl({ id: 40, ticket: 64 });

describe('a QR code', () => {
  it.each([ordinary, longest])('draws every dark module of %s and no other, behind a quiet zone of four', (url) => {
    const { data, size } = encode(url, { ecc: 'M', boostEcc: false, border: 0 });
    const drawn = modulesOf(qrSvg(url));

    expect(drawn).toHaveLength(size + 8);
    expect(drawn.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(data);
    expect(drawn.flat().filter(Boolean)).toHaveLength(data.flat().filter(Boolean).length);
  });

  it('is version 10 at most with ids of ordinary length, and 16 with the longest', () => {
    expect(versionOf(qrSvg(ordinary))).toBeLessThanOrEqual(10);
    expect(versionOf(qrSvg(longest))).toBeLessThanOrEqual(16);
  });

  it('has a name for those who cannot see it, escaped', () => {
    const svg = qrSvg(ordinary, { title: 'Loket <2> & "3"' });

    expect(svg).toContain('<title>Loket &lt;2&gt; &amp; &quot;3&quot;</title>');
    expect(svg).toContain('role="img"');
  });
});

function ticketUrl({ id, ticket }: { id: number; ticket: number }): string {
  const name = 'a'.repeat(id);
  return `${host}/s/t~1~${name}~${name}~${name}~${'b'.repeat(ticket)}~l2k3j4~${'c'.repeat(22)}`;
}

function modulesOf(svg: string): boolean[][] {
  const size = sizeOf(svg);
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  return modules;
}

function sizeOf(svg: string): number {
  return Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
}

/** A code of version v has 17 + 4v modules a side. */
function versionOf(svg: string): number {
  return (sizeOf(svg) - 8 - 17) / 4;
}
