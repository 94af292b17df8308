// The work of the API that Word files are made of, asked by who is signed in: its JSON alone, for what makes other files would not fit
// beside what makes these. For one request: what was read for one question is there for the next.
import type { ConsoleView } from '@tera/in-person';
import { readingOnce } from '@tera/reporting';
import { type FigureWorkDeps, figureWorks } from '@tera/reporting/figures';

export function wordWorks(all: FigureWorkDeps) {
  return figureWorks(readingOnce(all));
}

/** A Word file as its work sees it. */
export type WordView = ConsoleView<ReturnType<typeof wordWorks>>;
