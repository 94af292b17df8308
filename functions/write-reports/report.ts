// The survey report of an office: as a page, as a Word file, and with the letterhead that was typed for it. The figures are those that
// the API answers for the period, the one before and the release periods up to it.
import {
  LETTERHEAD_FIELDS,
  type IndicatorsAnswer,
  type Letterhead,
  type LetterheadField,
  type SkmAnswer,
  type SurveyReportInput,
  type SurveyReportPageInput,
  periodBefore,
  surveyReport,
  surveyReportPage,
} from '@tera/console';
import { printedText, read } from '@tera/contracts';
import { type Period, USUAL_PUBLISHES, addDays, periodOf, periodsCovering } from '@tera/domain';
import { WORD_TYPE, wordOf } from '@tera/exports';
import type { HttpEvent, PageReply } from '@tera/http';
import {
  bodyOf,
  misasked,
  notShown,
  openedUnit,
  periodAsked,
  periodsUpTo,
  sentForm,
  type SentFormDeps,
} from '@tera/in-person';
import type { ReportView } from './works.ts';

/** How many release periods the trend goes back. */
const PERIODS_BACK = 8;
const FORMATS = ['html', 'docx'] as const;

/** `GET /console/units/{unitId}/report?period=&weight=&format=docx` */
export async function showReport(view: ReportView): Promise<PageReply> {
  const format = view.query('format') ?? 'html';
  if (!FORMATS.some((one) => one === format)) return misasked('format');
  return replyOf(view, await reportOf(view), { typed: {}, faults: [], as: format });
}

/** `POST /console/units/{unitId}/report?period=`: nothing is changed by it and nothing kept, so a second time is as the first. */
export async function showReportWithHead(view: ReportView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const fields = Object.keys(LETTERHEAD_FIELDS) as LetterheadField[];
  const typed: Letterhead = Object.fromEntries(
    fields.flatMap((field) => (form.field(field).trim() === '' ? [] : [[field, form.field(field).trim()]])),
  );
  const faults = fields.filter((field) => !isPrintable(field, typed[field]));
  const asked = form.choice('as', ['page', 'docx']);
  const as = faults.length > 0 ? 'page' : asked;
  return replyOf(view, await reportOf(view), { typed, faults, as, isSent: true });
}

function isPrintable(field: LetterheadField, text: string | undefined): boolean {
  return text === undefined || read(printedText(LETTERHEAD_FIELDS[field]), text).ok;
}

type Found = Omit<SurveyReportPageInput, 'typed' | 'faults' | 'letterhead' | 'at'>;

async function reportOf(view: ReportView): Promise<Found> {
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

interface Wished {
  readonly typed: Letterhead;
  readonly faults: readonly LetterheadField[];
  readonly as: string;
  /** By a form: the page has no address of its own. */
  readonly isSent?: boolean;
}

function replyOf(view: ReportView, found: Found, { typed, faults, as, isSent = false }: Wished): PageReply {
  // What is not taken is shown in the form, and not printed.
  const letterhead = Object.fromEntries(
    Object.entries(typed).filter(([field]) => !faults.some((fault) => fault === field)),
  );
  const input: SurveyReportInput = { ...found, letterhead };
  if (as === 'docx') {
    return { file: wordFile(surveyReport(input), `laporan-skm-${found.unitId}-${found.period.name}`) };
  }
  const at = isSent ? undefined : view.at;
  return { page: surveyReportPage({ ...found, letterhead, at, typed, faults }) };
}

export function wordFile(written: Parameters<typeof wordOf>[0], name: string) {
  return {
    type: WORD_TYPE,
    content: wordOf(written),
    headers: { 'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}.docx"` },
  };
}

/** With the types of the domain, which the schema of the answer knows as texts only. */
function asSurvey(body: object): SkmAnswer {
  return body as SkmAnswer;
}
