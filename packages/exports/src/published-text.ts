// What an office reads in place of a status: when a figure is published, in which longer period it lies, or why there is none;
// and what became of its answers afterwards. The same sentences stand in every format.

import {
  type Burst,
  CHANNELS,
  type ExclusionRule,
  type FlaggedLine,
  type Language,
  type LaterNumbers,
  NUMBERED_FLAGS,
  parsePeriod,
  type Publication,
  type ReleasedExclusion,
  type ReleaseName,
  type Replacement,
  type SkmReport,
} from '@tera/domain';
import type { NamedCounters } from './directory.ts';
import { decimalText } from './number-text.ts';
import { printedDay, periodText } from './period-text.ts';
import type { Words } from './table.ts';
import { CHANNEL_NAMES, FLAG_NAMES, STATUS_NAMES } from './words.ts';

/** Whether a figure was published, and where it is known the releases that it is of. */
export type PublicationOfReleases = Publication & { readonly releases?: readonly ReleaseName[] };

/** `terbit 15 Januari 2027`, `dalam triwulan IV 2026`, `kurang dari 10 jawaban`. */
export function publicationText({
  status,
  why,
  due,
  publishedAs,
  asOf,
  brought,
  releases = [],
}: PublicationOfReleases): Words {
  switch (status) {
    case 'awaiting':
      return due === undefined || due === null
        ? BY_HAND
        : words(({ due: on }, language) => on(printedDay(due, language)));
    case 'within':
      return words(({ within }, language) => within(inSentence(publishedAs ?? '', language)));
    case 'running':
      return words(({ running }, language) => running(asOf === undefined ? '' : printedDay(asOf, language)));
    case 'suppressed':
      return why === undefined ? withdrawnText(releases) : WHY[why];
    case 'brought':
      return words((text) => text.brought(brought?.source ?? ''));
    case 'none':
    case 'never':
    case 'provisional':
    case 'reliable':
      return STATUS_NAMES[status];
  }
}

/** Of an element that has no figure: where the others of its row are shown, it is left out for the sake of small groups. */
export function elementText(publication: PublicationOfReleases): Words {
  const { status } = publication;
  return status === 'provisional' || status === 'reliable' ? WHY.protects : publicationText(publication);
}

/** `3 dari 24 jawaban kemudian dibatalkan; tidak dapat dipakai`; `undefined` where nothing has changed. */
export function laterText({ of, annulled, added, usable }: LaterNumbers): Words | undefined {
  if (annulled === 0 && added === 0) return undefined;
  return words((text, language) => {
    const number = (count: number) => decimalText(count, 0, language);
    return [
      ...(annulled === 0 ? [] : [text.annulled(number(annulled), number(of))]),
      ...(added === 0 ? [] : [text.added(number(added))]),
      ...(usable ? [] : [text.unusable]),
    ].join('; ');
  });
}

interface SaidOfRelease {
  readonly reason?: string | undefined;
  readonly replacement?: Replacement | undefined;
}

/** `diterbitkan lebih awal: Rapat dimajukan`, `ditarik: Keliru`; `undefined` of a release that needed no reason. */
export function reasonText({ reason, replacement }: SaidOfRelease, language: Language): string | undefined {
  if (reason === undefined && replacement === undefined) return undefined;
  const what = SENTENCES[language].made[replacement ?? 'early'];
  return reason === undefined ? what : `${what}: ${reason}`;
}

function withdrawnText(releases: readonly ReleaseName[]): Words {
  const reasons = releases.flatMap(({ replacement, reason = '' }) =>
    replacement === 'withdrawn' && reason !== '' ? [reason] : [],
  );
  return words(({ made }) => [made.withdrawn, ...new Set(reasons)].join(': '));
}

/** `12 jawaban dikesampingkan (poster; Loket 2; 1 Oktober 2026 – 3 Oktober 2026): Banjir jawaban`. */
export function exclusionText(
  { where, answers, reason }: ReleasedExclusion,
  language: Language,
  counters: NamedCounters,
): string {
  const { setAside } = SENTENCES[language];
  return `${setAside(decimalText(answers, 0, language))} (${exclusionRuleText(where, language, counters)}): ${reason}`;
}

