// No comment is unread: what was typed is in the list after the tenth, or after its week, masked and nowhere else; its time and order
// tell nothing; its receipt finds it and takes it away.

import { FORMATS } from '@tera/contracts';
import { aDocument } from '@tera/testing/facts';
import { aStack, tokenOf } from '@tera/testing/stack';
import { beforeAll, expect, it } from 'vitest';
import { allAnswered, aResponse } from '../support/answers.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';
import { refusal } from '../support/refusal.ts';

/** A Wednesday, so that the next nights are of the same week. */
const TODAY = Date.parse('2026-11-18T12:00:00+07:00');
const [MANY, ONE] = ['sepuluh', 'satu'];
const tera = aStack({ clockOffsetMs: TODAY - Date.now(), units: { [MANY]: aDocument(), [ONE]: aDocument() } });
const links: Record<string, string[]> = {};
const receipts: string[] = [];

interface Listed {
  readonly commentId: string;
  readonly period: string;
  readonly serviceId: string | null;
  readonly text: string;
  readonly state: string;
  readonly history: readonly { readonly state: string; readonly note?: string; readonly name: string }[];
}

/** What the citizen with this number wrote, and what of it may be kept. */
const written = (n: number) => `Kursi nomor ${n} rusak, hubungi 0812-3456-78${n}0`;
const kept = (n: number) => `Kursi nomor ${n} rusak, hubungi [disamarkan]`;

beforeAll(async () => {
  for (const unitId of [MANY, ONE]) {
    const tickets = Array.from({ length: unitId === MANY ? 10 : 1 }, (_, n) =>
      aServedTicket(`T-${n}`, { completedAt: TODAY }),
    );
    const { surveys } = await tera.client.push(unitId, tickets.flat());
    const byTicket = new Map(surveys.map(({ ticketId, url }) => [ticketId, tokenOf(url)]));
    links[unitId] = tickets.map((_, n) => byTicket.get(`T-${n}`) ?? '');
  }
  await tera.counted();
  for (let n = 0; n < 9; n++) receipts.push(await answer(MANY, n, written(n)));
  await answer(ONE, 0, 'Hanya saya yang menulis');
  await tera.counted();
});

async function answer(unitId: string, n: number, comment: string): Promise<string> {
  const answered = await tera.client.answer(aResponse(links[unitId]?.[n] ?? '', allAnswered(3), { comment }));
  expect(answered.status).toBe(202);
  return (answered.json as { receipt: string }).receipt;
}

const list = async (unitId: string, query = '') => {
  const { status, json } = await tera.client.call('GET', `/v1/units/${unitId}/comments${query}`);
  expect(status).toBe(200);
  return (json as { comments: readonly Listed[] }).comments;
};
const texts = async (unitId: string) => (await list(unitId)).map(({ text }) => text);
const mark = (commentId: string, json: object) =>
  tera.client.call('POST', `/v1/units/${MANY}/comments/${commentId}`, { json });
const file = (format: string) => tera.client.call('GET', `/v1/units/${MANY}/comments?format=${format}`);
const holding = async (text: string) => (await tera.storedItems()).filter((item) => item.includes(text));

it('nine wait, and are in no list, whatever night it is in their week and whoever asks', async () => {
  expect(await texts(MANY)).toEqual([]);
  await tera.night();

  expect(await texts(MANY)).toEqual([]);
});

it('the tenth brings all of them, in no order, once each, and masked', async () => {
  receipts.push(await answer(MANY, 9, written(9)));
  // A second answer to a link changes nothing, and what was written with it is nowhere.
  expect(await answer(MANY, 0, 'Ditulis belakangan')).toBe(receipts[0]);
  await tera.counted();

  const comments = await list(MANY);
  await tera.night();
  expect(await list(MANY)).toEqual(comments);
  const order = comments.map(({ text }) => text);
  expect(order.toSorted()).toEqual(Array.from({ length: 10 }, (_, n) => kept(n)));
  expect(order).not.toEqual(order.toSorted());
  expect(comments.map(({ commentId }) => commentId)).toEqual(comments.map(({ commentId }) => commentId).toSorted());
  expect(comments[0]).toEqual({
    commentId: expect.stringMatching(/^2026-Q4\.[0-9a-f]{32}$/) as string,
    period: '2026-Q4',
    // Ten have answered it.
    serviceId: 'ektp',
    text: expect.stringContaining('[disamarkan]') as string,
    state: 'new',
    history: [],
  });
});

