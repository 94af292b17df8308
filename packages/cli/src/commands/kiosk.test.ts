import { describe, expect, it } from 'vitest';
import { run } from '../testing/in-process.ts';

const kiosks = [
  { name: 'Kantor Contoh', url: 'https://tera.example/s/k~1~contoh~~x' },
  { counterId: 'loket-1', name: 'Loket 1', url: 'https://tera.example/s/k~1~contoh~loket-1~y' },
];
const server = {
  answer: (method: string, path: string) =>
    method === 'GET' && path === '/v1/units/contoh/kiosks' ? Response.json({ kiosks }) : undefined,
};

describe('tera kiosk', () => {
  it('lists an address for the unit and one for each counter, and says whom they are for', async () => {
    const { code, out, err } = await run(['kiosk'], server);

    expect(code).toBe(0);
    expect(out).toMatch(/^– +Kantor Contoh +https:\/\/tera\.example\/s\/k~1~contoh~~x$/m);
    expect(out).toMatch(/^loket-1 +Loket 1 +https:\/\/tera\.example\/s\/k~1~contoh~loket-1~y$/m);
    expect(err).toContain('not to be printed');
  });

  it('gives a program what the server said', async () => {
    const { out } = await run(['kiosk', '--json'], server);

    expect(JSON.parse(out)).toEqual({ kiosks });
  });
});