/** Which answers they are: `Poster di unit pelayanan; Loket 2; dari 1 Oktober 2026`. A counter that is not named stands by its id. */
export function exclusionRuleText(where: ExclusionRule, language: Language, counters: NamedCounters = []): string {
  const { from, to } = SENTENCES[language];
  return [
    ...(where.channel === undefined ? [] : [CHANNEL_NAMES[where.channel][language]]),
    ...(where.counterId === undefined
      ? []
      : [counters.find(({ id }) => id === where.counterId)?.name ?? where.counterId]),
    ...(where.from === undefined ? [] : [from(printedDay(where.from, language))]),
    ...(where.to === undefined ? [] : [to(printedDay(where.to, language))]),
    ...(where.flags ?? []).map((flag) => FLAG_NAMES[flag][language]),
  ].join('; ');
}

/** `12 dari 40 jawaban perlu dilihat; IKM tanpa jawaban itu 81,50`; `undefined` where there is nothing to look at. */
export function flaggedText({ flagged, ikm }: Pick<SkmReport, 'flagged' | 'ikm'>): Words | undefined {
  if (flagged === null || flagged.n === 0) return undefined;
  const { n, of, ikmWithout } = flagged;
  return words((text, language) => {
    const number = (count: number) => decimalText(count, 0, language);
    const looked = n === of ? text.allFlagged(number(n)) : text.flagged(number(n), number(of));
    if (ikm === null || n === of) return looked;
    return `${looked}; ${ikmWithout === null ? text.notApart : text.without(decimalText(ikmWithout, 2, language))}`;
  });
}

/** Which signs they are, each with its number: `Jawaban diisi kurang dari 10 detik: 8`. */
export function flagKindsText({ kinds }: FlaggedLine, language: Language): string {
  return NUMBERED_FLAGS.filter((flag) => kinds[flag] > 0)
    .map((flag) => `${FLAG_NAMES[flag][language]}: ${decimalText(kinds[flag], 0, language)}`)
    .join('; ');
}

/** Most days that are named one by one. */
const DAYS_NAMED = 5;

/** `3 hari dengan jawaban poster atau anjungan melebihi tiketnya: 12 November 2026 (Poster …: 340 jawaban, 40 tiket); …`. */
export function burstsText(bursts: readonly Burst[], language: Language): string | undefined {
  if (bursts.length === 0) return undefined;
  const text = SENTENCES[language];
  const number = (count: number) => decimalText(count, 0, language);
  const days = number(new Set(bursts.map(({ day }) => day)).size);
  const named = bursts.slice(0, DAYS_NAMED).map(({ day, channel, answers, tickets }) => {
    const what = text.burst(CHANNEL_NAMES[channel][language], number(answers), number(tickets));
    return `${printedDay(day, language)} (${what})`;
  });
  return `${text.bursts(days)}: ${named.join('; ')}${bursts.length > DAYS_NAMED ? '; …' : ''}`;
}

/** `Poster di unit pelayanan 32,00; …`; `undefined` where no way may be shown apart. */
export function channelsText(channelIkm: SkmReport['channelIkm'], language: Language): string | undefined {
  const shown = CHANNELS.flatMap((channel) => {
    const ikm = channelIkm[channel];
    return ikm === undefined ? [] : [`${CHANNEL_NAMES[channel][language]} ${decimalText(ikm, 2, language)}`];
  });
  // Of one way alone it is the index.
  return shown.length < 2 ? undefined : SENTENCES[language].channels(shown.join('; '));
}

export const WHY: Readonly<Record<'few' | 'protects', Words>> = {
  few: { id: 'kurang dari 10 jawaban', en: 'fewer than 10 answers' },
  protects: { id: 'tidak ditampilkan, demi kelompok kecil lain', en: 'not shown, for the sake of other small groups' },
};
const BY_HAND: Words = { id: 'belum diterbitkan oleh unit', en: 'not published by the office yet' };

