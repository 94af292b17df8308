// The first page: all units in which somebody has a role, a line each. Who is an officer and nothing else is led to their own page.
import { ALL_UNITS, type RoleOfPerson } from '@tera/contracts';
import { type UnitFigures, type UnitLine, type WaitingLine, officerPath, unitsPage } from '@tera/console';
import { type LocalDay, type UnitId, isTrialUnit, localDayOf } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { type RegistryStore, inParallel } from '@tera/store';
import { bodyOf } from '@tera/in-person';
import type { FigureView } from './works.ts';
import { type DutyDeps, dutiesIn } from './duties.ts';
import { lastTicketOf } from './last-ticket.ts';
import { type OwnUnit, nameWithId, namesakesAmong, ownUnitsOf } from './own-units.ts';
import { recapPeriods } from './recap.ts';
import { asSurvey } from './as-survey.ts';

const UNITS_ON_A_PAGE = 50;
/** In so many it is looked what waits, whichever page of them is shown: each asks the tables a few times. */
const UNITS_WAITED_FOR = 200;
const UNITS_AT_ONCE = 10;

/** `GET /console?page=` */
export async function home(
  view: FigureView,
  deps: { readonly registry: Pick<RegistryStore, 'units'> } & DutyDeps,
): Promise<PageReply> {
  const { lang, viewer, person, at, now } = view;
  const [role, ...others] = person.roles;
  if (role?.officerId !== undefined && others.length === 0) {
    return { seeOther: officerPath(role.units[0] ?? '', role.officerId) };
  }
  const units = await ownUnitsOf(person, deps);
  const pages = Math.max(1, Math.ceil(units.length / UNITS_ON_A_PAGE));
  const page = Math.min(Math.max(1, Math.floor(Number(view.query('page') ?? 1)) || 1), pages);
  const before = (page - 1) * UNITS_ON_A_PAGE;
  const alike = namesakesAmong(units);
  const lines = await inParallel(units.slice(before, before + UNITS_ON_A_PAGE), UNITS_AT_ONCE, (unit) =>
    lineOf(unit, alike.has(unit.unitId), view, deps),
  );
  const shown = new Map(lines.map((line) => [line.unitId, line]));
  const waiting = await inParallel(units.slice(0, UNITS_WAITED_FOR), UNITS_AT_ONCE, (unit) =>
    waitingIn(unit, shown.get(unit.unitId), view, deps),
  );
  const names = new Map<string, string>(
    units.map((unit) => [unit.unitId, alike.has(unit.unitId) ? nameWithId(unit) : unit.name]),
  );
  const readable = units.find(({ unitId, access }) => access.may('indicators:read') && !isTrialUnit(unitId));
  return {
    page: unitsPage({
      lang,
      viewer,
      at,
      roles: await Promise.all(
        person.roles.map(async (held) => ({
          role: held.role,
          officer: await officerOf(held, view),
          units: held.units.includes(ALL_UNITS) ? [] : held.units.map((unitId) => names.get(unitId) ?? unitId),
        })),
      ),
      lines,
      before,
      all: units.length,
      waiting: waiting.flatMap((line) => line ?? []),
      waitedFor: waiting.length,
      pages: {
        before: page > 1 ? `/console?page=${page - 1}` : undefined,
        after: page < pages ? `/console?page=${page + 1}` : undefined,
      },
      recapOf: readable === undefined ? [] : recapPeriods(localDayOf(now, readable.timeZone)),
    }),
  };
}

/** What the officer is called as whom somebody has a role, in the first unit that knows them. */
async function officerOf({ officerId, units }: RoleOfPerson, { works }: FigureView): Promise<string | undefined> {
  if (officerId === undefined) return undefined;
  for (const unitId of units) {
    const officer = (await works.unit(unitId as UnitId))?.document.officers.find(({ id }) => id === officerId);
    if (officer !== undefined) return `${officer.name} (${officerId})`;
  }
  return officerId;
}

async function lineOf(
  { unitId, name, timeZone, access }: OwnUnit,
  isNamesake: boolean,
  view: FigureView,
  deps: DutyDeps,
): Promise<UnitLine> {
  const line = { unitId, name, isNamesake };
  if (!access.may('indicators:read')) {
    return { ...line, figures: access.own === undefined ? 'none' : { own: access.own } };
  }
  const today = localDayOf(view.now, timeZone);
  const closedFrom = await closedIn(unitId, today, view);
  return {
    ...line,
    closedFrom,
    figures: {
      today,
      ...(await figuresOfUnit(unitId, view)),
      lastTicket: closedFrom === undefined ? await lastTicketOf(view, unitId, today) : undefined,
      duties: await dutiesIn(unitId, access, view, deps),
    },
  };
}

/** Nothing waits for who only reads a unit. `shown`: what the page tells of it already. */
async function waitingIn(
  { unitId, name, timeZone, access }: OwnUnit,
  shown: UnitLine | undefined,
  view: FigureView,
  deps: DutyDeps,
): Promise<WaitingLine | undefined> {
  if (shown !== undefined) {
    const { figures } = shown;
    return figures === 'none' || 'own' in figures ? undefined : { unitId, name, figures };
  }
  const duties = access.may('indicators:read') ? await dutiesIn(unitId, access, view, deps) : undefined;
  if (duties === undefined) return undefined;
  const today = localDayOf(view.now, timeZone);
  const isOpen = (await closedIn(unitId, today, view)) === undefined;
  const releases = bodyOf(await view.works.releases(view.person, { path: { unitId } }));
  const lastTicket = isOpen ? await lastTicketOf(view, unitId, today) : undefined;
  return { unitId, name, figures: { today, releases, lastTicket, duties } };
}

async function closedIn(unitId: UnitId, today: LocalDay, { works }: FigureView): Promise<LocalDay | undefined> {
  const closedFrom = (await works.unit(unitId))?.document.closedFrom;
  return closedFrom !== undefined && closedFrom <= today ? closedFrom : undefined;
}

async function figuresOfUnit(
  unitId: string,
  { works, person }: FigureView,
): Promise<Pick<UnitFigures, 'releases' | 'latest' | 'running'>> {
  const path = { unitId };
  const releases = bodyOf(await works.releases(person, { path }));
  const [published] = releases.releases;
  const [latest, running] = await Promise.all([
    published && works.skm(person, { path, query: { period: published.period } }),
    works.indicators(person, { path, query: { period: releases.running.period } }),
  ]);
  return { releases, latest: latest && asSurvey(bodyOf(latest)), running: bodyOf(running).rows[0] };
}
