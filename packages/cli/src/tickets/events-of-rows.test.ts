import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type BadLine, eventsOfRows } from './events-of-rows.ts';
import { MappingSchema, OWN_MAPPING } from './mapping.ts';
import { type FileFormat, readRows } from '../files/read-rows.ts';

interface Read {
  readonly events: readonly (Readonly<Record<string, string | boolean | number>> & {
    readonly ticketId: string;
    readonly type: string;
    readonly occurredAt: string;
  })[];
  readonly bad: readonly BadLine[];
}

async function read(file: string | Buffer, mapping?: string, format: FileFormat = 'csv'): Promise<Read> {
  const form = mapping === undefined ? OWN_MAPPING : MappingSchema.parse(parse(mapping));
  async function* bytes() {
    // In small pieces, as a disk may give them.
    const whole = Buffer.from(file);
    for (let at = 0; at < whole.length; at += 7) yield whole.subarray(at, at + 7);
  }
  const [events, bad]: [Read['events'][number][], BadLine[]] = [[], []];
  const options = { timeZone: 'Asia/Jakarta', shift: 0 };
  for await (const one of eventsOfRows(readRows(bytes(), format, form), form, options)) {
    if ('bad' in one) bad.push(one.bad);
    else events.push({ ...one.good.event, line: one.good.line });
  }
  return { events, bad };
}

describe('a row that is an event', () => {
  it('needs no mapping where its columns are ours', async () => {
    const { events, bad } = await read(
      'ticketId,type,occurredAt,serviceId,accurate\nA-1,issued,2026-11-21T09:00+07:00,ektp,tidak\n\nA-1,called,2026-11-21T09:05+07:00,,\n',
    );

    expect(bad).toEqual([]);
    expect(events).toMatchObject([
      {
        line: 2,
        ticketId: 'A-1',
        type: 'issued',
        serviceId: 'ektp',
        accurate: false,
        occurredAt: '2026-11-21T02:00:00.000Z',
      },
      { line: 4, ticketId: 'A-1', type: 'called' },
    ]);
    expect(events[1]).not.toHaveProperty('serviceId');
  });

  it('gets the same id each time it is read, and another for another step', async () => {
    const file =
      'ticketId,type,occurredAt,serviceId\nA-1,issued,2026-11-21T09:00+07:00,ektp\nA-1,left,2026-11-21T09:00+07:00,\n';
    const [first, second] = [await read(file), await read(file)];

    expect(first).toEqual(second);
    expect(new Set(first.events.map((event) => event['eventId'])).size).toBe(2);
  });

  it('gets an id that is not too long, however long that of its ticket is', async () => {
    const { events } = await read(`ticketId,type,occurredAt\n${'x'.repeat(64)},called,2026-11-21T09:00+07:00\n`);

    expect(events[0]?.['eventId']).toMatch(/^[0-9a-f]{40}$/);
  });

  it('costs only itself when it is wrong', async () => {
    const { events, bad } = await read(
      'ticketId,type,occurredAt,serviceId\nA-1,issued,yesterday,ektp\nA-2,served,2026-11-21T09:00Z,ektp\nA-3,issued\n,called,2026-11-21T09:00Z,\nA-5,called,2026-11-21T09:00Z,\n',
    );

    expect(events.map(({ ticketId }) => ticketId)).toEqual(['A-5']);
    expect(bad.map(({ line, code }) => [line, code])).toEqual([
      [2, 'invalid_time'],
      [3, 'invalid_value'],
      [4, 'invalid_row'],
      [5, 'required'],
    ]);
  });

  it('can be JSON, with fields inside of fields', async () => {
    const mapping = `
rows: event
timeFormat: unix-ms
skip: { event: [HEARTBEAT] }
fields:
  ticketId: visit.id
  type: { column: event, words: { CREATED: issued } }
  occurredAt: at
  serviceId: { column: visit.service, words: { '7': ektp } }
`;
    const { events, bad } = await read(
      '{"event":"CREATED","at":1795226700000,"visit":{"id":"A-1","service":7}}\n{"event":"HEARTBEAT"}\nnonsense\n',
      mapping,
      'ndjson',
    );

    expect(events).toMatchObject([{ type: 'issued', serviceId: 'ektp', occurredAt: '2026-11-21T02:05:00.000Z' }]);
    expect(bad).toEqual([{ line: 3, code: 'invalid_row', message: 'no valid JSON' }]);
  });
});

