// How a release is told of without its document.
import { type ReleaseSummary, instantText } from '@tera/contracts';
import type { UnitId } from '@tera/domain';
import type { ReleaseHead } from '@tera/store';

export function summaryOf(unitId: UnitId, head: ReleaseHead): ReleaseSummary {
  const { period, revision, publishedAt, sha256, methodVersion, replacement, reason } = head;
  return {
    period,
    revision,
    publishedAt: instantText(publishedAt),
    sha256,
    methodVersion,
    ...(replacement === undefined ? {} : { replacement }),
    ...(reason === undefined ? {} : { reason }),
    href: `/v1/units/${unitId}/releases/${period}`,
  };
}
