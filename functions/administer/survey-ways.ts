// `GET /console/units/{unitId}/survey-ways`, and what is printed there: posters and the form on paper.
import { surveyWaysPage } from '@tera/console';
import type { PageReply } from '@tera/http';
import { type ConsoleView, bodyOf, notShown, openedUnit } from '@tera/in-person';
import type { Administration } from './works.ts';

type View = ConsoleView<Administration>;

export async function showSurveyWays(view: View): Promise<PageReply> {
  const { lang, viewer, at, works, person } = view;
  const { unitId, unit } = await openedUnit(view);
  const { kiosks } = bodyOf(await works.kiosks(person, { path: { unitId } }));
  const { name, services } = unit.document;
  return { page: surveyWaysPage({ lang, viewer, at, unitId, unitName: name, services, kiosks }) };
}

export async function printPosters(view: View): Promise<PageReply> {
  const query = { size: view.query('size'), lang: view.query('lang') };
  return printed(await view.works.posters(view.person, { path: { unitId: view.path('unitId') }, query }));
}

export async function printPaperForm(view: View): Promise<PageReply> {
  const query = { service: view.query('service'), lang: view.query('lang') };
  return printed(await view.works.paperForm(view.person, { path: { unitId: view.path('unitId') }, query }));
}

type Printed = Awaited<ReturnType<Administration['posters'] | Administration['paperForm']>>;

function printed(reply: Printed): PageReply {
  return 'refused' in reply ? notShown(reply.refused, reply.errors) : { page: reply.page };
}
