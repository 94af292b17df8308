// What somebody has done with an exclusion, in a word or two.
import type { EXCLUSION_STEPS } from '@tera/contracts';
import type { Lang } from '@tera/pages';

export const EXCLUSION_STEP_NAMES: Readonly<Record<(typeof EXCLUSION_STEPS)[number], Readonly<Record<Lang, string>>>> =
  {
    proposed: { id: 'Diusulkan', en: 'Proposed' },
    confirmed: { id: 'Disetujui', en: 'Confirmed' },
    refused: { id: 'Ditolak', en: 'Refused' },
    taking_back: { id: 'Diminta ditarik kembali', en: 'Asked to be taken back' },
    kept: { id: 'Tetap berlaku', en: 'Still holds' },
    taken_back: { id: 'Ditarik kembali', en: 'Taken back' },
  };
