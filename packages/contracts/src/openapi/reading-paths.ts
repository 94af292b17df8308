// What HR reads: rows of indicators, an officer's trend, the survey report, and what each figure means.
import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { IndicatorCatalogueSchema } from '../catalogue.ts';
import { FORMATS } from '../format.ts';
import { OfficerIdSchema, UnitIdSchema } from '../ids.ts';
import { IndicatorQuerySchema, IndicatorsSchema } from '../indicators.ts';
import { PooledSkmQuerySchema, PooledSkmSchema, SkmQuerySchema, SkmSchema } from '../skm.ts';
import { TrendQuerySchema, TrendSchema } from '../trend.ts';
import { json, refusals, unitPath, withKey } from './parts.ts';

/** The same answer in every format that it has. */
function inFormats(schema: z.ZodType, description: string, isPrintable = true) {
  const file = { schema: z.string() };
  return {
    '200': {
      description,
      headers: { etag: { schema: { type: 'string' as const }, description: 'For `If-None-Match`.' } },
      content: {
        [FORMATS.json]: { schema },
        [FORMATS.csv]: file,
        [FORMATS.xlsx]: file,
        ...(isPrintable ? { [FORMATS.html]: file } : {}),
      },
    },
    '304': NOT_MODIFIED,
  };
}

const NOT_MODIFIED = { description: 'It is still as the `If-None-Match` of the request says' };

export const READING_PATHS: ZodOpenApiPathsObject = {
  '/v1/units/{unitId}/indicators': {
    get: {
      operationId: 'readIndicators',
      summary: 'Indicator rows of a period, as JSON, CSV, XLSX or to print',
      ...withKey('indicators:read'),
      requestParams: { ...unitPath, query: IndicatorQuerySchema },
      responses: {
        ...inFormats(IndicatorsSchema, 'The rows; none where there is nothing'),
        ...refusals('401', '403', '404', '406', '422'),
      },
    },
  },
  '/v1/units/{unitId}/officers/{officerId}/indicators': {
    get: {
      operationId: 'readTrend',
      summary: "One officer's figures, period by period",
      ...withKey('indicators:read'),
      requestParams: { path: z.object({ unitId: UnitIdSchema, officerId: OfficerIdSchema }), query: TrendQuerySchema },
      responses: {
        ...inFormats(TrendSchema, 'A row for each period', false),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
  '/v1/units/{unitId}/skm': {
    get: {
      operationId: 'readSkm',
      summary: 'The official survey report of a period, of the unit or of one of its services',
      ...withKey('indicators:read'),
      requestParams: { ...unitPath, query: SkmQuerySchema },
      responses: {
        ...inFormats(SkmSchema, 'The report; without figures where there are fewer than 10 responses'),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
  '/v1/skm': {
    get: {
      operationId: 'readPooledSkm',
      summary: 'Several units as one, and the regional recap: one line for each',
      ...withKey('indicators:read'),
      requestParams: { query: PooledSkmQuerySchema },
      responses: {
        ...inFormats(PooledSkmSchema, 'The pooled report and the recap', false),
        ...refusals('401', '403', '404', '422'),
      },
    },
  },
  '/v1/indicator-catalogue': {
    get: {
      operationId: 'readIndicatorCatalogue',
      summary: 'What each figure means, in Indonesian and English',
      responses: {
        '200': json(IndicatorCatalogueSchema, 'Every indicator; ids are paths in a row'),
        '304': NOT_MODIFIED,
      },
    },
  },
};
