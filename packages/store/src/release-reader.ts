// Reading releases by their heads: the documents, which never change and are therefore remembered by their hash. Beside them
// what is known of a running period as of last night.
import {
  type KnownReleases,
  type LocalDay,
  type PeriodNumbers,
  type Release,
  type RunningFigure,
  type UnitId,
} from '@tera/domain';
import { type Item, S, binary, day, number, optionalMap, optionalText, text } from './attributes.ts';
import type { DynamoClient } from './aws/dynamodb.ts';
import { inParallel } from './in-parallel.ts';
import { itemReader } from './item-reader.ts';
import { unpack } from './packed.ts';
import { numbersOfNight, releaseOf } from './release-codecs.ts';
import { type ReadHeads, type ReleaseHead, releaseHeads, releasesKey } from './release-heads.ts';

export interface ReleaseReader {
  readonly heads: ReadHeads;
  /** The document to the letter. Rejects when it is not what was kept. */
  readonly text: (unitId: UnitId, head: ReleaseHead) => Promise<string>;
  /** The release as it stands. */
  readonly release: (unitId: UnitId, head: ReleaseHead) => Promise<Release>;
  /** What stands of periods that end in `(after, to]`, and what is known of those named that are not released. */
  readonly known: (unitId: UnitId, span: SpanOfReleases) => Promise<KnownReleases>;
}

export interface SpanOfReleases {
  readonly after: LocalDay;
  readonly to: LocalDay;
  /** The release periods that have begun. */
  readonly begun: readonly string[];
}

const RELEASES_REMEMBERED = 60;
const READS_AT_ONCE = 4;

export function releaseReader(client: DynamoClient, table: string): ReleaseReader {
  const getItem = itemReader(client, table);
  const remembered = new Map<string, Release>();
  const heads = releaseHeads(client, table);

  const textOf: ReleaseReader['text'] = async (unitId, { period, revision, sha256, chunks }) => {
    const items = await inParallel([...Array(chunks).keys()], READS_AT_ONCE, (index) =>
      getItem({ pk: releasesKey(unitId), sk: S(bodyKey(period, revision, index)) }),
    );
    return unpack(items.map(chunkOf), sha256);
  };

  const release: ReleaseReader['release'] = async (unitId, head) => {
    const found = remembered.get(head.sha256);
    if (found !== undefined) return found;
    const read = releaseOf(await textOf(unitId, head), head.sha256);
    if (remembered.size >= RELEASES_REMEMBERED) remembered.clear();
    remembered.set(head.sha256, read);
    return read;
  };

  return {
    heads,
    text: textOf,
    release,
    known: async (unitId, { after, to, begun }) => {
      const latest = new Map((await heads(unitId, after, to)).map((head) => [head.period, head]));
      const waiting = begun.filter((period) => !latest.has(period));
      const [releases, nights] = await Promise.all([
        inParallel([...latest.values()], READS_AT_ONCE, (head) => release(unitId, head)),
        inParallel(waiting, READS_AT_ONCE, async (period) => ({
          period,
          item: await getItem({ pk: releasesKey(unitId), sk: S(nightKey(period)) }),
        })),
      ]);
      const running = new Map<string, RunningFigure>();
      const numbers = new Map<string, PeriodNumbers>();
      for (const { period, item } of nights) {
        if (item === undefined) continue;
        const visible = visibleOf(item);
        if (visible !== undefined) running.set(period, visible);
        // A step that was kept by hand is not yet a night.
        if (optionalText(item, 'asOf') !== undefined) numbers.set(period, await nightNumbers(item));
      }
      return {
        releases: new Map(releases.map((one) => [one.period, one])),
        running,
        nights: numbers,
      };
    },
  };
}

export function bodyKey(period: string, revision: number, index: number): string {
  return `BODY#${period}#${String(revision).padStart(4, '0')}#${String(index).padStart(4, '0')}`;
}

/** What was decided last of what is set aside in a period. */
export function ruledKey(period: string): string {
  return `RULED#${period}`;
}

export function nightKey(period: string): string {
  return `NIGHT#${period}`;
}

/** The visible step of a night's item. */
export function visibleOf(item: Item): RunningFigure | undefined {
  const visible = optionalMap(item, 'visible');
  return visible && { asOf: day(visible, 'asOf'), n: number(visible, 'n'), ikm: number(visible, 'ikm') };
}

/** What a night's item says in numbers. */
export async function nightNumbers(item: Item): Promise<PeriodNumbers> {
  return numbersOfNight(await unpack([binary(item, 'numbers')], text(item, 'numbersHash')));
}

function chunkOf(item: Item | undefined): Uint8Array {
  if (item === undefined) throw new Error('a release has a head and not all of its document');
  return binary(item, 'gzip');
}
