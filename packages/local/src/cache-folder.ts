// Where the local stack keeps what only makes it start faster. It belongs to the repository and not to a data folder: it
// holds nothing of anybody, and `--fresh` must not make the next start slow.

import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../../..');
export const cacheFolder = join(repository, '.cache', 'local');
export const compileCache = join(cacheFolder, 'compiled');
