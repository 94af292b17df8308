// What is set aside before a release, by whom and why: proposed by one, decided by another, and what holds is taken back by two as
// well, as long as the period is not published. Numbers are told, and never what was answered.
import { CHANNELS, type ExclusionRule, NUMBERED_FLAGS } from '@tera/domain';
import { CHANNEL_NAMES, FLAG_NAMES, exclusionRuleText, periodText, printedInstant } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { ExclusionAnswer, PreviewAnswer } from '../answers.ts';
import { whole } from '../figure-texts.ts';
import { type Viewer, formStart, frame } from '../frame.ts';
import { unitPath, unitTrail } from '../unit/unit-tabs.ts';
import { type ReleaseFault, type ReleaseField, releaseFaultAt, releaseFaultSummary } from './release-faults.ts';
import { type NamesOfParts, releaseParts } from './release-parts.ts';
import { EXCLUSION_STEP_NAMES } from './exclusion-steps.ts';
import { exclusionsPath, releasesPath } from './release-paths.ts';

export interface ListedExclusion extends Omit<ExclusionAnswer, 'where' | 'trail'> {
  readonly where: ExclusionRule;
  /** What was done with it, oldest first, by the names of whoever did. */
  readonly steps: readonly (Omit<NonNullable<ExclusionAnswer['trail']>[number], 'by'> & { readonly name: string })[];
  /** Who has proposed it or asked to take it back, where that waits for somebody else. */
  readonly asks: 'oneself' | 'somebody else' | undefined;
  /** Of a period that is published nothing is decided any more. */
  readonly isPublished: boolean;
}

/** What a release would show: as it stands, and as if what is proposed or asked were confirmed. */
export interface ExclusionPreview {
  readonly exclusionId: string;
  readonly numbers: { readonly now: PreviewAnswer; readonly afterwards: PreviewAnswer } | 'unsettled';
}

/** As it was typed. */
export interface ExclusionDraft {
  readonly period: string;
  readonly channel: string;
  readonly counterId: string;
  readonly from: string;
  readonly to: string;
  readonly flags: readonly string[];
  readonly reason: string;
}

export interface ExclusionsInput {
  readonly status?: number;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly unitId: string;
  readonly unitName: string;
  readonly timeZone: string;
  readonly counters: readonly { readonly id: string; readonly name: string }[];
  /** Those that are not published, the oldest first. */
  readonly periods: readonly string[];
  readonly exclusions: readonly ListedExclusion[];
  readonly preview: ExclusionPreview | undefined;
  readonly names: NamesOfParts;
  readonly draft?: ExclusionDraft | undefined;
  readonly faults?: readonly ReleaseFault[];
}

