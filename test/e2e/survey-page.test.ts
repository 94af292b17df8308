// The citizen's way over HTTP, without a browser and without any script: from the link to the thanks to the figures, by
// every channel; and what of it may never be in an officer's row.

import { get } from 'node:http';
import { CHANNELS, type Channel, answeredCounter } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { aStack, kioskLinkOf, posterLinkOf, sideBySide, tokenOf } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { MINUTE, currentYear } from '../support/calendar.ts';
import { servedLinks } from '../support/citizens.ts';
import { openForm, postForm } from '../support/form.ts';
import { aServedTicket } from '../support/one-shot-tickets.ts';

const unit = aDocument({ publishes: 'year', officers: ['ani', 'budi', 'citra'], counters: ['loket-1', 'loket-2'] });
const tera = aStack();
const tokensOf = (unitId: string, tickets: number) => servedLinks(tera, unitId, unit, tickets);
const posterOf = (unitId: string, counterId: string) => posterLinkOf(tera.client, unitId, counterId);

// Side by side, each in a unit of its own: nearly all of the time is waiting for batches.
describe.concurrent('a form that is posted', () => {
  it('leads to the thanks with a receipt, and is counted', async () => {
    const [token = ''] = await tokensOf('formulir', 1);
    const form = await openForm(tera.client, `/s/${token}`);

    const posted = await postForm(tera.client, token, form, { perilaku: 4, biaya: 2 }, { comment: 'Ramah' });
    const way = posted.headers.get('location') ?? '';
    const thanks = await tera.client.call('GET', way, { key: null });

    expect(form.page).toMatchObject({ status: 200, mediaType: 'text/html' });
    expect(posted).toMatchObject({ status: 303, text: '' });
    expect(way).toMatch(new RegExp(`^/s/${token}/thanks\\?lang=id&receipt=[2-9A-Z]{4}-[2-9A-Z]{4}$`));
    expect(thanks).toMatchObject({ status: 200, mediaType: 'text/html' });
    expect(thanks.text).toContain(way.slice(-9));
    const [ofAni] = await rowsAfterNight('formulir', ['officer']);
    const [ofEktp] = await rowsOf('formulir', ['service']);
    expect([ofAni?.officerId, ofEktp?.serviceId]).toEqual(['ani', 'ektp']);
    for (const row of [ofAni, ofEktp]) {
      expect(row).toMatchObject({
        satisfaction: { answered: 1, status: 'awaiting' },
        coverage: { invited: 1, answered: 1, share: 1 },
      });
    }
    const [ofBoth] = await rowsOf('formulir', ['officer', 'service']);
    expect(ofBoth).toMatchObject({
      satisfaction: { n: 0, answered: null, status: 'never' },
      coverage: { invited: 1, answered: null, share: null },
    });
  });

  it('a second time changes nothing and gets the same thanks; and then the link says that it was used', async () => {
    const all = await tokensOf('dua-formulir', 22);
    const [tokens, others] = [all.slice(0, 12), all.slice(12)];
    const ways = await sideBySide(4, tokens, (token) => wayAfter(token, 4));

    const again = await sideBySide(4, tokens, (token) => wayAfter(token, 1));

    expect(again).toEqual(ways);
    const [ofAni] = await rowsAfterNight('dua-formulir', ['officer']);
    expect(ofAni).toMatchObject({ satisfaction: { answered: 12 }, coverage: { invited: 22, answered: 12 } });
    // What the twelve said shows when ten more have come.
    await sideBySide(4, others, (token) => wayAfter(token, 3));
    const [row] = await rowsAfterNight('dua-formulir', []);
    expect(row?.satisfaction).toMatchObject({ status: 'running', n: 12, ikm: 100, answered: 22 });
    const used = await openForm(tera.client, `/s/${tokens[0]}`);
    expect(used.page.status).toBe(410);
    expect(used.page.text).toContain('Tautan ini sudah dipakai. Terima kasih.');
    expect(used.cookie).toBeUndefined();
  });

  it('and the script’s own way are one answer, with one receipt', async () => {
    const [token = ''] = await tokensOf('dua-pintu', 1);

    const { json } = await tera.client.answer(aResponse(token, allAnswered(3)));
    const way = await wayAfter(token, 1);

    expect(way).toContain((json as { receipt: string }).receipt);
    expect((await rowsOf('dua-pintu'))[0]?.coverage).toMatchObject({ answered: 1 });
  });

  it('with a mistake comes back as it was filled, and counts nothing', async () => {
    const [token = ''] = await tokensOf('keliru', 1);
    const form = await openForm(tera.client, `/s/${token}?lang=en`);

    const comment = { comment: 'Ramah & <b>cepat</b>' };
    const posted = await postForm(tera.client, token, form, {}, comment);
    const way = posted.headers.get('location') ?? '';
    const { page: byItself } = await openForm(tera.client, way, posted.headers.getSetCookie()[0]?.split(';')[0]);
    const inPlace = await postForm(tera.client, token, { hidden: form.hidden }, {}, comment);

    expect(posted.status).toBe(303);
    for (const again of [byItself, inPlace]) {
      expect(again).toMatchObject({ status: 422, mediaType: 'text/html' });
      expect(again.text).toContain('<html lang="en"');
      expect(again.text).toContain('Ramah &amp; &lt;b&gt;cepat&lt;/b&gt;</textarea>');
      expect(again.text).toContain(`value="${form.hidden['responseId']}"`);
    }
    expect((await rowsOf('keliru'))[0]?.coverage).toMatchObject({ answered: 0 });
  });

  it('too often comes back to be sent again, while the next phone in the same office gets through', async () => {
    const [token = '', other = ''] = await tokensOf('ramai', 2);
    const form = await openForm(tera.client, `/s/${token}`);

    // Twice what a minute takes, and one more: wherever the minute ends, some of them are too many.
    const answers = await sideBySide(
      4,
      Array.from({ length: 121 }, () => token),
      () => postForm(tera.client, token, form, allAnswered(4), { comment: 'Ramah' }),
    );

    const refused = answers.find(({ status }) => status === 429);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 429]));
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused?.text).toContain('Ramah</textarea>');
    expect((await postForm(tera.client, other, {}, allAnswered(4))).status).toBe(303);
    expect((await rowsOf('ramai'))[0]?.coverage).toMatchObject({ invited: 2, answered: 2 });
  });
});

