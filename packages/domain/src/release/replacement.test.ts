// A second total of the same period tells what it differs by from the first: it must not be few.

import { describe, expect, it } from 'vitest';
import type { OfficerId, ServiceId } from '../ids.ts';
import { type ReplacedGroup, mayReplaceTotal } from './replacement.ts';

describe('a total may be made anew', () => {
  it('where nothing changed', () => {
    expect(mayReplaceTotal([group({ stays: 40 })])).toBe(true);
  });

  it('with ten answers more, and not with nine', () => {
    expect(mayReplaceTotal([group({ stays: 40, added: 10 })])).toBe(true);
    expect(mayReplaceTotal([group({ stays: 40, added: 9 })])).toBe(false);
  });

  it('with ten of the others more, and not with nine and a poster', () => {
    const others = group({ stays: 40, added: 9 });
    const posters = group({ officerId: undefined, channel: 'poster', added: 12 });

    expect(mayReplaceTotal([others, posters])).toBe(false);
    expect(mayReplaceTotal([group({ stays: 40 }), posters])).toBe(true);
  });

  it('without ten that are well mixed with those that stay, and not without whole groups', () => {
    expect(mayReplaceTotal([group({ stays: 40, gone: 10 }), group({ serviceId: 'kk' as ServiceId, stays: 20 })])).toBe(
      true,
    );
    expect(mayReplaceTotal([group({ stays: 40, gone: 9 }), group({ serviceId: 'kk' as ServiceId, gone: 20 })])).toBe(
      false,
    );
  });

  it('only by groups that are alike in all that was shown beside the first', () => {
    const fast = group({ flagged: true, gone: 12 });

    expect(mayReplaceTotal([fast, group({ stays: 40 })])).toBe(false);
    expect(mayReplaceTotal([fast, group({ flagged: true, stays: 40 })])).toBe(true);
  });

  it('by groups that were in the same revisions where there was one before', () => {
    const change = [group({ revisions: '1', gone: 12 }), group({ revisions: '1,2', stays: 40 })];

    expect(mayReplaceTotal(change)).toBe(false);
  });
});

function group(numbers: Partial<ReplacedGroup>): ReplacedGroup {
  const charge = { officerId: 'ani' as OfficerId, serviceId: 'ktp' as ServiceId, channel: 'ticket' as const };
  return { ...charge, flagged: false, stays: 0, gone: 0, added: 0, ...numbers };
}