const WORDS = {
  id: {
    title: 'Jawaban yang dikesampingkan',
    releases: 'Terbitan',
    lead: 'Sebelum terbit, banjir jawaban dapat dikesampingkan. Yang ditentukan hanya cara, tempat, waktu, dan tandanya, bukan isi jawaban. Satu orang mengusulkan, orang lain memutuskan; jumlah dan alasannya dicetak untuk seterusnya.',
    list: 'Daftar',
    none: 'Belum pernah ada yang diusulkan.',
    period: 'Periode',
    reason: 'Alasan',
    byAt: (who: string, when: string) => `${who}, ${when}`,
    state: 'Keadaan',
    states: {
      proposed: 'Diusulkan, menunggu orang lain',
      confirmed: 'Berlaku',
      refused: 'Ditolak',
      taken_back: 'Ditarik kembali',
    },
    takingBack: 'Berlaku; diminta ditarik kembali, menunggu orang lain',
    lapsed: 'Periode sudah terbit sebelum diputuskan: tidak berlaku',
    look: 'Lihat angkanya',
    effect: 'Kalau disetujui',
    effectBack: 'Kalau ditarik kembali',
    asItIs: 'Yang akan tampil',
    asides: (n: string) => `${n} jawaban dikesampingkan oleh aturan ini.`,
    asidesNow: (n: string) => `Sekarang ${n} jawaban dikesampingkan oleh aturan ini.`,
    together: 'Yang dikesampingkan hanya jawaban yang memenuhi semua pilihan di atas sekaligus.',
    noCounter:
      'Jawaban dari tautan nomor antrean tidak mempunyai loket: aturan dengan keduanya tidak mengenai jawaban apa pun.',
    before: 'Jawaban sekarang',
    after: 'Jawaban sesudahnya',
    officers: 'Petugas yang tampil',
    services: 'Layanan yang tampil',
    change: (before: string, after: string) => `${before}, menjadi ${after}`,
    unsettled: 'Jawaban periode ini masih sedang dihitung. Angkanya dapat dilihat beberapa menit lagi.',
    own: 'Anda yang mengusulkan: orang lain yang memutuskan. Anda dapat menariknya kembali.',
    ownAsking: 'Anda yang meminta ditarik kembali: orang lain yang memutuskan. Sampai saat itu tetap berlaku.',
    toTakeBack: 'Ditarik kembali pun oleh dua orang: Anda meminta, orang lain menyetujui.',
    decision: 'Keterangan (boleh kosong)',
    confirm: 'Setujui',
    refuse: 'Tolak',
    takeBack: 'Tarik kembali',
    askBack: 'Minta ditarik kembali',
    agreeBack: 'Setujui penarikan',
    keep: 'Tetap berlaku',
    withdraw: 'Batalkan permintaan',
    propose: 'Usulkan pengesampingan',
    proposeIs: 'Semua yang dipilih harus terpenuhi. Berlaku juga untuk jawaban periode itu yang masih datang.',
    channel: 'Cara menjawab',
    counter: 'Loket',
    counterHint: 'Tempat poster atau anjungan. Jawaban dari tautan nomor antrean tidak mempunyai loket.',
    any: 'Semua',
    from: 'Dari tanggal',
    to: 'Sampai tanggal',
    flags: 'Tanda (salah satu)',
    reasonHint: 'Satu baris, tanpa nama atau nomor orang. Dicetak dalam terbitan dan laporan.',
    send: 'Usulkan',
    noPeriods: 'Tidak ada periode yang belum terbit.',
  },
  en: {
    title: 'Answers that are set aside',
    releases: 'Releases',
    lead: 'Before a release a flood of answers can be set aside. A rule says how, where and when they came and what signs they have, never what they said. One person proposes it, another decides; number and reason are printed for good.',
    list: 'List',
    none: 'Nothing was ever proposed.',
    period: 'Period',
    reason: 'Reason',
    byAt: (who: string, when: string) => `${who}, ${when}`,
    state: 'How it stands',
    states: {
      proposed: 'Proposed, waits for somebody else',
      confirmed: 'It holds',
      refused: 'Refused',
      taken_back: 'Taken back',
    },
    takingBack: 'It holds; somebody has asked to take it back, which waits for somebody else',
    lapsed: 'The period was published before it was decided: it does not hold',
    look: 'See the numbers',
    effect: 'If it is confirmed',
    effectBack: 'If it is taken back',
    asItIs: 'What would show',
    asides: (n: string) => `This rule sets ${n} answers aside.`,
    asidesNow: (n: string) => `Now this rule sets ${n} answers aside.`,
    together: 'It sets only those answers aside of which all that is chosen above holds at once.',
    noCounter: 'An answer to the link of a ticket has no counter: a rule with both is about no answer at all.',
    before: 'Answers now',
    after: 'Answers afterwards',
    officers: 'Officers that show',
    services: 'Services that show',
    change: (before: string, after: string) => `${before}, then ${after}`,
    unsettled: 'Answers of the period are still being counted. The numbers can be seen in some minutes.',
    own: 'You have proposed it: somebody else decides. You can take it back.',
    ownAsking: 'You have asked to take it back: somebody else decides. Until then it holds.',
    toTakeBack: 'It takes two to take it back as well: you ask, and somebody else agrees.',
    decision: 'Note (may be empty)',
    confirm: 'Confirm',
    refuse: 'Refuse',
    takeBack: 'Take back',
    askBack: 'Ask to take it back',
    agreeBack: 'Agree to take it back',
    keep: 'Keep it',
    withdraw: 'Withdraw what you asked',
    propose: 'Propose to set aside',
    proposeIs: 'All that is chosen must hold. It also holds for answers of the period that are still to come.',
    channel: 'Way of answering',
    counter: 'Counter',
    counterHint: 'Where a poster hangs or a kiosk stands. An answer to the link of a ticket has no counter.',
    any: 'All',
    from: 'From the day',
    to: 'To the day',
    flags: 'Signs (any of them)',
    reasonHint: 'One line, without names or numbers of persons. It is printed in the release and the report.',
    send: 'Propose',
    noPeriods: 'No period is left to be published.',
  },
} as const;

