// A survey link as a QR code, drawn into the page. It is the code of the posters and slips: level M, with its own white.

import { qrPath } from '@tera/pages/qr-path';

const SVG = 'http://www.w3.org/2000/svg';

export function qrDrawing(url: string): SVGSVGElement {
  const { size, path } = qrPath(url);
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = { viewBox: `0 0 ${size} ${size}`, role: 'img', 'shape-rendering': 'crispEdges' };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  svg.setAttribute('aria-label', 'Kode QR survei');
  svg.append(pathOf('#fff', `M0 0h${size}v${size}H0z`), pathOf('#000', path));
  return svg;
}

function pathOf(fill: string, d: string): SVGPathElement {
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('fill', fill);
  path.setAttribute('d', d);
  return path;
}
