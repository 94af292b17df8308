// HR sets a flood aside with a colleague, publishes, and the public page shows it: in a browser, from where `npm start` sends them,
// with scripts and without.
import { addDays, parsePeriod } from '@tera/domain';
import { aDocument, present } from '@tera/testing/facts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Onlooker, anExample, deskOf } from '../support/browser/example.ts';
import { allAnswered } from '../support/answers.ts';

const example = anExample();
const [SAID, FLOOD] = [24, 40];

const mainOf = (page: Page) => page.getByRole('main').innerText();

/** A unit in the last quarter that is over, where one counter was flooded. */
async function aFloodedUnit(unitId: string): Promise<void> {
  const { client, released } = example;
  await client.putUnit(unitId, aDocument({ name: `Dinas ${unitId}`, counters: ['loket-1', 'loket-2'] }));
  const answeredOn = addDays(present(parsePeriod(released)).from, 30);
  const given = (counterId: string, count: number, score: 1 | 4) =>
    Array.from({ length: count }, (_, index) => ({
      responseId: `${counterId}-${index}`,
      answeredOn,
      serviceId: 'ektp',
      counterId,
      answers: allAnswered(score),
      source: 'import',
    }));
  const json = { responses: [...given('loket-1', SAID, 4), ...given('loket-2', FLOOD, 1)] };
  expect((await client.call('POST', `/v1/units/${unitId}/responses`, { json })).status).toBe(202);
  const answered = async () => {
    const { json: found } = await client.call('GET', `/v1/units/${unitId}/indicators?period=${released}`);
    return (found as { readonly rows: readonly { readonly satisfaction: { readonly answered: number } }[] }).rows[0]
      ?.satisfaction.answered;
  };
  await expect.poll(answered, { timeout: 60_000 }).toBe(SAID + FLOOD);
}

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  const as = async (who: Onlooker, journey: (page: Page) => Promise<void>) => {
    const { page, context } = await deskOf(example, who, { javaScriptEnabled });
    try {
      await journey(page);
    } finally {
      await context.close();
    }
  };
  it('two of HR set a flood aside, publish, and the public sees the index without it', async () => {
    const unitId = javaScriptEnabled ? 'dinas-banjir' : 'dinas-genang';
    await aFloodedUnit(unitId);

    await as('hr', async (page) => {
      await page.goto(`${example.url}/console/units/${unitId}`);
      await page.getByRole('link', { name: 'Terbitan' }).click();
      await page.getByRole('link', { name: 'Buka daftar dan usulkan' }).click();
      await page.getByLabel('Loket', { exact: true }).selectOption('loket-2');
      await page.getByLabel('Alasan').fill('Banjir jawaban dari satu gawai');
      await page.getByRole('button', { name: 'Usulkan' }).click();
      await expect.poll(() => mainOf(page)).toContain(`${FLOOD} jawaban dikesampingkan oleh aturan ini.`);
      expect(await page.getByRole('button', { name: 'Setujui' }).count()).toBe(0);
    });
    await as('colleague', async (page) => {
      await page.goto(`${example.url}/console/units/${unitId}/releases`);
      expect(await mainOf(page)).toContain('1 usulan menunggu keputusan');
      await page.getByRole('link', { name: 'Buka daftar dan usulkan' }).click();
      await page.getByRole('link', { name: 'Lihat angkanya' }).click();
      await page.getByRole('button', { name: 'Setujui' }).click();
      await page.getByText('Berlaku', { exact: true }).waitFor();
      expect(await mainOf(page)).toMatch(/Berlaku[\s\S]*Sari Contoh[\s\S]*Dewi Contoh/);
    });
    await as('hr', async (page) => {
      await page.goto(`${example.url}/console/units/${unitId}/releases`);
      await page.getByRole('link', { name: /Periksa dan terbitkan/ }).click();
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: /^Terbitkan .* sekarang$/ }).click();
      await page.getByRole('heading', { name: 'Sudah terbit' }).waitFor();
      expect(await mainOf(page)).toContain(
        `${FLOOD} jawaban dikesampingkan (Loket loket-2): Banjir jawaban dari satu gawai`,
      );
    });
    await as('anyone', async (page) => {
      await page.goto(`${example.url}/u/${unitId}`);
      expect(await mainOf(page)).toMatch(/100,00/);
    });
  });
});
