// `tera tickets follow`: a log that a queue system writes, sent while it grows. An event is in the spool on the disk before
// the position in the log moves on, and its id is made from its content: killed at any moment, it goes on without a gap,
// and what it reads twice counts once.
import { appendFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TeraClient, TeraClientError, messageFor } from '@tera/client';
import type { Command } from 'commander';
import { choice, newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { Failure } from '../failure.ts';
import { readMapping } from '../files/read-mapping.ts';
import { FILE_FORMATS, type FileFormat, fileFormatOf } from '../files/read-rows.ts';
import { eventsOfRow } from '../tickets/events-of-rows.ts';
import { type FollowFolder, followFolder, ordinaryFollowFolder } from '../tickets/follow-folder.ts';
import { followLog } from '../tickets/log-tail.ts';
import { headerOfLog, rowsOfLog } from '../tickets/log-rows.ts';
import { type EventRows, MappingSchema, OWN_MAPPING, type TicketRows } from '../tickets/mapping.ts';
import { checkedTimeZone, isZoneNeeded, readableUnit } from './unit-of-file.ts';

interface FollowOptions extends ServerOptions {
  readonly map?: string;
  readonly format?: FileFormat;
  readonly timeZone?: string;
  readonly folder?: string;
  readonly fromEnd?: true;
  readonly once?: true;
  readonly every: number;
  readonly surveys?: string;
}

export function followCommand(context: Context): Command {
  return withUnit(
    newCommand('follow', 'Send the lines of a log while it grows; survives rotation, restarts and a dead line.', [
      {
        line: 'tera tickets follow /var/log/queue.csv --map queue.yaml',
        does: 'until Ctrl-C, and on from there next time',
      },
      { line: 'tera tickets follow queue.ndjson --once', does: 'what is there now: for cron' },
      { line: 'tera tickets follow queue.log --format ndjson --surveys links.ndjson', does: 'keep the survey links' },
    ]),
  )
    .argument('<file>', 'the log: a line is an event, or a whole ticket')
    .option('--map <file>', 'how its columns become events; without it, they have the names of the API')
    .addOption(choice('--format <format>', 'of the log (else by its name)', FILE_FORMATS))
    .option('--time-zone <zone>', "of times without an offset (else the mapping's, else the unit's)")
    .option('--folder <folder>', 'where position and spool are kept (else ~/.tera/follow/…)')
    .option('--from-end', 'the first time: only what is written from now on')
    .option('--once', 'end when everything that is there was sent')
    .option('--every <seconds>', 'how often to look for new lines', seconds, 1)
    .option('--surveys <file>', 'append the survey links of completed tickets to this file')
    .action((file: string, options: FollowOptions) => follow(file, options, context));
}

async function follow(file: string, options: FollowOptions, context: Context): Promise<void> {
  const { place, ended, terminal } = context;
  const log = resolve(place.cwd, file);
  const mapping = mappingOf(options, place.cwd);
  const format = options.format ?? fileFormatOf(file);
  const { api, url, key, unitId } = unitFor(options, context);
  const unit = isZoneNeeded(options.timeZone, mapping) ? await readableUnit(api, unitId) : undefined;
  const reading = { timeZone: checkedTimeZone(options.timeZone) ?? unit?.timeZone, shift: 0 };
  const folder = followFolder(resolve(place.cwd, options.folder ?? ordinaryFollowFolder(place.home, url, unitId, log)));
  const state = folder.read();
  const voice = voiceOf(options, context);

  const counts = { lines: 0, events: 0, unreadable: 0, rejected: 0 };
  const client = new TeraClient({
    baseUrl: url,
    key,
    unitId,
    folder: folder.spool,
    onState: ({ state: now, code, detail, waiting }) => {
      if (code !== undefined) voice('state', { state: now, code, waiting }, messageFor(code, 'en', detail));
    },
    onRejected: ({ event, code, message }) => {
      counts.rejected += 1;
      voice(
        'rejected',
        { eventId: event.eventId, ticketId: event.ticketId, code, message },
        `Refused: ticket ${event.ticketId}, ${event.type}: ${message} (${code})`,
      );
    },
    onWarning: ({ code, detail }) => voice('warning', { code }, messageFor(code, 'en', detail)),
    onSurvey: ({ ticketId, url: link }) => {
      if (options.surveys === undefined) return;
      appendFileSync(resolve(place.cwd, options.surveys), `${JSON.stringify({ ticketId, url: link })}\n`, {
        mode: 0o600,
      });
    },
  });
  const show = (): void =>
    terminal.draw(
      `Following ${file}: ${counts.lines} lines, ${counts.events} events, ${client.status().waiting} waiting to be sent`,
    );

  try {
    let header: readonly string[] | undefined =
      mapping.header ?? state?.header ?? headerAtEnd(log, format, options, mapping);
    if (!options.json)
      terminal.say(
        `Following ${log} for ${unitId}${state === undefined ? '' : `, from line ${state.position.line + 1}`}; Ctrl-C ends it.`,
      );
    const lines = followLog(log, {
      from: state?.position,
      fromEnd: options.fromEnd === true,
      once: options.once === true,
      pause: () => {
        show();
        return sleep(options.every * 1000, undefined, { signal: ended });
      },
      say: (line) => voice('log', {}, line),
    });
    for await (const batch of lines) {
      const read = rowsOfLog(batch, { format, header, mapping });
      header = read.header;
      counts.lines += batch.lines.length;
      const mapped = read.rows.flatMap(({ row, text }) =>
        eventsOfRow(row, mapping, reading).map((one) => ({ one, text })),
      );
      const bad = mapped.flatMap(({ one, text }) => ('bad' in one ? [{ ...one.bad, text }] : []));
      const events = mapped.flatMap(({ one }) => ('good' in one ? [one.good.event] : []));
      await record(events, client, voice, ended);
      counts.events += events.length;
      counts.unreadable += bad.length;
      if (bad.length > 0) folder.putAside(bad);
      for (const { line, code, message } of bad)
        voice(
          'unreadable',
          { line, code, message },
          `Line ${line}: ${message} (${code}); kept in ${folder.unreadable}`,
        );
      folder.keep({ log, position: batch.position, ...(header === undefined ? {} : { header: [...header] }) });
      show();
      if (ended.aborted) break;
    }
    if (options.once && !ended.aborted) await client.flush({ within: PATIENCE });
  } catch (error) {
    if (error instanceof TeraClientError) throw failureOfClient(error);
    if (!ended.aborted) throw error;
  } finally {
    await client.close();
  }
  finish({ ...counts, waiting: client.status().waiting }, { folder, client }, voice);
}

function headerAtEnd(
  log: string,
  format: FileFormat,
  { fromEnd }: FollowOptions,
  mapping: EventRows | TicketRows,
): string[] | undefined {
  return fromEnd === true && format === 'csv' && existsSync(log) ? headerOfLog(log, mapping) : undefined;
}

function finish(
  counts: {
    readonly lines: number;
    readonly events: number;
    readonly unreadable: number;
    readonly rejected: number;
    readonly waiting: number;
  },
  { folder, client }: { readonly folder: FollowFolder; readonly client: TeraClient },
  voice: Voice,
): void {
  const { lines, events, unreadable, rejected, waiting } = counts;
  const rest = waiting === 0 ? '' : ` ${waiting} wait in ${folder.spool} and are sent next time.`;
  voice('end', counts, `${events} events of ${lines} lines are safe.${rest}`);
  if (unreadable + rejected === 0) return;
  throw new Failure(
    'refused',
    `${unreadable} could not be read (${folder.unreadable}), ${rejected} were refused (${client.rejectedFile}).`,
    'Mend what they name. Sending something again counts nothing twice.',
  );
}

type Voice = (what: string, fields: object, text: string) => void;

function voiceOf({ json }: ServerOptions, { terminal, now }: Context): Voice {
  return (what, fields, text) => {
    if (json) terminal.write(`${JSON.stringify({ at: new Date(now()).toISOString(), what, ...fields, text })}\n`);
    else terminal.say(text);
  };
}

function mappingOf({ map }: FollowOptions, cwd: string): EventRows | TicketRows {
  const mapping =
    map === undefined ? OWN_MAPPING : readMapping(resolve(cwd, map), MappingSchema, 'docs/connect/csv.md');
  if (mapping.rows === 'steps') {
    throw new Failure(
      'usage',
      'Of steps nobody knows which is the last while they still come.',
      'Send whole files with `tera tickets push`.',
    );
  }
  if (mapping.encoding === 'utf-16le') throw new Failure('usage', 'A log in utf-16le cannot be followed.');
  return mapping;
}

/** How long `--once` waits for a server that does not answer: the next run sends what is saved. */
const PATIENCE = 5 * 60_000;
/** At a time; the client does not keep more than some thousands in memory. */
const TOGETHER = 500;
const WAIT_FOR_DISK = 5000;

/** @throws TeraClientError where waiting is of no use. */
async function record(
  events: readonly { readonly eventId: string }[],
  client: TeraClient,
  voice: Voice,
  ended: AbortSignal,
): Promise<void> {
  for (let from = 0; from < events.length;) {
    const together = events.slice(from, from + TOGETHER) as Parameters<TeraClient['record']>[0][];
    const ends = await Promise.allSettled(together.map((event) => client.record(event)));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed === undefined) {
      from += TOGETHER;
      continue;
    }
    const error: unknown = failed.reason;
    if (!(error instanceof TeraClientError) || !['disk_full', 'too_many_at_once'].includes(error.code)) throw error;
    // The log keeps them meanwhile. Those that were saved are recorded again, and count once.
    voice('state', { state: 'waiting', code: error.code }, messageFor(error.code, 'en', error.detail));
    await sleep(WAIT_FOR_DISK, undefined, { signal: ended });
  }
}

function failureOfClient({ code, detail }: TeraClientError): Failure {
  const message = messageFor(code, 'en', detail);
  if (code === 'key_refused' || code === 'not_allowed') return new Failure('key', message);
  if (code === 'unknown_unit') return new Failure('missing', message);
  if (code === 'not_sent_yet' || code === 'wrong_address') return new Failure('unreachable', message);
  return new Failure('usage', message);
}

function seconds(text: string): number {
  const number = Number(text);
  if (number > 0 && number <= 3600) return number;
  throw new Failure('usage', `'${text}' is no number of seconds above 0.`);
}
