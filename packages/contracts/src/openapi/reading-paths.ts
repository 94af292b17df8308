// What HR reads: rows of indicators and the survey report.
import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { ServiceIdSchema } from '../ids.ts';
import { BySchema, IndicatorsSchema, PeriodSchema } from '../indicators.ts';
import { SkmSchema, WeightSchema } from '../skm.ts';
import { json, refusals, unitPath, withKey } from './parts.ts';

export const READING_PATHS: ZodOpenApiPathsObject = {
  '/v1/units/{unitId}/indicators': {
    get: {
      operationId: 'readIndicators',
      summary: 'Indicator rows of a period',
      ...withKey('indicators:read'),
      requestParams: { ...unitPath, query: z.object({ period: PeriodSchema, by: BySchema.optional() }) },
      responses: {
        '200': json(IndicatorsSchema, 'The rows; none where there is nothing'),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
  '/v1/units/{unitId}/skm': {
    get: {
      operationId: 'readSkm',
      summary: 'The official survey report of a period, of the unit or of one of its services',
      ...withKey('indicators:read'),
      requestParams: {
        ...unitPath,
        query: z.object({ period: PeriodSchema, weight: WeightSchema, service: ServiceIdSchema.optional() }),
      },
      responses: {
        '200': json(SkmSchema, 'The report; without figures where there are fewer than 10 responses'),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
};
