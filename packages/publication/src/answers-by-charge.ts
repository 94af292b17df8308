// How many answers stand by officer, service and channel, as cells have them.
import { type Cells, CHANNELS, type RunningStep, answeredCounter, parseCellKey } from '@tera/domain';

export function answersByCharge(cells: Cells): RunningStep['answered'] {
  const sums = new Map<string, RunningStep['answered'][number]>();
  for (const [key, counters] of cells) {
    const { officerId, serviceId } = parseCellKey(key);
    for (const channel of CHANNELS) {
      const n = counters[answeredCounter(channel)] ?? 0;
      if (n === 0) continue;
      const name = `${officerId ?? '-'}#${serviceId ?? '-'}#${channel}`;
      sums.set(name, { officerId, serviceId, channel, n: n + (sums.get(name)?.n ?? 0) });
    }
  }
  return [...sums.values()];
}
