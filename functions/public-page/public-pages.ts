// The pages that anybody opens. What is read for one visitor is there for those of the next minute; what is not there is said in
// words.
import {
  PUBLIC_HEADERS,
  type PublicNoticeName,
  type ShownPeriod,
  frontPage,
  publicNotice,
  screenPage,
  unitPage,
} from '@tera/console';
import { MINUTE, type Period, type UnitId, isUnitId, periodAskedFor } from '@tera/domain';
import { directoryOf, ikmPoster } from '@tera/exports';
import { type HtmlPage, type HttpEvent, type PageReply, chosenLang, keptLang } from '@tera/http';
import { type Lang, preferredLang } from '@tera/pages';
import type { ReleaseHead } from '@tera/store';
import { keptForAWhile } from './kept.ts';
import {
  type PublishedUnit,
  type PublishedUnitDeps,
  readPublishedReport,
  readPublishedUnit,
  whyNotShown,
} from './published-unit.ts';
import { type PublishedUnitsDeps, readPublishedUnits } from './published-units.ts';
import { withoutPeople } from './without-people.ts';

export interface PublicPagesDeps extends PublishedUnitDeps {
  readonly registry: PublishedUnitDeps['registry'] & PublishedUnitsDeps['registry'];
  readonly publicUnits: PublishedUnitsDeps['publicUnits'];
  readonly publicUrl: string;
}

type Work = (event: HttpEvent) => Promise<PageReply>;

export interface PagesForAnybody {
  /** `GET /` */
  readonly front: Work;
  /** `GET /u/{unitId}?period=` */
  readonly unit: Work;
  /** `GET /u/{unitId}/poster?period=` */
  readonly poster: Work;
  /** `GET /u/{unitId}/screen` */
  readonly screen: Work;
}

const KEPT_FOR = MINUTE;
const UNITS_KEPT = 200;
const REPORTS_KEPT = 400;

export function publicPages(all: PublicPagesDeps): PagesForAnybody {
  const { now, publicUrl } = all;
  const deps = { ...all, registry: { ...all.registry, unit: unitWithoutPeople(all) } };
  const keeping = { milliseconds: KEPT_FOR, now };
  const unitsOf = keptForAWhile(() => readPublishedUnits(deps), { ...keeping, nameOf: () => 'all', most: 1 });
  const unitOf = keptForAWhile((unitId: UnitId) => readPublishedUnit(unitId, deps), {
    ...keeping,
    nameOf: (unitId) => unitId,
    most: UNITS_KEPT,
  });
  // Of what is released alone, so that nobody fills the room with periods that there are not.
  const reportOfRelease = keptForAWhile(({ unitId, head }: ReleaseOfUnit) => readPublishedReport(unitId, head, deps), {
    ...keeping,
    nameOf: ({ unitId, head }) => `${unitId} ${head.period}`,
    most: REPORTS_KEPT,
  });
  const replied = (event: HttpEvent, page: HtmlPage): PageReply => {
    const cookies = keptLang(event, publicUrl.startsWith('https:'));
    // What sets a cookie is for one browser.
    return cookies.length === 0 ? { page } : { page: { ...page, headers: { ...page.headers, ...PRIVATE } }, cookies };
  };
  const onUnit =
    (work: (found: PublishedUnit, view: UnitView) => Promise<HtmlPage> | HtmlPage): Work =>
    async (event) => {
      const lang = langOf(event);
      const at = addressOf(event);
      const { unitId = '' } = event.pathParameters ?? {};
      const found = isUnitId(unitId) ? await unitOf(unitId) : undefined;
      if (!isUnitId(unitId) || found === undefined) return { page: publicNotice({ notice: 'unknownUnit', lang, at }) };
      const said = event.queryStringParameters?.['period'];
      const asked = said === undefined || said === '' ? undefined : periodAskedFor(said);
      const { facts } = found;
      const without = (notice: PublicNoticeName) => publicNotice({ notice, lang, at, period: said, unit: facts });
      if (said !== undefined && said !== '' && asked === undefined) return { page: without('unknownPeriod') };
      const name = asked?.name ?? facts.periods.at(-1);
      const head = found.heads.find(({ period }) => period === name);
      return replied(event, await work(found, { unitId, lang, asked, head, without }));
    };

  return {
    front: async (event) => replied(event, frontPage({ lang: langOf(event), units: await unitsOf(undefined) })),

    unit: onUnit(async (found, { unitId, lang, asked, head }) => {
      const shown: ShownPeriod | undefined =
        head !== undefined
          ? { period: head.period, report: await reportOfRelease({ unitId, head }) }
          : asked && whyNotShown(asked, found, now());
      return unitPage({ lang, unit: found.facts, shown, asked: asked?.name });
    }),

    poster: onUnit(async ({ facts }, { unitId, lang, head, without }) => {
      if (head === undefined) return without('nothingToHang');
      const { survey } = await reportOfRelease({ unitId, head });
      const { html, headers } = ikmPoster(
        {
          unitName: facts.name,
          survey,
          directory: directoryOf({ services: [], officers: [], counters: facts.counters }),
        },
        { language: lang },
      );
      return { status: 200, headers: { ...HTML_HEADERS, ...headers, ...PUBLIC_HEADERS }, html };
    }),

    screen: onUnit(({ facts }, { lang }) => {
      const latest = facts.trend.findLast(({ period }) => period === facts.periods.at(-1));
      return screenPage({ lang, unit: facts, latest });
    }),
  };
}

interface ReleaseOfUnit {
  readonly unitId: UnitId;
  readonly head: ReleaseHead;
}

interface UnitView {
  readonly unitId: UnitId;
  readonly lang: Lang;
  /** The period that was asked for, where one was. */
  readonly asked: Period | undefined;
  /** The release of that period, or of the last that is released. */
  readonly head: ReleaseHead | undefined;
  readonly without: (notice: PublicNoticeName) => HtmlPage;
}

const PRIVATE = { 'cache-control': 'private, max-age=60' };
const HTML_HEADERS = { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' };

/** When the work itself has failed. */
export function sorryPublic(event: HttpEvent): HtmlPage {
  return publicNotice({ notice: 'outOfOrder', lang: langOf(event) });
}

function addressOf({ rawPath, rawQueryString }: HttpEvent): string {
  return rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`;
}

function langOf(event: HttpEvent): Lang {
  return preferredLang(chosenLang(event), event.headers['accept-language']);
}

function unitWithoutPeople({ registry }: Pick<PublicPagesDeps, 'registry'>): PublicPagesDeps['registry']['unit'] {
  return async (unitId) => {
    const unit = await registry.unit(unitId);
    return unit && withoutPeople(unit);
  };
}
