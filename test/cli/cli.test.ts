// The command line against the whole system, each command as a process: what is on standard output, what is on standard
// error, and the exit code that a script relies on.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aDocument } from '@tera/testing/facts';
import { serve } from '@tera/testing/server';
import { aStack } from '@tera/testing/stack';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DAY, HOUR, MINUTE, localDay } from '../support/calendar.ts';
import { cliWith, settingsFor } from '../support/cli.ts';
import { ticketWriter } from '../support/ticket-event.ts';

const UNIT = 'disdukcapil';
const timeZone = 'Asia/Jakarta';
const unit = aDocument({ timeZone, services: ['ektp', 'kk'], officers: ['ani', 'budi'] });
const tera = aStack();
let cli: ReturnType<typeof cliWith>;

beforeEach(async () => {
  await tera.client.putUnit(UNIT, unit);
  cli = cliWith(settingsFor(tera, UNIT));
  return () => cli.stop();
});

function fileWith(name: string, content: string | Buffer): string {
  writeFileSync(join(cli.folder, name), content);
  return name;
}

/** What the doctor says of them. */
async function settingsOf(words: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await cli.run(['doctor', '--json', ...words], { env });
  return (JSON.parse(stdout) as { findings: { check: string; says: string }[] }).findings[0]?.says ?? '';
}

/** An instant of yesterday. */
function at(minute: number): string {
  return new Date(Date.now() - DAY + minute * MINUTE).toISOString();
}

describe('the command line', () => {
  it('helps, and knows its version', async () => {
    const [help, version] = [await cli.run(['--help']), await cli.run(['--version'])];

    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('Examples:');
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([[['frob']], [['skm']]])('takes %j for wrong usage, and says so on standard error alone', async (words) => {
    const { code, stdout, stderr } = await cli.run(words);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });

  it('takes settings from flags, then the environment, then one file', async () => {
    fileWith('tera.yaml', `url: http://127.0.0.1:9\nkey: tera_file_secret\nunit: from-file\n`);
    expect(await settingsOf(['--unit', 'x'], { TERA_URL: '' })).toMatch(
      /^url from \S+tera\.yaml, key from TERA_KEY, unit from --unit$/,
    );
    expect(await settingsOf([], {})).toBe('url from TERA_URL, key from TERA_KEY, unit from TERA_UNIT');
  });

  it('never prints a key back', async () => {
    const secret = 'tera_4f1c09d2a7b3_5e0f5e0f5e0f5e0f';
    const runs = [
      cli.run(['doctor', '--key', secret]),
      cli.run(['doctor', '--json', '--key', secret]),
      cli.run(['unit', 'show', '--key', secret]),
      cli.run(['unit', 'show', '--key', secret, '--url', 'http://127.0.0.1:9']),
      cli.run(['key', 'revoke', secret, '--yes']),
      cli.run(['doctor', '--config', fileWith('broken.yaml', `key: ${secret}\n  url: [`)]),
    ];

    for (const { code, stdout, stderr } of await Promise.all(runs)) {
      expect(code).not.toBe(0);
      expect(stdout + stderr).not.toContain('5e0f5e0f');
    }
  });

  it('answers errors as JSON where JSON was asked for', async () => {
    const { code, stdout, stderr } = await cli.run(['unit', 'show', '--unit', 'nowhere', '--json']);

    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ error: { ending: 'missing', exitCode: 4 } });
  });

  it('has no colours where nobody sees them', async () => {
    const { stdout } = await cli.run(['doctor']);
    const coloured = await cli.run(['doctor'], { env: { FORCE_COLOR: '1' } });

    expect(stdout).not.toContain('\u001B');
    expect(coloured.stdout).toContain('\u001B');
  });

  it('follows no redirect with the key', async () => {
    const heard: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      heard.push(request.headers.authorization);
      response.writeHead(302, { location: tera.url }).end();
    });

    const { code, stderr } = await cli.run(['unit', 'show'], { env: { TERA_URL: elsewhere.url } });
    await elsewhere.stop();

    expect({ code, calls: heard.length }).toEqual({ code: 5, calls: 1 });
    expect(stderr).toContain('sends elsewhere');
  });
});

