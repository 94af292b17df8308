import { describe, expect, it } from 'vitest';
import { run } from '../testing/in-process.ts';

const sari = {
  personId: 'sari',
  name: 'Sari Contoh',
  login: { email: 'sari@kota.example' },
  roles: [{ role: 'hr', units: ['*'] }],
};

/** A server that knows Sari, and what was sent to it. */
function aServer() {
  const sent: unknown[] = [];
  return {
    sent,
    answer: (method: string, path: string, body: unknown) => {
      if (method === 'GET') return Response.json({ people: [sari], next: null });
      sent.push([method, path, body]);
      return method === 'DELETE'
        ? new Response(null, { status: 204 })
        : Response.json({ personId: 'adi', ...(body as object) });
    },
  };
}

describe('tera people', () => {
  it('lists who may sign in, and for what', async () => {
    const { code, out } = await run(['people', 'list'], aServer());

    expect(code).toBe(0);
    expect(out).toMatch(/^sari +Sari Contoh +hr:\* +sari@kota\.example$/m);
  });

  it('says who somebody is at the issuer, and what they may do', async () => {
    const server = aServer();
    const roles = ['--role', 'officer:contoh:p-01', 'supervisor:contoh,lain'];

    await run(['people', 'put', 'adi', '--name', 'Adi Contoh', '--subject', '7f3c', ...roles], server);

    expect(server.sent).toEqual([
      [
        'PUT',
        '/v1/people/adi',
        {
          name: 'Adi Contoh',
          login: { subject: '7f3c' },
          roles: [
            { role: 'officer', units: ['contoh'], officerId: 'p-01' },
            { role: 'supervisor', units: ['contoh', 'lain'] },
          ],
        },
      ],
    ]);
  });

  it.each([
    ['neither way to sign in', []],
    ['both', ['--subject', 'x', '--email', 'a@b.example']],
    ['a role that there is not', ['--subject', 'x', '--role', 'bupati:contoh']],
    ['a role of no unit', ['--subject', 'x', '--role', 'hr']],
  ])('sends nothing with %s', async (_, options) => {
    const server = aServer();

    const { code } = await run(['people', 'put', 'adi', '--name', 'Adi Contoh', ...options], server);

    expect(code).not.toBe(0);
    expect(server.sent).toEqual([]);
  });

  it('removes somebody once that is confirmed', async () => {
    const server = aServer();

    await run(['people', 'remove', 'sari', '--yes'], server);

    expect(server.sent).toEqual([['DELETE', '/v1/people/sari', undefined]]);
  });
});
