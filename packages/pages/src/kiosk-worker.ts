// The service worker of a kiosk, which keeps the pages of that kiosk's address and of no other. A citizen's own page has none.
import { KIOSK_WORKER_SCRIPT } from './assets.ts';
import { type Page, workerFile } from './page.ts';
import { surveyPath } from './paths.ts';

export function kioskWorker(link: string): Page {
  return workerFile(KIOSK_WORKER_SCRIPT, surveyPath(link));
}
