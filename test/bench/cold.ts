// A cold start: a fresh process that loads the built bundle of a function, against one that loads an empty handler. Both in
// turn, each first every other time; what counts is the ratio within each pair, and of the pairs the median.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionName } from '@tera/contracts';
import type { Bundle } from '../support/bundles.ts';
import { type Ratio, ratioOf } from './contest.ts';

export interface ColdStart {
  readonly name: FunctionName;
  readonly kilobytes: number;
  /** Milliseconds from the start of the process to its end. */
  readonly ours: number;
  readonly empty: number;
  /** Ours ÷ empty. */
  readonly ratio: Ratio;
  /** Of the ratio. */
  readonly atMost: number;
}

const EMPTY = 'export const handler = async () => ({ statusCode: 200 });\n';
/** A citizen waits for the page. */
const AT_MOST: Partial<Record<FunctionName, number>> = { 'survey-page': 2 };
const AT_MOST_OTHERWISE = 2.5;

export function compareColdStarts(bundles: ReadonlyMap<FunctionName, Bundle>, pairs: number): ColdStart[] {
  const folder = mkdtempSync(join(tmpdir(), 'tera-bench-'));
  const empty = join(folder, 'index.mjs');
  writeFileSync(empty, EMPTY);
  try {
    return Array.from(bundles, ([name, bundle]) => compare(name, bundle, empty, pairs));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(name: FunctionName, { file, environment }: Bundle, empty: string, pairs: number): ColdStart {
  const [ours, theirs] = [() => start(file, environment), () => start(empty, environment)];
  // Neither has to fetch its file from the disk.
  ours();
  theirs();
  const times = Array.from({ length: pairs }, (_, index) => {
    const emptyFirst = index % 2 === 0 ? theirs() : undefined;
    const our = ours();
    return { our, their: emptyFirst ?? theirs() };
  });
  return {
    name,
    kilobytes: statSync(file).size / 1000,
    ours: ratioOf(times.map(({ our }) => our)).median,
    empty: ratioOf(times.map(({ their }) => their)).median,
    ratio: ratioOf(times.map(({ our, their }) => our / their)),
    atMost: AT_MOST[name] ?? AT_MOST_OTHERWISE,
  };
}

/** Milliseconds. @throws when the file does not load */
function start(file: string, environment: Readonly<Record<string, string>>): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const took = performance.now() - began;
  if (status !== 0) throw new Error(`${file} does not load: ${stderr.toString().slice(-2000)}`);
  return took;
}
