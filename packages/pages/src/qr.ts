// A survey link as a QR code: level M with the quiet zone of four modules that the standard asks for. The white behind
// it is part of the code: on a dark page a drawing without it cannot be scanned.
import { encode } from 'uqr';
import { html, markupOf, type Html } from './html.ts';

const QUIET_ZONE = 4;

export interface QrOptions {
  /** What a screen reader says in place of the drawing. */
  readonly title?: string | undefined;
}

/** The code as a file of its own. */
export function qrSvg(url: string, options: QrOptions = {}): string {
  return markupOf(qrDrawing(url, options));
}

/** The code as a part of a page. One path on whole coordinates, so that its edges stay sharp at any size. */
export function qrDrawing(url: string, { title = url }: QrOptions = {}): Html {
  const { data, size } = encode(url, { ecc: 'M', boostEcc: false, border: QUIET_ZONE });
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="${title}"
    shape-rendering="crispEdges"
  >
    <title>${title}</title>
    <path fill="#fff" d="M0 0h${size}v${size}H0z" />
    <path fill="#000" d="${darkRuns(data)}" />
  </svg>`;
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
