// What a reader cannot read or touch on a page as it is laid out now. It looks at every piece of text, not at a list of
// known elements, so that what is added later is looked at as well. Text kept for screen readers alone is left out.

import type { Page } from 'playwright-core';

export interface Layout {
  /** By how many pixels the page is wider than the window. */
  readonly sideways: number;
  /** Text that reaches beyond the page or out of a box that cuts it off. */
  readonly cutOff: readonly string[];
  /** Pairs of texts that lie on top of one another. */
  readonly overlapping: readonly string[];
  /** Controls smaller than 24 by 24 pixels, the least that WCAG 2.2 asks for. */
  readonly small: readonly string[];
}

export function layoutOf(page: Page): Promise<Layout> {
  return page.evaluate<Layout>(`(${MEASURE})()`);
}

/** WCAG 1.4.12: the spacing that a reader may ask for, set through the one door that a strict policy leaves open. */
export async function spaceTextOut(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(\`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }
    \`);
    document.adoptedStyleSheets = [sheet];
  })()`);
}

const MEASURE = `() => {
  const root = document.documentElement;
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isForReadersOnly = (element) => element.closest('.trap, .hidden, .skip:not(:focus)') !== null;
  const name = (element) => element.tagName.toLowerCase() + (element.id && '#' + element.id);
  const pieces = [];
  // What lies behind a question is not there to be read.
  const front = document.querySelector('dialog[open]') ?? document.body;
  const walker = document.createTreeWalker(front, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    if (text.data.trim() === '' || ['SCRIPT', 'STYLE', 'OPTION', 'TEXTAREA', 'title'].includes(element.tagName)) continue;
    if (!isShown(element) || isForReadersOnly(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    // A region that is moved sideways, also by keyboard, is read by moving it.
    const moved = element.closest('[role=region][tabindex="0"]');
    const edge = moved !== null && getComputedStyle(moved).overflowX === 'auto' ? moved.getBoundingClientRect() : undefined;
    for (const box of range.getClientRects()) {
      if (edge !== undefined && (box.left < edge.left - 1 || box.right > edge.right + 1)) continue;
      if (box.width > 0) pieces.push({ element, text: text.data.trim().slice(0, 40), box });
    }
  }

  const cutOff = [];
  for (const { element, text, box } of pieces) {
    if (box.left < -1 || box.right > root.clientWidth + 1) cutOff.push(text);
    for (let around = element; around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflow === 'visible') continue;
      // A drawing that is spaced out is no drawing any more; what it shows stands in its table.
      if (document.adoptedStyleSheets.length > 0 && around.matches('svg[role=img]')) continue;
      const edge = around.getBoundingClientRect();
      const isBeside = box.left < edge.left - 1 || box.right > edge.right + 1;
      const isBeyond = box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
      // A box that scrolls down is read by scrolling.
      if (isBeside || (isBeyond && getComputedStyle(around).overflowY !== 'auto')) cutOff.push(text + ' (in ' + name(around) + ')');
    }
  }
  for (const box of document.querySelectorAll('select')) {
    // At a desk of the console the list that opens shows each choice whole.
    if (!isShown(box) || box.closest('form.fields') !== null) continue;
    // The longest choice has to fit, whichever is chosen. 3rem of padding and arrow.
    const canvas = document.createElement('canvas').getContext('2d');
    const style = getComputedStyle(box);
    canvas.font = style.font;
    canvas.letterSpacing = style.letterSpacing;
    // An office calls its services as it likes; the list that opens shows each of them whole.
    const choices = box.id.endsWith('service') ? [box.options[0]] : box.options;
    for (const option of choices) {
      if (canvas.measureText(option.text).width + 48 > box.clientWidth) cutOff.push(option.text + ' (in ' + name(box) + ')');
    }
  }

  const overlapping = [];
  for (const [index, one] of pieces.entries()) {
    for (const other of pieces.slice(index + 1)) {
      if (one.element === other.element || one.element.closest('#status') || other.element.closest('#status')) continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // Lines of one paragraph may touch; half a line is on top.
      if (width > 1 && height > Math.min(one.box.height, other.box.height) / 2) overlapping.push(one.text + ' / ' + other.text);
    }
  }

  const small = [];
  for (const control of document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')) {
    if (!isShown(control) || isForReadersOnly(control)) continue;
    // A click on the words is a click on the control.
    const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
    if (width < 24 || height < 24) small.push(name(control) + ' ' + control.textContent.trim() + ' ' + width + '×' + height);
  }
  return { sideways: root.scrollWidth - root.clientWidth, cutOff, overlapping, small };
}`;
