// What was wrong and is put right, and what comes late: figures move, and nothing of them stays behind.

import { aDocument } from '@tera/testing/facts';
import { type By, type IndicatorRow, aStack, pushesOf, tokenOf } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { aResponse, allAnswered } from '../support/answers.ts';
import { DAY, MINUTE, localDay, periodsOf } from '../support/calendar.ts';
import { type SentEvent, ticketWriter } from '../support/ticket-event.ts';

const unit = aDocument({
  services: [
    { id: 'ektp', standard: { measure: 'service', minutes: 10 } },
    { id: 'kk', standard: { measure: 'turnaround', minutes: 20 } },
  ],
  officers: ['ani', 'budi', 'citra'],
});
const BY_BOTH = ['officer', 'service'] as const;
const reason = 'salah pilih di loket';
/** The last month that is over, so that its last day and the day after it are in the past. */
const lastMonth = lastDayOfLastMonth();
const nextDay = localDay(wib(lastMonth, '12:00') + DAY, unit.timeZone);
/** A month after its end a ticket has no link any more. */
const lately = localDay(Date.now() - 2 * DAY, unit.timeZone);
const yesterday = localDay(Date.now() - DAY, unit.timeZone);

const tera = aStack();

// Side by side, each in a unit of its own: nearly all of the time is waiting for batches.
describe.concurrent('a corrected officer', () => {
  it('takes over all figures of the ticket, and the other is left with none', async () => {
    await tera.client.putUnit('salah-petugas', unit);
    await count('salah-petugas', eventfulTicket());
    const before = await rows('salah-petugas');

    await count('salah-petugas', [correction('A-1', { officerId: 'budi' })]);
    const after = await rows('salah-petugas');

    expect(of(before, 'ani')).toMatchObject({
      tickets: { completed: 1, resolved: 1, reopened: 1 },
      service: { n: 1, mean: 660 },
      hold: { n: 1, mean: 120 },
      turnaround: { n: 1, mean: 5400 },
      onTime: { n: 1, onTime: 0 },
      coverage: { invited: 1 },
    });
    expect(after.map(({ officerId }) => officerId)).toEqual(['budi', null]);
    expect(of(after, 'budi')).toEqual({ ...of(before, 'ani'), officerId: 'budi', officerName: 'Petugas budi' });
    expect(of(after, null)).toEqual(of(before, null));
  });

  it('leaves the figures of other tickets of the same officer alone', async () => {
    await tera.client.putUnit('dua-tiket', unit);
    await count('dua-tiket', served('A-1', { minutes: 4 }));
    const alone = await rows('dua-tiket', ['officer']);

    await count('dua-tiket', served('A-2', { minutes: 9 }));
    await count('dua-tiket', [correction('A-2', { officerId: 'citra' })]);

    const both = await rows('dua-tiket', ['officer']);
    expect(of(both, 'ani')).toEqual(of(alone, 'ani'));
    expect(of(both, 'citra')).toMatchObject({ tickets: { completed: 1 }, service: { n: 1, mean: 540 } });
  });

  it('holds when the correction arrives before anything else of the ticket', async () => {
    await tera.client.putUnit('koreksi-dahulu', unit);
    await count('koreksi-dahulu', [correction('A-1', { officerId: 'budi' })]);
    await count('koreksi-dahulu', served('A-1', { minutes: 4 }));

    expect((await rows('koreksi-dahulu', ['officer'])).map(({ officerId }) => officerId)).toEqual(['budi', null]);
  });

  it('can be corrected back, to the same figures as at first', async () => {
    await tera.client.putUnit('kembali', unit);
    await count('kembali', eventfulTicket());
    const before = await rows('kembali');

    await count('kembali', [correction('A-1', { officerId: 'budi' }, 'x-1', 0)]);
    await count('kembali', [correction('A-1', { officerId: 'ani' }, 'x-2', 5)]);

    expect(await rows('kembali')).toEqual(before);
  });
});

describe.concurrent('a corrected service', () => {
  it('takes over all figures and judges them by its own standard', async () => {
    await tera.client.putUnit('salah-layanan', unit);
    await count('salah-layanan', served('A-1', { minutes: 12, waited: 3 }));
    const before = await rows('salah-layanan');

    await count('salah-layanan', [correction('A-1', { serviceId: 'kk' })]);
    const after = await rows('salah-layanan');

    expect(before.map(({ serviceId }) => serviceId)).toEqual(['ektp', 'ektp']);
    expect(of(before, 'ani')?.onTime).toEqual({ n: 1, onTime: 0, share: 0 });
    expect(after.map(({ serviceId }) => serviceId)).toEqual(['kk', 'kk']);
    expect(of(after, 'ani')).toEqual({
      ...of(before, 'ani'),
      serviceId: 'kk',
      serviceName: 'Layanan kk',
      onTime: { n: 1, onTime: 1, share: 1 },
    });
  });
});