describe.concurrent('a link that is not as it was made', () => {
  it('changes no figure, whichever part of it is other, and is unknown kindly', async () => {
    const [token = ''] = await tokensOf('palsu', 1);
    const poster = await posterOf('palsu', 'loket-1');
    const altered = [token, poster].flatMap((genuine) => {
      const parts = genuine.split('~');
      return parts.map((part, index) => parts.map((kept, at) => (at === index ? otherThan(part) : kept)).join('~'));
    });
    // Somebody who has a poster's link and wants to rate an officer with it, or to use a counter's poster for another.
    const [, keyId, unitId, , signature] = poster.split('~');
    altered.push(`t~${keyId}~${unitId}~ektp~ani~X-1~zzzzzz~${signature}`, `p~${keyId}~${unitId}~loket-2~${signature}`);

    for (const made of altered) {
      expect((await openForm(tera.client, `/s/${made}`)).page.status).toBe(404);
      expect((await postForm(tera.client, made, {}, allAnswered(1))).status).toBe(404);
      expect((await tera.client.answer(aResponse(made, allAnswered(1)))).status).toBe(422);
    }

    const rows = await rowsOf('palsu');
    expect(rows.map(({ satisfaction }) => satisfaction.answered)).toEqual([0]);
  });
});

describe.concurrent('the channels', () => {
  it('count where they belong: a poster’s and a kiosk’s to nobody', async () => {
    const [own = '', other = ''] = await tokensOf('saluran', 2);
    const [counter, whole] = [await posterOf('saluran', 'loket-2'), await posterOf('saluran', '')];
    const kiosk = await kioskLinkOf(tera.client, 'saluran');
    // What an address says of a ticket's link makes no kiosk of it.
    const onPhone = await openForm(tera.client, `/s/${other}?kiosk`);
    await tera.counted();
    const atKiosk = await openForm(tera.client, `/s/${kiosk}`);
    const atPoster = await openForm(tera.client, `/s/${whole}`);

    const statuses = [
      await postForm(tera.client, own, {}, { perilaku: 4 }),
      await postForm(tera.client, other, onPhone, { perilaku: 4 }, { kiosk: '1' }),
      await postForm(tera.client, kiosk, atKiosk, { perilaku: 1 }),
      ...(await sideBySide(4, Array.from({ length: 5 }), async () => {
        const form = await openForm(tera.client, `/s/${counter}`);
        return postForm(tera.client, counter, form, { perilaku: 1 });
      })),
      await postForm(tera.client, whole, atPoster, { perilaku: 1 }),
    ].map(({ status }) => status);

    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 303, 303, 303]);
    expect([onPhone.cookie, atKiosk.cookie]).toEqual([expect.any(String), undefined]);
    const rows = await rowsAfterNight('saluran', ['officer']);
    expect(
      rows.map(({ officerId, satisfaction, coverage }) => [officerId, satisfaction.answered, coverage.answered]),
    ).toEqual([
      ['ani', 2, 2],
      [null, 7, 0],
    ]);
    const cells = await tera.cells('saluran', currentYear());
    const total = (channel: Channel) =>
      cells.reduce((sum, [, counters]) => sum + (counters[answeredCounter(channel)] ?? 0), 0);
    expect(CHANNELS.map((channel) => [channel, total(channel)])).toEqual([
      ['ticket', 2],
      ['poster', 6],
      ['kiosk', 1],
      ['assisted', 0],
      ['import', 0],
    ]);
  });
});

