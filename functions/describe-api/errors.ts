// What codes mean, as JSON or as a page to read: the `type` of every problem document leads here.
import { createHash } from 'node:crypto';
import { type ErrorEntry, type Format, errorsNamed } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type ReplyTo, refuse } from '@tera/http';
import { html, page } from '@tera/pages';

export function describeError(name: string, format: Format): ReplyTo<typeof routes.describeError> {
  const errors = errorsNamed(name);
  return errors.length === 0
    ? refuse(404, 'name', 'unknown_error', 'there is no such code and no such kind of problem; see /v1/errors')
    : errorsIn(errors, format);
}

export function errorsIn(errors: readonly ErrorEntry[], format: Format): ReplyTo<typeof routes.listErrors> {
  if (format !== 'html') {
    const body = { errors: [...errors] };
    return { status: 200, body, etag: etagOf(JSON.stringify(body)) };
  }
  const { 'content-type': type = '', 'cache-control': _never, ...headers } = pageOf(errors).headers;
  const content = pageOf(errors).html;
  return { file: { type, content, headers }, etag: etagOf(content) };
}

/** Of what is answered itself: it depends on nothing else. */
function etagOf(content: string): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}

function pageOf(errors: readonly ErrorEntry[]) {
  const kinds = Map.groupBy(errors, ({ status }) => status);
  return page({
    status: 200,
    lang: 'en',
    title: 'Errors – Tera',
    description: 'The codes that a refusal of this API can have, and what each of them means.',
    style: STYLE,
    body: html`<main>
      <h1>Errors</h1>
      ${Array.from(
        kinds,
        ([status, entries]) =>
          html`<section>
            <h2>${status} – ${entries[0]?.title}</h2>
            <dl>
              ${entries.map(
                ({ code, meaning }) =>
                  html`<dt id="${code}"><code>${code}</code></dt>
                    <dd>${meaning}</dd> `,
              )}
            </dl>
          </section>`,
      )}
      <p>Every refusal names its codes in <code>errors</code>, with the field that each is about.</p>
    </main>`,
  });
}

const STYLE = `:root{color-scheme:light dark}
body{margin:2rem auto;max-width:44rem;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
h2{margin:2rem 0 .5rem;font-size:1.1rem}
dt{margin-top:.75rem;font-weight:600}
dd{margin:0}`;
