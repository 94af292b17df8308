// What becomes of text that people write: what is kept of it, what is refused, and that no field of any route keeps a text that
// has not come this way.
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { read } from './problem.ts';
import { API_ROUTES } from './routes/index.ts';
import { TEXT_KINDS, keptText, printedText, withoutControls } from './text.ts';
import { ImportedResponseSchema } from './imported-response.ts';
import { TicketEventSchema } from './ticket-event.ts';

const line = keptText(100);
const lines = keptText(100, { lines: 'many' });
const comment = keptText(100, { lines: 'many', empty: 'taken' });
const longest = keptText(1000, { lines: 'many', empty: 'taken' });

function codesOf(schema: z.ZodType, input: unknown): readonly string[] {
  const result = read(schema, input);
  return result.ok ? [] : result.errors.map(({ code }) => code);
}

describe('a text that is kept', () => {
  it('has no number of a person and no address in it', () => {
    expect(line.parse(' Ibu Siti, NIK 3273014502900001, 0812-3456-7890, siti@contoh.id ')).toBe(
      'Ibu Siti, NIK [disamarkan], [disamarkan], [disamarkan]',
    );
  });

  it.each([
    ['a NUL', 'a\u0000b'],
    ['an escape', 'a\u001B[31mb'],
    ['a tab', 'a\tb'],
    ['a line break', 'a\nb'],
    ['a carriage return', 'a\rb'],
    ['a separator of lines', 'a\u2028b'],
    ['a C1 control', 'a\u0085b'],
    ['what turns the writing', 'nama\u202Eamas'],
    ['what isolates it', 'a\u2066b\u2069'],
    ['a mark of direction', 'a\u200Eb'],
  ])('in one line is refused with %s', (_, written) => {
    expect(codesOf(line, written)).toEqual(['control_character']);
    expect(codesOf(printedText(100), written)).toEqual(['control_character']);
  });

  it('in several lines may have line breaks and tabs, and nothing else of the kind', () => {
    expect(lines.parse('satu\r\ndua\n\ttiga')).toBe('satu\ndua\n\ttiga');
    for (const written of ['a\u0000b', 'a\u000Bb', 'a\u202Eb', 'a\u2067b']) {
      expect(codesOf(lines, written)).toEqual(['control_character']);
    }
  });

  it('is as long as its characters are many, whatever each of them takes', () => {
    expect(line.safeParse('🙏'.repeat(100)).success).toBe(true);
    expect(codesOf(line, '🙏'.repeat(101))).toEqual(['too_big']);
    expect(codesOf(line, 'x'.repeat(101))).toEqual(['too_big']);
  });

  it('is a text that can be read, unless it may be left empty', () => {
    for (const written of ['', '   ', '\u200B', '\u2060 \uFEFF']) {
      expect(codesOf(line, written)).toEqual(['too_small']);
      expect(comment.parse(written)).toBe('');
    }
    expect(codesOf(line, 'a\uD83D')).toEqual(['invalid_value']);
    expect(codesOf(line, undefined)).toEqual(['required']);
  });

  it('keeps the writing of everybody', () => {
    for (const written of ['ꦩꦠꦸꦂꦤꦸꦮꦸꦤ꧀', 'Terima kasih 🙏', 'שלום', 'Nguyễn', '“ya” – 50 %']) {
      expect(line.parse(written)).toBe(written);
    }
  });
});

describe('a text that is printed', () => {
  it('stays as the office has written it', () => {
    expect(printedText(100).parse(' 0812-3456-7890 (WhatsApp) ')).toBe('0812-3456-7890 (WhatsApp)');
  });
});

describe('what is taken out of a text before it is read', () => {
  it('is what would be refused, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const mended = withoutControls(written.toWellFormed());

        expect(codesOf(longest, mended)).toEqual([]);
        expect(mended === written).toBe(codesOf(longest, written).length === 0);
      }),
    );
  });
});

describe('the document of a text', () => {
  it.each([
    ['one line', line],
    ['several lines', lines],
    ['an optional one', comment],
  ])('takes and refuses what the schema does: %s', (_, schema) => {
    const documented = new Ajv2020({ strict: false }).compile(z.toJSONSchema(schema, { io: 'input' }));
    const odd = fc.constantFrom(...Array.from('\u0000\t\n\r\u0085\u00AD\u200B\u200E\u2028\u202E\u2066\uFEFF  aé🙏1@.'));
    const texts = fc.oneof(
      fc.array(odd, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.nat({ max: 3 }).map((more) => '🙏'.repeat(98 + more)),
    );
    fc.assert(
      fc.property(texts, (written) => {
        expect(documented(written)).toBe(schema.safeParse(written).success);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a field that a route keeps', () => {
  const bodies = API_ROUTES.flatMap(({ name, body }) => (body === undefined ? [] : [[name, body.schema] as const]));
  const all = [
    ...bodies,
    ['each event of a push', TicketEventSchema] as const,
    ['each answer of a push', ImportedResponseSchema] as const,
  ];

  it.each(all)('is an id, one of few, written by a rule, or a text that is masked: %s', (_, schema) => {
    expect(Array.from(looseTexts(schema, ''))).toEqual([]);
  });

  it('is found where it is neither', () => {
    const loose = z.strictObject({
      note: z.string().max(10).optional(),
      list: z.array(z.union([z.literal('a'), z.string()])),
      free: z.record(z.string(), z.string()),
      any: z.unknown(),
      kept: keptText(10).optional().meta({ description: 'masked' }),
      day: z.iso.date(),
    });

    expect(Array.from(looseTexts(loose, ''))).toEqual(['.note', '.list[]', '.free{}', '.free{}', '.any']);
  });
});

/** What is read by its own reader later: events and answers one by one, and what Qminder tells, of which no text is taken but names. */
const READ_LATER = new Set(['.events[]', '.responses[]', '.data']);

/** Where in a schema anything could be written. */
function* looseTexts(schema: z.core.$ZodType, at: string): Generator<string> {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
    const isWritten = schema.format !== null;
    if (TEXT_KINDS.get(schema) === undefined && !isWritten) yield at;
  } else if (schema instanceof z.ZodObject) {
    for (const [name, part] of Object.entries(schema.shape)) yield* looseTexts(part, `${at}.${name}`);
  } else if (schema instanceof z.ZodArray) {
    yield* looseTexts(schema.element, `${at}[]`);
  } else if (schema instanceof z.ZodRecord) {
    yield* looseTexts(schema.keyType, `${at}{}`);
    yield* looseTexts(schema.valueType, `${at}{}`);
  } else if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) yield* looseTexts(option, at);
  } else if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodLazy ||
    schema instanceof z.ZodReadonly
  ) {
    yield* looseTexts(schema.unwrap(), at);
  } else if (schema instanceof z.ZodPipe) {
    yield* looseTexts(schema.in, at);
  } else if (!FEW.some((kind) => schema instanceof kind) && !READ_LATER.has(at)) {
    yield at;
  }
}

/** Nothing can be written there but one of what is known. */
const FEW = [z.ZodEnum, z.ZodLiteral, z.ZodBoolean, z.ZodNumber];
