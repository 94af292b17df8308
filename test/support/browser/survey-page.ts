// What a citizen does on the survey page, and what it says.

import type { Page } from 'playwright-core';
import { type Answers, ELEMENTS, type Element } from '../answers.ts';

/** Chooses an answer for each of these questions. */
export async function choose(page: Page, answers: Answers): Promise<void> {
  for (const [element, score] of Object.entries(answers)) await page.locator(`#q-${element}-${score}`).check();
}

export async function skip(page: Page, element: Element): Promise<void> {
  await page.locator(`#q-${element}`).getByText('Lewati', { exact: true }).click();
}

export async function send(page: Page): Promise<void> {
  await page.locator('form button').click();
}

/** Sends what is chosen and waits for the thanks. */
export async function sendAndBeThanked(page: Page): Promise<void> {
  await send(page);
  await isThanked(page);
}

export async function isThanked(page: Page): Promise<void> {
  // Not by waiting for a navigation: whoever taps twice aborts the first one with the second.
  await page
    .getByRole('heading', { level: 1 })
    .getByText(/^(Terima kasih|Thank you)\.$/)
    .waitFor();
  if (!page.url().includes('/thanks')) throw new Error(`thanked at ${page.url()}`);
}

/** The answers that are chosen on the page as it stands. */
export async function chosen(page: Page): Promise<Answers> {
  const answers: Record<string, number> = {};
  for (const element of ELEMENTS) {
    const checked = page.locator(`[name="q.${element}"]:checked`);
    if ((await checked.count()) > 0) answers[element] = Number(await checked.getAttribute('value'));
  }
  return answers;
}

export async function receiptOn(page: Page): Promise<string> {
  return page.locator('.receipt b').innerText();
}

export async function headingOf(page: Page): Promise<string> {
  return page.getByRole('heading', { level: 1 }).innerText();
}
