// What pages are made of: the answers of the API, by the names of their routes.
import type { BodyOf, SnapshotBody, SnapshotContent } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import type { ReportedRow } from '@tera/domain';
import type { SurveyAnswer } from '@tera/exports';

export type IndicatorsAnswer = BodyOf<typeof routes.readIndicators, 200>;
export type RowAnswer = IndicatorsAnswer['rows'][number];
/** The same with the types of the domain, and the names that belong to its ids. */
export type OfficerRow = ReportedRow & Pick<RowAnswer, 'officerName' | 'serviceName'>;
export type TrendAnswer = BodyOf<typeof routes.readTrend, 200>;
/** With the types of the domain: the schema of the answer knows days and rules as texts only. */
export type SkmAnswer = SurveyAnswer;
export type SkmBody = BodyOf<typeof routes.readSkm, 200>;
export type PooledAnswer = BodyOf<typeof routes.readPooledSkm, 200>;
export type EvidenceAnswer = BodyOf<typeof routes.readEvidence, 200>;
export type SnapshotsAnswer = BodyOf<typeof routes.listSnapshots, 200>;
export type SnapshotAnswer = SnapshotBody;
export type SnapshotContentAnswer = SnapshotContent;
export type SnapshotChangesAnswer = BodyOf<typeof routes.getSnapshotChanges, 200>;
export type ReleasesAnswer = BodyOf<typeof routes.listReleases, 200>;
export type PreviewAnswer = BodyOf<typeof routes.previewRelease, 200>;
export type ChoicesAnswer = BodyOf<typeof routes.getPublishingChoices, 200>;
export type ExclusionAnswer = BodyOf<typeof routes.listExclusions, 200>['exclusions'][number];

/** A service as pages name it. */
export interface ServiceOfUnit {
  readonly id: string;
  readonly name: string;
}
