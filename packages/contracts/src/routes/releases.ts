// Publishing what citizens said: what was published and what is due, making a release, and setting answers aside before.
import { PeriodSchema } from '../period.ts';
import { UnitIdSchema } from '../ids.ts';
import {
  ExclusionDecisionSchema,
  ExclusionIdSchema,
  ExclusionSchema,
  ExclusionsQuerySchema,
  ExclusionsSchema,
  NewExclusionSchema,
  NewReleaseSchema,
  ProposedReplacementSchema,
  PublishingChoicesSchema,
  RELEASE_REQUEST_BYTES,
  ReleaseDocumentSchema,
  ReleasePreviewSchema,
  ReleaseQuerySchema,
  ReleaseSummarySchema,
  ReleasesSchema,
  RunningPeriodSchema,
} from '../release.ts';
import { route } from './route.ts';

const path = { unitId: UnitIdSchema };
const periodPath = { unitId: UnitIdSchema, period: PeriodSchema };
const reads = { scope: 'indicators:read', unit: 'unitId', officer: 'refused' } as const;
const writes = { scope: 'releases:write', unit: 'unitId', officer: 'refused' } as const;

export const listReleases = route({
  call: 'GET /v1/units/{unitId}/releases',
  name: 'listReleases',
  function: 'publish',
  summary: 'What was published, what runs and what is due',
  allowed: reads,
  path,
  answers: { 200: { is: 'The releases as they stand, newest first', schema: ReleasesSchema } },
  refusals: ['404 unknown_unit'],
});

export const getRelease = route({
  call: 'GET /v1/units/{unitId}/releases/{period}',
  name: 'getRelease',
  function: 'publish',
  summary: 'The document of a release, the same bytes as when it was made',
  allowed: reads,
  path: periodPath,
  query: ReleaseQuerySchema,
  answers: { 200: { is: 'The document; `etag` is its hash', schema: ReleaseDocumentSchema, kept: true } },
  refusals: ['404 unknown_unit', '404 unknown_release', '403 wrong_scope', '406 too_large_plain'],
});

export const previewRelease = route({
  call: 'GET /v1/units/{unitId}/releases/{period}/preview',
  name: 'previewRelease',
  function: 'publish',
  summary: 'What a release would show if it were made now: numbers, and no figure',
  allowed: writes,
  path: periodPath,
  answers: { 200: { is: 'The numbers', schema: ReleasePreviewSchema } },
  refusals: ['404 unknown_unit', '409 released', '409 unsettled', '422 not_a_release_period'],
});

export const publishRelease = route({
  call: 'POST /v1/units/{unitId}/releases',
  name: 'publishRelease',
  function: 'publish',
  summary: 'Publish a period that is over, or keep a step of the running one',
  description:
    'Of a large unit it can take longer than the gateway waits: that answers 503, and the release is made all the same. Sent again with the same `Idempotency-Key`, the request is 409 `in_progress` while it is worked on and then answered as it would have been; without one it is 409 `released` once it is made.',
  allowed: writes,
  path,
  body: { schema: NewReleaseSchema, bytes: RELEASE_REQUEST_BYTES },
  repeated: 'remembered',
  answers: {
    200: { is: 'The running period, with a step more where ten answers have come', schema: RunningPeriodSchema },
    201: { is: 'The release', schema: ReleaseSummarySchema },
    202: { is: 'A replacement that another key has to say as well', schema: ProposedReplacementSchema },
  },
  refusals: [
    '404 unknown_unit',
    '404 unknown_release',
    '409 not_over',
    '409 released',
    '409 unsettled',
    '409 no_answers',
    '409 not_replaceable',
    '409 contended',
    '422 not_a_release_period',
    '422 required',
  ],
});

export const getPublishingChoices = route({
  call: 'GET /v1/units/{unitId}/publishing-choices',
  name: 'getPublishingChoices',
  function: 'publish',
  summary: 'What publishing by month, quarter, semester or year would have shown',
  allowed: writes,
  path,
  answers: { 200: { is: 'Each choice with last year’s numbers', schema: PublishingChoicesSchema } },
  refusals: ['404 unknown_unit'],
});

export const proposeExclusion = route({
  call: 'POST /v1/units/{unitId}/exclusions',
  name: 'proposeExclusion',
  function: 'publish',
  summary: 'Set answers aside before a release; it holds once another key says the same, or confirms it',
  allowed: writes,
  path,
  body: { schema: NewExclusionSchema, bytes: RELEASE_REQUEST_BYTES },
  repeated: 'remembered',
  answers: {
    200: { is: 'The exclusion that was proposed before, now confirmed or still waiting', schema: ExclusionSchema },
    201: { is: 'The exclusion, which waits for another key', schema: ExclusionSchema },
  },
  refusals: ['404 unknown_unit', '409 released', '409 contended', '422 not_a_release_period', '422 unknown_counter'],
});

export const decideExclusion = route({
  call: 'POST /v1/units/{unitId}/exclusions/{exclusionId}/decision',
  name: 'decideExclusion',
  function: 'publish',
  summary: 'Confirm, refuse or take back an exclusion',
  allowed: writes,
  path: { unitId: UnitIdSchema, exclusionId: ExclusionIdSchema },
  body: { schema: ExclusionDecisionSchema, bytes: RELEASE_REQUEST_BYTES },
  repeated: 'harmless',
  answers: { 200: { is: 'The exclusion', schema: ExclusionSchema } },
  refusals: [
    '404 unknown_unit',
    '404 unknown_exclusion',
    '403 own_proposal',
    '409 already_decided',
    '409 released',
    '409 contended',
  ],
});

export const listExclusions = route({
  call: 'GET /v1/units/{unitId}/exclusions',
  name: 'listExclusions',
  function: 'publish',
  summary: 'What is set aside, by whom and why, newest first',
  allowed: writes,
  path,
  query: ExclusionsQuerySchema,
  answers: { 200: { is: 'The exclusions', schema: ExclusionsSchema } },
  refusals: ['404 unknown_unit'],
});
