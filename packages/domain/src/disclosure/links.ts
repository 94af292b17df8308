// Cuts of the unit that groups of officers and of services may both cross. There the unit's figures are a third thing known,
// beside those of officers and services; they must not tell more than these.

import type { Answers } from './arrange.ts';
import { MONTHS, type Cut, sumBetween } from './cuts.ts';
import type { Side } from './sides.ts';
import { SHOWN_FROM } from '../skm/satisfaction.ts';

/** A cut of the unit, with those next to it that are not linked. */
export interface CutOfUnit {
  readonly from: Cut;
  readonly cut: Cut;
  readonly to: Cut;
}

/** Slices that have to stay in one group across the cut. */
export interface Companions {
  readonly officers: readonly number[];
  readonly services: readonly number[];
}

/**
 * Who else has to cross the cut for it to be linked: nobody if it is, `undefined` if it cannot be.
 *
 * It is linked when ten answers before it, and ten after it, are of officers for services that both stay in one group across
 * it, each officer for each service having some on either side. A derivable group that told the two sides of the cut apart would
 * hold all of the ten on one of them.
 */
export function companionsFor(at: CutOfUnit, answers: Answers, officers: Side, services: Side): Companions | undefined {
  const people = slicesAt(officers, at);
  const offers = slicesAt(services, at);
  const pair = (officer: number, service: number): Link => {
    let [before, after] = [0, 0];
    for (let month = at.from; month < at.to; month += 1) {
      if (!wouldStay(officers, officer, month, at) || !wouldStay(services, service, month, at)) continue;
      const n = answers.n[(officer * answers.services + service) * MONTHS + month] as number;
      if (month < at.cut) before += n;
      else after += n;
    }
    return before > 0 && after > 0 ? { before, after } : NONE;
  };
  const link = (some: readonly number[], offered: readonly number[]) =>
    some.reduce((sum, officer) => offered.reduce((all, service) => both(all, pair(officer, service)), sum), NONE);

  // Each way takes at most one more service, and as many officers, the smallest first, as it then needs.
  const ways = [undefined, ...offers.others].flatMap((service) => {
    const crossing = service === undefined ? offers.crossing : [...offers.crossing, service];
    const more: number[] = [];
    let sum = link(people.crossing, crossing);
    for (const officer of people.others) {
      if (isEnough(sum)) break;
      const gained = link([officer], crossing);
      if (gained.before === 0) continue;
      more.push(officer);
      sum = both(sum, gained);
    }
    return isEnough(sum) ? [{ officers: more, services: service === undefined ? [] : [service] }] : [];
  });
  return ways.sort((a, b) => lossOf(a) - lossOf(b))[0];
}

/** Whether the month is in the slice's group across the cut, once it crosses it. */
function wouldStay({ group }: Side, slice: number, month: number, { cut }: CutOfUnit): boolean {
  const own = group[slice * MONTHS + month];
  return own === group[slice * MONTHS + cut - 1] || own === group[slice * MONTHS + cut];
}

interface Link {
  readonly before: number;
  readonly after: number;
}

const NONE: Link = { before: 0, after: 0 };

function both(a: Link, b: Link): Link {
  return { before: a.before + b.before, after: a.after + b.after };
}

function isEnough({ before, after }: Link): boolean {
  return before >= SHOWN_FROM && after >= SHOWN_FROM;
}

function lossOf({ officers, services }: Companions): number {
  return officers.length + services.length;
}

/** The slices that stay in one group across the cut, and the others that could, the smallest first. */
function slicesAt({ slices, group, monthly }: Side, { from, cut, to }: CutOfUnit) {
  const all = Array.from({ length: slices }, (_, slice) => slice);
  const isCrossing = (slice: number) => group[slice * MONTHS + cut - 1] === group[slice * MONTHS + cut];
  const isOwn = (slot: number) => (group[slot] as number) < slices * MONTHS;
  const couldCross = (slice: number) => isOwn(slice * MONTHS + cut - 1) && isOwn(slice * MONTHS + cut);
  const size = (slice: number) => sumBetween(monthly.subarray(slice * MONTHS), from, to);
  return {
    crossing: all.filter(isCrossing),
    others: all
      .filter((slice) => !isCrossing(slice) && couldCross(slice) && size(slice) > 0)
      .sort((a, b) => size(a) - size(b)),
  };
}