describe.concurrent('the answer to a corrected ticket', () => {
  it('goes to the other officer and service with it, and the first is left with none', async () => {
    await tera.client.putUnit('jawaban-dahulu', unit);
    const link = await linkOf('jawaban-dahulu', served('A-1', { minutes: 4, day: lately }));
    await answer(link);
    const before = await answersTo('jawaban-dahulu');

    await count('jawaban-dahulu', [correction('A-1', { officerId: 'budi', serviceId: 'kk' })]);

    expect(before).toEqual({ ani: { answered: 1, linked: 1 }, ektp: { answered: 1, linked: 1 } });
    expect(await answersTo('jawaban-dahulu')).toEqual({
      budi: { answered: 1, linked: 1 },
      kk: { answered: 1, linked: 1 },
    });
  });

  it('does so too when the citizen answers only after the correction, by the link that names the first', async () => {
    await tera.client.putUnit('jawaban-kemudian', unit);
    const link = await linkOf('jawaban-kemudian', served('A-1', { minutes: 4, day: lately }));
    await count('jawaban-kemudian', [correction('A-1', { officerId: 'budi' })]);
    // Nobody has answered yet, and the page knows that.
    expect((await tera.client.call('GET', `/s/${link}`, { key: null })).status).toBe(200);

    await answer(link);

    expect(await answersTo('jawaban-kemudian')).toEqual({
      budi: { answered: 1, linked: 1 },
      ektp: { answered: 1, linked: 1 },
    });
    expect((await tera.client.call('GET', `/s/${link}`, { key: null })).status).not.toBe(200);
  });

  it('follows the last of several corrections, whatever order they come in', async () => {
    await tera.client.putUnit('jawaban-pindah', unit);
    const link = await linkOf('jawaban-pindah', served('A-1', { minutes: 4, day: lately }));

    await count('jawaban-pindah', [correction('A-1', { officerId: 'citra' }, 'x-2', 5)]);
    await answer(link);
    await count('jawaban-pindah', [correction('A-1', { officerId: 'budi' }, 'x-1', 0)]);

    expect(await answersTo('jawaban-pindah')).toEqual({
      citra: { answered: 1, linked: 1 },
      ektp: { answered: 1, linked: 1 },
    });
  });
});

describe.concurrent('an event that comes late', () => {
  it('moves the ticket to the day and the month of its new end', async () => {
    await tera.client.putUnit('pindah-bulan', unit);
    const { events, write } = ticketWriter('A-1');
    write('issued', wib(lastMonth, '09:00'), { serviceId: 'ektp' });
    write('started', wib(lastMonth, '09:10'), { officerId: 'ani' });
    write('completed', wib(lastMonth, '09:20'), { officerId: 'ani', serviceId: 'ektp' });
    await count('pindah-bulan', events);
    expect(await completedIn('pindah-bulan', lastMonth)).toEqual({ day: 1, week: 1, month: 1 });

    const { events: late, write: writeLate } = ticketWriter('A-1', 'late');
    writeLate('reopened', wib(nextDay, '08:00'));
    writeLate('started', wib(nextDay, '08:05'), { officerId: 'budi' });
    writeLate('completed', wib(nextDay, '08:15'), { officerId: 'budi', serviceId: 'ektp', outcome: 'resolved' });
    await count('pindah-bulan', late);

    expect(await completedIn('pindah-bulan', lastMonth)).toMatchObject({ day: 0, month: 0 });
    expect(await completedIn('pindah-bulan', nextDay)).toEqual({ day: 1, week: 1, month: 1 });
    expect(of(await rows('pindah-bulan', ['officer'], nextDay), 'ani')).toMatchObject({
      tickets: { completed: 0, reopened: 1 },
      service: { n: 1, mean: 600 },
      turnaround: { n: 0 },
    });
  });

  it('moves it between the days of the office, not those of Greenwich', async () => {
    await tera.client.putUnit('tengah-malam', unit);
    const { events, write } = ticketWriter('A-1');
    write('started', wib(lastMonth, '23:50'), { officerId: 'ani' });
    write('completed', wib(lastMonth, '23:59'), { officerId: 'ani', serviceId: 'ektp' });
    write('reopened', wib(nextDay, '00:00'));
    write('completed', wib(nextDay, '00:01'), { officerId: 'ani', serviceId: 'ektp' });
    const [started, completed, ...rest] = events;

    await count('tengah-malam', [started, completed]);
    expect(await completedIn('tengah-malam', lastMonth)).toMatchObject({ day: 1, month: 1 });
    await count('tengah-malam', rest);

    expect(await completedIn('tengah-malam', lastMonth)).toMatchObject({ day: 0, month: 0 });
    expect(await completedIn('tengah-malam', nextDay)).toMatchObject({ day: 1, month: 1 });
  });

  it('ends in the same rows when the events come in three pushes, the last one first', async () => {
    await tera.client.putUnit('berurutan', unit);
    await count('berurutan', eventfulTicket());
    await tera.client.putUnit('terbalik', unit);
    for (const push of pushesOf(eventfulTicket().toReversed(), 4)) await count('terbalik', push);

    expect(await rows('terbalik')).toEqual(await rows('berurutan'));
  });
});

