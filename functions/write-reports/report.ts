// The survey report of an office: as a page, as a Word file, and with the letterhead that was typed for it.
import { surveyReport, surveyReportPage } from '@tera/console';
import { WORD_TYPE, wordOf } from '@tera/exports';
import type { HttpEvent, PageReply } from '@tera/http';
import {
  type SentFormDeps,
  type SentLetterhead,
  misasked,
  sentForm,
  sentLetterhead,
  surveyReportAsked,
} from '@tera/in-person';
import type { ReportView } from './works.ts';

const FORMATS = ['html', 'docx'] as const;

/** `GET /console/units/{unitId}/report?period=&weight=&format=docx` */
export async function showReport(view: ReportView): Promise<PageReply> {
  const format = view.query('format') ?? 'html';
  if (!FORMATS.some((one) => one === format)) return misasked('format');
  return replyOf(view, { typed: {}, letterhead: {}, faults: [] }, format, view.at);
}

/** `POST /console/units/{unitId}/report?period=`: nothing is changed by it and nothing kept, so a second time is as the first. */
export function showReportWithHead(view: ReportView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const sent = sentLetterhead(form);
  const asked = form.choice('as', ['page', 'docx']);
  // A page that was made by a form has no address of its own.
  return replyOf(view, sent, sent.faults.length > 0 ? 'page' : asked, undefined);
}

async function replyOf(view: ReportView, sent: SentLetterhead, as: string, at: string | undefined): Promise<PageReply> {
  const found = await surveyReportAsked(view);
  // What is not taken is shown in the form, and not printed.
  if (as !== 'docx') return { page: surveyReportPage({ ...found, ...sent, at }) };
  const written = surveyReport({ ...found, letterhead: sent.letterhead });
  return { file: wordFile(written, `laporan-skm-${found.unitId}-${found.period.name}`) };
}

export function wordFile(written: Parameters<typeof wordOf>[0], name: string) {
  return {
    type: WORD_TYPE,
    content: wordOf(written),
    headers: { 'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}.docx"` },
  };
}
