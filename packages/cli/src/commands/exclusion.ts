// `tera exclusion`: setting a flood of answers aside before its period is published. It takes two keys, and can be taken back
// until then; what was answered can never be asked for.
import type { ExclusionBody } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { CHANNELS, NUMBERED_FLAGS } from '@tera/domain';
import { type Command, Option } from 'commander';
import { choice, newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { type TextColumn, tableText } from '../table.ts';
import { writeJson } from './output.ts';

interface ListOptions extends ServerOptions {
  readonly period?: string;
}

interface ProposeOptions extends ServerOptions {
  readonly period: string;
  readonly reason: string;
  readonly channel?: string;
  readonly counter?: string;
  readonly from?: string;
  readonly to?: string;
  readonly flag?: readonly string[];
}

interface DecideOptions extends ServerOptions {
  readonly reason?: string;
}

const DECISIONS = [
  {
    name: 'confirm',
    outcome: 'confirmed',
    does: 'It holds from now on; needs another key than the one that proposed it.',
  },
  { name: 'refuse', outcome: 'refused', does: 'It never holds; needs another key than the one that proposed it.' },
  { name: 'take-back', outcome: 'taken_back', does: 'It holds no more; possible until the period is published.' },
] as const;

export function exclusionCommand(context: Context): Command {
  const list = withUnit(newCommand('list', 'What is set aside, by whom and why.', []))
    .option('--period <period>', 'of one release period alone')
    .action((options: ListOptions) => listExclusions(options, context));
  const propose = withUnit(
    newCommand('propose', 'Set answers aside: all that is said must hold of them.', [
      {
        line: 'tera exclusion propose --period 2026-Q4 --channel poster --from 2026-11-03 --to 2026-11-03 --reason "Banjir jawaban"',
        does: 'what came through posters on one day',
      },
    ]),
  )
    .requiredOption('--period <period>', 'the release period, such as 2026-Q4')
    .requiredOption('--reason <text>', 'printed with the release')
    .addOption(choice('--channel <channel>', 'how they came', CHANNELS))
    .option('--counter <id>', 'at whose poster or kiosk')
    .option('--from <day>', 'the first local day')
    .option('--to <day>', 'the last local day')
    .addOption(new Option('--flag <flag...>', 'with any of these flags').choices(NUMBERED_FLAGS))
    .action((options: ProposeOptions) => proposeExclusion(options, context));
  const command = newCommand('exclusion', 'Set answers aside before they are published.', [])
    .addCommand(list)
    .addCommand(propose);
  for (const { name, outcome, does } of DECISIONS) {
    command.addCommand(
      withUnit(newCommand(name, does, []))
        .argument('<id>', 'of the exclusion, from `tera exclusion list`')
        .option('--reason <text>', 'kept with it')
        .action(async (exclusionId: string, { reason, ...options }: DecideOptions) => {
          const { api, unitId } = unitFor(options, context);
          const { value } = await api.fetchJson(routes.decideExclusion, {
            path: { unitId, exclusionId },
            json: { outcome, reason },
          });
          tell(value, options, context);
        }),
    );
  }
  return command;
}

async function listExclusions({ period, ...options }: ListOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { value } = await api.fetchJson(routes.listExclusions, { path: { unitId }, query: { period } });
  if (options.json) return writeJson(value, context);
  const columns: TextColumn<ExclusionBody>[] = [
    { title: 'id', cell: ({ exclusionId }) => exclusionId },
    { title: 'period', cell: ({ period: name }) => name },
    { title: 'state', cell: ({ state }) => state },
    { title: 'which', cell: ({ where }) => ruleText(where) },
    { title: 'by', cell: ({ proposedBy }) => proposedBy },
    { title: 'reason', cell: ({ reason }) => reason },
  ];
  const { exclusions } = value;
  return context.terminal.write(
    exclusions.length === 0 ? 'Nothing is set aside.\n' : tableText(exclusions, columns, context.terminal.paint),
  );
}

async function proposeExclusion(options: ProposeOptions, context: Context): Promise<void> {
  const { period, reason, channel, counter: counterId, from, to, flag: flags } = options;
  const { api, unitId } = unitFor(options, context);
  const where = { channel, counterId, from, to, flags };
  const { value } = await api.fetchJson(routes.proposeExclusion, { path: { unitId }, json: { period, where, reason } });
  tell(value, options, context);
}

function tell(exclusion: ExclusionBody, options: ServerOptions, context: Context): void {
  if (options.json) return writeJson(exclusion, context);
  const { exclusionId, period, state, where } = exclusion;
  const next = state === 'proposed' ? ` It holds once another key says \`tera exclusion confirm ${exclusionId}\`.` : '';
  return context.terminal.write(`${exclusionId} of ${period} is ${state}: ${ruleText(where)}.${next}\n`);
}

function ruleText({ channel, counterId, from, to, flags }: ExclusionBody['where']): string {
  const parts = [
    channel === undefined ? [] : [`through ${channel}`],
    counterId === undefined ? [] : [`at ${counterId}`],
    from === undefined ? [] : [`from ${from}`],
    to === undefined ? [] : [`to ${to}`],
    flags === undefined ? [] : [`flagged ${flags.join(' or ')}`],
  ];
  return parts.flat().join(', ');
}
