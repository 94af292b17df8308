// What HR reads: rows of indicators, an officer's trend, the survey report, and what each figure means.
import { IndicatorCatalogueSchema } from '../catalogue.ts';
import { HolderSchema } from '../evidence.ts';
import { FORMAT_EFFECTS } from '../format.ts';
import { UnitIdSchema } from '../ids.ts';
import { INDICATOR_EFFECTS, IndicatorQuerySchema, IndicatorsSchema } from '../indicators.ts';
import {
  POOLED_SKM_EFFECTS,
  PooledSkmQuerySchema,
  PooledSkmSchema,
  SKM_EFFECTS,
  SkmQuerySchema,
  SkmSchema,
} from '../skm.ts';
import { TrendQuerySchema, TrendSchema } from '../trend.ts';
import { route } from './route.ts';

const path = { unitId: UnitIdSchema };

export const readIndicators = route({
  call: 'GET /v1/units/{unitId}/indicators',
  name: 'readIndicators',
  function: 'read-indicators',
  summary: 'Indicator rows of a period, or of each period of a span, as JSON, CSV, XLSX or to print',
  allowed: { scope: 'indicators:read', unit: 'unitId' },
  path,
  query: IndicatorQuerySchema,
  effects: INDICATOR_EFFECTS,
  answers: {
    200: {
      is: 'The rows; none where there is nothing',
      schema: IndicatorsSchema,
      formats: ['csv', 'xlsx', 'html'],
      kept: true,
    },
  },
  refusals: ['404 unknown_unit', '406 too_large_plain', '422 too_many_rows'],
});

export const readTrend = route({
  call: 'GET /v1/units/{unitId}/officers/{officerId}/indicators',
  name: 'readTrend',
  function: 'read-indicators',
  summary: "One officer's figures, or those that are the unit's own (`-`), period by period",
  allowed: { scope: 'indicators:read', unit: 'unitId' },
  path: { unitId: UnitIdSchema, officerId: HolderSchema },
  query: TrendQuerySchema,
  effects: FORMAT_EFFECTS,
  answers: { 200: { is: 'A row for each period', schema: TrendSchema, formats: ['csv', 'xlsx'], kept: true } },
  refusals: ['404 unknown_unit', '404 unknown_officer'],
});

export const readSkm = route({
  call: 'GET /v1/units/{unitId}/skm',
  name: 'readSkm',
  function: 'read-indicators',
  summary: 'The official survey report of a period, of the unit or of one of its services',
  allowed: { scope: 'indicators:read', unit: 'unitId' },
  path,
  query: SkmQuerySchema,
  effects: SKM_EFFECTS,
  answers: {
    200: {
      is: 'The report; without figures where there are fewer than 10 responses',
      schema: SkmSchema,
      formats: ['csv', 'xlsx', 'html'],
      kept: true,
    },
  },
  refusals: ['404 unknown_unit', '404 unknown_service'],
});

export const readPooledSkm = route({
  call: 'GET /v1/skm',
  name: 'readPooledSkm',
  function: 'read-indicators',
  summary: 'Several units as one, and the regional recap: one line for each',
  allowed: { scope: 'indicators:read', units: 'by the work' },
  query: PooledSkmQuerySchema,
  effects: POOLED_SKM_EFFECTS,
  answers: {
    200: { is: 'The pooled report and the recap', schema: PooledSkmSchema, formats: ['csv', 'xlsx'], kept: true },
  },
  refusals: ['403 other_unit', '404 unknown_unit'],
});

export const readIndicatorCatalogue = route({
  call: 'GET /v1/indicator-catalogue',
  name: 'readIndicatorCatalogue',
  function: 'read-indicators',
  summary: 'What each figure means, in Indonesian and English',
  allowed: 'anyone',
  answers: { 200: { is: 'Every indicator; ids are paths in a row', schema: IndicatorCatalogueSchema, kept: true } },
  refusals: [],
});