export function exclusionsPage(input: ExclusionsInput): Page {
  const { status = 200, lang, viewer, at, unitId, unitName, exclusions, faults = [] } = input;
  const words = WORDS[lang];
  return frame({
    status,
    lang,
    viewer,
    at: at ?? exclusionsPath(unitId),
    title: words.title,
    subtitle: unitName,
    trail: unitTrail(
      lang,
      { href: unitPath(unitId), text: unitName },
      { href: releasesPath(unitId), text: words.releases },
    ),
    body: html`${releaseFaultSummary(faults, lang)}
      <p>${words.lead}</p>
      <section>
        <h2>${words.list}</h2>
        ${
          exclusions.length === 0
            ? html`<p>${words.none}</p>`
            : html`<ul class="plain messages">
                ${exclusions.map((exclusion) => html`<li>${oneExclusion(exclusion, input)}</li> `)}
              </ul>`
        }
      </section>
      ${proposeSection(input)}`,
  });
}

function oneExclusion(exclusion: ListedExclusion, input: ExclusionsInput): Content {
  const { lang, unitId, timeZone, preview } = input;
  const words = WORDS[lang];
  const { exclusionId, where, period, reason, state, steps, isPublished } = exclusion;
  const isOpen = !isPublished && (state === 'proposed' || state === 'confirmed');
  const isLookedAt = preview?.exclusionId === exclusionId;
  return html`<h3 id="${exclusionId}">${exclusionRuleText(where, input.lang, input.counters)}</h3>
    <dl class="pairs">
      <div>
        <dt>${words.state}</dt>
        <dd><b>${stateText(exclusion, lang)}</b></dd>
      </div>
      <div>
        <dt>${words.period}</dt>
        <dd>${periodText(period, lang)}</dd>
      </div>
      <div>
        <dt>${words.reason}</dt>
        <dd>${reason}</dd>
      </div>
      ${steps.map(
        (step) =>
          html`<div>
            <dt>${EXCLUSION_STEP_NAMES[step.what][lang]}</dt>
            <dd>${words.byAt(step.name, printedInstant(step.at, timeZone, lang))}${saidText(step)}</dd>
          </div> `,
      )}
    </dl>
    ${isLookedAt && effectOf(exclusion, preview, input)}
    ${
      isOpen &&
      !isLookedAt &&
      html`<p><a class="button" href="${exclusionsPath(unitId, exclusionId)}#${exclusionId}">${words.look}</a></p>`
    }
    ${isOpen && decisionForm(exclusion, input)}`;
}

function stateText({ state, asks, isPublished }: ListedExclusion, lang: Lang): string {
  const words = WORDS[lang];
  if (isPublished && state === 'proposed') return words.lapsed;
  return !isPublished && isToBeTakenBack({ state, asks }) ? words.takingBack : words.states[state];
}

function isToBeTakenBack({ state, asks }: Pick<ListedExclusion, 'state' | 'asks'>): boolean {
  return state === 'confirmed' && asks !== undefined;
}

