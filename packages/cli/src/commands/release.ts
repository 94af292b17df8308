// `tera release`: what citizens said, published once for each period. What is made can never be made unmade, so it is asked
// before; a replacement waits until another key says the same. A large unit's takes longer than a gateway waits.
import type { ReleasesSchema, ReleasePreviewSchema } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { UnitId } from '@tera/domain';
import type { Command } from 'commander';
import type * as z from 'zod';
import { type ServerApi, problemOf } from '../api.ts';
import { choice, newCommand, withUnit, withYes } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { type TextColumn, tableText } from '../table.ts';
import { type Told, untilTold } from '../until-told.ts';
import { confirm } from './confirm.ts';
import { figureText } from './figures.ts';
import { writeAnswer, writeJson } from './output.ts';

type Releases = z.infer<typeof ReleasesSchema>;
type Preview = z.infer<typeof ReleasePreviewSchema>;
type Part = Preview['unit'];

interface PeriodOptions extends ServerOptions {
  readonly period: string;
}

interface ShowOptions extends PeriodOptions {
  readonly revision?: string;
  readonly out?: string;
}

interface MakeOptions extends PeriodOptions {
  readonly reason?: string;
  readonly replace?: 'reckoned_again' | 'total' | 'withdrawn';
  readonly yes?: true;
}

const PERIOD = ['--period <period>', 'a whole period in which the unit publishes, such as 2026-Q4'] as const;

export function releaseCommand(context: Context): Command {
  const list = withUnit(
    newCommand('list', 'What was published, what runs and what is due.', [
      { line: 'tera release list', does: 'of the unit of the settings' },
    ]),
  ).action((options: ServerOptions) => listReleases(options, context));
  const show = withUnit(
    newCommand('show', 'The document of a release, the same bytes as when it was made.', [
      { line: 'tera release show --period 2026-Q4 --out q4.json', does: 'as a file' },
    ]),
  )
    .requiredOption(...PERIOD)
    .option('--revision <number>', 'an earlier revision; needs the scope audit:read')
    .option('--out <file>', 'where the document goes (else standard output)')
    .action(async ({ period, revision, out, ...options }: ShowOptions) => {
      const { api, unitId } = unitFor(options, context);
      const asked = { path: { unitId, period }, query: { revision } };
      const { bytes } = await api.fetchBytes(routes.getRelease, asked);
      writeAnswer(bytes, { out }, context);
    });
  const preview = withUnit(
    newCommand('preview', 'What a release would show if it were made now: numbers, and no figure.', [
      { line: 'tera release preview --period 2026-Q4', does: 'which officers and services would be shown' },
    ]),
  )
    .requiredOption(...PERIOD)
    .action((options: PeriodOptions) => previewRelease(options, context));
  const make = withYes(
    withUnit(
      newCommand('make', 'Publish a period that is over, or keep a step of the running one.', [
        { line: 'tera release make --period 2026-Q4', does: 'once, and for ever' },
        {
          line: 'tera release make --period 2026-Q4 --reason "Rapat dimajukan"',
          does: 'before it is due',
        },
      ]),
    ),
  )
    .requiredOption(...PERIOD)
    .option('--reason <text>', 'printed with the release; needed before it is due, and to replace one')
    .addOption(
      choice('--replace <how>', 'replaces a release, once another key says the same', [
        'reckoned_again',
        'total',
        'withdrawn',
      ]),
    )
    .action((options: MakeOptions) => makeRelease(options, context));
  return newCommand('release', 'Publish what citizens said.', [])
    .addCommand(list)
    .addCommand(preview)
    .addCommand(make)
    .addCommand(show);
}

async function listReleases(options: ServerOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { value } = await api.fetchJson(routes.listReleases, { path: { unitId } });
  if (options.json) return writeJson(value, context);
  return context.terminal.write(releasesText(value, context));
}

