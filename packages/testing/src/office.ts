// An office that was never there: its tickets and answers are made up by a fixed rule, and counted by the domain itself, so
// that tables and documents are tried on figures that belong together.

import {
  type CellKey,
  type Contribution,
  type Counters,
  type Dimension,
  ELEMENTS,
  type FlaggedLine,
  type FollowUpLine,
  type IndicatorRow,
  NO_NUMBERS,
  type OfficerId,
  RESPONDENT,
  type RegistryDocument,
  type ReportedRow,
  type Score,
  type ServiceId,
  type SurveyResponse,
  type Tally,
  type UnitId,
  type Weight,
  addTo,
  indicatorRows,
  publishedIn,
  reportedRows,
  skmReport,
  ticketContribution,
} from '@tera/domain';
import { type SurveyAnswer, directoryOf } from '@tera/exports';
import {
  type GivenAnswer,
  type SituationWishes,
  aRelease,
  aSituation,
  addedBy,
  at,
  cellsOf,
  chargedTo,
  completed,
  issued,
  periodNamed,
  rules,
  started,
  ticketOf,
  toldOf,
} from './facts/index.ts';

export const OFFICE: Pick<RegistryDocument, 'name' | 'services' | 'officers'> = {
  name: 'Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh',
  services: [
    { id: 'ektp' as ServiceId, name: 'Perekaman dan penerbitan KTP elektronik' },
    { id: 'kk' as ServiceId, name: 'Kartu keluarga' },
    { id: 'akta' as ServiceId, name: 'Akta kelahiran' },
  ],
  officers: [
    { id: 'p-01' as OfficerId, name: 'Ani Contoh', nip: '000000000000000001' },
    { id: 'p-02' as OfficerId, name: 'Budi Contoh', nip: '000000000000000002' },
    { id: 'p-03' as OfficerId, name: 'Citra Contoh', nip: '000000000000000003' },
    { id: 'p-04' as OfficerId, name: 'Dewi Contoh', nip: '000000000000000004' },
  ],
};

export const DIRECTORY = directoryOf({ ...OFFICE, counters: [] });

export interface Office {
  readonly cells: readonly (readonly [CellKey, Counters])[];
  readonly situation: SituationWishes;
}

/**
 * The counted answers, and twice as many tickets, of an office that publishes by month, on the day after its release unless a
 * test says otherwise. Three quarters of the answers name an officer.
 */
export function anOffice(answers: number, wishes: SituationWishes = {}): Office {
  const given = Array.from({ length: answers }, (_, index) => answerOf(index));
  const contributions = [
    ...given.map(({ response, charge }) => addedBy(response, charge)),
    ...Array.from({ length: 2 * answers }, (_, index) => ticketOfOffice(index)),
  ];
  const release = aRelease(given, { period: HEAD.period, publishes: 'month', methodVersion: HEAD.methodVersion });
  return {
    cells: [...cellsOf(...contributions)],
    situation: {
      plan: { first: 'month', changes: [] },
      releases: [release],
      today: '2026-12-16',
      ...wishes,
    },
  };
}

export const HEAD = {
  unitId: 'disdukcapil-contoh' as UnitId,
  period: '2026-11',
  from: '2026-10-31T17:00:00.000Z',
  to: '2026-11-30T17:00:00.000Z',
  timeZone: 'Asia/Jakarta',
  generatedAt: '2026-12-16T01:05:00.000Z',
  methodVersion: '2026.4',
} as const;

export const FOLLOW_UPS: readonly FollowUpLine[] = [
  {
    element: 'pengaduan',
    period: HEAD.period,
    status: 'done',
    what: 'Memasang papan alur',
    who: 'Seksi Pelayanan',
    until: '2027-06-30',
    term: 'short',
    done: '2027-05-12',
  },
  {
    element: 'sarana',
    period: HEAD.period,
    status: 'proposed',
    what: null,
    who: null,
    until: null,
    term: null,
    done: null,
  },
];

