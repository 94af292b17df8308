// The modules of a survey link's QR code as one path: level M with the quiet zone of four modules that the standard asks
// for. It needs nothing of Node, so that a browser can draw it too.
import { encode } from 'uqr';

const QUIET_ZONE = 4;

export interface QrPath {
  /** Modules across, with the quiet zone. */
  readonly size: number;
  /** On whole coordinates, so that its edges stay sharp at any size. */
  readonly path: string;
}

export function qrPath(url: string): QrPath {
  const { data, size } = encode(url, { ecc: 'M', boostEcc: false, border: QUIET_ZONE });
  return { size, path: darkRuns(data) };
}

/** Each run of dark modules in a row is one rectangle. */
function darkRuns(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      [
        ...row
          .map((dark) => (dark ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
    )
    .join('');
}
