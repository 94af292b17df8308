// What a template does with the texts put into it.
import { describe, expect, it } from 'vitest';
import { html, inlined, markupOf } from './html.ts';

describe('a template', () => {
  it('escapes every character that means something in a page', () => {
    expect(markupOf(html`<p title="${`&<>"'`}">${`&<>"'`}</p>`)).toBe(
      '<p title="&amp;&lt;&gt;&quot;&#39;">&amp;&lt;&gt;&quot;&#39;</p>',
    );
  });

  it('keeps the markup that templates made, and escapes the texts between it', () => {
    expect(markupOf(html`<p>${[html`<b>${'<'}</b>`, '<b>', 3]}</p>`)).toBe('<p><b>&lt;</b>&lt;b&gt;3</p>');
  });

  it('leaves nothing behind for what is absent', () => {
    expect(markupOf(html`<p>${undefined}${false}</p>`)).toBe('<p></p>');
  });

  it('drops its own indentation and keeps that of a text', () => {
    const page = html`<ul>
      <li>${'a\n   b'}</li>
    </ul>`;

    expect(markupOf(page)).toBe('<ul>\n<li>a\n   b</li>\n</ul>');
  });

  it('does not take an object from elsewhere for markup', () => {
    const forged = JSON.parse('{"markup":"<script>","html":"<script>"}') as never;

    expect(markupOf(html`<p>${forged}</p>`)).not.toContain('<script>');
  });

  it('inlines a script to the byte', () => {
    expect(markupOf(inlined('script', 'a < b && "c"'))).toBe('<script>a < b && "c"</script>');
  });
});
