// Results of the time before Tera.
import { BROUGHT_BYTES, BroughtFigureSchema, BroughtFiguresSchema, NewBroughtFigureSchema } from '../brought-figure.ts';
import { UnitIdSchema } from '../ids.ts';
import { PeriodSchema } from '../period.ts';
import { route } from './route.ts';

export const listBroughtFigures = route({
  call: 'GET /v1/units/{unitId}/brought-figures',
  name: 'listBroughtFigures',
  function: 'publish',
  summary: 'Results of the time before Tera, which stand in the trend of the unit',
  allowed: { scope: 'indicators:read', unit: 'unitId', officer: 'refused' },
  path: { unitId: UnitIdSchema },
  answers: { 200: { is: 'The figures', schema: BroughtFiguresSchema } },
  refusals: ['404 unknown_unit'],
});

export const putBroughtFigure = route({
  call: 'PUT /v1/units/{unitId}/brought-figures/{period}',
  name: 'putBroughtFigure',
  function: 'publish',
  summary: 'Enter a result of a month, quarter, semester or year that ended more than 730 days ago',
  description:
    'It stands in the trend of the unit marked as brought, and is added to nothing. One is replaced by another with a reason alone; what it was before is in the audit.',
  allowed: { scope: 'releases:write', unit: 'unitId', officer: 'refused' },
  path: { unitId: UnitIdSchema, period: PeriodSchema },
  body: { schema: NewBroughtFigureSchema, bytes: BROUGHT_BYTES },
  answers: { 200: { is: 'What is kept', schema: BroughtFigureSchema } },
  refusals: [
    '404 unknown_unit',
    '409 released',
    '409 contended',
    '422 not_reported_so',
    '422 too_recent',
    '422 required',
  ],
});
