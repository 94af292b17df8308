// A service's standard as an office says it.
import type { Standard } from '@tera/domain';
import type { Lang } from '@tera/pages';
import { decimal } from '../figure-texts.ts';

const WORDS = {
  id: {
    service: (minutes: string) => `dilayani paling lama ${minutes} menit`,
    turnaround: (minutes: string) => `selesai paling lama ${minutes} menit sejak ambil nomor`,
  },
  en: {
    service: (minutes: string) => `served in at most ${minutes} minutes`,
    turnaround: (minutes: string) => `done at most ${minutes} minutes after the ticket was taken`,
  },
} as const;

/** With its decree, where it names one. */
export function standardText({ measure, minutes, decree }: Standard, lang: Lang): string {
  const text = WORDS[lang][measure](decimal(minutes, Number.isInteger(minutes) ? 0 : 1, lang));
  return decree === undefined ? text : `${text} (${decree})`;
}
