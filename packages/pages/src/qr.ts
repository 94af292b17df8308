// A survey link as a QR code. The white behind it is part of the code: on a dark page a drawing without it cannot be
// scanned.
import { html, markupOf, type Html } from './html.ts';
import { qrPath } from './qr-path.ts';

export interface QrOptions {
  /** What a screen reader says in place of the drawing. */
  readonly title?: string | undefined;
}

/** The code as a file of its own. */
export function qrSvg(url: string, options: QrOptions = {}): string {
  return markupOf(qrDrawing(url, options));
}

/** The code as a part of a page. */
export function qrDrawing(url: string, { title = url }: QrOptions = {}): Html {
  const { size, path } = qrPath(url);
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="${title}"
    shape-rendering="crispEdges"
  >
    <title>${title}</title>
    <path fill="#fff" d="M0 0h${size}v${size}H0z" />
    <path fill="#000" d="${path}" />
  </svg>`;
}
