// The survey report of an office as a Word file: the document that its page shows.
import { type Letterhead, reportPath, surveyReport } from '@tera/console';
import type { HttpEvent, PageReply } from '@tera/http';
import { type SentFormDeps, sentForm, sentLetterhead, surveyReportAsked } from '@tera/in-person';
import { wordFile } from './word-file.ts';
import type { WordView } from './works.ts';

/** `GET /console/units/{unitId}/report.docx?period=&weight=` */
export function reportFile(view: WordView): Promise<PageReply> {
  return reportWith(view, {});
}

/** `POST /console/units/{unitId}/report.docx?period=`: with the letterhead that was typed, which is kept nowhere. */
export async function reportFileWithHead(view: WordView, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const { letterhead, faults } = sentLetterhead(sentForm(view, event, deps));
  // What cannot be printed is told at its field, and the fields are on the page.
  if (faults.length > 0) {
    return { sendAgain: reportPath(view.path('unitId'), event.queryStringParameters ?? {}) };
  }
  return reportWith(view, letterhead);
}

async function reportWith(view: WordView, letterhead: Letterhead): Promise<PageReply> {
  const asked = await surveyReportAsked(view);
  const written = surveyReport({ ...asked, letterhead });
  return { file: await wordFile(written, `laporan-skm-${asked.unitId}-${asked.period.name}`) };
}
