// A spreadsheet of answers through the command line, against the whole system: looked at, sent, sent again, published, and come
// out as the survey was printed.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, answeredCounter } from '@tera/domain';
import { aDocument } from '@tera/testing/facts';
import { serve } from '@tera/testing/server';
import { skmFile } from '@tera/testing/shared-data';
import { aStack } from '@tera/testing/stack';
import { describe, expect, it } from 'vitest';
import { SkmSchema } from '@tera/contracts';
import { localDay } from '../support/calendar.ts';
import { aCli, settingsFor } from '../support/cli.ts';
import { LONG_AGO, MONTH_OVER } from '../support/published-month.ts';
import { answersOf, gaspul } from '../support/published-survey.ts';

const UNIT = 'arsip';
const unit = aDocument({ publishes: 'month', services: [{ id: 'ektp', name: 'Kartu Tanda Penduduk' }, 'kk'] });
const THEN = localDay(LONG_AGO, unit.timeZone);
const [year, month, day] = THEN.split('-');
const tera = aStack({ units: { [UNIT]: unit, lain: unit } });
const cli = aCli(() => settingsFor(tera, UNIT));

function fileWith(name: string, lines: readonly string[]): string {
  writeFileSync(join(cli.folder, name), `\uFEFF${lines.join('\r\n')}\r\n`);
  return name;
}

async function imported(unitId: string): Promise<number> {
  await tera.counted();
  const cells = await tera.cells(unitId, THEN);
  return cells.reduce((sum, [, counters]) => sum + (counters[answeredCounter('import')] ?? 0), 0);
}

describe.skipIf(!skmFile.isThere)(`a spreadsheet of a published survey (only where ${skmFile.name} is)`, () => {
  const survey = skmFile.isThere ? gaspul() : undefined;
  const form = ['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi', 'perilaku', 'sarana', 'pengaduan'];
  const rows = (survey === undefined ? [] : answersOf(survey)).map((answers, index) =>
    [
      index + 1,
      `Responden ${index}`,
      `${day}/${month}/${year}`,
      index % 2 === 0 ? 'Laki-laki' : 'P',
      ...form.map((element) => (answers as Record<string, number>)[element]),
      'Kartu Tanda Penduduk',
    ].join(';'),
  );
  const header = 'No;Nama;Tanggal;JK;U1;U2;U3;U4;U5;U6;U7;U8;U9;Layanan';
  const push = (...words: string[]) => cli.run(['responses', 'push', fileWith('skm.csv', [header, ...rows]), ...words]);

  it('is looked at, sent, counted once however often, and comes out as it was printed', async () => {
    const open = await push('--dry-run');
    const dry = await push('--order', 'questionnaire', '--dry-run');
    expect(open.code).toBe(2);
    expect(open.stderr).toMatch(/'U8', 'U9' are only numbers/);
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.stdout).toContain(`29 good answers in 29 rows, as import\n  ${THEN} to ${THEN}\n`);
    expect(dry.stdout).toMatch(/^sarana +U8 +29 +0 +0 +11 +18$/m);
    expect(dry.stdout).toContain(`Not sent: 'No', 'Nama'.\nNothing was sent.`);
    expect(await imported(UNIT)).toBe(0);

    const sent = await push('--order', 'questionnaire');
    await tera.counted();
    const again = await push('--order', 'questionnaire');
    await tera.counted();
    const published = await cli.run(['release', 'make', '--period', MONTH_OVER, '--yes']);
    const late = await push('--order', 'questionnaire');
    const { json } = await tera.client.call('GET', `/v1/units/${UNIT}/skm?period=${MONTH_OVER}`);
    const skm = SkmSchema.parse(json);

    expect(sent).toMatchObject({ code: 0, stdout: "Not sent: 'No', 'Nama'.\n29 answers of 29 rows accepted.\n" });
    expect(again).toMatchObject({ code: 0, stdout: sent.stdout });
    expect(published.code).toBe(0);
    expect(late.code).toBe(6);
    expect(late.stdout).toMatch(/^ +2 +Tanggal +released +/m);
    expect(skm).toMatchObject({ n: 29, channels: { import: 29, ticket: 0 } });
    expect(skm.ikm?.toFixed(2)).toBe(survey?.computed.ikm_weight_exact_1_9.value_2dp);
    expect(Object.fromEntries(skm.elements.map(({ code, nrr }) => [code, nrr?.toFixed(4)]))).toEqual(
      survey?.computed.nrr_4dp,
    );
  });
});