/** Why it was proposed stands above. */
function saidText({ what, reason }: ListedExclusion['steps'][number]): string {
  return what === 'proposed' || reason === undefined ? '' : `: ${reason}`;
}

function effectOf(
  exclusion: ListedExclusion,
  { numbers }: ExclusionPreview,
  { lang, names }: ExclusionsInput,
): Content {
  const words = WORDS[lang];
  if (numbers === 'unsettled') return html`<p class="note">${words.unsettled}</p>`;
  const { exclusionId, state, where } = exclusion;
  const { now, afterwards } = numbers;
  const isBack = isToBeTakenBack(exclusion);
  const stays = state === 'confirmed' && !isBack;
  const change = (read: (preview: PreviewAnswer) => number) =>
    stays ? whole(read(now), lang) : words.change(whole(read(now), lang), whole(read(afterwards), lang));
  const holding = isBack ? now : afterwards;
  const ownNumber = holding.exclusions.find((one) => one.exclusionId === exclusionId)?.answers ?? 0;
  return html`<div>
    <h4>${isBack ? words.effectBack : stays ? words.asItIs : words.effect}</h4>
    <p>${isBack ? words.asidesNow(whole(ownNumber, lang)) : words.asides(whole(ownNumber, lang))}</p>
    ${isOfSeveral(where) && html`<p class="soft">${words.together}</p>`}
    ${where.channel === 'ticket' && where.counterId !== undefined && html`<p class="note">${words.noCounter}</p>`}
    <dl class="facts">
      <div>
        <dt>${stays ? words.after : words.before}</dt>
        <dd>${whole(now.answered, lang)}</dd>
      </div>
      ${
        !stays &&
        html`<div>
          <dt>${words.after}</dt>
          <dd>${whole(afterwards.answered, lang)}</dd>
        </div>`
      }
      <div>
        <dt>${words.officers}</dt>
        <dd>${change(({ officers }) => numberShown(officers))}</dd>
      </div>
      <div>
        <dt>${words.services}</dt>
        <dd>${change(({ services }) => numberShown(services))}</dd>
      </div>
    </dl>
    ${releaseParts(afterwards, names, lang)}
  </div>`;
}

/** Both ends of a time are one condition, and so are signs, of which any is enough. */
function isOfSeveral({ channel, counterId, from, to, flags }: ExclusionRule): boolean {
  return [channel, counterId, from ?? to, flags].filter((condition) => condition !== undefined).length > 1;
}

function numberShown(parts: readonly { readonly n: number }[]): number {
  return parts.filter(({ n }) => n > 0).length;
}

function decisionForm(exclusion: ListedExclusion, { lang, viewer, unitId }: ExclusionsInput): Content {
  const words = WORDS[lang];
  const { exclusionId, state } = exclusion;
  const { hint, buttons } = decisionOn(exclusion, lang);
  return html`<form class="fields" method="post" action="${exclusionsPath(unitId)}">
    ${formStart(viewer)}
    <input type="hidden" name="exclusion" value="${exclusionId}" />
    <input type="hidden" name="was" value="${isToBeTakenBack(exclusion) ? 'taking_back' : state}" />
    ${hint !== undefined && html`<p>${hint}</p>`}
    <div>
      <label for="decision-${exclusionId}">${words.decision}</label>
      <input id="decision-${exclusionId}" name="reason" maxlength="1000" />
    </div>
    <div class="inline">
      ${buttons.map(
        ({ outcome, text, isPlain }) =>
          html`<button name="outcome" value="${outcome}" ${isPlain && html` class="plain"`}>${text}</button> `,
      )}
    </div>
  </form>`;
}

interface DecisionOffered {
  readonly hint?: string;
  readonly buttons: readonly { readonly outcome: string; readonly text: string; readonly isPlain: boolean }[];
}

