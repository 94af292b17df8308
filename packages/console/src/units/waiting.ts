// What waits for who looks, unit by unit: only what they can do something about, or must know. Each leads to where it is done.
import type { LocalDay } from '@tera/domain';
import { periodText, printedDay } from '@tera/exports';
import { type Lang, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { whole } from '../figure-texts.ts';
import type { PageLink } from '../page-link.ts';
import { objectionsPath } from '../objections/objection-paths.ts';
import { exclusionsPath } from '../releases/release-paths.ts';
import { unitPath } from '../unit/unit-tabs.ts';

/** What waits in a unit for one person; what is not theirs to do is not there. */
export interface UnitWaits {
  /** Objections that they may decide: not those that they have filed. */
  readonly objections?: CountedWaits | undefined;
  /** What others would set aside, or take back. */
  readonly exclusions?: CountedWaits | undefined;
  readonly comments?: CountedWaits | undefined;
  /** Periods that are over and not published. */
  readonly releases?: readonly DueRelease[] | undefined;
  /** Since when nothing comes from it, in words. */
  readonly silence?: string | undefined;
}

export interface CountedWaits {
  readonly n: number;
  /** Whether there are more than were counted. */
  readonly isMore: boolean;
}

export interface DueRelease {
  readonly period: string;
  /** `null`: by hand. */
  readonly due: LocalDay | null;
}

interface Words {
  readonly title: (count: string) => string;
  readonly none: string;
  readonly first: (count: string) => string;
  readonly more: (count: string) => string;
  readonly objections: (count: string) => string;
  readonly exclusions: (count: string) => string;
  readonly comments: (count: string) => string;
  readonly heldUp: (period: string, day: string) => string;
  readonly byHand: (period: string) => string;
  readonly soon: (period: string, day: string) => string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: (count) => `Menunggu Anda (${count})`,
    none: 'Tidak ada yang menunggu Anda.',
    first: (count) => `Dari ${count} unit pertama menurut nama.`,
    more: (count) => `lebih dari ${count}`,
    objections: (count) => `${count} keberatan menunggu putusan Anda`,
    exclusions: (count) => `${count} usulan mengesampingkan jawaban menunggu persetujuan Anda`,
    comments: (count) => `${count} komentar warga belum dibaca`,
    heldUp: (period, day) => `${period} belum terbit, padahal jatuh tempo ${day}`,
    byHand: (period) => `${period} menunggu diterbitkan dengan tangan`,
    soon: (period, day) => `${period} terbit ${day}: sampai saat itu banjir jawaban dapat dikesampingkan`,
  },
  en: {
    title: (count) => `Waiting for you (${count})`,
    none: 'Nothing waits for you.',
    first: (count) => `Of the first ${count} units by name.`,
    more: (count) => `more than ${count}`,
    objections: (count) => `${count} ${count === '1' ? 'objection waits' : 'objections wait'} for your decision`,
    exclusions: (count) =>
      `${count} ${count === '1' ? 'proposal' : 'proposals'} to set answers aside ${count === '1' ? 'waits' : 'wait'} for you to agree`,
    comments: (count) => `${count} ${count === '1' ? 'comment' : 'comments'} of citizens not read`,
    heldUp: (period, day) => `${period} is not published, and was due on ${day}`,
    byHand: (period) => `${period} waits to be published by hand`,
    soon: (period, day) => `${period} is published on ${day}: until then a flood of answers can be set aside`,
  },
};

export interface WaitingUnit {
  readonly unitId: string;
  readonly name: string;
  /** In the unit's own time. */
  readonly today: LocalDay;
  readonly waits: UnitWaits;
}

/** `lookedAt`: in so many units, where there are more of them. */
export function waitingSection(units: readonly WaitingUnit[], lookedAt: number | undefined, lang: Lang): Content {
  const words = WORDS[lang];
  const found = units.map((unit) => ({ unit, notices: noticesOf(unit, lang) }));
  const waiting = found.filter(({ notices }) => notices.length > 0);
  return html`<section>
    <h2>${words.title(whole(countOfWaiting(units), lang))}</h2>
    ${lookedAt !== undefined && html`<p class="soft">${words.first(whole(lookedAt, lang))}</p>`}
    ${
      waiting.length === 0
        ? html`<p>${words.none}</p>`
        : waiting.map(
            ({ unit, notices }) =>
              html`${units.length > 1 && html`<h3>${unit.name}</h3>`}
                <ul class="plain">
                  ${notices.map(({ href, text }) => html`<li><a href="${href}">${text}</a></li> `)}
                </ul>`,
          )
    }
  </section>`;
}

/** How many lines there are in all: what has a number of its own is one of them. */
export function countOfWaiting(units: readonly WaitingUnit[]): number {
  return units.reduce((sum, unit) => sum + noticesOf(unit, 'id').length, 0);
}

function noticesOf({ unitId, today, waits }: WaitingUnit, lang: Lang): readonly PageLink[] {
  const words = WORDS[lang];
  const here = unitPath(unitId);
  const { objections, exclusions, comments, releases = [], silence } = waits;
  return [
    ...counted(objections, objectionsPath(unitId), words.objections, lang),
    ...counted(exclusions, exclusionsPath(unitId), words.exclusions, lang),
    ...releases.map((release) => ({
      href: `${here}/releases/${encodeURIComponent(release.period)}`,
      text: releaseText(release, today, lang),
    })),
    ...counted(comments, `${here}/comments`, words.comments, lang),
    ...(silence === undefined ? [] : [{ href: here, text: silence }]),
  ];
}

function counted(
  waits: CountedWaits | undefined,
  href: string,
  text: (count: string) => string,
  lang: Lang,
): readonly PageLink[] {
  if (waits === undefined || waits.n === 0) return [];
  const count = whole(waits.n, lang);
  return [{ href, text: text(waits.isMore ? WORDS[lang].more(count) : count) }];
}

function releaseText({ period, due }: DueRelease, today: LocalDay, lang: Lang): string {
  const words = WORDS[lang];
  const name = periodText(period, lang);
  if (due === null) return words.byHand(name);
  const day = printedDay(due, lang);
  return due < today ? words.heldUp(name, day) : words.soon(name, day);
}
