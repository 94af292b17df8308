// What the clerk reads about the line: calm when there is nothing to do, and plain when there is.
import type { Status } from '@tera/client/core';
import { describe, expect, it } from 'vitest';
import { clockWords, minutesText, rejectionWords, statusWords } from './words.ts';

const idle: Status = { state: 'idle', waiting: 0, rejected: 0 };

describe('the status', () => {
  it('says that it is connected', () => {
    expect(statusWords(idle, true, true)).toEqual({ tone: 'fine', short: 'Tersambung', long: '' });
    expect(statusWords({ ...idle, state: 'sending', waiting: 300 }, true, true)).toMatchObject({
      tone: 'fine',
      short: 'Tersambung, mengirim 300',
    });
    expect(statusWords(idle, undefined, true)).toMatchObject({ tone: 'fine', short: 'Menyambung…' });
  });

  it('says how much waits when there is no line', () => {
    const offline: Status = { state: 'waiting', code: 'offline', waiting: 3, rejected: 0 };

    expect(statusWords(offline, false, true)).toMatchObject({ tone: 'waiting', short: 'Luring: 3 catatan menunggu' });
    expect(statusWords(idle, true, false)).toMatchObject({ tone: 'waiting', short: 'Luring' });
    expect(statusWords(idle, false, true)).toMatchObject({ tone: 'waiting', short: 'Luring' });
  });

  it('says what to do when somebody has to do something', () => {
    const refused: Status = { state: 'stopped', code: 'key_refused', waiting: 2, rejected: 0 };

    expect(statusWords(refused, true, true)).toMatchObject({
      tone: 'alert',
      short: 'Perlu bantuan: 2 catatan menunggu',
    });
    expect(statusWords(refused, true, true).long).toContain('kunci baru');
  });

  it('does not call a busy server a broken line', () => {
    const busy: Status = { state: 'waiting', code: 'server_busy', waiting: 1, rejected: 0 };

    expect(statusWords(busy, true, true).short).toBe('Tertunda: 1 catatan menunggu');
  });
});

describe('a wrong clock', () => {
  it('is named with how wrong it is, from half a minute on', () => {
    expect(clockWords(idle)).toBeUndefined();
    expect(clockWords({ ...idle, clockOffset: -30 })).toBeUndefined();
    expect(clockWords({ ...idle, clockOffset: -3600 })).toContain('meleset 1 jam');
  });
});

describe('a refusal', () => {
  it('is said with what to do, also where we have no words of our own for it', () => {
    expect(rejectionWords('unknown_officer')).toMatch(/admin.*Kirim lagi/);
    expect(rejectionWords('invalid_format')).toMatch(/kode invalid_format.*petugas TI.*Kirim lagi/);
  });
});

describe('minutes', () => {
  it.each([
    [undefined, '–'],
    [0, 'kurang dari 1 menit'],
    [1.4, '1 menit'],
    [59.6, '1 jam'],
    [125, '2 jam 5 menit'],
  ])('%s is %s', (minutes, text) => {
    expect(minutesText(minutes)).toBe(text);
  });
});
