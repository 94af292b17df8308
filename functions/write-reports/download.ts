// Figures as a file, asked for as from the API: what its route refuses to a key with the person's role is refused here.
import type { HttpEvent, PageReply } from '@tera/http';
import { fileOf, misasked, notShown } from '@tera/in-person';
import type { ReportView } from './works.ts';

export async function download(view: ReportView, event: HttpEvent): Promise<PageReply> {
  const { works, person } = view;
  const path = { unitId: view.path('unitId') };
  const given = Object.keys(event.queryStringParameters ?? {}).map((name) => [name, view.query(name)] as const);
  const query = { format: 'xlsx', ...Object.fromEntries(given) } as Readonly<Record<string, string | undefined>>;
  // What is not a file is a page of its own.
  if (query['format'] === 'json') return misasked('format');
  switch (view.path('what')) {
    case 'indicators':
      return fileOf(await works.indicators(person, { path, query }));
    case 'skm':
      return fileOf(await works.skm(person, { path, query }));
    case 'trend': {
      const { officer: officerId, ...rest } = query;
      if (officerId === undefined) return misasked('officer');
      return fileOf(await works.trend(person, { path: { ...path, officerId }, query: rest }));
    }
    default:
      return notShown(404, []);
  }
}
