// `tera link`: the survey link of a ticket that is completed, with its code to scan. The link is a vote: whoever has it can
// answer for the citizen, so it is printed for them and for nobody else.
import * as routes from '@tera/contracts/routes';
import type { Command } from 'commander';
import { renderUnicodeCompact } from 'uqr';
import { newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { writeJson } from './output.ts';

export function linkCommand(context: Context): Command {
  return withUnit(
    newCommand('link', 'The survey link of a completed ticket, for its citizen.', [
      { line: 'tera link A-017', does: 'the link and its QR code' },
      { line: 'tera link A-017 --json | jq -r .url', does: 'the link alone' },
    ]),
  )
    .argument('<ticketId>', 'the ticket; it is known some seconds after it was sent')
    .action((ticketId: string, options: ServerOptions) => showLink(ticketId, options, context));
}

async function showLink(ticketId: string, options: ServerOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { value, json } = await api.fetchJson(routes.getTicketLink, { path: { unitId, ticketId } });
  if (options.json) return writeJson(json, context);
  const { terminal } = context;
  terminal.write(`${value.url}\n`);
  terminal.say(`For the citizen of ticket ${value.ticketId}, once, until ${value.expiresAt.slice(0, 10)}.`);
  // Its blocks are the light modules: on a light terminal it has to be turned round, and nobody can tell which it is.
  if (terminal.isShown) terminal.write(`\n${renderUnicodeCompact(value.url, { border: 2 })}\n`);
}
