// What pages are made of: the answers of the API, by the names of their routes.
import type { BodyOf } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';

export type IndicatorsAnswer = BodyOf<typeof routes.readIndicators, 200>;
export type RowAnswer = IndicatorsAnswer['rows'][number];
export type TrendAnswer = BodyOf<typeof routes.readTrend, 200>;
export type SkmAnswer = BodyOf<typeof routes.readSkm, 200>;
export type PooledAnswer = BodyOf<typeof routes.readPooledSkm, 200>;
export type EvidenceAnswer = BodyOf<typeof routes.readEvidence, 200>;
export type ReleasesAnswer = BodyOf<typeof routes.listReleases, 200>;

/** A service as pages name it. */
export interface ServiceOfUnit {
  readonly id: string;
  readonly name: string;
}
