// How the id or the name of another system becomes one of ours: as it is where it can be, else as a slug. The registry
// has to name services, officers and counters by what comes out; there is no table of translations to keep in step.
import { ID_LENGTH, ID_PATTERN } from '@tera/domain';

/** `12` → `12`, `Loket 3` → `loket-3`, `Kartu Keluarga (baru)` → `kartu-keluarga-baru`; `undefined` when nothing is left. */
export function idOfForeign(foreign: string | number | null | undefined, longest = ID_LENGTH): string | undefined {
  const text = String(foreign ?? '').trim();
  if (text.length <= longest && ID_PATTERN.test(text)) return text;
  const slug = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, longest)
    .replace(/-$/, '');
  return slug === '' ? undefined : slug;
}
