// What in an id reads as the number of a person, and what queue systems make of dates and clocks and does not.
import { describe, expect, it } from 'vitest';
import { holdsNumberOfAPerson } from './number-of-a-person.ts';

describe('the number of a person', () => {
  it.each([
    ['a NIK of a man', '3273011502900001'],
    ['a NIK of a woman', '3273015502900001'],
    ['a NIK with something around it', 'A-3273015502900001-2'],
    ['a NIP', '198501012010012001'],
    ['a NIP of somebody with a contract', '199001012023211001'],
    ['a mobile number', '081234567890'],
    ['a mobile number with the code of the country', '6281234567890'],
  ])('is found: %s', (_, id) => {
    expect(holdsNumberOfAPerson(id)).toBe(true);
  });

  it.each([
    ['a number of the day', 'A-001'],
    ['the counter, the day and a number', 'loket-1-20261121-K7M-001'],
    ['a clock in milliseconds', 't-1763712345678-1'],
    ['a day and a number in one', '202611210001'],
    ['a day, a clock and a number in one', '2026112109051234'],
    ['the same with milliseconds', '202611210905123456'],
    ['a long series', '1234567890123456789'],
    ['a NIK of a place that there is not', '2073011502900001'],
    ['a NIK of a month that there is not', '3273011513900001'],
    ['a number of another length', '32730115029000012'],
    ['a UUID', '7f3c2f0a-6c1e-4b41-9a39-0d6f2f1f5a10'],
  ])('is none: %s', (_, id) => {
    expect(holdsNumberOfAPerson(id)).toBe(false);
  });
});
