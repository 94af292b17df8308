// `tera rebuild`: count a period again from its facts. It goes on piece by piece until there is none left, and changes
// figures only when it is told to.
import type { RebuildSchema } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { Command } from 'commander';
import type * as z from 'zod';
import { newCommand, withUnit, withYes } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { Failure } from '../failure.ts';
import { tableText } from '../table.ts';
import { confirm } from './confirm.ts';
import { writeJson } from './output.ts';

type Piece = z.infer<typeof RebuildSchema>;
type Difference = Piece['differences'][number];

interface RebuildOptions extends ServerOptions {
  readonly period: string;
  readonly apply?: true;
  readonly yes?: true;
}

export function rebuildCommand(context: Context): Command {
  return withYes(
    withUnit(
      newCommand('rebuild', 'Count a period again from its facts, and tell what differs.', [
        { line: 'tera rebuild --period 2026-11', does: 'compares, changes nothing; exit code 7 if something differs' },
        { line: 'tera rebuild --period 2026-11 --apply', does: 'mends what differs' },
      ]),
    ),
  )
    .requiredOption('--period <period>', 'such as 2026-11 or 2026-Q4; of the last 800 days')
    .option('--apply', 'mend the figures that differ')
    .action((options: RebuildOptions) => rebuild(options, context));
}

interface Total {
  facts: number;
  cells: number;
  differing: number;
  changed: number;
  asked: number;
  unsettled: number;
  readonly differences: Difference[];
  readonly changedFacts: Piece['changedFacts'][number][];
}

/** Of each kind that are remembered; all are counted. */
const REMEMBERED = 1000;
const SHOWN = 30;

async function rebuild({ period, yes, ...options }: RebuildOptions, context: Context): Promise<void> {
  const apply = options.apply === true;
  const { api, unitId } = unitFor(options, context);
  const { terminal } = context;
  if (apply)
    await confirm(`Mend the figures of ${unitId} in ${period} where they differ from their facts?`, yes, context);
  const total: Total = {
    facts: 0,
    cells: 0,
    differing: 0,
    changed: 0,
    asked: 0,
    unsettled: 0,
    differences: [],
    changedFacts: [],
  };
  for (let cursor: string | null | undefined; cursor !== null;) {
    const json = { period, apply, ...(cursor === undefined ? {} : { cursor }) };
    const { value } = await api.fetchJson(routes.rebuild, { path: { unitId }, json });
    add(value, total);
    if (value.next !== null && value.next === cursor) {
      throw new Failure('unreachable', 'The server does not get on with it.', 'Try again when the unit is less busy.');
    }
    cursor = value.next;
    if (cursor !== null)
      terminal.draw(`Counted ${total.facts} facts of ${period}, now at ${cursor.replace('~', ', ')} …`);
  }
  if (options.json) writeJson({ unitId, period, applied: apply, ...total }, context);
  else terminal.write(totalText(total, { unitId, period, apply }, context));

  const differs = total.differing + total.changed > 0;
  if (total.unsettled > 0) {
    throw new Failure(
      'found',
      `${total.unsettled} cells were being written just then and were not compared.`,
      'Run it again.',
    );
  }
  if (differs && !apply) {
    throw new Failure(
      'found',
      'The figures differ from their facts.',
      'Look at the runbook first; --apply mends them.',
    );
  }
}

function add(piece: Piece, total: Total): void {
  total.facts += piece.facts;
  total.cells += piece.cells;
  total.differing += piece.differing;
  total.changed += piece.changed;
  total.asked += piece.asked;
  total.unsettled += piece.unsettled;
  total.differences.push(...piece.differences.slice(0, REMEMBERED - total.differences.length));
  total.changedFacts.push(...piece.changedFacts.slice(0, REMEMBERED - total.changedFacts.length));
}

function totalText(
  { facts, cells, differing, changed, asked, differences, changedFacts }: Total,
  { unitId, period, apply }: { readonly unitId: string; readonly period: string; readonly apply: boolean },
  { terminal: { paint } }: Context,
): string {
  const head = `${paint('bold', `${unitId}, ${period}`)}: ${facts} facts and ${cells} cells were compared.\n`;
  const told = asked === 0 ? '' : `Of ${asked} tickets it is told anew whose their answers are.\n`;
  if (differing + changed === 0) {
    return `${head}${told}${paint('green', 'Every figure is what its facts come to.')}\n`;
  }
  const table = tableText(
    differences.slice(0, SHOWN),
    [
      { title: 'period', cell: ({ cell }) => cell.period },
      { title: 'officer', cell: ({ cell }) => cell.officerId },
      { title: 'service', cell: ({ cell }) => cell.serviceId },
      { title: 'counter', cell: ({ counter }) => counter },
      { title: 'stored', cell: ({ stored }) => stored, align: 'right' },
      { title: 'rebuilt', cell: ({ rebuilt }) => rebuilt, align: 'right' },
      { title: 'by', cell: ({ by }) => (by > 0 ? `+${by}` : by), align: 'right' },
    ],
    paint,
  );
  const more = differing > SHOWN ? `… and ${differing - SHOWN} more; --json has up to ${REMEMBERED}.\n` : '';
  const drifted =
    differing === 0
      ? ''
      : `\n${table}${more}\n${differing} counters ${apply ? 'were mended' : 'differ from what their facts have added'}.\n`;
  const kinds = changedFacts
    .map(({ factId, kind }) => `  ${kind} ${factId ?? ''}\n`)
    .slice(0, SHOWN)
    .join('');
  const recounted =
    changed === 0
      ? ''
      : `\n${kinds}${changed} facts ${apply ? 'were counted' : 'would be counted'} by the rules of today.\n`;
  return head + told + drifted + recounted;
}
