// Where the facts behind a figure are found: under each officer (or nobody) and day that a fact adds to. The fact itself
// can be in the index once only, so each further place has a small item of its own, a pointer, which comes and goes in
// the fact's own transaction. The day of a place is that of its cells.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  type Contribution,
  type DayOrMonth,
  type FactKey,
  KINDS,
  type OfficerId,
  monthOf,
  parseCellKey,
} from '@tera/domain';
import { type Item, S } from './attributes.ts';
import { FACT_CODECS } from './fact-codecs.ts';
import type { ItemChange } from './item-change.ts';

/** The attributes by which the fact itself is in the index: at the first of its places. */
export function evidenceKeys(key: FactKey, applied: Contribution): Item {
  const [home] = placesOf(key, applied);
  return home === undefined ? {} : { closedOn: S(home.day), ...indexed(key, home) };
}

/**
 * What must change of a fact's pointers with what it has applied. They are kept for as long as the fact was to be kept
 * when they were written: longer than anybody may ask for the evidence of their day.
 */
export function pointerChanges(
  key: FactKey,
  before: Contribution,
  after: Contribution,
  expiresAt: AttributeValue,
): ItemChange[] {
  const [, ...had] = placesOf(key, before);
  const [, ...has] = placesOf(key, after);
  if (had.length === 0 && has.length === 0) return [];
  const [daysBefore, daysAfter] = [had, has].map((places) => new Map(places.map(({ name, day }) => [name, day])));
  return [
    ...has
      .filter(({ name, day }) => daysBefore?.get(name) !== day)
      .map((place) => ({ put: { ...pointerKey(key, place), ...indexed(key, place), expiresAt } })),
    ...had.filter(({ name }) => daysAfter?.has(name) === false).map((place) => ({ remove: pointerKey(key, place) })),
  ];
}

interface Place {
  /** One of a fact's pointers among the others. */
  readonly name: string;
  readonly owner: OfficerId | '-';
  readonly day: DayOrMonth;
}

/**
 * One for each owner and day, in an order that rests on what is applied alone, whatever order the engine gives it back in: an
 * owner's last day comes first, and nobody's places come last. Nearly always an owner has one day, which is named by its month.
 */
function placesOf(key: FactKey, applied: Contribution): Place[] {
  const days = new Map<Place['owner'], Set<DayOrMonth>>();
  for (const [cell, counters] of applied) {
    const { day, officerId: owner = '-' } = parseCellKey(cell);
    if (KINDS[key.kind].leadsFrom(counters)) days.set(owner, (days.get(owner) ?? new Set()).add(day));
  }
  const owners = [...days].sort(([a], [b]) => {
    const nobodyLast = Number(a === '-') - Number(b === '-');
    return nobodyLast === 0 ? (a < b ? -1 : 1) : nobodyLast;
  });
  return owners.flatMap(([owner, its]) => {
    const latestFirst = [...its].sort().toReversed();
    return latestFirst.map((day, index) => {
      const later = latestFirst[index - 1];
      const isLastOfMonth = later === undefined || monthOf(later) !== monthOf(day);
      return { name: `${owner}#${isLastOfMonth ? monthOf(day) : day}`, owner, day };
    });
  });
}

function indexed({ unitId, kind, id }: FactKey, { owner, day }: Place): Item {
  return {
    evidencePk: S(`${unitId}#${owner}#${monthOf(day)}`),
    evidenceSk: S(`${day}#${FACT_CODECS[kind].letter}#${id}`),
  };
}

function pointerKey({ unitId, kind, id }: FactKey, { name }: Place): Item {
  return { pk: S(unitId), sk: S(`P#${FACT_CODECS[kind].letter}#${id}#${name}`) };
}