it('what was typed lies in one place, and neither a day, an officer nor a ticket beside it', async () => {
  for (let n = 0; n < 10; n++) {
    const items = await holding(`Kursi nomor ${n} rusak`);
    expect(items).toHaveLength(1);
    expect(items[0]).toContain(`COMMENTS#${MANY}`);
    expect(items[0]).not.toMatch(/ani|T-\d|2026-11|2026-W|0812|waktu|receipt/);
  }
  expect(await holding('Ditulis belakangan')).toEqual([]);
  expect(await holding('0812')).toEqual([]);
  const ids = (await list(MANY)).map(({ commentId }) => commentId.slice('2026-Q4.'.length));
  const others = (await tera.storedItems()).filter((item) => !item.includes('COMMENTS'));
  expect(ids.filter((id) => others.some((item) => item.includes(id)))).toEqual([]);
});

it('one alone comes out when its week is over', async () => {
  expect(await texts(ONE)).toEqual([]);
  // Those that Saturday and Sunday begin with.
  await tera.night();
  await tera.night();
  expect(await texts(ONE)).toEqual([]);

  await tera.night();

  const [comment] = await list(ONE);
  expect(comment).toMatchObject({ text: 'Hanya saya yang menulis', serviceId: null, state: 'new' });
  const [item] = await holding('Hanya saya yang menulis');
  expect(item).not.toMatch(/2026-W|ektp/);
});

it('what was done is added, with who did it, and what is hidden is shown to who asks', async () => {
  const [first, second] = await list(MANY);
  const id = first?.commentId ?? '';

  expect((await mark(id, { state: 'read' })).json).toMatchObject({ state: 'read', history: [{ state: 'read' }] });
  const marked = await mark(id, { state: 'followed_up', note: 'Kursi diganti, hubungi 0812 3456 7890' });
  await mark(second?.commentId ?? '', { state: 'hidden', note: 'Menyebut nama' });

  expect(marked.json).toMatchObject({
    state: 'followed_up',
    history: [{ state: 'read' }, { state: 'followed_up', note: 'Kursi diganti, hubungi [disamarkan]' }],
  });
  expect(await list(MANY)).toHaveLength(9);
  expect(await list(MANY, '?state=hidden')).toMatchObject([{ commentId: second?.commentId, state: 'hidden' }]);
  expect(await list(MANY, '?state=followed_up,hidden')).toHaveLength(2);
  expect(await list(MANY, '?period=2026-Q3')).toEqual([]);
  const audit = await tera.client.call('GET', '/v1/audit');
  const { entries } = audit.json as { entries: readonly { what: string; of: string; after: unknown }[] };
  expect(entries.filter(({ what }) => what === 'comment.marked')).toMatchObject([
    { of: id, before: { state: 'new' }, after: { state: 'read', isNoted: false } },
    { of: id, before: { state: 'read' }, after: { state: 'followed_up', isNoted: true } },
    { of: second?.commentId, after: { state: 'hidden' } },
  ]);
  expect(audit.text).not.toMatch(/Kursi|Menyebut/);
});

it('the list comes as a file in words, which nothing makes a formula of, and to print', async () => {
  const [csv, xlsx, page] = [await file('csv'), await file('xlsx'), await file('html')];

  expect(csv.text.split('\r\n')[0]).toBe('period,serviceId,service,text,state,history,commentId');
  expect(csv.text).toContain('ditindaklanjuti');
  expect(csv.text).not.toMatch(/disembunyikan|Menyebut nama/);
  expect(xlsx).toMatchObject({ status: 200, mediaType: FORMATS.xlsx });
  expect(page.text).toContain('Komentar warga');
  expect(page.text).toContain(kept(Number(/Kursi nomor (\d)/.exec(page.text)?.[1])));
});

it('a key of one officer reads nothing of it', async () => {
  const { key } = await tera.client.makeKey({ scopes: ['comments:read'], units: [MANY], officerId: 'ani' });

  expect(await tera.client.call('GET', `/v1/units/${MANY}/comments`, { key })).toMatchObject(
    refusal(403, { code: 'other_officer' }),
  );
});

it('the receipt of a comment finds it and takes it away, and nothing brings it back', async () => {
  const erase = (receipt: string) =>
    tera.client.call('POST', `/v1/units/${MANY}/comment-erasures`, { json: { receipt } });

  expect((await erase(receipts[7]?.toLowerCase().replace('-', '') ?? '')).json).toEqual({ erased: true });
  expect(await holding('Kursi nomor 7 rusak')).toEqual([]);
  expect((await erase(receipts[7] ?? '')).json).toEqual({ erased: false });
  expect((await erase('2222-2222')).json).toEqual({ erased: false });
  expect(await erase('K7QM-2F9')).toMatchObject(refusal(422, { path: 'receipt', code: 'invalid_format' }));

  await answer(MANY, 7, written(7));
  await tera.counted();
  for (let night = 0; night < 8; night++) await tera.night();
  expect(await holding('Kursi nomor 7 rusak')).toEqual([]);
  expect(await list(MANY, '?state=new,read,followed_up,hidden')).toHaveLength(9);
});