describe('a unit as a file', () => {
  it('is shown as YAML that changes nothing when it is applied', async () => {
    const shown = await cli.run(['unit', 'show']);
    const { code, stdout } = await cli.run(['unit', 'apply', fileWith('unit.yaml', shown.stdout)]);

    expect(parse(shown.stdout)).toEqual(unit);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${UNIT} is as the file says; there is nothing to change.\n` });
  });

  it('is applied after the difference was shown, and only when it is confirmed', async () => {
    const wanted = {
      ...aDocument({
        timeZone,
        services: [{ id: 'ektp', standard: { measure: 'service', minutes: 20 } }],
        officers: ['ani', 'citra'],
      }),
    };
    const file = fileWith('unit.json', JSON.stringify(wanted));

    const dry = await cli.run(['unit', 'apply', file, '--dry-run']);
    const unasked = await cli.run(['unit', 'apply', file]);
    const before = await cli.run(['unit', 'show', '--json']);
    const applied = await cli.run(['unit', 'apply', file, '--yes']);
    const after = await cli.run(['unit', 'show', '--json']);

    expect(dry.code).toBe(0);
    expect(dry.stdout.split('\n')).toEqual([
      '  - service kk  name "Layanan kk"',
      '  ~ service ektp',
      '      standard nothing → measure "service" minutes 20',
      '  - officer budi  name "Petugas budi"',
      '  + officer citra  name "Petugas citra"',
      '',
    ]);
    expect(unasked.code).toBe(8);
    expect(JSON.parse(before.stdout)).toEqual(unit);
    expect(applied).toMatchObject({ code: 0, stdout: dry.stdout });
    expect(JSON.parse(after.stdout)).toEqual(wanted);
  });

  it('that is wrong is refused here, with its lines', async () => {
    const yaml = `name: Unit\ntimeZone: Jakarta\nservices:\n  - id: ektp\n    name: KTP\n    standart: 15\nofficers: []\ncounters: []\n`;

    const { code, stderr } = await cli.run(['unit', 'apply', fileWith('unit.yaml', yaml), '--yes']);

    expect(code).toBe(2);
    expect(stderr).toContain('line 2: timeZone: expected the IANA time zone');
    expect(stderr).toMatch(/line 4: services\.0\.standart: not a field of this object|line 6: services\.0\.standart/);
  });
});

describe('keys', () => {
  it('are made, listed without their secret, and revoked', async () => {
    const made = await cli.run(['key', 'create', '--name', 'Loket 1', '--scope', 'tickets:write']);
    const key = made.stdout.trim();
    const [, keyId = ''] = key.split('_');

    const listed = await cli.run(['key', 'list']);
    const unasked = await cli.run(['key', 'revoke', keyId]);
    const revoked = await cli.run(['key', 'revoke', keyId, '--yes']);
    const refused = await cli.run(['link', 'A-1'], { env: { TERA_KEY: key } });

    expect(made.code).toBe(0);
    expect(key).toMatch(/^tera_[^_]+_[^_]+$/);
    expect(listed.stdout).toMatch(new RegExp(`^${keyId} +Loket 1 +tickets:write +${UNIT} .* valid$`, 'm'));
    expect(listed.stdout).not.toContain(key);
    expect([unasked.code, revoked.code, refused.code]).toEqual([8, 0, 3]);
  });

  it('can go into a file that only its owner reads, and never over another', async () => {
    const words = ['key', 'create', '--name', 'HR', '--scope', 'indicators:read', '--out', 'key.txt'];
    const keysNow = async (): Promise<number> => (await cli.run(['key', 'list'])).stdout.split('\n').length;

    const made = await cli.run(words);
    const count = await keysNow();
    const again = await cli.run(words);

    expect(made).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(join(cli.folder, 'key.txt'), 'utf8')).toMatch(/^tera_[^_]+_[^_]+\n$/);
    expect(statSync(join(cli.folder, 'key.txt')).mode & 0o777).toBe(0o600);
    expect([again.code, await keysNow()]).toEqual([2, count]);
  });
});

describe('the doctor', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { code, stdout } = await cli.run(['doctor', '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      healthy: true,
      findings: [
        { check: 'settings', is: 'good' },
        { check: 'server', is: 'good' },
        { check: 'versions', is: 'good' },
        { check: 'clock', is: 'good' },
        { check: 'key', is: 'good' },
        { check: 'scopes', is: 'good' },
        { check: 'unit', is: 'good' },
      ],
    });
  });

  it("tells what a counter's key may do, without doing any of it", async () => {
    const { key } = await tera.client.makeKey({ scopes: ['tickets:write'], units: [UNIT] });

    const { code, stdout } = await cli.run(['doctor'], { env: { TERA_KEY: key } });

    expect(code).toBe(0);
    expect(stdout).toContain(`tickets:write for ${UNIT}`);
    expect(stdout).not.toMatch(/registry:|indicators:/);
  });

  it.each([
    ['a key that is none', { TERA_KEY: 'tera_nobody_secret' }, 'key'],
    ['a unit that is not there', { TERA_UNIT: 'nowhere' }, 'unit'],
    ['a server that is not there', { TERA_URL: 'http://127.0.0.1:2' }, 'server'],
    ['no address', { TERA_URL: '' }, 'address'],
  ])('finds %s, and says what to do', async (_, env, check) => {
    const { code, stdout } = await cli.run(['doctor', '--json'], { env });

    expect(code).toBe(7);
    const { findings } = JSON.parse(stdout) as { findings: { check: string; is: string; advice?: string }[] };
    expect(findings.find(({ is }) => is === 'bad')).toMatchObject({ check, advice: expect.any(String) as string });
  });

  it('finds a clock that is wrong', async () => {
    const wrong = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', date: new Date(Date.now() - HOUR).toUTCString() });
      response.end('{"status":"ok","version":"0.1.0"}');
    });

    const { stdout } = await cli.run(['doctor', '--url', wrong.url]);
    await wrong.stop();

    expect(stdout).toMatch(/✗ clock +this computer is (3599|3600|3601) s ahead of the server\n +→ Set date/);
  });
});

describe('figures on the command line', () => {
  it('are those of what was pushed, as a table, CSV, XLSX and JSON', async () => {
    const start = Date.now() - 2 * DAY;
    const ended = start + 17 * MINUTE;
    const period = localDay(ended, timeZone);
    const { events, write } = ticketWriter(`cli-${start}`);
    write('issued', start, { serviceId: 'ektp' });
    write('started', start + 5 * MINUTE, { officerId: 'ani' });
    write('completed', ended, { serviceId: 'ektp', officerId: 'ani', outcome: 'resolved' });
    const pushed = await cli.run([
      'tickets',
      'push',
      fileWith('a.ndjson', events.map((event) => `${JSON.stringify(event)}\n`).join('')),
    ]);
    await tera.counted();
    const pull = (...words: string[]) =>
      cli.run(['indicators', 'pull', '--period', period, '--by', 'officer', ...words]);

    const table = await pull();
    const csv = await pull('--format', 'csv');
    const xlsx = await pull('--format', 'xlsx', '--out', 'rows.xlsx');
    const json = await pull('--json');
    const link = await cli.run(['link', `cli-${start}`]);

    expect(pushed).toMatchObject({ code: 0, stdout: '3 events of 1 ticket in 3 rows accepted.\n' });
    expect(table.stdout).toMatch(/^ani +1 +1 +– +– +12 min +1[12] min/m);
    expect(csv.stdout.split('\r\n')[0]).toContain('tickets.completed');
    expect(xlsx.code).toBe(0);
    expect(readFileSync(join(cli.folder, 'rows.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(JSON.parse(json.stdout)).toMatchObject({ unitId: UNIT, period });
    expect(link.stdout).toMatch(/^http\S+\/s\/\S+\n$/);
  });

  it('say so when there are none, and when the period is none', async () => {
    const none = await cli.run(['indicators', 'pull', '--period', '2025-01']);
    const wrong = await cli.run(['indicators', 'pull', '--period', 'today']);
    const skm = await cli.run(['skm', '--period', '2025-S1']);

    expect(none).toMatchObject({ code: 0 });
    expect(none.stdout).toContain('Nothing was counted in this period.');
    expect(wrong).toMatchObject({ code: 6, stdout: '' });
    expect(skm.stdout).toContain('Status: nobody answered');
  });

  it('are compared with their facts', async () => {
    const { code, stdout } = await cli.run(['rebuild', '--period', localDay(Date.now() - 90 * DAY, timeZone)]);

    expect(code).toBe(0);
    expect(stdout).toContain('Every figure is what its facts come to.');
  });

  it('are printed on posters, and so are the codes of the survey and the form on paper', async () => {
    const survey = await cli.run(['poster', 'survey', '--size', 'A5', '--out', 'posters.html']);
    const form = await cli.run(['poster', 'form', '--lang', 'en', '--out', 'form.html']);
    const ikm = await cli.run(['poster', 'ikm', '--period', '2026-S2']);

    expect([survey.code, form.code]).toEqual([0, 0]);
    expect(readFileSync(join(cli.folder, 'posters.html'), 'utf8')).toMatch(/^<!doctype html>/i);
    expect(readFileSync(join(cli.folder, 'form.html'), 'utf8')).toContain('Circle one number for each question');
    expect(ikm.stdout).toMatch(/^<!doctype html>/i);
  });
});

describe('a file of tickets', () => {
  const header = 'ticketId,type,occurredAt,serviceId,officerId';

  it('goes in as far as it is good, with the line of everything that does not', async () => {
    const csv = [
      header,
      `B-1,issued,${at(0)},ektp,`,
      `B-1,started,${at(1)},,nobody`,
      `B-1,finished,${at(2)},ektp,ani`,
      '"B-2,issued',
      `B-2,issued,${at(3)},paspor,`,
    ].join('\n');

    const { code, stdout, stderr } = await cli.run([
      'tickets',
      'push',
      fileWith('b.csv', csv),
      '--refused',
      'refused.csv',
    ]);

    expect(code).toBe(6);
    expect(stdout).toMatch(/^ +3 +B-1 +started +unknown_officer /m);
    expect(stdout).toMatch(/^ +4 +B-1 +finished +\S+ +type: expected one of issued, called/m);
    expect(stdout).toContain('1 event of 1 ticket');
    expect(stderr).toContain('were refused');
    expect(readFileSync(join(cli.folder, 'refused.csv'), 'utf8').split('\r\n')[0]).toBe(
      'line,ticketId,type,code,message',
    );
  });

  it('can be looked at first, also without a server', async () => {
    const csv = `${header}\nC-1,issued,${at(0)},paspor,\nC-1,started,${at(1)},,ani\n`;
    const words = ['tickets', 'push', fileWith('c.csv', csv), '--dry-run', '--json'];

    const compared = await cli.run(words);
    const alone = await cli.run(words, { env: { TERA_URL: '' } });

    expect(compared.code).toBe(6);
    expect(JSON.parse(compared.stdout)).toMatchObject({
      dryRun: true,
      compared: true,
      events: 1,
      lines: [{ line: 2, code: 'unknown_service' }],
    });
    expect(alone.code).toBe(0);
    expect(JSON.parse(alone.stdout)).toMatchObject({ compared: false, events: 2, refused: 0 });
  });

  it('with other columns says which it has', async () => {
    const { code, stderr } = await cli.run(['tickets', 'push', fileWith('d.csv', 'nomor;jenis\nA1;ektp\n')]);

    expect(code).toBe(2);
    expect(stderr).toContain(`it has 'nomor', 'jenis'`);
  });

  it('that an office types as a list needs no mapping', async () => {
    const day = localDay(Date.now() - 4 * DAY, timeZone);
    const csv = `tanggal;nomor;layanan;petugas;loket;diambil;dipanggil;dimulai;selesai;hasil\n${day};A-001;ektp;ani;loket-1;08:00;08:10;08:12;08:30;selesai\n${day};A-002;kk;;;08.06;;;08:52;entah\n`;

    const pushed = await cli.run(['tickets', 'push', fileWith('daftar.csv', csv)]);
    await tera.counted();
    const { rows } = await tera.client.indicators(UNIT, day, []);

    expect(pushed.code).toBe(6);
    expect(pushed.stdout).toMatch(/^ +3 +– +– +unknown_outcome +hasil: /m);
    expect(pushed.stdout).toContain('4 events of 1 ticket in 2 rows accepted, 1 refused.');
    expect(rows).toMatchObject([{ tickets: { completed: 1, resolved: 1 }, service: { mean: 18 * 60 } }]);
  });

  it('of an old PC goes in with a mapping: semicolons, local times, an old encoding, one row a ticket', async () => {
    const day = localDay(Date.now() - 3 * DAY, timeZone);
    const [year, month, date] = day.split('-');
    const csv = `Nomor;Tanggal;Layanan;Petugas;Diambil;Dipanggil;Mulai;Selesai;Hasil\r\nA001;${date}/${month}/${year};KTP ékspres;ani;08.00;08.10;08.11;08.31;Selesai\r\nA002;${date}/${month}/${year};Kartu Keluarga;;08.05;;;08.40;Tidak hadir\r\n`;
    const mapping = `
rows: ticket
encoding: windows-1252
timeFormat: dd/MM/yyyy HH.mm
fields:
  ticketId: { columns: [Tanggal, Nomor], as: id }
  serviceId: { column: Layanan, words: { KTP ékspres: ektp, Kartu Keluarga: kk } }
  officerId: Petugas
  ending: { column: Hasil, words: { Selesai: completed, Tidak hadir: no_show } }
times:
  issued: { columns: [Tanggal, Diambil] }
  called: { columns: [Tanggal, Dipanggil] }
  started: { columns: [Tanggal, Mulai] }
  ended: { columns: [Tanggal, Selesai] }
`;
    const pushed = await cli.run([
      'tickets',
      'push',
      fileWith('e.csv', Buffer.from(csv, 'latin1')),
      '--map',
      fileWith('e.yaml', mapping),
    ]);
    await tera.counted();

    const { rows } = await tera.client.indicators(UNIT, day, []);

    expect(pushed).toMatchObject({ code: 0, stdout: '6 events of 2 tickets in 2 rows accepted.\n' });
    expect(rows).toMatchObject([
      { tickets: { completed: 1, noShow: 1 }, service: { mean: 20 * 60 }, wait: { mean: 10 * 60 } },
    ]);
  });
});