describe.concurrent('the signs that an answer may not be the citizen’s own', () => {
  it('stand in the coverage of the unit, beside answers that all count, and by officer as of a night alone', async () => {
    const tokens = await tokensOf('tanda', 4);
    const [first = '', second = '', third = '', fourth = ''] = tokens;
    const { cookie, hidden } = await openForm(tera.client, `/s/${first}`);
    const longAgo = { startedAt: new Date(Date.now() - MINUTE).toISOString() };
    const mixed = { perilaku: 4, waktu: 2, biaya: 3, sarana: 1, produk: 2 };

    // All four at once after their links were made. On one phone, in a moment:
    const device = cookie === undefined ? {} : { cookie };
    await postForm(tera.client, first, { hidden, ...device }, mixed);
    // On the same phone, in a minute as it says, with nothing of ours to show for it:
    await postForm(tera.client, second, { hidden: longAgo, ...device }, mixed);
    // On another one, the same score throughout, by a robot:
    await postForm(tera.client, third, { hidden: longAgo }, allAnswered(4), { website: 'https://spam.example' });
    await tera.client.answer(aResponse(fourth, mixed, longAgo));

    expect((await rowsOf('tanda'))[0]).toMatchObject({
      coverage: { answered: 4, flags: { fast: 4, quick: 3, sameDevice: 2, honeypot: 1 } },
      satisfaction: { n: 0, answered: 4 },
    });
    const byBoth = await rowsOf('tanda', ['officer', 'service']);
    expect(byBoth.map(({ coverage, satisfaction }) => [coverage.flags, satisfaction.status])).toEqual(
      byBoth.map(() => [null, 'never']),
    );
  });

  it('are none of tickets and devices at a poster, where one phone may be everybody’s', async () => {
    await tera.client.putUnit('poster', unit);
    const token = await posterOf('poster', 'loket-1');
    const { cookie = '', hidden } = await openForm(tera.client, `/s/${token}`);
    for (const id of ['a', 'b', 'c']) {
      await postForm(
        tera.client,
        token,
        { hidden: { ...hidden, responseId: id, startedAt: '' }, cookie },
        { waktu: 3 },
      );
    }

    const [row] = await rowsOf('poster');

    expect(row?.satisfaction).toMatchObject({ answered: 3 });
    // That it was filled in at once is seen there as well.
    expect(Object.entries(row?.coverage.flags ?? {}).filter(([, n = 0]) => n > 0)).toEqual([['quick', 3]]);
  });
});

