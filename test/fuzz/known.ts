// What is there to be asked about, by the names under which requests speak of it. It grows with what is answered.

import { FUZZED_UNIT } from '../support/odd-requests.ts';

export interface Known {
  readonly of: (name: string) => readonly unknown[];
  /** Takes up ids and cursors that an answer has told. */
  readonly learn: (json: unknown) => void;
}

const MOST = 50;
/** Under which name of a request an answer's field is asked for again. */
const LEARNT: Readonly<Record<string, string>> = {
  next: 'cursor',
  objectionId: 'objectionId',
  snapshotId: 'snapshotId',
  keyId: 'keyId',
};

/** `never`: ids that must not be asked for, or the run would take away its own key. */
export function knownOf(links: readonly string[], now: number, never: readonly string[]): Known {
  const recent = [5, 60, 600].map((minutes) => new Date(now - minutes * 60_000).toISOString());
  const day = new Date(now).toISOString().slice(0, 10);
  const periods = [day, day.slice(0, 7), day.slice(0, 4), `${day.slice(0, 4)}-Q4`, `${day.slice(0, 4)}-S1`, '1999-W01'];
  const tickets = Array.from({ length: 12 }, (_, index) => `A-${index}`);
  const known: Record<string, unknown[]> = {
    unitId: [FUZZED_UNIT],
    units: [FUZZED_UNIT],
    officerId: ['ani', 'budi', '-'],
    officer: ['ani', 'budi'],
    serviceId: ['ektp', 'kk'],
    service: ['ektp', 'kk'],
    counterId: ['loket-1'],
    ticketId: tickets,
    factId: tickets,
    period: periods,
    from: [day.slice(0, 4), day.slice(0, 7)],
    to: [day.slice(0, 4), day.slice(0, 7), day],
    link: [...links],
    timeZone: ['Asia/Jakarta', 'Asia/Jayapura'],
    occurredAt: recent,
    startedAt: recent,
    expiresAt: [new Date(now + 86_400_000).toISOString(), ...recent],
    name: ['not-found', 'unknown_unit', 'Kantor', 'Loket 1'],
    cursor: [],
    objectionId: [],
    snapshotId: [],
    keyId: ['000000000000'],
  };
  return {
    of: (name) => (Object.hasOwn(known, name) ? (known[name] ?? []) : []),
    learn: (json) => {
      for (const [field, value] of fieldsIn(json)) {
        const pool = Object.hasOwn(LEARNT, field) ? known[LEARNT[field] ?? ''] : undefined;
        if (typeof value !== 'string' || pool === undefined || never.includes(value) || pool.includes(value)) continue;
        pool.push(value);
        if (pool.length > MOST) pool.shift();
      }
    },
  };
}

function* fieldsIn(json: unknown): Generator<[string, unknown]> {
  if (json === null || typeof json !== 'object') return;
  for (const [name, value] of Object.entries(json)) {
    yield [name, value];
    yield* fieldsIn(value);
  }
}
