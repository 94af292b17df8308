// Reads QR codes from a browser's pixels, as a phone does, with a decoder that knows nothing of our encoder.

import jsQR from 'jsqr';
import type { Locator, Page } from 'playwright-core';

export interface QrCode {
  readonly text: string;
  readonly version: number;
  readonly level: 'L' | 'M' | 'Q' | 'H';
}

/** The pixels of a picture, decoded by the browser itself. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly base64: string;
}

/** @param drawing a code with its quiet zone, as it is shown. */
export async function readQrCode(drawing: Locator): Promise<QrCode> {
  const png = await drawing.screenshot({ scale: 'device' });
  const { width, height, base64 } = await pixelsOf(drawing.page(), png);
  const data = new Uint8ClampedArray(Buffer.from(base64, 'base64'));
  const found = jsQR.default(data, width, height, { inversionAttempts: 'dontInvert' });
  if (found === null) throw new Error('no QR code can be read from what is shown');
  const modules = 17 + 4 * found.version;
  const { topLeftCorner, topRightCorner, bottomLeftCorner } = found.location;
  const across = {
    x: (topRightCorner.x - topLeftCorner.x) / modules,
    y: (topRightCorner.y - topLeftCorner.y) / modules,
  };
  const down = {
    x: (bottomLeftCorner.x - topLeftCorner.x) / modules,
    y: (bottomLeftCorner.y - topLeftCorner.y) / modules,
  };
  const isDark = (row: number, column: number): boolean => {
    const x = Math.floor(topLeftCorner.x + across.x * (column + 0.5) + down.x * (row + 0.5));
    const y = Math.floor(topLeftCorner.y + across.y * (column + 0.5) + down.y * (row + 0.5));
    return (data[(y * width + x) * 4] ?? 255) < 128;
  };
  // ISO/IEC 18004, format information: the first two modules of row 8 are the level, XOR 10.
  const level = (['M', 'L', 'H', 'Q'] as const)[(isDark(8, 0) ? 0 : 2) + (isDark(8, 1) ? 1 : 0)] ?? 'L';
  return { text: found.data, version: found.version, level };
}

/** In a page of its own, whose policy allows a picture. */
async function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  const canvas = await page.context().newPage();
  try {
    return await canvas.evaluate<Pixels>(`(async () => {
      const picture = new Image();
      picture.src = 'data:image/png;base64,${png.toString('base64')}';
      await picture.decode();
      const { width, height } = picture;
      const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      let binary = '';
      for (let at = 0; at < data.length; at += 8192) binary += String.fromCharCode(...data.subarray(at, at + 8192));
      return { width, height, base64: btoa(binary) };
    })()`);
  } finally {
    await canvas.close();
  }
}
