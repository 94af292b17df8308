// `tera poster`: what an office hangs up, as a page to print from a browser: the codes that lead to the survey, the form on paper, and
// the one page on which the index is published.
import * as routes from '@tera/contracts/routes';
import type { Command } from 'commander';
import { choice, newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { writeAnswer } from './output.ts';

interface SurveyOptions extends ServerOptions {
  readonly size?: string;
  readonly lang?: string;
  readonly out?: string;
}

interface FormOptions extends ServerOptions {
  readonly service?: string;
  readonly lang?: string;
  readonly out?: string;
}

interface IkmOptions extends ServerOptions {
  readonly period: string;
  readonly lang?: string;
  readonly out?: string;
}

const LANGUAGES = ['id', 'en'] as const;

export function posterCommand(context: Context): Command {
  const survey = withUnit(
    newCommand('survey', 'Posters with the code of the survey: one for the unit and one for each counter.', [
      { line: 'tera poster survey --out posters.html', does: 'open it in a browser and print' },
      { line: 'tera poster survey --size A5 --lang en --out posters.html', does: 'small, in English' },
    ]),
  )
    .addOption(choice('--size <size>', 'of the paper', ['A4', 'A5']))
    .addOption(choice('--lang <language>', 'of the text', LANGUAGES))
    .option('--out <file>', 'where the page goes (else standard output)')
    .action(async ({ size, lang, out, ...options }: SurveyOptions) => {
      const { api, unitId } = unitFor(options, context);
      const { bytes } = await api.fetchBytes(routes.getPosters, { path: { unitId }, query: { size, lang } });
      writeAnswer(bytes, { out }, context);
    });
  const form = withUnit(
    newCommand('form', 'The official form on paper, for whoever has no phone; another employee types it in.', [
      { line: 'tera poster form --out form.html', does: 'with a line for the service' },
      { line: 'tera poster form --service ektp --out form.html', does: 'of one service' },
    ]),
  )
    .option('--service <id>', 'the service that is printed on it')
    .addOption(choice('--lang <language>', 'of the text', LANGUAGES))
    .option('--out <file>', 'where the page goes (else standard output)')
    .action(async ({ service, lang, out, ...options }: FormOptions) => {
      const { api, unitId } = unitFor(options, context);
      const { bytes } = await api.fetchBytes(routes.getPaperForm, { path: { unitId }, query: { service, lang } });
      writeAnswer(bytes, { out }, context);
    });
  const ikm = withUnit(
    newCommand('ikm', 'The page on which an office publishes its satisfaction index (IKM).', [
      { line: 'tera poster ikm --period 2026-S2 --out ikm.html', does: 'of the second half of the year' },
    ]),
  )
    .requiredOption('--period <period>', 'day, week, month, quarter, semester or year, such as 2026-S2')
    .addOption(choice('--lang <language>', 'of the text', LANGUAGES))
    .option('--out <file>', 'where the page goes (else standard output)')
    .action(async ({ period, lang, out, ...options }: IkmOptions) => {
      const { api, unitId } = unitFor(options, context);
      const query = { period, view: 'poster', format: 'html', lang };
      const { bytes } = await api.fetchBytes(routes.readSkm, { path: { unitId }, query });
      writeAnswer(bytes, { out }, context);
    });
  return newCommand('poster', 'Pages to print and hang up.', []).addCommand(survey).addCommand(form).addCommand(ikm);
}