/** Called twice, held, completed, reopened and completed again, all by `ani`: 90 minutes, of which 11 of service. */
function eventfulTicket(): SentEvent[] {
  const { events, write } = ticketWriter('A-1');
  const by = { officerId: 'ani' };
  write('issued', wib(lastMonth, '09:00'), { serviceId: 'ektp' });
  write('called', wib(lastMonth, '09:10'));
  write('called', wib(lastMonth, '09:12'));
  write('started', wib(lastMonth, '09:13'), by);
  write('held', wib(lastMonth, '09:17'));
  write('resumed', wib(lastMonth, '09:19'));
  write('completed', wib(lastMonth, '09:21'), { ...by, serviceId: 'ektp', outcome: 'unresolved' });
  write('reopened', wib(lastMonth, '10:00'));
  write('started', wib(lastMonth, '10:25'), by);
  write('completed', wib(lastMonth, '10:30'), { ...by, serviceId: 'ektp', outcome: 'resolved' });
  return events;
}

function served(
  ticketId: string,
  { minutes, waited = 5, day = lastMonth }: { minutes: number; waited?: number; day?: string },
): SentEvent[] {
  const { events, write } = ticketWriter(ticketId);
  const issuedAt = wib(day, '09:00');
  write('issued', issuedAt, { serviceId: 'ektp' });
  write('started', issuedAt + waited * MINUTE, { officerId: 'ani' });
  write('completed', issuedAt + (waited + minutes) * MINUTE, { officerId: 'ani', serviceId: 'ektp' });
  return events;
}

function correction(
  ticketId: string,
  fields: { officerId?: string; serviceId?: string },
  eventId = 'x-1',
  minutesLater = 0,
): SentEvent {
  const occurredAt = new Date(wib(yesterday, '07:00') + minutesLater * MINUTE).toISOString();
  return { eventId: `${ticketId}-${eventId}`, ticketId, type: 'corrected', occurredAt, reason, ...fields };
}

async function count(unitId: string, events: readonly (SentEvent | undefined)[]): Promise<void> {
  const { accepted } = await tera.client.push(unitId, events);
  expect(accepted).toBe(events.length);
  await tera.counted();
}

/** Pushes a ticket, and gives the link of its survey. */
async function linkOf(unitId: string, events: readonly SentEvent[]): Promise<string> {
  const { surveys } = await tera.client.push(unitId, events);
  await tera.counted();
  return tokenOf(surveys[0]?.url ?? '');
}

async function answer(link: string): Promise<void> {
  expect((await tera.client.answer(aResponse(link, allAnswered(4)))).status).toBe(202);
  await tera.counted();
}

/**
 * How many answers of this year are charged to whom, and how many of them came through links: by officer, and by service, as of
 * the next night. Of an officer for a service nothing is told of answers.
 */
async function answersTo(
  unitId: string,
): Promise<Record<string, { readonly answered: number | null; readonly linked: number | null }>> {
  await tera.night();
  const year = localDay(Date.now(), unit.timeZone).slice(0, 4);
  const told = [...(await rows(unitId, ['officer'], year)), ...(await rows(unitId, ['service'], year))];
  return Object.fromEntries(
    told
      .filter(({ satisfaction }) => satisfaction.answered !== 0)
      .map(({ officerId, serviceId, coverage, satisfaction }) => [
        String(officerId ?? serviceId),
        { answered: satisfaction.answered, linked: coverage.answered },
      ]),
  );
}

async function rows(unitId: string, by: readonly By[] = BY_BOTH, day = lastMonth): Promise<IndicatorRow[]> {
  return (await tera.client.indicators(unitId, day, by)).rows;
}

function of(from: readonly IndicatorRow[], officerId: string | null): IndicatorRow | undefined {
  return from.find((row) => row.officerId === officerId);
}

/** How many tickets were completed on a day, and in its week and month. */
async function completedIn(unitId: string, day: string): Promise<Record<'day' | 'week' | 'month', number>> {
  const periods = periodsOf(day);
  const completed = async (period: string): Promise<number> =>
    (await tera.client.indicators(unitId, period)).rows[0]?.tickets.completed ?? 0;
  return {
    day: await completed(periods.day),
    week: await completed(periods.week),
    month: await completed(periods.month),
  };
}

function wib(day: string, clock: string): number {
  return Date.parse(`${day}T${clock}:00+07:00`);
}

function lastDayOfLastMonth(): string {
  // Two days back, so that the day after it is over everywhere.
  const [year = 0, month = 1] = localDay(Date.now() - 2 * DAY, unit.timeZone)
    .split('-')
    .map(Number);
  return new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
}
