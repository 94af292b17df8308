// Who makes a browser send something: what it says itself goes before where it says to be.
import { describe, expect, it } from 'vitest';
import { cameFrom, saidByBrowser } from './came-from.ts';

const OURS = 'https://tera.example';
const from = (headers: Readonly<Record<string, string>>) => cameFrom(saidByBrowser(headers), OURS);

describe('a request', () => {
  it.each<[Readonly<Record<string, string>>, ReturnType<typeof cameFrom>]>([
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 'own-page'],
    [{ 'sec-fetch-site': 'none' }, 'own-page'],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://lain.tera.example' }, 'other-page'],
    [{ 'sec-fetch-site': 'cross-site', origin: OURS }, 'other-page'],
    [{ 'sec-fetch-site': 'what is not known yet' }, 'other-page'],
    [{ origin: OURS }, 'own-page'],
    [{ origin: 'https://survei.example', host: 'survei.example' }, 'own-page'],
    [{ origin: 'null' }, 'own-page'],
    [{ origin: 'http://tera.example' }, 'other-page'],
    [{ origin: 'https://jahat.example', host: 'tera.example' }, 'other-page'],
    [{ origin: 'tera.example' }, 'other-page'],
    [{ host: 'tera.example' }, 'program'],
  ])('with %j comes from %s', (headers, expected) => {
    expect(from(headers)).toBe(expected);
  });
});
