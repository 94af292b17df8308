// Where administration is in the console.
import type { Lang } from '@tera/pages';
import type { PageLink } from '../page-link.ts';
import { CONSOLE_TEXTS } from '../texts.ts';
import { withQuery } from '../with-query.ts';

export const ADMINISTRATION = '/console/administration';
export const NEW_UNIT_PATH = `${ADMINISTRATION}/new-unit`;
export const IMPORT_PATH = `${ADMINISTRATION}/import`;

export function registryPath(unitId: string): string {
  return `${ADMINISTRATION}/units/${encodeURIComponent(unitId)}`;
}

/** Where one part of a document is changed, or a thing is added to a list. */
export function registryChangePath(unitId: string, part: string, of?: string): string {
  return withQuery(`${registryPath(unitId)}/change`, { part, of });
}

export function registryFilePath(unitId: string, format: 'xlsx' | 'csv'): string {
  return `${registryPath(unitId)}/file?format=${format}`;
}

export function administrationTrail(lang: Lang, ...below: readonly PageLink[]): readonly PageLink[] {
  return [{ href: ADMINISTRATION, text: CONSOLE_TEXTS[lang].administration }, ...below];
}
