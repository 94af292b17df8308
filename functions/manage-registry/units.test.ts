// What only a busy office sees: somebody else is changing the same unit.
import type { UnitId } from '@tera/domain';
import { resultOf } from '@tera/http';
import { describe, expect, it } from 'vitest';
import { complaints } from '../../packages/contracts/src/testing/conformance.ts';
import { answerOf } from '../../packages/http/src/testing/request.ts';
import { aDocument } from '../../packages/store/src/testing/makers.ts';
import { putUnit } from './units.ts';

describe('a unit that others are changing', () => {
  it('is to be read and put again', async () => {
    const contended = { putUnit: () => Promise.resolve('contended' as const) };

    const answer = answerOf(
      resultOf(await putUnit({ path: { unitId: 'contoh' as UnitId }, body: aDocument() }, contended, 0)),
    );

    expect(answer).toMatchObject({ status: 409, body: { errors: [{ code: 'contended' }] } });
    expect(complaints('PUT /v1/units/{unitId}', answer)).toEqual([]);
  });
});
