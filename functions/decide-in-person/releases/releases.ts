// `GET /console/units/{unitId}/releases`: what is published, what runs and what is due.
import { releasesPage } from '@tera/console';
import type { PageReply } from '@tera/http';
import { bodyOf, openedUnit } from '@tera/in-person';
import { askedStepOf } from '@tera/publication';
import type { ReleaseView } from './works.ts';

export async function showReleases(view: ReleaseView): Promise<PageReply> {
  const { lang, viewer, at, works, person } = view;
  const { unitId, unit, access, today } = await openedUnit(view);
  const asked = { path: { unitId } };
  const releases = bodyOf(await works.releases(person, asked));
  const publishes = access.may('releases:write');
  const released = new Set(releases.releases.map(({ period }) => period));
  const openProposals = publishes
    ? bodyOf(await works.exclusions(person, asked)).exclusions.filter(
        (one) => askedStepOf(one) !== undefined && !released.has(one.period),
      ).length
    : undefined;
  const choices =
    publishes && view.query('choices') !== undefined ? bodyOf(await works.publishingChoices(person, asked)) : undefined;
  return {
    page: releasesPage({
      lang,
      viewer,
      at,
      unitId,
      unitName: unit.document.name,
      timeZone: unit.timeZone,
      today,
      releases,
      openProposals,
      choices,
    }),
  };
}
