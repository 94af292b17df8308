// The survey answers behind a figure, each as an anonymous record, a page at a time. They come in the order of their keys
// over the whole period, so that neither the order nor the page tells when one was given.
import type { ResponseEvidence } from '@tera/contracts';
import { type Counters, type Element, addTo, inWords } from '@tera/domain';
import { type Fact, type FactKey, factName, inParallel } from '@tera/store';
import { type Contributed, addedWithin } from './added.ts';
import type { Position } from './cursor.ts';
import type { Stretch } from './stretches.ts';
import type { Deps } from './tickets.ts';

type Start = Position & { readonly among: 'answers' };

export interface Answers {
  readonly facts: readonly ResponseEvidence[];
  readonly counters: Counters;
  /** Absent when these were the last. */
  readonly next?: Start;
}

const STRETCHES_AT_ONCE = 4;
const FACTS_AT_ONCE = 100;

/** At most `room` answers from `start` on, out of the stretches of one holder. */
export async function answersFrom(
  { after }: Start,
  stretches: readonly [Stretch, ...Stretch[]],
  room: number,
  deps: Deps,
): Promise<Answers> {
  const facts: ResponseEvidence[] = [];
  const counters: Record<string, number> = {};
  const whole = { ...stretches[0], to: stretches.at(-1)?.to ?? '' };
  const keys = await keysBehind(after, stretches, deps);
  let last = after;
  for (let index = 0; index < keys.length; index += FACTS_AT_ONCE) {
    const batch = keys.slice(index, index + FACTS_AT_ONCE);
    const read = await deps.facts.read(batch, deps.now());
    for (const key of batch) {
      const fact = read.get(factName(key));
      const contributed = fact === undefined ? undefined : addedWithin(fact, whole);
      if (fact !== undefined && contributed !== undefined) {
        const next: Start = { among: 'answers', ...(last === undefined ? {} : { after: last }) };
        if (facts.length === room) return { facts, counters, next };
        facts.push(shownAnswer(fact, contributed));
        addTo(counters, contributed.counters);
      }
      last = key.id;
    }
  }
  return { facts, counters };
}

async function keysBehind(
  after: string | undefined,
  stretches: readonly Stretch[],
  { evidence }: Deps,
): Promise<FactKey[]> {
  const found = await inParallel(stretches, STRETCHES_AT_ONCE, async (stretch) => {
    const places = await evidence.places(stretch, 'response');
    return places.map(({ id }): FactKey => ({ unitId: stretch.unitId, kind: 'response', id }));
  });
  const keys = new Map(found.flat().map((key) => [key.id, key]));
  return Array.from(keys.values())
    .filter(({ id }) => after === undefined || id > after)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function shownAnswer({ key }: Fact, { counters }: Contributed): ResponseEvidence {
  const scores = Object.entries(inWords(counters).answers?.elements ?? {}).map(
    ([element, distribution]) => [element as Element, distribution.indexOf(1) + 1] as const,
  );
  return {
    factId: `r~${key.id}`,
    kind: 'response',
    answers: Object.fromEntries(scores),
  };
}
