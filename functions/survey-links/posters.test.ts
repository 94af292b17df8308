// The posters of a unit: one for itself and one for each counter, whose links open, name no officer, and live for ever.
import { type PostersRequest, posters } from '@tera/administration/posters';
import { type CounterId, DAY, type UnitId } from '@tera/domain';
import { findPoster, openSurveyLink } from '@tera/links';
import { complaints } from '@tera/testing/contract';
import { registryOf } from '@tera/testing/doubles';
import { NOW, aDocument, contoh } from '@tera/testing/facts';
import { answerTo } from '@tera/testing/http';
import { SECRETS } from '@tera/testing/links';
import { skeletonOf, textOf, valuesOf } from '@tera/testing/page';
import { describe, expect, it } from 'vitest';
import { depsOf } from './testing.ts';

const counter = (id: string, name: string) => ({ id: id as CounterId, name });
const office = (name = 'Kantor Contoh') =>
  aDocument({ name, counters: [counter('loket-1', 'Loket 1'), counter('loket-2', 'Loket 2')] });

const secrets = () => Promise.resolve(SECRETS);

async function sheetsOf(unit = office(), query: PostersRequest['query'] = {}) {
  const reply = await posters({ path: { unitId: contoh }, query }, depsOf({ unit }));
  if (!('page' in reply)) throw new Error('a test expects a page');
  return reply.page;
}

const counterNamed = (name: string) => sheetsOf(aDocument({ name: 'Kantor', counters: [counter('loket-1', name)] }));

/** The tokens of the codes that are printed. */
function tokensIn(html: string): string[] {
  return valuesOf('href', html).flatMap((url) => url.split('https://tera.example/s/')[1] ?? []);
}

describe('the posters', () => {
  it('of a unit that is closed are not made: nobody can answer them', async () => {
    const unit = aDocument({ closedFrom: '2026-11-20' });

    const answer = answerTo(await posters({ path: { unitId: contoh }, query: {} }, depsOf({ unit })));

    expect(answer).toMatchObject({ status: 410, body: { errors: [{ code: 'unit_closed' }] } });
    expect(complaints('GET /v1/units/{unitId}/posters', answer)).toEqual([]);
  });

  it('are one of the unit and one of each counter, each with a link of its own', async () => {
    const { status, html } = await sheetsOf();
    const links = tokensIn(html).map((token) => openSurveyLink(token, SECRETS, NOW + 3_650 * DAY));

    expect(status).toBe(200);
    expect(links).toEqual([
      { state: 'open', link: { kind: 'poster', unitId: contoh, counterId: undefined } },
      { state: 'open', link: { kind: 'poster', unitId: contoh, counterId: 'loket-1' } },
      { state: 'open', link: { kind: 'poster', unitId: contoh, counterId: 'loket-2' } },
    ]);
    expect(textOf(html)).toMatch(/Loket 1.*Loket 2/);
    expect(html).not.toMatch(/ani|budi/i);
  });

  it('have each an address that can be typed', async () => {
    const { html } = await sheetsOf();
    const typed = [...html.matchAll(/<b>tera\.example<\/b><b>\/p\/([^<]+)<\/b>/g)].map(([, address = '']) => address);
    const deps = { registry: registryOf(() => office()), linkSecrets: { current: secrets, renewed: secrets } };

    expect(new Set(typed).size).toBe(3);
    for (const address of typed) expect(address).toMatch(/^contoh-[2-9a-hj-km-np-tv-z]{8}$/);
    expect(await Promise.all(typed.map((address) => findPoster(address, deps)))).toEqual([
      { unitId: contoh, counterId: undefined },
      { unitId: contoh, counterId: 'loket-1' },
      { unitId: contoh, counterId: 'loket-2' },
    ]);
  });

  it('of a unit without counters are one', async () => {
    expect(tokensIn((await sheetsOf(aDocument({ counters: [] }))).html)).toHaveLength(1);
  });

  it.each([
    [{}, 'size:A4', 'id'],
    [{ size: 'A4' } as const, 'size:A4', 'id'],
    [{ size: 'A5' } as const, 'size:A5', 'id'],
    [{ size: 'A5', lang: 'en' } as const, 'size:A5', 'en'],
  ])('for %j are %s in %s', async (query, sheet, lang) => {
    const { html } = await sheetsOf(office(), query);

    expect(html).toContain(sheet);
    expect(html).toContain(`<html lang="${lang}"`);
  });

  it('have the names of the office as text, whatever they are', async () => {
    const hostile = `<script>alert(1)</script>"' onload=x`;

    expect(skeletonOf((await counterNamed(hostile)).html)).toEqual(skeletonOf((await counterNamed('Loket')).html));
  });

  it('may load nothing', async () => {
    expect((await sheetsOf()).headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('of a unit that nobody knows are none', async () => {
    const answer = answerTo(await posters({ path: { unitId: 'lain' as UnitId }, query: {} }, depsOf()));

    expect(answer).toMatchObject({ status: 404, body: { errors: [{ code: 'unknown_unit' }] } });
    expect(complaints('GET /v1/units/{unitId}/posters', answer)).toEqual([]);
  });
});
