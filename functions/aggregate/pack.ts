// Packs changed facts into transactions, facts of the same cells together: a cell is then written once for many facts,
// which is most of what a ticket costs.
import { type Amounts, addTo, monthOf, parseCellKey, sizeOfFact } from '@tera/domain';
import { ACTIONS_PER_TRANSACTION, type CellToAdd, type Change } from '@tera/store';

export interface Pack {
  readonly changes: readonly Change[];
  readonly cells: ReadonlyMap<string, CellToAdd>;
}

// DynamoDB takes 4 MB a transaction and 4 KB an expression; both are kept well below by these estimates.
const BYTES_PER_PACK = 3 * 1024 * 1024;
const BYTES_PER_EVENT = 700;
const COUNTERS_PER_CELL = 250;

export function packChanges(changes: readonly Change[]): Pack[] {
  const packs: Pack[] = [];
  let pack = new OpenPack();
  const placed = changes.map((change) => ({ change, place: placeOf(change) }));
  placed.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  for (const { change } of placed) {
    if (!pack.take(change)) {
      packs.push(pack);
      pack = new OpenPack();
      pack.take(change);
    }
  }
  return pack.changes.length > 0 ? [...packs, pack] : packs;
}

/** Month before day: facts of one month share its cell even when their days differ. */
function placeOf({ fact, delta }: Change): string {
  const [first] = delta.keys();
  if (first === undefined) return '';
  const { day, officerId, serviceId } = parseCellKey(first);
  return [fact.key.unitId, monthOf(day), officerId ?? '-', serviceId ?? '-', day].join('#');
}

/** A transaction while it is filled. */
class OpenPack {
  readonly changes: Change[] = [];
  readonly cells = new Map<string, CellToAdd & { counters: Record<string, number> }>();
  #pointers = 0;
  #bytes = 0;

  /** False when the change does not fit beside what is there; the first one always does. */
  take(change: Change): boolean {
    const bytes = bytesOf(change);
    if (this.changes.length > 0 && !this.#fits(change, bytes)) return false;
    this.changes.push(change);
    this.#pointers += change.fact.pointers.length;
    this.#bytes += bytes;
    for (const [name, cell] of change.cells) {
      const known = this.cells.get(name);
      if (known === undefined) this.cells.set(name, { ...cell, counters: { ...cell.counters } });
      else addTo(known.counters, cell.counters);
    }
    return true;
  }

  #fits({ fact, cells }: Change, bytes: number): boolean {
    let actions = this.changes.length + this.cells.size + this.#pointers + 1 + fact.pointers.length;
    for (const [name, { counters }] of cells) {
      const known = this.cells.get(name)?.counters;
      if (known === undefined) actions += 1;
      else if (Object.keys(known).length + missingFrom(known, counters) > COUNTERS_PER_CELL) return false;
    }
    return actions <= ACTIONS_PER_TRANSACTION && this.#bytes + bytes <= BYTES_PER_PACK;
  }
}

function missingFrom(known: Amounts, counters: Amounts): number {
  return Object.keys(counters).filter((name) => !(name in known)).length;
}

function bytesOf({ fact: { key, state } }: Change): number {
  return BYTES_PER_EVENT * (1 + sizeOfFact(key.kind, state));
}
