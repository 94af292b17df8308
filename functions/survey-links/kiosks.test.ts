// Where the tablets of a unit begin: addresses that open as a kiosk's and as nothing else, and name no officer.
import { kiosks } from '@tera/administration/posters';
import { type CounterId, DAY, type UnitId } from '@tera/domain';
import { openSurveyLink } from '@tera/links';
import { complaints } from '@tera/testing/contract';
import { NOW, aDocument, contoh } from '@tera/testing/facts';
import { answerTo } from '@tera/testing/http';
import { SECRETS } from '@tera/testing/links';
import { describe, expect, it } from 'vitest';
import { depsOf } from './testing.ts';

const ROUTE = 'GET /v1/units/{unitId}/kiosks';
const counters = [{ id: 'loket-1' as CounterId, name: 'Loket 1' }];

async function asked(house: Parameters<typeof depsOf>[0] = {}, unitId = contoh) {
  const answer = answerTo(await kiosks({ path: { unitId } }, depsOf(house)));
  expect(complaints(ROUTE, answer)).toEqual([]);
  return answer;
}

describe('the kiosks', () => {
  it('are one of the unit and one of each counter, for as long as their key', async () => {
    const { body } = await asked({ unit: aDocument({ name: 'Kantor Contoh', counters }) });
    const { kiosks: all } = body as { kiosks: { counterId?: string; name: string; url: string }[] };

    expect(all.map(({ name, counterId }) => [name, counterId])).toEqual([
      ['Kantor Contoh', undefined],
      ['Loket 1', 'loket-1'],
    ]);
    const links = all.map(({ url }) => openSurveyLink(url.split('/s/')[1] ?? '', SECRETS, NOW + 3_650 * DAY));
    expect(links).toEqual([
      { state: 'open', link: { kind: 'kiosk', unitId: contoh, counterId: undefined } },
      { state: 'open', link: { kind: 'kiosk', unitId: contoh, counterId: 'loket-1' } },
    ]);
  });

  it('end with the unit, and are none where there is no unit', async () => {
    expect(await asked({ unit: aDocument({ closedFrom: '2026-11-20' }) })).toMatchObject({
      status: 410,
      body: { errors: [{ code: 'unit_closed' }] },
    });
    expect(await asked({}, 'lain' as UnitId)).toMatchObject({
      status: 404,
      body: { errors: [{ code: 'unknown_unit' }] },
    });
  });
});
