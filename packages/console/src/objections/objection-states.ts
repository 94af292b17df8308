// How an objection stands, in a word.
import type { Lang } from '@tera/pages';

export const OBJECTION_STATE_NAMES: Readonly<Record<Lang, Readonly<Record<'open' | 'upheld' | 'refused', string>>>> = {
  id: { open: 'menunggu putusan', upheld: 'dikabulkan', refused: 'ditolak' },
  en: { open: 'waits for a decision', upheld: 'upheld', refused: 'refused' },
};