interface Sentences {
  readonly due: (day: string) => string;
  readonly within: (period: string) => string;
  readonly running: (day: string) => string;
  readonly brought: (source: string) => string;
  readonly annulled: (count: string, of: string) => string;
  readonly added: (count: string) => string;
  readonly unusable: string;
  readonly setAside: (count: string) => string;
  readonly made: Readonly<Record<Replacement | 'early', string>>;
  readonly flagged: (n: string, of: string) => string;
  readonly allFlagged: (n: string) => string;
  readonly without: (ikm: string) => string;
  readonly notApart: string;
  readonly bursts: (days: string) => string;
  readonly burst: (channel: string, answers: string, tickets: string) => string;
  readonly channels: (indices: string) => string;
  readonly from: (day: string) => string;
  readonly to: (day: string) => string;
}

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  id: {
    due: (day) => `terbit ${day}`,
    within: (period) => `dalam ${period}`,
    running: (day) => `sementara, per ${day}`,
    brought: (source) => `dibawa dari ${source}`,
    annulled: (count, of) => `${count} dari ${of} jawaban kemudian dibatalkan`,
    added: (count) => `${count} jawaban datang kemudian dan tidak ikut diterbitkan`,
    unusable: 'tidak dapat dipakai',
    setAside: (count) => `${count} jawaban dikesampingkan`,
    made: {
      early: 'diterbitkan lebih awal',
      reckoned_again: 'dihitung ulang karena kesalahan perangkat lunak',
      total: 'nilai seluruh unit diganti dengan jawaban yang datang atau batal kemudian',
      withdrawn: 'ditarik',
    },
    flagged: (n, of) => `${n} dari ${of} jawaban perlu dilihat`,
    allFlagged: (n) => `semua ${n} jawaban perlu dilihat`,
    without: (ikm) => `IKM tanpa jawaban itu ${ikm}`,
    notApart: 'IKM tanpa jawaban itu tidak dapat ditampilkan terpisah, agar jawaban perorangan tetap terlindungi',
    bursts: (days) => `pada ${days} hari jawaban melalui poster atau anjungan lebih banyak daripada tiketnya`,
    burst: (channel, answers, tickets) => `${channel}: ${answers} jawaban, ${tickets} tiket`,
    channels: (indices) => `IKM menurut jalur jawaban: ${indices}`,
    from: (day) => `sejak ${day}`,
    to: (day) => `sampai ${day}`,
  },
  en: {
    due: (day) => `published on ${day}`,
    within: (period) => `within ${period}`,
    running: (day) => `running, as of ${day}`,
    brought: (source) => `brought from ${source}`,
    annulled: (count, of) => `${count} of ${of} answers were annulled later`,
    added: (count) => `${count} answers came later and are not published`,
    unusable: 'not to be used',
    setAside: (count) => `${count} answers set aside`,
    made: {
      early: 'published early',
      reckoned_again: 'reckoned again after an error of the software',
      total: 'the total of the unit replaced, with answers that came or went since',
      withdrawn: 'withdrawn',
    },
    flagged: (n, of) => `${n} of ${of} answers should be looked at`,
    allFlagged: (n) => `all ${n} answers should be looked at`,
    without: (ikm) => `the index without them is ${ikm}`,
    notApart: 'the index without them cannot be shown apart, so that single answers stay protected',
    bursts: (days) => `days with more answers through posters or kiosks than tickets, ${days} in all`,
    burst: (channel, answers, tickets) => `${channel}: ${answers} answers, ${tickets} tickets`,
    channels: (indices) => `index by how answers came: ${indices}`,
    from: (day) => `from ${day}`,
    to: (day) => `to ${day}`,
  },
};

function words(say: (sentences: Sentences, language: Language) => string): Words {
  return { id: say(SENTENCES.id, 'id'), en: say(SENTENCES.en, 'en') };
}

/** The name of a month keeps its capital. */
function inSentence(name: string, language: Language): string {
  const text = periodText(name, language);
  return parsePeriod(name)?.grain === 'month' ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
