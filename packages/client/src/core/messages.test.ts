// What a clerk is told.
import { describe, expect, it } from 'vitest';
import { CODES, TeraClientError, messageFor } from './messages.ts';

describe('a message', () => {
  it.each(CODES)('for %s is there in both languages, in whole sentences', (code) => {
    const [indonesian, english] = [messageFor(code, 'id'), messageFor(code, 'en')];

    expect(indonesian).toMatch(/^\p{Lu}.*\.$/u);
    expect(english).toMatch(/^\p{Lu}.*\.$/u);
    expect(indonesian).not.toBe(english);
  });

  it('is Indonesian unless asked otherwise, and has the detail behind it', () => {
    expect(messageFor('offline')).toContain('Tidak ada sambungan');
    expect(messageFor('disk_full', 'en', 'ENOSPC')).toMatch(/^The disk is full.* \(ENOSPC\)$/);
  });

  it('is what an error says, beside its code', () => {
    const error = new TeraClientError('disk_full', 'C:\\Tera');

    expect(error).toMatchObject({ code: 'disk_full', detail: 'C:\\Tera', name: 'TeraClientError' });
    expect(error.message).toContain('NOT saved');
  });
});
