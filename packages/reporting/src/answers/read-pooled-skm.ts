// The survey report of several units. No path names them, so that the key is for each of them is checked here.
import type * as routes from '@tera/contracts/routes';
import { type Table, inLanguage, recapTable } from '@tera/exports';
import { type Asked, type ReplyTo, mayActFor, refuse, unknownUnit } from '@tera/http';
import { readPooledSurvey } from '../pooled-survey.ts';
import { inFormat } from './formats.ts';
import type { Deps } from './read-indicators.ts';

type Route = typeof routes.readPooledSkm;

export async function readPooledSkm(
  { query, caller, format }: Asked<Route, 'query' | 'caller' | 'format'>,
  deps: Deps,
): Promise<ReplyTo<Route>> {
  const { units: unitIds, period } = query;
  const foreign = unitIds.find((unitId) => !mayActFor(caller.units, unitId));
  if (foreign !== undefined) return refuse(403, 'units', 'other_unit', `this key is not for the unit '${foreign}'`);
  const pooled = await readPooledSurvey(unitIds, query, deps);
  if ('unknown' in pooled) return unknownUnit(pooled.unknown, 'units');
  const { units, ...figures } = pooled;
  const recap = recapTable(units);
  return inFormat(
    {
      json: {
        units: units.map(({ unitId, name, report: { n, status, why, due } }) => ({
          unitId,
          name,
          n,
          status,
          why,
          due,
        })),
        ...figures,
        recap: linesOf(recap),
      },
      name: `skm-recap-${period.name}`,
      tables: () => [recap],
    },
    { format, query, version: deps.version },
  );
}

/** A table's rows as objects, their keys in the order of its columns; the form is Indonesian. */
function linesOf(table: Table): readonly Readonly<Record<string, string | number | null>>[] {
  const { columns, rows } = inLanguage(table, 'id');
  return rows.map((row) => Object.fromEntries(columns.map(({ id }, index) => [id, row[index] ?? null])));
}
