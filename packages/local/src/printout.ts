// What `npm start` says when it serves: what runs where, the keys, and lines to paste. For eyes only; programs read the
// line of `--json`.

import { relative } from 'node:path';
import { styleText } from 'node:util';
import { renderUnicodeCompact } from 'uqr';
import { examplePeople } from './example/people.ts';
import { exampleUnitId, type Keys } from './keys.ts';
import { objectIn, textIn } from './json.ts';
import type { Stack } from './stack.ts';

export interface LineToTry {
  readonly title: string;
  readonly command: string;
}

/** Commands that work when they are pasted, in this order; `now` is when they are printed. */
export function linesToTry({ url, dataFolder }: Stack, keys: Keys, now: number): readonly LineToTry[] {
  const unit = `${url}/v1/units/${exampleUnitId}`;
  const example = objectIn(dataFolder.read('example.json'));
  const [released, running] = [textIn(example?.['released']), textIn(example?.['running'])];
  const link = surveyToken(dataFolder);
  if (released === undefined || running === undefined || link === undefined) {
    const thisMonth = new Date(now).toISOString().slice(0, 7);
    return [
      { title: 'Register a unit', command: curl('PUT', keys.adminKey, unit, '@events/01-unit.json') },
      {
        title: 'A counter pushes a ticket; the answer has its survey link',
        command: curl('POST', keys.counterKey, `${unit}/ticket-events`, ticket(now, 'domisili', 'ani')),
      },
      { title: 'The figures, officer by officer', command: curl('GET', keys.hrKey, indicators(unit, thisMonth)) },
    ];
  }
  const answer = {
    link,
    responseId: 'coba-1',
    answers: { kompetensi: 4, perilaku: 4, waktu: 3 },
  };
  return [
    {
      title: 'A counter pushes a ticket; the answer has its survey link',
      command: curl('POST', keys.counterKey, `${unit}/ticket-events`, ticket(now, 'ektp', 'p-01')),
    },
    {
      title: 'A citizen answers the survey of another ticket',
      command: curl('POST', undefined, `${url}/v1/responses`, JSON.stringify(answer)),
    },
    {
      title: `HR reads ${released}, of which satisfaction is released, officer by officer`,
      command: curl('GET', keys.hrKey, indicators(unit, released)),
    },
    {
      title: `The official survey report of ${released}`,
      command: curl('GET', keys.hrKey, `${unit}/skm?period=${released}`),
    },
    {
      title: `How ${running} runs: times are live, satisfaction comes some answers late`,
      command: curl('GET', keys.hrKey, `${unit}/indicators?period=${running}`),
    },
    {
      title: 'What is released, what runs and when it is due',
      command: curl('GET', keys.hrKey, `${unit}/releases`),
    },
  ];
}

function curl(method: 'GET' | 'PUT' | 'POST', key: string | undefined, url: string, body?: string): string {
  return [
    method === 'PUT' ? "curl -sw '\\n' -X PUT" : "curl -sw '\\n'",
    ...(key === undefined ? [] : [`-H 'Authorization: Bearer ${key}'`]),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${body}'`]),
    `'${url}'`,
  ].join(' ');
}

function indicators(unit: string, period: string): string {
  return `${unit}/indicators?period=${period}&by=officer`;
}

/** A ticket of the last quarter of an hour. */
function ticket(now: number, serviceId: string, officerId: string): string {
  const ticketId = `coba-${Math.floor(now / 1000)}`;
  const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();
  const events = [
    { eventId: `${ticketId}-1`, ticketId, type: 'issued', occurredAt: at(14), serviceId },
    { eventId: `${ticketId}-2`, ticketId, type: 'started', occurredAt: at(9), officerId },
    {
      eventId: `${ticketId}-3`,
      ticketId,
      type: 'completed',
      occurredAt: at(1),
      serviceId,
      officerId,
      outcome: 'resolved',
    },
  ];
  return JSON.stringify({ events });
}

/** The line of `--json`. */
export function jsonLine({ url }: Stack, keys: Keys): string {
  const { adminKey, counterKey, hrKey } = keys;
  return JSON.stringify({ url, unitId: exampleUnitId, adminKey, counterKey, hrKey });
}

