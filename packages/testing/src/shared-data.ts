// Real data that lies beside the repository and is not part of it: published results and receipts of real offices. A
// clone without them runs every test but those that need them, and says so by name.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from '@tera/domain';

export interface SharedFile {
  readonly path: string;
  /** The path for eyes, relative to the repository. */
  readonly name: string;
  readonly isThere: boolean;
}

export function sharedFile(name: string): SharedFile {
  const path = join(import.meta.dirname, '../../../../shared/data', name);
  return { path, name: `../shared/data/${name}`, isThere: existsSync(path) };
}

type ByElement<Value> = Readonly<Record<Element, Value>>;
type ByWeight = { readonly value_2dp: string; readonly mutu: string };

/** A published survey: what it prints, and what exact fractions give. */
export interface SkmCase {
  readonly id: string;
  readonly n: number;
  /** Score → how many gave it. */
  readonly distribution: ByElement<Readonly<Record<string, number>>>;
  readonly sums: ByElement<number>;
  readonly published: {
    readonly nrr_4dp?: ByElement<string>;
    readonly weighted_nrr_0_11?: ByElement<string>;
    readonly weighted_nrr_each?: string;
    readonly ikm?: string;
    readonly ikm_with_0_11?: string;
    readonly ikm_with_exact?: string;
    readonly mutu: string;
  };
  readonly computed: {
    readonly nrr_4dp: ByElement<string>;
    readonly ni_4dp: string;
    readonly ikm_weight_exact_1_9: ByWeight;
    readonly ikm_weight_0_111: ByWeight;
    readonly ikm_weight_0_11: ByWeight;
  };
}

export interface SkmCases {
  readonly regulation_order: readonly string[];
  readonly category_table: readonly { readonly mutu: string; readonly kinerja: string }[];
  readonly cases: readonly SkmCase[];
  readonly synthetic_boundaries: {
    readonly ikm_to_mutu: readonly { readonly ikm: string; readonly mutu: string }[];
    readonly ni_to_ikm_mutu: readonly { readonly ni: string; readonly ikm: string; readonly mutu: string }[];
    readonly gap_values: readonly { readonly ikm_exact: string; readonly rounded: string; readonly mutu: string }[];
    readonly weight_effect_all_fours: Readonly<Record<string, string>>;
  };
  /** Population → sample, as printed in 1970. */
  readonly krejcie_morgan: { readonly table: Readonly<Record<string, number>> };
}

export const skmFile = sharedFile('skm-cases.json');

/** Where the file is. */
export const skmCases = skmFile.isThere ? (JSON.parse(readFileSync(skmFile.path, 'utf8')) as SkmCases) : undefined;
