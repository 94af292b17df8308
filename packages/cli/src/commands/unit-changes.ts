// What differs between two documents of a unit, as lines in a terminal.
import type { RegistryChange, RegistryList } from '@tera/domain';
import type { Paint } from '../terminal.ts';

const NOUNS: Readonly<Record<RegistryList, string>> = {
  services: 'service',
  officers: 'officer',
  counters: 'counter',
  targets: 'target',
};

/** Lines for a person, with a mark at the front of each: `+`, `-` or `~`. */
export function changeText({ what, in: list, id, fields }: RegistryChange, paint: Paint): string {
  const mark = { added: '+', removed: '-', changed: '~' }[what];
  const style = ({ added: 'green', removed: 'red', changed: 'yellow' } as const)[what];
  const of = list === 'unit' ? id : `${NOUNS[list]} ${id}`;
  const isOneField = list === 'unit' && fields.length === 1 && fields[0]?.field === id;
  const inLine = isOneField || what !== 'changed';
  const details = fields.map((field) => {
    const name = isOneField ? '' : `${field.field} `;
    if (what === 'added') return `${name}${valueText(field.after)}`;
    if (what === 'removed') return `${name}${valueText(field.before)}`;
    return `${name}${valueText(field.before)} → ${valueText(field.after)}`;
  });
  const tail = inLine ? `  ${details.join(', ')}` : details.map((detail) => `\n      ${detail}`).join('');
  return `${paint(style, `  ${mark} ${of}`)}${tail}\n`;
}

function valueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Array.isArray(value)
    ? `[${value.map(valueText).join('; ')}]`
    : Object.entries(value)
        .map(([name, part]) => `${name} ${valueText(part)}`)
        .join(' ');
}