export function printout(stack: Stack, keys: Keys, now: number): string {
  const { url, description, dataFolder, embedded, endpoints } = stack;
  const fromHere = relative(process.cwd(), dataFolder.path);
  const folder = fromHere.startsWith('..') ? dataFolder.path : fromHere;
  const kept = (isEmbedded: boolean, engine: string, endpoint: string): string =>
    isEmbedded ? `${engine}, kept in ${folder}/` : endpoint;
  const { functions, mappings, queues, tables, api } = description;
  const fed = mappings.map(
    ({ functionName, batchSize, windowSeconds, maximumConcurrency }) =>
      `${functionName}: batches of ${batchSize} or ${windowSeconds} s, ${maximumConcurrency} at once`,
  );

  return [
    '',
    `  ${bold('Tera')} serves ${bold(url)}   ${dim('Ctrl-C ends it')}`,
    '',
    row('Functions', `${functions.length} behind ${api.routes.length} routes`, `logs in ${folder}/logs/`),
    row('Queues', `${queues.length}`, kept(embedded.sqs, 'fauxqs', endpoints.sqs)),
    ...fed.map((line) => row('', line, '')),
    row('Tables', `${tables.length}`, kept(embedded.dynamoDb, 'dynoxide', endpoints.dynamoDb)),
    '',
    `  ${bold('Keys')}  ${dim(`also in ${folder}/keys.json`)}`,
    row('admin', keys.adminKey, ''),
    row('counter', keys.counterKey, ''),
    row('HR', keys.hrKey, ''),
    '',
    ...placesToOpen(stack, keys),
    ...surveyToScan(stack),
    `  ${bold('Try it')}`,
    ...linesToTry(stack, keys, now).flatMap(({ title, command }) => ['', `  ${dim(`# ${title}`)}`, `  ${command}`]),
    '',
  ].join('\n');
}

/** Where an office meets its citizens: what can be opened in a browser, and the page that only a key prints. */
function placesToOpen({ url, dataFolder }: Stack, keys: Keys): readonly string[] {
  const example = objectIn(dataFolder.read('example.json'));
  const [poster, kiosk] = [textIn(example?.['poster']), textIn(example?.['kiosk'])];
  // A folder of an earlier version has neither.
  const standing =
    poster === undefined || kiosk === undefined
      ? []
      : [
          ['poster', `/p/${poster}`],
          ['kiosk', `/s/${kiosk}`],
        ];
  const form = `${url}/v1/units/${exampleUnitId}/survey-form`;
  return [
    `  ${bold('Open')}  ${dim('what each is for: docs/connect/posters-kiosk-paper.md')}`,
    row('public', `${url}/`, 'what is published of every unit, for anybody'),
    ...(standing.length === 0
      ? []
      : [
          row('', `${url}/u/${exampleUnitId}`, 'of the example'),
          row('', `${url}/u/${exampleUnitId}/screen`, 'for the television in its waiting room'),
        ]),
    row('counter', `${url}/counter`, `unit ${exampleUnitId}, and the counter’s key`),
    ...standing.map(([name = '', path = '']) => row(name, url + path, '')),
    ...(standing.length === 0
      ? []
      : [row('console', `${url}/console`, 'sign in, without a password, as one of these')]),
    ...(standing.length === 0 ? [] : examplePeople.map(({ name, as }) => row('', name, as))),
    ...(standing.length === 0 ? [] : [row('paper', `${curl('GET', keys.hrKey, form)} > formulir.html`, '')]),
    '',
  ];
}

/** The survey of the example's last ticket, as a link and as a QR code. */
function surveyToScan({ url, dataFolder }: Stack): readonly string[] {
  const token = surveyToken(dataFolder);
  if (token === undefined) return [];
  const link = `${url}/s/${token}`;
  // Its blocks are the light modules, so the colours are set where the terminal has any.
  const code = renderUnicodeCompact(link, { border: 2 }).split('\n');
  return [
    `  ${bold('Survey')}  ${dim('of the last ticket; on this machine alone, so a phone needs the deployed one')}`,
    `  ${link}`,
    '',
    ...code.map((line) => `  ${styleText(['whiteBright', 'bgBlack'], line)}`),
    '',
  ];
}

function surveyToken(dataFolder: Stack['dataFolder']): string | undefined {
  return textIn(objectIn(dataFolder.read('example.json'))?.['surveyUrl'])?.split('/s/')[1];
}

function row(name: string, what: string, where: string): string {
  return `  ${styleText('cyan', name.padEnd(10))} ${what}${where === '' ? '' : `  ${dim(where)}`}`;
}

// styleText leaves the colours out where standard output is no terminal, and where NO_COLOR is set.
function bold(text: string): string {
  return styleText('bold', text);
}

function dim(text: string): string {
  return styleText('dim', text);
}
