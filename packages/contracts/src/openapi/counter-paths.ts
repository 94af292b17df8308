// What the browser counter asks for besides what every counter pushes.
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { CounterSetupSchema } from '../counter-setup.ts';
import { json, refusals, unitPath, withKey } from './parts.ts';

export const COUNTER_PATHS: ZodOpenApiPathsObject = {
  '/v1/units/{unitId}/counter-setup': {
    get: {
      operationId: 'getCounterSetup',
      summary: 'The services, officers and counters that a browser counter chooses from',
      ...withKey('tickets:write'),
      requestParams: unitPath,
      responses: { '200': json(CounterSetupSchema, 'Names and ids'), ...refusals('401', '403', '404', '422') },
    },
  },
};
