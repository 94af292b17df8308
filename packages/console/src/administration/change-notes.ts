// What follows from a change of a registry document, in sentences: what of the past stays as it was reckoned, and what does not.
import {
  type LocalDay,
  type PublishingPlan,
  type RegistryChange,
  type RegistryDocument,
  type Standard,
  USUAL_PUBLISHES,
  replanned,
} from '@tera/domain';
import { printedDay } from '@tera/exports';
import type { Lang } from '@tera/pages';
import { standardText } from '../unit/standard-text.ts';
import { choiceText } from './registry-words.ts';

export interface ChangeNotesInput {
  readonly changes: readonly RegistryChange[];
  readonly before: RegistryDocument;
  readonly after: RegistryDocument;
  readonly plan: PublishingPlan;
  readonly today: LocalDay;
  readonly lang: Lang;
}

const WORDS = {
  id: {
    holdsUntil: (standard: string, day: string) =>
      `Untuk tiket sebelum ${day} standar lama tetap berlaku: ${standard}.`,
    corrected:
      'Standar lama dianggap keliru: tiket yang sudah lalu ikut dihitung dengan standar baru. Kalau standarnya memang berganti, kembali dan isi tanggal mulai berlaku yang lebih kemudian.',
    dropped: (standard: string) =>
      `Mulai hari ini tanpa standar. Untuk hari-hari sebelumnya tetap berlaku: ${standard}.`,
    publishes: (choice: string, day: string) =>
      `Terbit setiap ${choice.toLowerCase()} mulai ${day}: periode yang sedang berjalan diselesaikan dahulu.`,
    removed: 'Yang dihapus dan sudah ada angkanya tampil dengan kodenya saja.',
  },
  en: {
    holdsUntil: (standard: string, day: string) =>
      `For tickets before ${day} the old standard goes on holding: ${standard}.`,
    corrected:
      'The old standard is taken for a mistake: tickets of before are reckoned with the new one too. If the standard really changes, go back and give a later date from which it is valid.',
    dropped: (standard: string) =>
      `Without a standard from today on. For the days before this goes on holding: ${standard}.`,
    publishes: (choice: string, day: string) =>
      `Published every ${choice.toLowerCase()} from ${day} on: the running period is finished first.`,
    removed: 'What is removed and has figures is shown by its code alone.',
  },
} as const;

export function changeNotes({ changes, before, after, plan, today, lang }: ChangeNotesInput): readonly string[] {
  const words = WORDS[lang];
  const standards = changes.flatMap(({ in: list, id }) => {
    if (list !== 'services') return [];
    const [was, is] = [before, after].map(({ services }) => services.find((one) => one.id === id));
    return is === undefined ? [] : (standardNote(was?.standard, is.standard, lang) ?? []);
  });
  const publishing = replanned(plan, after.publishes ?? USUAL_PUBLISHES, today).changes.at(-1);
  const isChosen = changes.some(({ in: list, id }) => list === 'unit' && id === 'publishes');
  const isRemoved = changes.some(({ what, in: list }) => what === 'removed' && list !== 'unit' && list !== 'targets');
  return [
    ...standards,
    ...(isChosen && publishing !== undefined && publishing.from > today
      ? [words.publishes(choiceText('publishes', publishing.publishes, lang), printedDay(publishing.from, lang))]
      : []),
    ...(isRemoved ? [words.removed] : []),
  ];
}

/** As the registry remembers standards: a later one leaves the old one standing, any other takes its place. */
function standardNote(was: Standard | undefined, is: Standard | undefined, lang: Lang): string | undefined {
  const words = WORDS[lang];
  if (was === undefined) return undefined;
  if (is === undefined) return words.dropped(standardText(was, lang));
  if (is.validFrom !== undefined && (was.validFrom === undefined || was.validFrom < is.validFrom)) {
    return words.holdsUntil(standardText(was, lang), printedDay(is.validFrom, lang));
  }
  return was.minutes === is.minutes && was.measure === is.measure && was.validFrom === is.validFrom
    ? undefined
    : words.corrected;
}
