// The tickets behind a figure.
import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { EvidenceQuerySchema, EvidenceSchema, HolderSchema } from '../evidence.ts';
import { UnitIdSchema } from '../ids.ts';
import { json, refusals, withKey } from './parts.ts';

export const EVIDENCE_PATHS: ZodOpenApiPathsObject = {
  '/v1/units/{unitId}/officers/{officerId}/evidence': {
    get: {
      operationId: 'readEvidence',
      summary: "The tickets behind an officer's figures, or behind those that are the unit's own (`-`)",
      ...withKey('indicators:read'),
      requestParams: {
        path: z.object({ unitId: UnitIdSchema, officerId: HolderSchema }),
        query: z.object(EvidenceQuerySchema.shape),
      },
      responses: {
        '200': json(EvidenceSchema, 'A page of tickets, what they add, and the figure that all pages add up to'),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
};
