// The audit on the real engine: only ever added to, in the order of time, page by page, of any size.
import { randomBytes } from 'node:crypto';
import { TransactWriteItemsCommand } from './aws/dynamodb.ts';
import { TABLES, type Engine, startEngine } from '@tera/testing/engine';
import { at } from '@tera/testing/facts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AuditedChange, auditPuts } from './audit-entry.ts';
import { type AuditStore, type AuditWishes, auditStore } from './audit-store.ts';

interface Written {
  readonly engine: Engine;
  readonly audit: AuditStore;
  readonly write: (change: Partial<AuditedChange>) => Promise<void>;
  /** The ids of what was changed, page by page. */
  readonly pages: (wishes?: Partial<AuditWishes>) => Promise<string[][]>;
}

async function anAudit(): Promise<Written> {
  const engine = await startEngine();
  onTestFinished(engine.stop);
  const audit = auditStore(engine.client, TABLES.registry);
  return {
    engine,
    audit,
    write: (change) =>
      audit.note({
        at: at('09:00'),
        by: { keyId: 'k1', name: 'Admin' },
        what: 'unit.changed',
        units: ['contoh'],
        of: 'contoh',
        ...change,
      }),
    pages: async (wishes = {}) => {
      const pages: string[][] = [];
      let after: string | undefined;
      do {
        const { entries, next } = await audit.read({ most: 2, mayRead: () => true, ...wishes, after });
        pages.push(entries.map(({ of }) => of));
        after = next;
      } while (after !== undefined);
      return pages;
    },
  };
}

describe('an entry of the audit', () => {
  it('is read as it was written', async () => {
    const { audit, write } = await anAudit();
    await write({ before: { name: 'Lama' }, after: { name: 'Baru — “Satu Pintu”' } });
    await write({ at: at('09:01'), by: { name: 'by hand' }, what: 'key.made', units: ['*'], of: 'k2' });

    const { entries } = await audit.read({ most: 10, mayRead: () => true });

    expect(entries).toMatchObject([
      {
        at: at('09:00'),
        by: { keyId: 'k1', name: 'Admin' },
        what: 'unit.changed',
        units: ['contoh'],
        of: 'contoh',
        before: { name: 'Lama' },
        after: { name: 'Baru — “Satu Pintu”' },
      },
      { by: { keyId: undefined, name: 'by hand' }, what: 'key.made', before: undefined, after: undefined },
    ]);
  });

  it('may be read newest first as well: page by page to the oldest one, large ones whole, each once', async () => {
    const { audit, write, pages } = await anAudit();
    const noise = randomBytes(400 * 1024).toString('hex');
    for (let minute = 0; minute < 5; minute++) {
      const content = minute === 2 ? { before: { noise }, after: { noise: `${noise}x` } } : {};
      await write({ at: at(`09:0${minute}`), of: `entry-${minute}`, ...content });
    }
    const order = 'newest first';

    expect(await pages({ order })).toEqual([['entry-4', 'entry-3'], ['entry-2', 'entry-1'], ['entry-0']]);
    expect(await pages({ order, from: at('09:02') })).toEqual([['entry-4', 'entry-3'], ['entry-2']]);
    expect(await pages({ order, from: at('10:00') })).toEqual([[]]);
    const { entries, next } = await audit.read({ order, most: 3, mayRead: () => true });
    expect(entries[2]).toMatchObject({ of: 'entry-2', before: { noise }, after: { noise: `${noise}x` } });
    // What comes later is on no page that goes on from here.
    await write({ at: at('09:30'), of: 'later' });
    const older = await audit.read({ order, most: 3, mayRead: () => true, after: next });
    expect(older.entries.map(({ of }) => of)).toEqual(['entry-1', 'entry-0']);
  });

  it('may be larger than an item, and of a document that changed little is hardly larger than the document', async () => {
    const { audit, write, engine } = await anAudit();
    const noise = randomBytes(400 * 1024).toString('hex');
    const [before, after] = [{ noise }, { noise, more: 'x' }];

    await write({ before, after });
    await write({ at: at('09:01'), of: 'next' });

    const { entries } = await audit.read({ most: 10, mayRead: () => true });
    expect(entries).toMatchObject([{ before, after }, { of: 'next' }]);
    expect(await engine.items('registry')).toHaveLength(2 + 1);
  });

  it('takes the place of no other one', async () => {
    const { engine, audit, write } = await anAudit();
    await write({ of: 'first' });
    const [first] = await engine.items('registry', 'AUDIT');
    const [put] = await auditPuts(TABLES.registry, {
      at: at('09:00'),
      by: { name: 'somebody' },
      what: 'key.made',
      units: [],
      of: 'second',
    });
    const over = { Put: { ...put?.Put, TableName: TABLES.registry, Item: { ...put?.Put?.Item, ...keyOf(first) } } };

    await expect(engine.client.send(new TransactWriteItemsCommand({ TransactItems: [over] }))).rejects.toThrow(
      'ConditionalCheckFailed',
    );

    expect((await audit.read({ most: 10, mayRead: () => true })).entries).toMatchObject([{ of: 'first' }]);
  });
});

describe('the audit', () => {
  it('comes by time, page by page, from an instant on', async () => {
    const { write, pages } = await anAudit();
    for (const clock of ['09:02', '09:00', '09:04', '09:01', '09:03']) await write({ at: at(clock), of: clock });

    expect(await pages()).toEqual([['09:00', '09:01'], ['09:02', '09:03'], ['09:04']]);
    expect(await pages({ from: at('09:02') })).toEqual([['09:02', '09:03'], ['09:04']]);
    expect(await pages({ from: at('09:02') + 1 })).toEqual([['09:03', '09:04']]);
    expect(await pages({ from: at('10:00') })).toEqual([[]]);
    expect(await pages({ from: -1 })).toHaveLength(3);
    expect(await pages({ from: Number.MAX_SAFE_INTEGER })).toEqual([[]]);
  });

  it('goes on where it ended when more has come since', async () => {
    const { audit, write } = await anAudit();
    for (const clock of ['09:00', '09:01', '09:02']) await write({ at: at(clock), of: clock });
    const { next: after } = await audit.read({ most: 2, mayRead: () => true });
    await write({ at: at('09:03'), of: '09:03' });

    const { entries } = await audit.read({ most: 10, mayRead: () => true, after });

    expect(entries.map(({ of }) => of)).toEqual(['09:02', '09:03']);
  });

  it('leaves out what whoever asks may not read, and its pages are full all the same', async () => {
    const { write, pages } = await anAudit();
    for (let minute = 0; minute < 12; minute++) {
      await write({ at: at('09:00') + minute, of: `${minute}`, units: [minute % 3 === 0 ? 'ours' : 'theirs'] });
    }

    expect(await pages({ mayRead: (units) => units.includes('ours') })).toEqual([
      ['0', '3'],
      ['6', '9'],
    ]);
  });

  it('parts a page where it would be too large, and shows a large entry alone', async () => {
    const { write, pages } = await anAudit();
    const large = { noise: 'x'.repeat(1_500_000) };
    for (const clock of ['09:00', '09:01']) await write({ at: at(clock), of: clock, after: large });

    expect(await pages({ most: 10 })).toEqual([['09:00'], ['09:01']]);
  });
});

function keyOf(item: Awaited<ReturnType<Engine['items']>>[number] | undefined) {
  return Object.fromEntries(Object.entries(item ?? {}).filter(([name]) => name === 'pk' || name === 'sk'));
}