describe('a file of answers with faults', () => {
  it('goes in as far as it is good, with the line and the column of everything that does not, and no word of it', async () => {
    const tomorrow = addDays(localDay(Date.now(), unit.timeZone), 1);
    const file = fileWith('salah.csv', [
      'tanggal,waktu,biaya,pekerjaan,saran',
      `${THEN},4,Gratis,PNS,Terima kasih Bu Siti`,
      `${THEN},4,9,PNS,`,
      `${tomorrow},4,4,PNS,`,
      `${THEN},4,4,Siti Aminah,`,
      `${THEN},,-,PNS,Rahasia`,
    ]);

    const ran = await cli.run([
      'responses',
      'push',
      file,
      '--unit',
      'lain',
      '--refused',
      'refused.csv',
      '--service',
      'kk',
    ]);
    await tera.counted();

    expect(ran.code).toBe(6);
    expect(ran.stdout).toMatch(/^ +3 +biaya +invalid_score +expected 1 to 4/m);
    expect(ran.stdout).toMatch(/^ +4 +tanggal +in_the_future /m);
    expect(ran.stdout).toMatch(/^ +5 +pekerjaan +unknown_word /m);
    expect(ran.stdout).toContain('1 answer of 5 rows accepted, 4 refused.');
    const refused = readFileSync(join(cli.folder, 'refused.csv'), 'utf8');
    expect(refused.split('\r\n').map((line) => line.split(',', 2).join(','))).toEqual([
      'line,column',
      '3,biaya',
      '4,tanggal',
      '5,pekerjaan',
      '6,',
      '',
    ]);
    expect(ran.stdout + ran.stderr + refused).not.toMatch(/Siti|Rahasia/);
  });

  it('with a ticket needs a key that says whose it is, and says so', async () => {
    const file = fileWith('tiket.csv', ['tanggal,waktu,tiket', `${THEN},4,A-1`]);
    const { key } = await tera.client.makeKey({ scopes: ['responses:write'], units: ['lain'] });

    const ran = await cli.run(['responses', 'push', file, '--unit', 'lain'], { env: { TERA_KEY: key } });

    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain('tera key create --officer');
  });

  it('is sent again where the server could not take all of it', async () => {
    const pushes: unknown[] = [];
    const doors = await serve((request, response) => {
      const parts: Buffer[] = [];
      request
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          const isRead = request.method === 'GET';
          const { responses = [] } = isRead
            ? {}
            : (JSON.parse(Buffer.concat(parts).toString()) as { responses?: { responseId: string }[] });
          if (!isRead) pushes.push(responses.length);
          const retry = responses.slice(1).map(({ responseId }, index) => ({ index: index + 1, responseId }));
          response.writeHead(isRead ? 403 : pushes.length === 1 ? 503 : 202, {
            'content-type': isRead ? 'application/problem+json' : 'application/json',
          });
          response.end(
            isRead
              ? '{"type":"about:blank","title":"x","status":403,"detail":"x","errors":[]}'
              : JSON.stringify({ accepted: 1, rejected: [], retry }),
          );
        });
    });
    const file = fileWith('ulang.csv', ['tanggal,waktu', `${THEN},4`, `${THEN},3`, `${THEN},4`]);

    const ran = await cli.run(['responses', 'push', file], { env: { TERA_URL: doors.url } });
    await doors.stop();

    expect(ran).toMatchObject({ code: 0, stdout: '3 answers of 3 rows accepted.\n' });
    expect(pushes).toEqual([3, 3, 2, 1]);
  });
});
