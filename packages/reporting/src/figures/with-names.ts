// The names that belong to the ids of rows, as the registry has them today. Figures are kept without them.
import type { OfficerId, ServiceId } from '@tera/domain';
import type { Directory } from '@tera/exports';

interface Row {
  readonly officerId?: OfficerId | null;
  readonly serviceId?: ServiceId | null;
}

/** Each beside its id; `null` where there is none, or no longer. */
export function withNames<R extends Row>(rows: readonly R[], directory: Directory) {
  return rows.map(({ officerId, serviceId, ...figures }) =>
    Object.assign(
      officerId === undefined ? {} : { officerId, officerName: nameOf(officerId, (id) => directory.officer(id)?.name) },
      serviceId === undefined ? {} : { serviceId, serviceName: nameOf(serviceId, directory.service) },
      figures,
    ),
  );
}

function nameOf<Id>(id: Id | null, find: (id: Id) => string | undefined): string | null {
  return id === null ? null : (find(id) ?? null);
}
