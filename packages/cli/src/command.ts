// How a command of this program looks: a sentence, its options, examples at the end of its help. Options that several
// commands have are worded here once.
import { Command, Help, Option } from 'commander';

export interface CommandExample {
  readonly line: string;
  /** What it does; one line. */
  readonly does: string;
}

export function newCommand(name: string, description: string, examples: readonly CommandExample[]): Command {
  const command = new Command(name).description(description).showHelpAfterError('(add --help for more)');
  if (examples.length > 0) command.addHelpText('after', examplesText(examples));
  return command;
}

/** What a command alone can do stands before what all of them can. */
export function groupOptions<Item extends Command | Option>(
  ...items: [unsorted: Item[], visible: Item[], groupOf: (item: Item) => string]
): Map<string, Item[]> {
  const groups = new Help().groupItems(...items);
  const common = groups.get(COMMON);
  if (common !== undefined && groups.delete(COMMON)) groups.set(COMMON, common);
  return groups;
}

const COMMON = 'Server and answer:';
const OWN = 'Options:';

export function withJson(command: Command): Command {
  return command
    .optionsGroup(COMMON)
    .option('--json', 'answer as JSON on standard output, and nothing else there')
    .optionsGroup(OWN);
}

/** For commands that talk to the server. */
export function withServer(command: Command): Command {
  return withJson(command)
    .optionsGroup(COMMON)
    .option('--url <address>', 'the server (else TERA_URL, else the settings file)')
    .option('--key <key>', 'the API key (else TERA_KEY, else the settings file; rather not here)')
    .option('--config <file>', 'settings file (else TERA_CONFIG, ./tera.yaml, ~/.config/tera/config.yaml)')
    .optionsGroup(OWN);
}

/** For commands that are about one unit. */
export function withUnit(command: Command): Command {
  return withServer(command)
    .optionsGroup(COMMON)
    .option('--unit <id>', 'the unit (else TERA_UNIT, else the settings file)')
    .optionsGroup(OWN);
}

export function withYes(command: Command): Command {
  return command.option('-y, --yes', 'do not ask');
}

export function choice(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices([...choices]);
}

function examplesText(examples: readonly CommandExample[]): string {
  const width = Math.max(...examples.map(({ line }) => line.length));
  // A long line would push every remark out of the window.
  const isWide = width > 60;
  const lines = examples.map(({ line, does }) =>
    isWide ? `  # ${does}\n  $ ${line}` : `  $ ${line.padEnd(width)}   ${does}`,
  );
  return `\nExamples:\n${lines.join('\n')}\n`;
}
