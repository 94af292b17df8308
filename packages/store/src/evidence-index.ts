// Where the facts behind a figure are found: under each officer (or nobody) and month that a fact adds to. The fact itself
// can be in the index once only, so each further place has a small item of its own, a pointer, which comes and goes in
// the fact's own transaction. The day of a place is that of its cells.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Contribution, type FactKey, KINDS, type LocalDay, monthOf, parseCellKey } from '@tera/domain';
import { type Item, S } from './attributes.ts';
import { FACT_CODECS } from './fact-codecs.ts';

/** A pointer to write, or the key of one to take away. */
export type PointerChange = { readonly put: Item } | { readonly remove: Item };

/** The attributes by which the fact itself is in the index: at the first of its places. */
export function evidenceKeys(key: FactKey, applied: Contribution): Item {
  const [home] = placesOf(key, applied);
  return home === undefined ? {} : { closedOn: S(home[1]), ...indexed(key, home) };
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
): PointerChange[] {
  const [, ...had] = placesOf(key, before);
  const [, ...has] = placesOf(key, after);
  if (had.length === 0 && has.length === 0) return [];
  const [daysBefore, daysAfter] = [new Map(had), new Map(has)];
  return [
    ...has
      .filter(([place, day]) => daysBefore.get(place) !== day)
      .map((place) => ({ put: { ...pointerKey(key, place[0]), ...indexed(key, place), expiresAt } })),
    ...had.filter(([place]) => !daysAfter.has(place)).map(([place]) => ({ remove: pointerKey(key, place) })),
  ];
}

/** `<officerId or ->#<month>`, and the first day there. */
type Place = readonly [place: string, day: LocalDay];

/** In an order that rests on what is applied alone, whatever order the engine gives it back in; nobody's place is last. */
function placesOf(key: FactKey, applied: Contribution): Place[] {
  const places = new Map<string, LocalDay>();
  for (const [cell, counters] of applied) {
    const { day, officerId } = parseCellKey(cell);
    if (!KINDS[key.kind].leadsFrom(counters)) continue;
    const place = `${officerId ?? '-'}#${monthOf(day)}`;
    const known = places.get(place);
    if (known === undefined || day < known) places.set(place, day);
  }
  return [...places].sort(([a], [b]) => {
    const nobodyLast = Number(a.startsWith('-')) - Number(b.startsWith('-'));
    return nobodyLast === 0 ? (a < b ? -1 : 1) : nobodyLast;
  });
}

function indexed({ unitId, kind, id }: FactKey, [place, day]: Place): Item {
  return { evidencePk: S(`${unitId}#${place}`), evidenceSk: S(`${day}#${FACT_CODECS[kind].letter}#${id}`) };
}

function pointerKey({ unitId, kind, id }: FactKey, place: string): Item {
  return { pk: S(unitId), sk: S(`P#${FACT_CODECS[kind].letter}#${id}#${place}`) };
}
