// What an office does about the elements of a release.
import {
  ElementSchema,
  FOLLOW_UP_BYTES,
  FollowUpsSchema,
  KeptFollowUpSchema,
  NewFollowUpSchema,
} from '../follow-up.ts';
import { UnitIdSchema } from '../ids.ts';
import { PeriodSchema } from '../period.ts';
import { route } from './route.ts';

export const listFollowUps = route({
  call: 'GET /v1/units/{unitId}/releases/{period}/follow-ups',
  name: 'listFollowUps',
  function: 'publish',
  summary: 'What is planned and done about the elements of a release, and what is proposed',
  allowed: { scope: 'indicators:read', unit: 'unitId', officer: 'refused' },
  path: { unitId: UnitIdSchema, period: PeriodSchema },
  answers: { 200: { is: 'The plan of the release', schema: FollowUpsSchema } },
  refusals: ['404 unknown_unit', '404 unknown_release'],
});

export const putFollowUp = route({
  call: 'PUT /v1/units/{unitId}/releases/{period}/follow-ups/{element}',
  name: 'putFollowUp',
  function: 'publish',
  summary: 'Say what is done about an element of a release, by whom and until when',
  description:
    'What is there is replaced only as it was read: with its `ETag` in `If-Match`. What it was before is in the audit.',
  allowed: { scope: 'releases:write', unit: 'unitId', officer: 'refused' },
  path: { unitId: UnitIdSchema, period: PeriodSchema, element: ElementSchema },
  body: { schema: NewFollowUpSchema, bytes: FOLLOW_UP_BYTES },
  conditional: true,
  answers: { 200: { is: 'What is kept', schema: KeptFollowUpSchema, tagged: true } },
  refusals: [
    '404 unknown_unit',
    '404 unknown_release',
    '409 not_shown',
    '409 contended',
    '412 stale',
    '422 in_the_future',
    '428 if_match_required',
  ],
});
