// Every kind of fact has a stored form of its own, and loses nothing in it.
import { KIND_NAMES, KINDS, type KindName, type StateOf, evolved, factContribution } from '@tera/domain';
import { rules } from '@tera/testing/facts';
import { NEWS } from '@tera/testing/lives';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACT_CODECS } from './fact-codecs.ts';

describe.each(KIND_NAMES)('a fact of the kind %s', (kind) => {
  it('adds what it added once it is written and read back, and is written likewise again', () => {
    fc.assert(
      fc.property(NEWS[kind], (news) => {
        const { state } = evolved(kind, KINDS[kind].empty, news);

        const { read, item, itemAgain } = writtenAndRead(kind, state);
        expect(factContribution(kind, read, rules())).toEqual(factContribution(kind, state, rules()));
        expect(itemAgain).toEqual(item);
      }),
    );
  });

  it('says that nothing of it has come, where nothing has', () => {
    const { read } = writtenAndRead(kind, KINDS[kind].empty);

    expect(factContribution(kind, read, rules()).size).toBe(0);
  });
});

describe('the letters of the kinds', () => {
  it('are one for each, and no other kind’s', () => {
    const letters = KIND_NAMES.map((kind) => FACT_CODECS[kind].letter);

    expect(letters).toEqual(letters.map(() => expect.stringMatching(/^[A-Z]$/) as unknown));
    expect(new Set(letters).size).toBe(letters.length);
  });
});

function writtenAndRead<K extends KindName>(kind: K, state: StateOf<K>) {
  const codec = FACT_CODECS[kind];
  const item = codec.encode(state);
  const read = codec.decode(item, 'A-001');
  return { item, read, itemAgain: codec.encode(read) };
}
