// Counting a period again from its facts.
import { UnitIdSchema } from '../ids.ts';
import { REBUILD_BYTES, RebuildRequestSchema, RebuildSchema } from '../rebuild.ts';
import { route } from './route.ts';

export const rebuild = route({
  call: 'POST /v1/units/{unitId}/rebuild',
  name: 'rebuild',
  function: 'rebuild-cells',
  summary: 'Compare the figures of a period with their facts, and mend them when told to',
  allowed: { scope: 'registry:write', unit: 'unitId' },
  path: { unitId: UnitIdSchema },
  body: { schema: RebuildRequestSchema, bytes: REBUILD_BYTES },
  repeated: 'harmless',
  answers: { 200: { is: 'What differs, and whether it was mended', schema: RebuildSchema } },
  refusals: ['404 unknown_unit', '422 facts_forgotten', '422 unknown_cursor'],
});
