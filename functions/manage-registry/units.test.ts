// What only a busy office sees: somebody else is changing the same unit.
import { complaints } from '@tera/testing/contract';
import { aDocument, contoh } from '@tera/testing/facts';
import { answerTo } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import { putUnit } from './units.ts';

describe('a unit that others are changing', () => {
  it('is to be read and put again', async () => {
    const contended = { putUnit: () => Promise.resolve('contended' as const) };

    const answer = answerTo(await putUnit({ path: { unitId: contoh }, body: aDocument() }, contended, 0));

    expect(answer).toMatchObject({ status: 409, body: { errors: [{ code: 'contended' }] } });
    expect(complaints('PUT /v1/units/{unitId}', answer)).toEqual([]);
  });
});
