// Folders that are gone afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { duringTests } from './during-tests.ts';

/** For one test. */
export function temporaryFolder(): string {
  const { path, stop } = newFolder();
  onTestFinished(stop);
  return path;
}

/** For the tests of this file or of the `describe` around the call. */
export function aFolder(): { readonly path: string } {
  return duringTests(newFolder);
}

/** For whoever ends by other means than a test does. */
export function newFolder() {
  const path = mkdtempSync(join(tmpdir(), 'tera-test-'));
  return {
    path,
    stop: () => rmSync(path, { recursive: true, force: true }),
  };
}
