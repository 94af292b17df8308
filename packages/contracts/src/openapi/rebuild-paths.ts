// Counting a period again from its facts.
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { RebuildRequestSchema, RebuildSchema } from '../rebuild.ts';
import { body, json, refusals, unitPath, withKey } from './parts.ts';

export const REBUILD_PATHS: ZodOpenApiPathsObject = {
  '/v1/units/{unitId}/rebuild': {
    post: {
      operationId: 'rebuild',
      summary: 'Compare the figures of a period with their facts, and mend them when told to',
      ...withKey('registry:write'),
      requestParams: unitPath,
      requestBody: body(RebuildRequestSchema),
      responses: {
        '200': json(RebuildSchema, 'What differs, and whether it was mended'),
        ...refusals('401', '403', '404', '413', '415', '422'),
      },
    },
  },
};