describe('a row that is a whole ticket', () => {
  const mapping = `
rows: ticket
delimiter: ;
timeFormat: dd/MM/yyyy HH:mm
fields:
  ticketId: { columns: [hari, nomor], as: id }
  serviceId: { column: layanan, as: id }
  officerId: petugas
  counterId: { always: loket-1 }
  outcome: { always: resolved }
times:
  issued: { columns: [hari, ambil] }
  started: { columns: [hari, mulai] }
  completed: { columns: [hari, selesai] }
`;

  it('becomes an event for each time that is there, each with what belongs on it', async () => {
    const { events, bad } = await read(
      'hari;nomor;layanan;petugas;ambil;mulai;selesai\n21/11/2026;1;Kartu Keluarga;ani;08:00;08:10;08:20\n21/11/2026;2;Kartu Keluarga;;08:05;;\n',
      mapping,
    );

    expect(bad).toEqual([]);
    const common = { ticketId: '21-11-2026-1', line: 2 };
    expect(
      events.map((event) => Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'eventId'))),
    ).toEqual([
      { ...common, type: 'issued', occurredAt: '2026-11-21T01:00:00.000Z', serviceId: 'Kartu-Keluarga' },
      { ...common, type: 'started', occurredAt: '2026-11-21T01:10:00.000Z', officerId: 'ani', counterId: 'loket-1' },
      {
        ...common,
        type: 'completed',
        occurredAt: '2026-11-21T01:20:00.000Z',
        serviceId: 'Kartu-Keluarga',
        officerId: 'ani',
        counterId: 'loket-1',
        outcome: 'resolved',
      },
      {
        ...common,
        ticketId: '21-11-2026-2',
        line: 3,
        type: 'issued',
        occurredAt: '2026-11-21T01:05:00.000Z',
        serviceId: 'Kartu-Keluarga',
      },
    ]);
  });
});

describe('rows that are steps of a case', () => {
  const mapping = `
rows: steps
fields: { ticketId: case, officerId: who, serviceId: { always: izin } }
times: { issued: asked, step: done }
`;

  it('are a ticket that starts with the first, changes hands whenever somebody else takes one, and ends with the last', async () => {
    const { events, bad } = await read(
      [
        'case,who,asked,done',
        'C-1,ani,2026-11-01 08:00,2026-11-02 09:00',
        'C-2,ani,2026-11-01 09:00,2026-11-02 10:00',
        'C-1,budi,2026-11-01 08:00,2026-11-04 09:00',
        'C-1,ani,2026-11-01 08:00,2026-11-03 09:00',
        'C-1,budi,2026-11-01 08:00,2026-11-05 09:00',
        'C-1,budi,2026-11-01 08:00,',
      ].join('\n'),
      mapping,
    );

    expect(bad).toEqual([{ line: 7, ticketId: 'C-1', code: 'invalid_row', message: 'times.step: required' }]);
    expect(
      events
        .filter(({ ticketId }) => ticketId === 'C-1')
        .map(({ line, type, occurredAt, officerId }) => [line, type, occurredAt.slice(5, 10), officerId]),
    ).toEqual([
      [2, 'issued', '11-01', undefined],
      [2, 'started', '11-02', 'ani'],
      [4, 'transferred', '11-04', 'budi'],
      [6, 'completed', '11-05', 'budi'],
    ]);
    expect(events.filter(({ ticketId }) => ticketId === 'C-2').map(({ type }) => type)).toEqual([
      'issued',
      'started',
      'completed',
    ]);
  });
});

describe('a file', () => {
  it('may have cells over several lines, a byte order mark and semicolons', async () => {
    const { events } = await read(
      '\uFEFFticketId;type;occurredAt;serviceId;officerId;reason\nA-1;corrected;2026-11-21T09:00Z;;ani;"salah\npetugas"\nA-2;called;2026-11-21T09:00Z;;;\n',
    );

    expect(events).toMatchObject([
      { ticketId: 'A-1', reason: 'salah\npetugas', line: 3 },
      { ticketId: 'A-2', line: 4 },
    ]);
  });

  it('in another encoding than it is said to be is refused', async () => {
    await expect(
      read(Buffer.from('ticketId,type,occurredAt\nAé,called,2026-11-21T09:00Z\n', 'latin1')),
    ).rejects.toThrow('not in utf-8');
  });
});

describe('an empty file', () => {
  it.each(['', '\n', 'ticketId,type,occurredAt\n'])('has no rows: %j', async (file) => {
    expect(await read(file)).toEqual({ events: [], bad: [] });
  });
});

describe('a file with a quote that never ends', () => {
  it('is read up to it, and says so', async () => {
    const { events, bad } = await read('ticketId,type,occurredAt\nA-1,called,2026-11-21T09:00Z\n"A-2,called\n');

    expect(events).toHaveLength(1);
    expect(bad[0]?.message).toContain('the rest of the file cannot be read');
  });
});

describe('a mapping', () => {
  it.each([
    ['rows: lines', 'expected rows: event, ticket or steps'],
    ['rows: event\nfields: { ticketId: a, type: b, occurredAt: c, colour: d }', 'colour'],
    ['rows: event\ntimeFormat: DD/MM\nfields: { ticketId: a, type: b, occurredAt: c }', 'is no part of a time'],
    ['rows: event\ntimeZone: WIB\nfields: { ticketId: a, type: b, occurredAt: c }', 'Asia/Jakarta'],
    ['rows: ticket\nfields: { ticketId: a }\ntimes: {}', 'at least one time'],
    ['rows: ticket\nfields: { ticketId: a, ending: b }\ntimes: { issued: c }', 'both or none'],
    [
      'rows: event\nfields: { ticketId: {column: a, columns: [b]}, type: b, occurredAt: c }',
      'expected the name of a column',
    ],
  ])('that is wrong says so: %s', (text, complaint) => {
    expect(JSON.stringify(MappingSchema.safeParse(parse(text)).error?.issues)).toContain(complaint);
  });
});