/** What one person can do about it as it stands, and what of that somebody else does. */
function decisionOn({ state, asks }: ListedExclusion, lang: Lang): DecisionOffered {
  const words = WORDS[lang];
  if (state === 'proposed') {
    return asks === 'oneself'
      ? { hint: words.own, buttons: [{ outcome: 'taken_back', text: words.takeBack, isPlain: true }] }
      : {
          buttons: [
            { outcome: 'confirmed', text: words.confirm, isPlain: false },
            { outcome: 'refused', text: words.refuse, isPlain: true },
          ],
        };
  }
  if (asks === undefined) {
    return { hint: words.toTakeBack, buttons: [{ outcome: 'taken_back', text: words.askBack, isPlain: true }] };
  }
  return asks === 'oneself'
    ? { hint: words.ownAsking, buttons: [{ outcome: 'confirmed', text: words.withdraw, isPlain: true }] }
    : {
        buttons: [
          { outcome: 'taken_back', text: words.agreeBack, isPlain: false },
          { outcome: 'confirmed', text: words.keep, isPlain: true },
        ],
      };
}

const EMPTY: ExclusionDraft = { period: '', channel: '', counterId: '', from: '', to: '', flags: [], reason: '' };

function proposeSection({
  lang,
  viewer,
  unitId,
  counters,
  periods,
  draft = EMPTY,
  faults = [],
}: ExclusionsInput): Content {
  const words = WORDS[lang];
  if (periods.length === 0) {
    return html`<section>
      <h2>${words.propose}</h2>
      <p>${words.noPeriods}</p>
    </section>`;
  }
  const at = (field: ReleaseField) => releaseFaultAt(field, faults, lang);
  const choice = (
    field: 'period' | 'channel' | 'counterId',
    label: string,
    options: readonly (readonly [string, string])[],
  ) =>
    html`<div>
      <label for="${field}">${label}</label>
      ${field === 'counterId' && html`<small>${words.counterHint}</small>`} ${at(field).text}
      <select id="${field}" name="${field}" ${at(field).attributes}>
        ${options.map(
          ([value, text]) =>
            html`<option value="${value}" ${value === draft[field] && html` selected`}>${text}</option> `,
        )}
      </select>
    </div>`;
  const day = (field: 'from' | 'to', label: string) =>
    html`<div>
      <label for="${field}">${label}</label>
      ${at(field).text}
      <input type="date" id="${field}" name="${field}" value="${draft[field]}" ${at(field).attributes} />
    </div>`;
  return html`<section>
    <h2>${words.propose}</h2>
    <p>${words.proposeIs}</p>
    <form class="fields" method="post" action="${exclusionsPath(unitId)}">
      ${formStart(viewer)}
      ${choice(
        'period',
        words.period,
        periods.map((name) => [name, periodText(name, lang)]),
      )}
      ${choice('channel', words.channel, [
        ['', words.any],
        ...CHANNELS.map((channel) => [channel, CHANNEL_NAMES[channel][lang]] as const),
      ])}
      ${
        counters.length > 0 &&
        choice('counterId', words.counter, [
          ['', words.any],
          ...counters.map(({ id, name }) => [id, `${name} (${id})`] as const),
        ])
      }
      <div class="inline">${day('from', words.from)} ${day('to', words.to)}</div>
      <fieldset>
        <legend>${words.flags}</legend>
        ${NUMBERED_FLAGS.map(
          (flag) =>
            html`<label class="tick"
              ><input type="checkbox" name="flags" value="${flag}" ${draft.flags.includes(flag) && html` checked`} />
              <span>${FLAG_NAMES[flag][lang]}</span></label
            > `,
        )}
      </fieldset>
      <div>
        <label for="reason">${words.reason}</label>
        <small id="reason-hint">${words.reasonHint}</small>
        ${at('reason').text}
        <input
          id="reason"
          name="reason"
          maxlength="1000"
          required
          value="${draft.reason}"
          ${at('reason').attributes ?? html` aria-describedby="reason-hint"`}
        />
      </div>
      <div><button>${words.send}</button></div>
    </form>
  </section>`;
}
