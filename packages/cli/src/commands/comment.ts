// `tera comment`: what citizens wrote, what was done about it, and taking a comment away for whoever has its receipt.
import { type CommentBody, FORMATS } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { COMMENT_STATES } from '@tera/domain';
import type { Command } from 'commander';
import { choice, newCommand, withUnit, withYes } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { confirm } from './confirm.ts';
import { writeAnswer, writeJson } from './output.ts';

interface ListOptions extends ServerOptions {
  readonly period?: string;
  readonly state?: string;
  readonly format?: 'csv' | 'xlsx' | 'html';
  readonly out?: string;
}

interface MarkOptions extends ServerOptions {
  readonly state: string;
  readonly note?: string;
}

interface EraseOptions extends ServerOptions {
  readonly yes?: true;
}

export function commentCommand(context: Context): Command {
  const list = withUnit(
    newCommand('list', 'What citizens wrote, in no order.', [
      { line: 'tera comment list --state new', does: 'those that nobody has read' },
      { line: 'tera comment list --period 2026-Q4 --format xlsx --out komentar.xlsx', does: 'as a file' },
    ]),
  )
    .option('--period <period>', 'of one release period alone, such as 2026-Q4')
    .option('--state <states>', `any of ${COMMENT_STATES.join(', ')}, with commas (all but hidden unless said)`)
    .addOption(choice('--format <format>', 'as a file', ['csv', 'xlsx', 'html']))
    .option('--out <file>', 'where the file goes (else standard output)')
    .action((options: ListOptions) => listComments(options, context));
  const mark = withUnit(
    newCommand('mark', 'Say what was done about a comment.', [
      {
        line: 'tera comment mark 2026-Q4.0f1e… --state followed_up --note "Kursi ditambah"',
        does: 'it stays with the comment, with your key’s name',
      },
    ]),
  )
    .argument('<id>', 'of the comment, from `tera comment list`')
    .addOption(choice('--state <state>', 'what it is now', COMMENT_STATES).makeOptionMandatory())
    .option('--note <text>', 'what was done, or why')
    .action((commentId: string, options: MarkOptions) => markComment(commentId, options, context));
  const erase = withYes(
    withUnit(newCommand('erase', 'Take away the comment that a citizen has the receipt of, for good.', [])),
  )
    .argument('<receipt>', 'as the citizen has it, such as K7QM-2F9X')
    .action((receipt: string, options: EraseOptions) => eraseComment(receipt, options, context));
  return newCommand('comment', 'What citizens wrote, and what became of it.', [])
    .addCommand(list)
    .addCommand(mark)
    .addCommand(erase);
}

async function listComments({ period, state, format, out, ...options }: ListOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  if (format !== undefined) {
    const query = { period, state, format };
    const { bytes } = await api.fetchBytes(routes.listComments, { path: { unitId }, query });
    return writeAnswer(bytes, { out, isBinary: FORMATS[format] === FORMATS.xlsx }, context);
  }
  const comments: CommentBody[] = [];
  let cursor: string | undefined;
  do {
    const { value } = await api.fetchJson(routes.listComments, {
      path: { unitId },
      query: { period, state, cursor },
    });
    comments.push(...value.comments);
    cursor = value.next ?? undefined;
  } while (cursor !== undefined);
  if (options.json) return writeJson({ unitId, comments }, context);
  const { terminal } = context;
  return terminal.write(comments.length === 0 ? 'Nothing is written.\n' : comments.map(commentText).join('\n'));
}

/** As it was written: a table would cut it. */
function commentText({ commentId, state, serviceId, text, history }: CommentBody): string {
  const head = [commentId, state, ...(serviceId === null ? [] : [serviceId])].join('  ');
  const marks = history.map(
    ({ name, state: marked, note }) => `  [${name}: ${marked}${note === undefined ? '' : `, ${note}`}]\n`,
  );
  return `${head}\n  ${text.replaceAll('\n', '\n  ')}\n${marks.join('')}`;
}

async function markComment(
  commentId: string,
  { state, note, ...options }: MarkOptions,
  context: Context,
): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { value } = await api.fetchJson(routes.markComment, { path: { unitId, commentId }, json: { state, note } });
  if (options.json) return writeJson(value, context);
  return context.terminal.write(`${commentId} is ${value.state}.\n`);
}

async function eraseComment(receipt: string, { yes, ...options }: EraseOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  await confirm(`Erase the comment of the receipt ${receipt} for good?`, yes, context);
  const { value } = await api.fetchJson(routes.eraseComment, { path: { unitId }, json: { receipt } });
  if (options.json) return writeJson(value, context);
  return context.terminal.write(
    value.erased
      ? 'The comment is erased.\n'
      : 'No comment is kept under this receipt. One that is still on its way will not come.\n',
  );
}
