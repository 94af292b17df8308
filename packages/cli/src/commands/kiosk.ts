// `tera kiosk`: where the tablets of a unit begin. Such an address makes a kiosk of whatever opens it, so it is put into the
// tablet and printed nowhere.
import * as routes from '@tera/contracts/routes';
import type { Command } from 'commander';
import { newCommand, withUnit } from '../command.ts';
import { type Context, type ServerOptions, unitFor } from '../context.ts';
import { tableText } from '../table.ts';
import { writeJson } from './output.ts';

export function kioskCommand(context: Context): Command {
  return withUnit(
    newCommand('kiosk', 'The addresses for tablets: one for the unit and one for each counter.', [
      { line: 'tera kiosk', does: 'open one on the tablet, once, while it is connected' },
      { line: "tera kiosk --json | jq -r '.kiosks[0].url'", does: 'that of the whole unit alone' },
    ]),
  ).action((options: ServerOptions) => listKiosks(options, context));
}

async function listKiosks(options: ServerOptions, context: Context): Promise<void> {
  const { api, unitId } = unitFor(options, context);
  const { value, json } = await api.fetchJson(routes.getKiosks, { path: { unitId } });
  if (options.json) return writeJson(json, context);
  const { terminal } = context;
  const columns = [
    { title: 'counter', cell: ({ counterId }: Kiosk) => counterId },
    { title: 'name', cell: ({ name }: Kiosk) => name },
    { title: 'address', cell: ({ url }: Kiosk) => url },
  ];
  terminal.write(tableText(value.kiosks, columns, terminal.paint));
  terminal.say('For tablets of the office: not to be printed or passed on.');
}

interface Kiosk {
  readonly counterId?: string | undefined;
  readonly name: string;
  readonly url: string;
}
