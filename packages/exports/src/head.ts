// What every answer says of itself: of which unit and time it is, and how and when it was made.

import type { UnitId } from '@tera/domain';

export interface ReportHead {
  readonly unitId: UnitId;
  readonly period: string;
  /** The first instant of the period, and the first one after it. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly generatedAt: string;
  readonly methodVersion: string;
}
