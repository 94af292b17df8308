// Where the pages of administrators stand.
import type { Lang } from '@tera/pages';
import type { PageLink } from '../frame.ts';

const ADMINISTRATION = { id: 'Administrasi', en: 'Administration' } as const satisfies Record<Lang, string>;
const ADMINISTRATION_PATH = '/console/administration';

export function administrationTrail(lang: Lang): readonly PageLink[] {
  return [{ href: ADMINISTRATION_PATH, text: ADMINISTRATION[lang] }];
}
