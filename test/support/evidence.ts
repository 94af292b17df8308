// The evidence behind a row, all pages of it, added up by hand: what must come out is the row. Only the single facts are
// added, not what a page says that they come to.

import { EvidenceSchema } from '@tera/contracts';
import type { Client, IndicatorRow } from '@tera/testing/stack';
import { DURATIONS, type Duration, TICKET_COUNTS } from './expected-rows.ts';

export type Evidence = ReturnType<typeof EvidenceSchema.parse>;
type Fact = Evidence['facts'][number];

/** Quantiles of a row come from a histogram; and every figure is in whole milliseconds. */
const QUANTILE_WITHIN = 0.025;
const ROUNDING = 0.001;
const ENDINGS = ['completed', 'noShow', 'left', 'cancelled'] as const;

/** @param officerId `null` for what is charged to nobody. */
export async function evidenceOf(
  client: Client,
  unitId: string,
  officerId: string | null,
  query: Readonly<Record<string, string>>,
): Promise<Evidence[]> {
  const pages: Evidence[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.next ?? null) {
    const asked = new URLSearchParams({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    const path = `/v1/units/${unitId}/officers/${officerId ?? '-'}/evidence?${asked.toString()}`;
    const { status, text, json } = await client.call('GET', path);
    if (status !== 200) throw new Error(`expected 200 of ${path}, not ${status}: ${text.slice(0, 500)}`);
    pages.push(EvidenceSchema.parse(json));
  }
  return pages;
}

/** What evidence can tell of a row: what counters clocked, and nothing of what citizens answered. */
export function evidentIn(row: IndicatorRow) {
  return {
    tickets: row.tickets,
    times: DURATIONS.map((measure) => ({ measure, n: row[measure].n, mean: row[measure].mean })),
    onTime: [row.onTime.onTime, row.onTime.n],
    reopened: [row.reopened.n, row.reopened.of],
    inaccurate: [row.inaccurate.n, row.inaccurate.of],
    shortService: [row.shortService.n, row.shortService.of],
    invited: row.coverage.invited,
    contested: row.contested,
  };
}

/** The same, from the pages of its evidence. */
export function evidentFrom(pages: readonly Evidence[]): ReturnType<typeof evidentIn> {
  const tickets = pages.flatMap((page) => page.facts);
  const total = (amount: (fact: Fact) => number | undefined, of = tickets) =>
    of.reduce((sum, fact) => sum + (amount(fact) ?? 0), 0);
  const count = (name: keyof IndicatorRow['tickets']) => total(({ added }) => added[name]);
  return {
    tickets: Object.fromEntries(TICKET_COUNTS.map((name) => [name, count(name)])) as IndicatorRow['tickets'],
    times: DURATIONS.map((measure) => {
      const n = total(({ added }) => added[measure]?.n);
      const milliseconds = Math.round(1000 * total(({ added }) => added[measure]?.seconds));
      return { measure, n, mean: n === 0 ? null : Math.round(milliseconds / n) / 1000 };
    }),
    onTime: [total(({ added }) => added.onTime), total(({ added }) => added.judged)],
    reopened: [count('reopened'), count('completed') + total(({ added }) => added.reopenedOnly)],
    inaccurate: [count('excluded'), count('completed') + total(({ added }) => added.doubtedOnly)],
    shortService: [count('shortService'), count('completed')],
    invited: total(({ added }) => added.invited),
    contested: {
      tickets: total(
        ({ added }) => ENDINGS.reduce((sum, ending) => sum + (added[ending] ?? 0), 0),
        tickets.filter(({ contested }) => contested === true),
      ),
    },
  };
}

/** What is wrong with the medians and the ninth deciles of a row, by the times of its single tickets. */
export function quantileComplaints(row: IndicatorRow, pages: readonly Evidence[]): string[] {
  const tickets = pages.flatMap((page) => page.facts);
  return DURATIONS.flatMap((measure) => {
    const seconds = tickets.flatMap(({ added }) => timesOf(added[measure])).toSorted((a, b) => a - b);
    return ([50, 90] as const).flatMap((percent) => {
      const exact = seconds[Math.ceil((percent * seconds.length) / 100) - 1] ?? null;
      const shown = row[measure][`p${percent}`];
      if (exact === null || shown === null)
        return exact === shown ? [] : [`${measure}.p${percent} is ${String(shown)}`];
      return Math.abs(shown - exact) <= QUANTILE_WITHIN * exact + ROUNDING
        ? []
        : [`${measure}.p${percent} is ${shown}, its tickets say ${exact}`];
    });
  });
}

/** A ticket has one time of each kind with one officer. */
function timesOf(added: Fact['added'][Duration]): number[] {
  return added === undefined ? [] : [added.seconds];
}
