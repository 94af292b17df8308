// What ids are called in a unit today; an id that nobody knows any more stands for itself.
import type { NamesOfUnit } from '@tera/console';
import type { UnitRegistry } from '@tera/domain';

export function namesOfUnit({ document: { officers, services, counters } }: UnitRegistry): NamesOfUnit {
  return {
    officer: (id) => officers.find((one) => one.id === id)?.name ?? id,
    service: (id) => services.find((one) => one.id === id)?.name ?? id,
    counter: (id) => counters.find((one) => one.id === id)?.name ?? id,
  };
}
