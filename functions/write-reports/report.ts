// The survey report of an office as a page, also with the letterhead that was typed for it.
import { surveyReportPage } from '@tera/console';
import type { HttpEvent, PageReply } from '@tera/http';
import { type SentFormDeps, sentForm, sentLetterhead, surveyReportAsked } from '@tera/in-person';
import type { ReportView } from './works.ts';

/** `GET /console/units/{unitId}/report?period=&weight=` */
export async function showReport(view: ReportView): Promise<PageReply> {
  const asked = await surveyReportAsked(view);
  return { page: surveyReportPage({ ...asked, letterhead: {}, typed: {}, faults: [], at: view.at }) };
}

/** `POST /console/units/{unitId}/report?period=`: nothing is changed by it and nothing kept, so a second time is as the first. */
export async function showReportWithHead(view: ReportView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  // What is not taken is shown in the form, and not printed.
  const sent = sentLetterhead(sentForm(view, event, deps));
  // A page that was made by a form has no address of its own.
  return { page: surveyReportPage({ ...(await surveyReportAsked(view)), ...sent, at: undefined }) };
}
