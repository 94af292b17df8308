// What only a busy office sees: somebody else is changing the same unit.
import { unitRegistry } from '@tera/domain';
import { complaints } from '@tera/testing/contract';
import { aDocument, contoh } from '@tera/testing/facts';
import { answerTo } from '@tera/testing/http';
import { describe, expect, it } from 'vitest';
import { type PutDeps, putUnit } from './units.ts';

/** Of a unit in its third version, whose store says what a test wants. */
async function putWith(outcome: Awaited<ReturnType<PutDeps['registry']['putUnit']>>, ifMatch = '"3-test"') {
  const deps: PutDeps = {
    registry: {
      unitWithVersion: () => Promise.resolve({ version: 3, unit: unitRegistry(aDocument()) }),
      putUnit: () => Promise.resolve(outcome),
    },
    hasFacts: () => Promise.resolve(true),
    version: 'test',
    now: () => 0,
  };
  const request = { path: { unitId: contoh }, body: aDocument(), ifMatch, caller: { keyId: 'k1', name: 'Admin' } };
  const answer = answerTo(await putUnit(request, deps));
  expect(complaints('PUT /v1/units/{unitId}', answer)).toEqual([]);
  return answer;
}

describe('a unit that others are changing', () => {
  it.each([
    ['is to be read and put again', 'contended', 409, 'contended'],
    ['was changed since it was read, be it a moment ago', 'stale', 412, 'stale'],
  ] as const)('%s', async (_, outcome, status, code) => {
    expect(await putWith(outcome)).toMatchObject({ status, body: { errors: [{ code }] } });
  });

  it('has the tag of the version that it comes to', async () => {
    expect(await putWith('stored')).toMatchObject({ status: 200, headers: { etag: '"4-test"' } });
  });

  it('is replaced as it was read, whichever software has shown it', async () => {
    expect(await putWith('stored', '"3-older"')).toMatchObject({ status: 200 });
    expect(await putWith('stored', '"2-test", "30-test"')).toMatchObject({ status: 412 });
  });
});
