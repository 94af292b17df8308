// The list of officers. Who is one of them and sees nobody else is led to their own page.
import { type OfficerOfList, officerPath, officersPage } from '@tera/console';
import type { OfficerId } from '@tera/domain';
import type { PageReply } from '@tera/http';
import { misasked } from '@tera/in-person';
import { inOrderOfNames } from '@tera/pages';
import type { FigureView } from '../works.ts';
import { askedOfUnit, rowsByOfficer } from './asked.ts';

const OFFICERS_PER_PAGE = 50;

export async function listOfOfficers(view: FigureView): Promise<PageReply> {
  const { unitId, unit, access, period, today } = await askedOfUnit(view);
  const { lang, viewer, at } = view;
  if (access.own !== undefined && !access.may('indicators:read')) {
    return { seeOther: officerPath(unitId, access.own, { period: view.query('period') }) };
  }
  const order = view.query('order') ?? 'name';
  if (order !== 'name' && order !== 'id') return misasked('order');
  const asked = view.query('page') ?? '1';
  if (!/^[1-9]\d{0,3}$/.test(asked)) return misasked('page');
  const search = view.query('q')?.trim();

  const { rows } = await rowsByOfficer(view, unitId, period);
  const all = inOrder(listed(unit.document.officers, rows), order).filter(
    ({ name }) => search === undefined || name.toLowerCase().includes(search.toLowerCase()),
  );
  const of = Math.max(1, Math.ceil(all.length / OFFICERS_PER_PAGE));
  const number = Math.min(Number(asked), of);
  const first = (number - 1) * OFFICERS_PER_PAGE;
  return {
    page: officersPage({
      lang,
      viewer,
      at,
      unit: { id: unitId, name: unit.document.name },
      period,
      today,
      officers: all.slice(first, first + OFFICERS_PER_PAGE),
      order,
      search: search === '' ? undefined : search,
      page: { number, of, first: first + 1, all: all.length },
    }),
  };
}

interface OfficerOfUnit {
  readonly id: OfficerId;
  readonly name: string;
  readonly active?: boolean | undefined;
}

/** Those who work here, and those who no longer do and still have figures. */
function listed(
  known: readonly OfficerOfUnit[],
  rows: readonly NonNullable<OfficerOfList['row']>[],
): readonly OfficerOfList[] {
  const found = new Map(rows.flatMap((row) => (typeof row.officerId === 'string' ? [[row.officerId, row]] : [])));
  const here = known
    .filter(({ id, active }) => active !== false || found.has(id))
    .map(({ id, name }) => ({ id, name, row: found.get(id) }));
  const names = new Set<string>(known.map(({ id }) => id));
  const gone = [...found].flatMap(([id, row]) => (names.has(id) ? [] : [{ id, name: id, row }]));
  return [...here, ...gone];
}

function inOrder(all: readonly OfficerOfList[], order: 'name' | 'id'): readonly OfficerOfList[] {
  return all.toSorted((a, b) => inOrderOfNames(a[order], b[order]) || inOrderOfNames(a.id, b.id));
}