function releasesText({ unitId, publishes, running, due, releases }: Releases, { terminal }: Context): string {
  const { paint } = terminal;
  const step = running.visible;
  const shown =
    step === null ? 'no figure yet' : `IKM ${figureText(step.ikm, 2)} of ${step.n} answers up to ${step.asOf}`;
  const lines = [
    `${paint('bold', unitId)} publishes by ${publishes}.`,
    `${running.period} runs: ${running.answered === null ? '' : `${running.answered} answers, `}${shown}; ${dueText(running.due)}.`,
    ...due.map((one) => `${paint('yellow', one.period)} is over: ${one.answered} answers, ${dueText(one.due)}.`),
  ];
  const columns: TextColumn<Releases['releases'][number]>[] = [
    { title: 'period', cell: ({ period }) => period },
    { title: 'revision', cell: ({ revision }) => revision, align: 'right' },
    { title: 'published', cell: ({ publishedAt }) => publishedAt },
    { title: 'method', cell: ({ methodVersion }) => methodVersion },
    { title: 'replacement', cell: ({ replacement }) => replacement },
    { title: 'sha256', cell: ({ sha256 }) => sha256.slice(0, 12) },
  ];
  const table = releases.length === 0 ? 'Nothing is published yet.\n' : tableText(releases, columns, paint);
  return `${lines.join('\n')}\n\n${table}`;
}

function dueText(due: string | null): string {
  return due === null ? 'to be published by hand' : `due on ${due}`;
}

async function previewRelease({ period, ...options }: PeriodOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { value } = await api.fetchJson(routes.previewRelease, { path: { unitId, period } });
  if (options.json) return writeJson(value, context);
  return context.terminal.write(previewText(value, context));
}

function previewText(preview: Preview, { terminal: { paint } }: Context): string {
  const { unitId, period, due, setAside, unit, officers, services, nobodys } = preview;
  const rows: readonly (Part & { readonly name: string })[] = [
    { name: 'the whole unit', ...unit },
    ...services.map(({ serviceId, ...part }) => Object.assign(part, { name: serviceId ?? 'no service' })),
    ...officers.map(({ officerId, ...part }) => Object.assign(part, { name: officerId })),
    ...nobodys.map(({ channel, ...part }) => Object.assign(part, { name: `nobody’s, ${channel}` })),
  ];
  const columns: TextColumn<(typeof rows)[number]>[] = [
    { title: 'of', cell: ({ name }) => name },
    { title: 'answered', cell: ({ answered }) => answered, align: 'right' },
    { title: 'in the figure', cell: ({ n }) => (n === 0 ? undefined : n), align: 'right' },
    { title: 'why not', cell: ({ why }) => why },
  ];
  const aside = setAside === 0 ? '' : `${setAside} answers are set aside.\n`;
  return `${paint('bold', `${unitId}, ${period}`)}: ${dueText(due)}.\n${aside}\n${tableText(rows, columns, paint)}`;
}

async function makeRelease(options: MakeOptions, context: Context): Promise<void> {
  const { period, reason, replace: replacement, yes } = options;
  const { api, unitId } = unitFor(options, context);
  const question =
    replacement === undefined
      ? `Publish ${period} of ${unitId}? A release can never be taken back.`
      : `Replace the release of ${period} of ${unitId} (${replacement})? All revisions stay.`;
  await confirm(question, yes, context);
  const asked = { path: { unitId }, json: { period, reason, replacement } };
  const told = await untilTold(
    (idempotencyKey) => api.call(routes.publishRelease, { ...asked, idempotencyKey }),
    'It may be done all the same: `tera release list` shows what is published, and asking again does no harm.',
    context,
  );
  const value = (await madeUntold(period, unitId, told, api)) ?? api.readJson(routes.publishRelease, told.answer).value;
  if (options.json) return writeJson(value, context);
  return context.terminal.write(`${madeText(value)}\n`);
}

/** The release that an attempt has made which was never answered, where that is why the next one is refused. */
async function madeUntold(
  period: string,
  unitId: UnitId,
  { answer, isRepeated }: Told,
  api: ServerApi,
): Promise<Releases['releases'][number] | undefined> {
  const isRefused = answer.status === 409 && problemOf(answer)?.errors.some(({ code }) => code === 'released') === true;
  if (!isRepeated || !isRefused) return undefined;
  const { value } = await api.fetchJson(routes.listReleases, { path: { unitId } });
  return value.releases.find((release) => release.period === period);
}

function madeText(made: z.infer<(typeof routes.publishRelease)['answers'][200 | 201 | 202]['schema']>): string {
  if ('proposedBy' in made) return `Proposed. ${made.period} is replaced when another key says the same.`;
  if ('revision' in made) return `Published: ${made.period}, revision ${made.revision}, sha256 ${made.sha256}.`;
  const { period, answered, kept } = made;
  return `${period} still runs: ${answered} answers, the newest step at ${kept}. It shows once the next one is kept.`;
}
