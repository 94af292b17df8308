// The whole command line: its commands, and how whatever goes wrong in them becomes a sentence and an exit code.
import { CommanderError } from 'commander';
import { newCommand, groupOptions } from './command.ts';
import { broughtCommand } from './commands/brought.ts';
import { doctorCommand } from './commands/doctor.ts';
import { dlqCommand } from './commands/dlq.ts';
import { commentCommand } from './commands/comment.ts';
import { exclusionCommand } from './commands/exclusion.ts';
import { followUpCommand } from './commands/follow-up.ts';
import { indicatorsCommand } from './commands/indicators.ts';
import { keyCommand } from './commands/key.ts';
import { kioskCommand } from './commands/kiosk.ts';
import { peopleCommand } from './commands/people.ts';
import { linkCommand } from './commands/link.ts';
import { posterCommand } from './commands/poster.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { releaseCommand } from './commands/release.ts';
import { responsesCommand } from './commands/responses.ts';
import { skmCommand } from './commands/skm.ts';
import { ticketsCommand } from './commands/tickets.ts';
import { unitCommand } from './commands/unit.ts';
import type { Context } from './context.ts';
import { EXIT_CODES, Failure } from './failure.ts';
import { VERSION } from './version.ts';

/** Runs one command line and gives its exit code; it never throws. */
export async function runProgram(words: readonly string[], context: Context): Promise<number> {
  const { terminal } = context;
  const program = newCommand('tera', 'Service indicators for Indonesian local government, from the command line.', [
    { line: 'tera doctor', does: 'is everything as it should be?' },
    { line: 'tera tickets push today.csv --dry-run', does: 'what would be sent' },
    { line: 'tera indicators pull --period 2026-11 --by officer', does: 'the figures of a month' },
  ])
    .version(VERSION, '-V, --version', 'the version of this program')
    .helpCommand('help [command]', 'help for a command')
    .addHelpText('after', EXIT_CODES_TEXT);
  const commands = [
    unitCommand(context),
    keyCommand(context),
    peopleCommand(context),
    ticketsCommand(context),
    responsesCommand(context),
    indicatorsCommand(context),
    skmCommand(context),
    releaseCommand(context),
    exclusionCommand(context),
    followUpCommand(context),
    broughtCommand(context),
    linkCommand(context),
    posterCommand(context),
    kioskCommand(context),
    commentCommand(context),
    dlqCommand(context),
    rebuildCommand(context),
    doctorCommand(context),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of withInner([program])) {
    command
      .configureHelp({ groupItems: groupOptions })
      .exitOverride()
      .configureOutput({
        writeOut: (text) => terminal.write(text),
        writeErr: (text) => terminal.say(text.trimEnd()),
        outputError: (text, write) => write(text.replace(/^error: /, '')),
      });
  }
  try {
    await program.parseAsync(words, { from: 'user' });
    return EXIT_CODES.done;
  } catch (error) {
    return endingOf(error, words.includes('--json'), context);
  }
}

const EXIT_CODES_TEXT = `
Settings come from flags, then TERA_URL, TERA_KEY and TERA_UNIT, then tera.yaml or ~/.config/tera/config.yaml.

Exit codes: 0 done · 1 a fault · 2 wrong usage · 3 the key · 4 not there · 5 server not reachable, try again ·
6 refused, wholly or in part · 7 done, and something was found · 8 not confirmed · 130 Ctrl-C
`;

function withInner(commands: readonly ReturnType<typeof newCommand>[]): ReturnType<typeof newCommand>[] {
  return commands.flatMap((command) => [command, ...withInner(command.commands)]);
}

function endingOf(error: unknown, asJson: boolean, { terminal, ended }: Context): number {
  // Its text has been written by then; asking for help or the version ends well.
  if (error instanceof CommanderError) {
    const isAnswer = ['commander.helpDisplayed', 'commander.version'].includes(error.code);
    return isAnswer || error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.usage;
  }
  if (ended.aborted) {
    terminal.say('Stopped.');
    return EXIT_CODES.interrupted;
  }
  const failure = error instanceof Failure ? error : unforeseen(error);
  const exitCode = EXIT_CODES[failure.ending];
  if (asJson) {
    const { ending, message, advice } = failure;
    terminal.say(JSON.stringify({ error: { ending, exitCode, message, ...(advice === undefined ? {} : { advice }) } }));
    return exitCode;
  }
  const style = failure.ending === 'found' || failure.ending === 'declined' ? 'yellow' : 'red';
  terminal.say(terminal.paintError(style, failure.message));
  if (failure.advice !== undefined) terminal.say(failure.advice);
  return exitCode;
}

function unforeseen(error: unknown): Failure {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Failure(
    'failed',
    `This should not have happened: ${text}`,
    'Please report it, with the command line but without the key.',
  );
}
