// The row of an officer as the API answers it, of which a test changes what it is about.
import type { OfficerId } from '@tera/domain';
import type { OfficerRow } from '../answers.ts';

const NO_TIMES = { n: 0, mean: null, p50: null, p90: null };
const NONE_OF = { n: 0, of: 99, share: 0 };

/** Forty answers that are published, and 99 completed tickets. */
export function anOfficersRow(changes: Partial<OfficerRow> = {}): OfficerRow {
  const element = { n: 39, nrr: 3.7179, ci95: [3.5019, 3.8251] } as const;
  return {
    officerId: 'ani' as OfficerId,
    officerName: 'Ani',
    tickets: {
      completed: 99,
      resolved: 92,
      noShow: 0,
      left: 0,
      cancelled: 0,
      reopened: 0,
      excluded: 0,
      shortService: 0,
    },
    wait: NO_TIMES,
    service: { n: 102, mean: 1162, p50: 987, p90: 2028 },
    turnaround: NO_TIMES,
    hold: NO_TIMES,
    leftAfter: NO_TIMES,
    reopenedAfter: NO_TIMES,
    onTime: { n: 96, onTime: 92, share: 92 / 96 },
    reopened: NONE_OF,
    inaccurate: NONE_OF,
    shortService: NONE_OF,
    satisfaction: {
      n: 40,
      answered: 40,
      status: 'reliable',
      ikm: 91.41,
      mutu: null,
      ci95: [86.93, 93.65],
      elements: { kompetensi: element, perilaku: element },
      releases: [{ period: '2026-Q3', revision: 1, sha256: '88caffe9e4aadcb9', methodVersion: '2026.5' }],
    },
    coverage: { invited: 99, answered: 40, share: 40 / 99, flags: null },
    caseMix: null,
    comparison: {},
    achievements: [],
    flags: [],
    contested: { tickets: 0 },
    ...changes,
  };
}

/** Of a quarter whose answers come out on 15 January 2027. */
export const AWAITED: OfficerRow['satisfaction'] = {
  n: 0,
  answered: 12,
  status: 'awaiting',
  due: '2027-01-15',
  ikm: null,
  mutu: null,
  ci95: null,
  elements: {},
  releases: [],
};
