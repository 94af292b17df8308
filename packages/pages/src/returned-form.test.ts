// What a form that came back keeps until it is shown again.
import { describe, expect, it } from 'vitest';
import { readReturnedForm, returnedForm } from './returned-form.ts';

const returned = {
  responseId: 'r-1',
  startedAt: '2026-11-21T02:00:00.000Z',
  opened: 'o~1~k3',
  answered: new URLSearchParams({
    'q.waktu': '3',
    'q.biaya': '',
    'who.sex': 'P',
    serviceId: 'kk',
    comment: 'a\nb',
    x: '1',
  }),
  problem: { kind: 'invalid' as const, errors: [{ path: 'comment' }, { path: 'answers' }] },
};

describe('a form that comes back', () => {
  it('is read as it was sent, with what is wrong, and without what is no field of it', () => {
    const read = readReturnedForm(returnedForm(returned));

    expect(read).toMatchObject({
      responseId: 'r-1',
      startedAt: returned.startedAt,
      opened: 'o~1~k3',
      problem: returned.problem,
    });
    expect(Object.fromEntries(read?.answered ?? [])).toEqual({
      'q.waktu': '3',
      'who.sex': 'P',
      serviceId: 'kk',
      comment: 'a\nb',
    });
  });

  it.each([
    ['without an id', { responseId: '' }],
    ['with an id that is markup', { responseId: '<b>' }],
    ['with a beginning that is no time', { startedAt: 'kemarin' }],
  ])('is none of ours %s', (_, changes) => {
    const fields = returnedForm(returned);
    for (const [name, value] of Object.entries(changes)) fields.set(name, value);

    expect(readReturnedForm(fields)).toBeUndefined();
  });
});
