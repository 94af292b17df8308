// What of a fact belongs to a stretch. The index may still name it where it no longer is; what it has applied decides.
import { type Contribution, contributionOf, findIndicator, partBehind, underRuling } from '@tera/domain';
import type { Fact } from '@tera/store';
import { ani, at, budi, ektp, ticketKey } from '@tera/testing/facts';
import { describe, expect, it } from 'vitest';
import { addedWithin } from './added.ts';

const completion = contributionOf([[{ day: '2026-11-20', officerId: ani, serviceId: ektp }, { completed: 1 }]]);
const november = { officerId: ani, part: partBehind(ani), from: '2026-11-01', to: '2026-12-01' } as const;

function aFact(applied: Contribution): Fact {
  return { key: ticketKey('A-1'), state: { events: new Map() }, applied, partial: false, version: 1 };
}

describe('what a fact adds to a stretch', () => {
  it('is what it has applied to this officer on these days', () => {
    expect(addedWithin(aFact(completion), november)).toMatchObject({
      counters: { completed: 1 },
      cell: { day: '2026-11-20', serviceId: ektp },
      contested: false,
    });
    expect(addedWithin(aFact(completion), { ...november, officerId: budi, part: partBehind(budi) })).toBeUndefined();
    expect(addedWithin(aFact(completion), { ...november, from: '2026-11-21' })).toBeUndefined();
    expect(addedWithin(aFact(completion), { ...november, to: '2026-11-20' })).toBeUndefined();
  });

  it('is nothing where the part that was asked for is elsewhere', () => {
    expect(
      addedWithin(aFact(completion), { ...november, part: partBehind(ani, findIndicator('service.n')) }),
    ).toBeUndefined();
    expect(addedWithin(aFact(new Map()), november)).toBeUndefined();
  });

  it('is the same when somebody objects, and says so', () => {
    const ruling = { state: 'contested', at: at('11:00'), objectionId: 'o-1' } as const;

    expect(addedWithin(aFact(underRuling(completion, ruling)), november)).toMatchObject({
      counters: { completed: 1 },
      contested: true,
    });
  });
});
