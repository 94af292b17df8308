// What the survey report of an office is made of, for its page and for its Word file alike: the figures that the API answers for the
// period, the one before and the release periods up to it, and the letterhead that was typed.
import {
  type IndicatorsAnswer,
  LETTERHEAD_FIELDS,
  type Letterhead,
  type LetterheadField,
  type SkmAnswer,
  type SurveyReportPageInput,
  periodBefore,
} from '@tera/console';
import { printedText, read } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import { type Period, USUAL_PUBLISHES, addDays, periodOf, periodsCovering } from '@tera/domain';
import type { InPerson } from '@tera/http';
import type { SentForm } from './form.ts';
import { type UnitWork, openedUnit, periodAsked, periodsUpTo } from './opened-unit.ts';
import { type ConsoleView, bodyOf, notShown } from './view.ts';

export interface SurveyReportWork extends UnitWork {
  readonly indicators: InPerson<typeof routes.readIndicators>;
  readonly skm: InPerson<typeof routes.readSkm>;
}

/** All but its letterhead. */
type FiguresOfReport = Omit<SurveyReportPageInput, 'typed' | 'faults' | 'letterhead' | 'at'>;

/** How many release periods the trend goes back. */
const PERIODS_BACK = 8;

/** By the `period` and `weight` of the address. @throws for who may not see it */
export async function surveyReportAsked(view: ConsoleView<SurveyReportWork>): Promise<FiguresOfReport> {
  const { lang, viewer, works, person } = view;
  const { unitId, unit, access, today } = await openedUnit(view);
  if (!access.may('indicators:read')) return notShown(403, []);
  const publishes = unit.document.publishes ?? USUAL_PUBLISHES;
  const period = periodAsked(view, periodBefore(periodOf(today, publishes)));
  const before = periodBefore(period);
  const weight = view.query('weight');
  const rows = async (query: Readonly<Record<string, string | undefined>>): Promise<IndicatorsAnswer> =>
    bodyOf(await works.indicators(person, { path: { unitId }, query }));
  const skm = async ({ name }: Period): Promise<SkmAnswer> =>
    asSurvey(bodyOf(await works.skm(person, { path: { unitId }, query: { period: name, weight } })));
  const last = addDays(period.to, -1);
  const { first } = periodsUpTo(last, publishes, PERIODS_BACK);
  const [now, then, whole, byService, both, published] = await Promise.all([
    skm(period),
    skm(before),
    rows({ period: period.name }),
    rows({ period: period.name, by: 'service' }),
    rows({ from: before.from, to: before.to, grain: before.grain }),
    rows({ from: first.from, to: period.to, grain: publishes }),
  ]);
  return {
    lang,
    viewer,
    unitId,
    unitName: unit.document.name,
    services: unit.document.services,
    counters: unit.document.counters,
    today,
    period,
    skm: now,
    row: whole.rows[0],
    byService: byService.rows,
    before: { period: before, skm: then, row: both.rows[0] },
    published: periodsCovering(first.from, period.to, publishes).map(({ name }) => ({
      period: name,
      row: published.rows.find((row) => row.period === name),
    })),
  };
}

/** With the types of the domain, which the schema of the answer knows as texts only. */
function asSurvey(body: object): SkmAnswer {
  return body as SkmAnswer;
}

export interface SentLetterhead extends Pick<SurveyReportPageInput, 'typed' | 'faults'> {
  /** What of it can be printed. */
  readonly letterhead: Letterhead;
}

export function sentLetterhead(form: SentForm): SentLetterhead {
  const typed = (Object.keys(LETTERHEAD_FIELDS) as LetterheadField[])
    .map((field) => [field, form.field(field).trim()] as const)
    .filter(([, text]) => text !== '');
  const [printable, faulty] = [typed.filter(isPrintable), typed.filter((one) => !isPrintable(one))];
  return {
    typed: Object.fromEntries(typed),
    faults: faulty.map(([field]) => field),
    letterhead: Object.fromEntries(printable),
  };
}

function isPrintable([field, text]: readonly [LetterheadField, string]): boolean {
  return read(printedText(LETTERHEAD_FIELDS[field]), text).ok;
}
