// `tera tickets`: what counters have clocked, from a file or from a log that grows.
import type { Command } from 'commander';
import { newCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { followCommand } from './follow.ts';
import { pushCommand } from './push.ts';

export function ticketsCommand(context: Context): Command {
  return newCommand('tickets', 'Tickets: send a file once, or follow a log.', [])
    .addCommand(pushCommand(context))
    .addCommand(followCommand(context));
}