describe.concurrent('a link that is asked for later', () => {
  it('is about its ticket alone, so about the officer to whom that was corrected, and is the same one vote', async () => {
    await tera.client.putUnit('koreksi', unit);
    const { surveys } = await tera.client.push('koreksi', aServedTicket('K-1'));
    const correction = {
      eventId: 'k-1-koreksi',
      ticketId: 'K-1',
      type: 'corrected',
      officerId: 'citra',
      reason: 'salah',
    };
    await tera.client.push('koreksi', [{ ...correction, occurredAt: new Date().toISOString() }]);
    await tera.counted();

    const { json } = await tera.client.call('GET', '/v1/units/koreksi/tickets/K-1/link');
    const { url, qr } = json as { url: string; qr: string };
    const first = await wayAfter(tokenOf(url), 4);
    const second = await wayAfter(tokenOf(surveys[0]?.url ?? ''), 1);

    expect(tokenOf(url).split('~').slice(2, 4)).toEqual(['koreksi', 'K-1']);
    const drawing = await tera.client.call('GET', new URL(qr).pathname, { key: null });
    expect(drawing).toMatchObject({ status: 200, mediaType: 'image/svg+xml' });
    expect(second.split('receipt=')[1]).toBe(first.split('receipt=')[1]);
    const rows = await rowsAfterNight('koreksi', ['officer']);
    expect(rows.map(({ officerId, coverage }) => [officerId, coverage.answered])).toEqual([
      ['citra', 1],
      [null, 0],
    ]);
  });
});

describe('the page on its way to a phone', () => {
  it('is one answer of at most 10 KB, with nothing in it that fetches more', async () => {
    const [token = ''] = await tokensOf('ponsel', 1);

    const { status, encoding, bytes } = await rawGet(`${tera.url}/s/${token}`);

    expect({ status, encoding }).toEqual({ status: 200, encoding: 'br' });
    expect(bytes).toBeLessThanOrEqual(10 * 1024);
  });
});

/** A counter's key for these units, of that employee if one is named. */
/** Where a form with the same score throughout leads. */
async function wayAfter(token: string, score: number): Promise<string> {
  const { status, headers, text } = await postForm(tera.client, token, {}, allAnswered(score));
  if (status !== 303) throw new Error(`expected 303, not ${status}: ${text.slice(0, 500)}`);
  return headers.get('location') ?? '';
}

/** This year's rows, when everything that was sent is in them. */
async function rowsOf(unitId: string, by: readonly ('officer' | 'service')[] = []) {
  await tera.counted();
  return (await tera.client.indicators(unitId, currentYear(), by)).rows;
}

/** The same as of the next night: before it nobody is told to whom who has answered. */
async function rowsAfterNight(unitId: string, by: readonly ('officer' | 'service')[]) {
  await tera.counted();
  await tera.night();
  return rowsOf(unitId, by);
}

function otherThan(part: string): string {
  return (part.startsWith('z') ? 'y' : 'z') + part.slice(1);
}

/** What travels: `fetch` would say how large the page is after it was decompressed. */
async function rawGet(url: string): Promise<{ status: number; encoding: string; bytes: number }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip, deflate, br' } }, (response) => {
      let bytes = response.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, encoding: response.headers['content-encoding'] ?? '', bytes }),
      );
    }).on('error', reject);
  });
}
