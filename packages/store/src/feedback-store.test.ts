// What people say about the system, on a real engine: who finds it again, that nothing is said twice, and what the audit has.
import { DAY, type Instant, MINUTE } from '@tera/domain';
import { TABLES, anEngine } from '@tera/testing/engine';
import { at } from '@tera/testing/facts';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { auditStore } from './audit-store.ts';
import {
  type FeedbackStore,
  type SaidFeedback,
  feedbackFormShownAt,
  feedbackStore,
  newFeedbackForm,
} from './feedback-store.ts';

const engine = anEngine();
let store: FeedbackStore;
/** What time it is for whoever reads. */
let now = at('09:00');

beforeAll(() => {
  store = feedbackStore(engine.client, TABLES.registry, () => now);
});

let minutes = 0;
let people = 0;
let units = 0;
const aPerson = () => ({ personId: `orang-${people++}`, name: 'Adi Contoh' });
const aUnit = () => `kantor-${units++}`;
const later = (): Instant => at('09:00') + minutes++ * MINUTE;

function said(wishes: Partial<SaidFeedback> = {}): SaidFeedback {
  const shown = later();
  return {
    by: aPerson(),
    at: shown,
    text: 'Tombol cetak tidak ketemu.',
    unitId: aUnit(),
    formId: newFeedbackForm(shown),
    ...wishes,
  };
}

type ReadStretch = (before?: string) => ReturnType<FeedbackStore['inUnits']>;

/** The texts of every page, one after the other. */
async function everyPage(stretch: ReadStretch): Promise<readonly (readonly string[])[]> {
  const texts: string[][] = [];
  let before: string | undefined;
  do {
    const { messages, next } = await stretch(before);
    texts.push(messages.map(({ text }) => text));
    before = next;
  } while (before !== undefined);
  return texts;
}

describe('what somebody says', () => {
  it('is found in the unit and by whoever said it, with its answers, the oldest first', async () => {
    const message = said();
    const { unitId, by } = message;
    expect(await store.say(message)).toBe('said');
    const { messages } = await store.inUnits([unitId], { most: 50 });
    const { messageId } = messages[0] ?? { messageId: '' };
    for (const text of ['Di kanan atas.', 'Sudah dipindah.']) {
      expect(await store.answer(messageId, said({ unitId, text }))).toBe('said');
    }

    const whole = {
      messageId,
      unitId,
      by,
      text: message.text,
      answers: [{ text: 'Di kanan atas.' }, { text: 'Sudah dipindah.' }],
    };
    expect(await store.inUnits([unitId], { most: 50 })).toMatchObject({ messages: [whole], next: undefined });
    expect(await store.ofPerson(by.personId, { most: 50 })).toMatchObject({ messages: [whole], next: undefined });
    expect(await store.find(unitId, messageId)).toMatchObject(whole);
    expect(await store.find(aUnit(), messageId)).toBeUndefined();
  });

  it('by the same form twice is said once, also at the same moment; with other words it is another', async () => {
    const message = said();
    const outcomes = await Promise.all([store.say(message), store.say({ ...message, at: message.at + 1 })]);
    expect(outcomes.toSorted()).toEqual(['known', 'said']);
    expect(await store.say({ ...message, text: 'Lagi pula lambat.' })).toBe('said');

    const { messages } = await store.inUnits([message.unitId], { most: 50 });
    expect(messages).toHaveLength(2);
  });

  it('is listed newest first over all units, page by page, and nothing is left out or told twice', async () => {
    const [one, other] = [aUnit(), aUnit()];
    const by = aPerson();
    for (let n = 0; n < 9; n++) {
      await store.say(said({ by, unitId: n % 3 === 0 ? other : one, text: `Masukan ${n}` }));
      const [newest] = (await store.ofPerson(by.personId, { most: 1 })).messages;
      if (n === 4) await store.answer(newest?.messageId ?? '', said({ unitId: one, text: 'Baik.' }));
    }
    const expected = [
      ['Masukan 8', 'Masukan 7', 'Masukan 6', 'Masukan 5'],
      ['Masukan 4', 'Masukan 3', 'Masukan 2', 'Masukan 1'],
      ['Masukan 0'],
    ];

    expect(await everyPage((before) => store.inUnits([one, other], { before, most: 4 }))).toEqual(expected);
    expect(await everyPage((before) => store.ofPerson(by.personId, { before, most: 4 }))).toEqual(expected);
  });

  it('is kept for two years with what it was answered, found by nobody from then on, and then swept', async () => {
    onTestFinished(() => {
      now = at('09:00');
    });
    const message = said();
    const { unitId, by, formId } = message;
    await store.say(message);
    const [{ messageId } = { messageId: '' }] = (await store.inUnits([unitId], { most: 1 })).messages;
    // A year later it is answered, and somebody says something else.
    const nextYear = feedbackFormShownAt(formId) + 365 * DAY;
    await store.answer(messageId, said({ unitId, formId: newFeedbackForm(nextYear), at: nextYear }));
    await store.say(said({ unitId, by, formId: newFeedbackForm(nextYear), at: nextYear, text: 'Setahun kemudian.' }));
    const found = async () => [
      (await store.inUnits([unitId], { most: 9 })).messages.map(({ text, answers }) => [text, answers.length]),
      (await store.ofPerson(by.personId, { most: 9 })).messages.length,
      (await store.find(unitId, messageId))?.text,
      (await store.inUnits([unitId], { most: 9, before: messageId })).messages,
    ];
    const over = feedbackFormShownAt(formId) + 730 * DAY;

    now = over - 1;
    const whole = [
      ['Setahun kemudian.', 0],
      ['Tombol cetak tidak ketemu.', 1],
    ];
    expect(await found()).toEqual([whole, 2, 'Tombol cetak tidak ketemu.', []]);
    now = over + 1;
    expect(await found()).toEqual([[['Setahun kemudian.', 0]], 1, undefined, []]);
    const items = (await engine.items('registry')).filter(({ sk }) => sk?.S?.startsWith(messageId) === true);
    const until = String(over / 1000);
    expect(items.map((item) => item['feedbackUntil']?.N)).toEqual([until, until, until]);
  });

  it('stands in the audit without its words', async () => {
    const message = said({ text: 'Rahasia dapur kami.' });
    const { unitId, by } = message;
    await store.say(message);
    const [{ messageId } = { messageId: '' }] = (await store.inUnits([unitId], { most: 1 })).messages;
    await store.answer(messageId, said({ unitId, text: 'Dapur sudah dibersihkan.' }));

    const mayRead = (touched: readonly string[]) => touched.includes(unitId);
    const { entries } = await auditStore(engine.client, TABLES.registry).read({ most: 50, mayRead });
    expect(entries).toMatchObject([
      { what: 'feedback.said', of: messageId, by: { keyId: `person:${by.personId}`, name: by.name }, at: message.at },
      { what: 'feedback.answered', of: messageId },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/dapur/i);
  });
});

it('the id of a form tells when it was shown', () => {
  expect(feedbackFormShownAt(newFeedbackForm(at('08:15')))).toBe(at('08:15'));
});
