// `tera unit`: what a unit says of itself, as a YAML file that can be kept under version control. The file is the whole
// document: what is not in it any more is taken away, which is why the difference is shown first.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { RegistryDocumentSchema, read } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { type RegistryChange, type RegistryDocument, registryChanges } from '@tera/domain';
import { LineCounter, parseDocument, stringify } from 'yaml';
import { type ServerApi, failureOf, jsonOf } from '../api.ts';
import type { Command } from 'commander';
import { newCommand, withUnit, withYes } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';
import { confirm } from './confirm.ts';
import { writeJson } from './output.ts';
import { changeText } from './unit-changes.ts';

interface ApplyOptions extends ServerOptions {
  readonly dryRun?: true;
  readonly yes?: true;
}

export function unitCommand(context: Context): Command {
  const apply = withYes(
    withUnit(
      newCommand('apply', 'Make the unit what the file says, after showing what would change.', [
        { line: 'tera unit apply unit.yaml', does: 'shows the difference, asks, applies' },
        { line: 'tera unit apply unit.yaml --dry-run', does: 'only shows it' },
        { line: 'tera unit apply unit.yaml --yes', does: 'for scripts' },
      ]),
    ),
  )
    .argument('<file>', 'the unit as YAML or JSON')
    .option('--dry-run', 'show what would change, and change nothing')
    .action((file: string, options: ApplyOptions) => applyUnit(file, options, context));
  const show = withUnit(
    newCommand('show', 'Print the unit as a file that `unit apply` takes.', [
      { line: 'tera unit show > unit.yaml', does: 'to begin with' },
    ]),
  ).action((options: ServerOptions) => showUnit(options, context));
  return newCommand('unit', 'The unit: time zone, services and standards, officers, counters, targets.', [])
    .addCommand(apply)
    .addCommand(show);
}

async function applyUnit(file: string, options: ApplyOptions, context: Context): Promise<void> {
  const wanted = readUnitFile(resolve(context.place.cwd, file));
  const { api, unitId } = unitFor(options, context);
  const { document: current, etag } = await currentUnit(api, unitId);
  const changes = registryChanges(current, wanted);
  const report = (applied: boolean): void => {
    if (options.json) writeJson({ unitId, isNew: current === undefined, applied, changes }, context);
  };
  if (!options.json) sayChanges(unitId, current === undefined, changes, context);
  if (changes.length === 0 || options.dryRun) return report(false);

  await confirm(
    `Apply ${changes.length === 1 ? 'this change' : `these ${changes.length} changes`} to ${unitId}?`,
    options.yes,
    context,
  );
  const answer = await api.call(routes.putUnit, { path: { unitId }, json: wanted, ifMatch: etag });
  // Somebody else may have changed it while the question stood there; the file replaces all of it.
  if (answer.status === 412 || answer.status === 428) {
    throw new Failure(
      'refused',
      `Somebody changed ${unitId} in the meantime; nothing was applied.`,
      'Run it again to see the difference as it is now.',
    );
  }
  if (answer.status !== 200) throw failureOf(answer, api.url);
  report(true);
  if (!options.json) context.terminal.say(context.terminal.paintError('green', `Applied to ${unitId}.`));
}

async function showUnit(options: ServerOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const json = jsonOf(await api.fetchBytes(routes.getUnit, { path: { unitId } }));
  if (options.json) return writeJson(json, context);
  context.terminal.write(`# The unit ${unitId}; change it and run: tera unit apply <this file> --unit ${unitId}\n`);
  context.terminal.write(stringify(json, { lineWidth: 0 }));
}

function sayChanges(unitId: string, isNew: boolean, changes: readonly RegistryChange[], { terminal }: Context): void {
  if (changes.length === 0) return terminal.write(`${unitId} is as the file says; there is nothing to change.\n`);
  if (isNew) terminal.write(`${unitId} is not there yet; it would be made:\n`);
  for (const change of changes) terminal.write(changeText(change, terminal.paint));
}

interface CurrentUnit {
  /** `undefined` when there is none yet. */
  readonly document: RegistryDocument | undefined;
  /** By which it is replaced. */
  readonly etag: string | undefined;
}

async function currentUnit(api: ServerApi, unitId: string): Promise<CurrentUnit> {
  const answer = await api.call(routes.getUnit, { path: { unitId } });
  if (answer.status === 404) return { document: undefined, etag: undefined };
  if (answer.status !== 200) throw failureOf(answer, api.url);
  // Not read strictly: a field that this version does not know is shown as one that goes, for it would go.
  const json = jsonOf(answer);
  return { document: json as RegistryDocument, etag: answer.headers.get('etag') ?? undefined };
}

/** @throws Failure that names the lines which are wrong. */
export function readUnitFile(path: string): RegistryDocument {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Failure('usage', `${path} cannot be read: ${reasonOf(error)}.`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const [fault] = document.errors;
  if (fault !== undefined) throw new Failure('usage', `${path} is no valid YAML: ${fault.message.trimEnd()}`);
  const result = read(RegistryDocumentSchema, document.toJS());
  if (result.ok) return result.value;
  const complaints = result.errors.map(({ path: field, message }) => {
    const line = lineOf(document, field.split('.'), lines);
    return `  ${line === undefined ? '' : `line ${line}: `}${field === '' ? '' : `${field}: `}${message}`;
  });
  throw new Failure('usage', `${path} is no unit:\n${complaints.join('\n')}`);
}

/** Of the field itself, or of the nearest thing around it that is in the file. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly string[],
  lines: LineCounter,
): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const keys = path.slice(0, length).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const node: unknown = document.getIn(keys, true);
    if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) continue;
    return lines.linePos(Number(node.range[0])).line;
  }
  return undefined;
}
