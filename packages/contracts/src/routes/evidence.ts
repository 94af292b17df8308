// The tickets behind a figure.
import { EvidenceQuerySchema, EvidenceSchema, HolderSchema } from '../evidence.ts';
import { UnitIdSchema } from '../ids.ts';
import { route } from './route.ts';

export const readEvidence = route({
  call: 'GET /v1/units/{unitId}/officers/{officerId}/evidence',
  name: 'readEvidence',
  function: 'read-evidence',
  summary: "The tickets behind an officer's figures, or behind those that are the unit's own (`-`)",
  allowed: { scope: 'indicators:read', unit: 'unitId' },
  path: { unitId: UnitIdSchema, officerId: HolderSchema },
  query: EvidenceQuerySchema,
  paged: true,
  answers: {
    200: {
      is: 'A page of tickets, what they add, and the figure that all pages add up to',
      schema: EvidenceSchema,
    },
  },
  refusals: ['404 unknown_unit', '404 unknown_officer'],
});