export function surveyOf({ cells, situation }: Office, weight: Weight = 'exact'): SurveyAnswer {
  const tally: Tally = {};
  for (const [, counters] of cells) addTo(tally, counters);
  const published = publishedIn(cells, periodNamed(HEAD.period), aSituation(situation));
  const { satisfaction } = toldOf(cells, { ...situation, period: HEAD.period })({}, tally);
  return { ...HEAD, ...skmReport({ published, satisfaction, population: tally.completed ?? 0, weight }) };
}

/** What a report says of answers to look at, of 120 unless it is told. */
export function flaggedOf({
  kinds = {},
  ...said
}: Pick<FlaggedLine, 'n' | 'ikmWithout'> & {
  readonly of?: number;
  readonly kinds?: Partial<FlaggedLine['kinds']>;
  readonly bursts?: FlaggedLine['bursts'];
}): FlaggedLine {
  return { of: 120, bursts: [], kinds: { ...NO_NUMBERS.flags, ...kinds }, ...said };
}

export function rowsOfOffice({ cells, situation }: Office, by: readonly Dimension[]): readonly ReportedRow[] {
  return reportedRows(cells, by, { told: toldOf(cells, { ...situation, period: HEAD.period }) });
}

export function unitRowOf({ cells, situation }: Office): IndicatorRow {
  const [row] = indicatorRows(cells, [], toldOf(cells, { ...situation, period: HEAD.period }));
  if (row === undefined) throw new Error('the office has no figures');
  return row;
}

export function officerRowsOf(office: Office): readonly ReportedRow[] {
  return rowsOfOffice(office, ['officer']);
}

/** Mostly 3 and 4, a few less, no two elements alike. */
function scoreOf(answer: number, element: number): Score {
  const lot = (answer * 7919 + element * 104_729 + answer * element * 31) % 100;
  if (lot < 2) return 1;
  if (lot < 9 + element) return 2;
  return lot < 60 - 3 * element ? 3 : 4;
}

function answerOf(index: number): GivenAnswer {
  const isPoster = index % 4 === 3;
  const pick = <Value>(values: readonly Value[], step: number) => values[(index * step) % values.length];
  const response: SurveyResponse = {
    responseId: `r-${index}`,
    receivedAt: at('10:00'),
    channel: isPoster ? 'poster' : index % 9 === 0 ? 'kiosk' : 'ticket',
    ...(isPoster ? {} : { isLinked: true }),
    questionnaire: 'skm-2017.2',
    answers: Object.fromEntries(ELEMENTS.map((element, number) => [element, scoreOf(index, number)])),
    respondent:
      index % 11 === 0
        ? {}
        : {
            sex: pick(RESPONDENT.sex, 1),
            age: pick(RESPONDENT.age, 3),
            education: pick(RESPONDENT.education, 5),
            work: pick(RESPONDENT.work, 3),
          },
  };
  const charge = chargedTo(isPoster ? {} : { officerId: officerAt(index), serviceId: serviceAt(index) });
  return { response, charge };
}

function ticketOfOffice(index: number): Contribution {
  const officerId = officerAt(index);
  const serviceId = serviceAt(index);
  const begin = index % 200;
  const served = 6 + ((index * 37) % 17);
  return ticketContribution(
    ticketOf(
      issued(minute(begin), { serviceId }),
      started(minute(begin + 9), officerId),
      completed(minute(begin + 9 + served), { officerId, serviceId }),
    ),
    rules({ measure: 'service', minutes: 18 }),
  );
}

/** Minutes after eight, as a clock shows them. */
function minute(count: number): string {
  return `${String(8 + Math.floor(count / 60)).padStart(2, '0')}:${String(count % 60).padStart(2, '0')}`;
}

/** The last one has few. */
function officerAt(index: number): OfficerId {
  const officer = OFFICE.officers[index % 13 === 0 ? 3 : index % 3];
  return officer?.id ?? ('p-01' as OfficerId);
}

function serviceAt(index: number): ServiceId {
  return OFFICE.services[index % 3]?.id ?? ('ektp' as ServiceId);
}
