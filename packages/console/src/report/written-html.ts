// A written document as part of a page: the same headings, tables and room for writing as its Word file has, with bars and lines drawn.
import type { WrittenDocument, WrittenLine, WrittenPart, WrittenSignature, WrittenTable } from '@tera/exports';
import { html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { barChart } from '../charts/bar-chart.ts';
import { lineChart } from '../charts/line-chart.ts';
import { decimal } from '../figure-texts.ts';
import { scrolling } from '../frame.ts';

export function writtenHtml(written: WrittenDocument): Content {
  const { title, subtitles, letterhead, parts, signature } = written;
  return html`<article class="written card">
    <div class="letterhead">${letterhead.map((line) => html`<p>${writtenLine(line)}</p> `)}</div>
    <h2 class="title">${title}</h2>
    ${subtitles.map((text) => html`<p class="subtitle">${text}</p> `)} ${parts.map((part) => partOf(part, written))}
    ${signature !== undefined && signatureOf(signature)}
  </article>`;
}

function writtenLine({ text, wanted }: WrittenLine): Content {
  return text ?? html`<span class="wanted">[${wanted}]</span>`;
}

function partOf(part: WrittenPart, { language: lang }: WrittenDocument): Content {
  switch (part.kind) {
    case 'chapter':
      return html`<h3>${part.text}</h3> `;
    case 'section':
      return html`<h4>${part.text}</h4> `;
    case 'text':
      return html`<p>${part.text}</p> `;
    case 'list':
      return html`<ul>
        ${part.items.map((item) => html`<li>${item}</li> `)}
      </ul> `;
    case 'room':
      return html`<p class="room"><span class="wanted">[${part.wanted}]</span></p> `;
    case 'table':
      return tableOf(part);
    case 'bars': {
      const { caption, of, value, span, decimals, bars } = part;
      return barChart({ lang, caption, of, value, span, bars, text: (one) => decimal(one, decimals, lang) });
    }
    case 'line': {
      const { caption, value, span, decimals, points } = part;
      return lineChart({
        lang,
        caption,
        lines: [value],
        span,
        text: (one) => decimal(one, decimals, lang),
        points: points.map(({ label, name, value: one }) => ({ label, name, values: [one] })),
      });
    }
  }
}

function tableOf({ caption, columns, rows, foot }: WrittenTable): Content {
  const cells = (row: readonly string[]) =>
    row.map((text, at) => {
      const look = columns[at]?.isNumber === true ? '' : 'words said';
      // What has no words is no head of anything.
      return at === 0 && text !== ''
        ? html`<th scope="row" class="${look}">${text}</th> `
        : html`<td class="${look}">${text}</td> `;
    });
  return scrolling(
    caption,
    html`<table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ title, isNumber }) => html`<th scope="col" class="${isNumber === true ? '' : 'words'}">${title}</th> `)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${cells(row)}
            </tr> `,
        )}
      </tbody>
      ${
        foot !== undefined &&
        html`<tfoot>
          <tr>
            ${cells(foot)}
          </tr>
        </tfoot>`
      }
    </table>`,
  );
}

function signatureOf({ where, as, name, number }: WrittenSignature): Content {
  return html`<div class="signature">
    <p>${writtenLine(where)}</p>
    <p>${writtenLine(as)}</p>
    <p class="name">${writtenLine(name)}</p>
    <p>${writtenLine(number)}</p>
  </div>`;
}
