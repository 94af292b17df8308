// Real data that lies beside the repository and is not part of it: published results and receipts of real offices. A
// clone without them runs every test but those that need them, and says so by name.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface SharedFile {
  readonly path: string;
  /** The path for eyes, relative to the repository. */
  readonly name: string;
  readonly isThere: boolean;
}

export function sharedFile(name: string): SharedFile {
  const path = join(import.meta.dirname, '../../../shared/data', name);
  return { path, name: `../shared/data/${name}`, isThere: existsSync(path) };
}
