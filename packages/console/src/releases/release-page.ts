// The release of one period: before it is made what it would show, what stops it and the way to publish it; afterwards what was
// published, and the three ways in which it can be replaced by two.
import type { LocalDay, Replacement } from '@tera/domain';
import { exclusionText, periodText, printedDay, printedInstant, reasonText, spanText } from '@tera/exports';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import type { PreviewAnswer } from '../answers.ts';
import { whole } from '../figure-texts.ts';
import { type Viewer, formStart, frame, scrolling } from '../frame.ts';
import { unitPath, unitTrail } from '../unit/unit-tabs.ts';
import { type ReleaseFault, releaseFaultAt, releaseFaultSummary } from './release-faults.ts';
import { type NamesOfParts, type ReleaseNumbers, releaseParts } from './release-parts.ts';
import { exclusionsPath, releasePath, releasesPath } from './release-paths.ts';
import { RELEASE_WORDS } from './release-words.ts';

/** A revision as it was made. */
export interface ShownRevision {
  readonly period: string;
  readonly revision: number;
  readonly publishedAt: string;
  readonly sha256: string;
  readonly methodVersion: string;
  readonly replacement?: Replacement | undefined;
  readonly reason?: string | undefined;
  readonly openObjections: number;
  /** What was set aside, each as it is printed. */
  readonly exclusions: readonly Parameters<typeof exclusionText>[0][];
  readonly numbers: ReleaseNumbers;
}

/** What somebody has said of the revision that stands, and another has to say as well. */
export interface ReplacementProposed {
  readonly replacement: Replacement;
  readonly reason: string;
  /** Who it was, and whether that is who looks. */
  readonly by: string;
  readonly isOwn: boolean;
}

export interface PublishedRelease {
  readonly shown: ShownRevision;
  /** All of them, oldest first, for who reads the audit; otherwise the one that stands. */
  readonly revisions: readonly Omit<ShownRevision, 'numbers' | 'exclusions' | 'openObjections'>[];
  readonly standing: number;
  /** `undefined` for who does not publish. */
  readonly proposals: readonly ReplacementProposed[] | undefined;
}

export interface UnpublishedRelease {
  readonly due: string | null;
  /** Whether it has begun, runs, or is over. */
  readonly stage: 'not begun' | 'running' | 'over';
  /** What a release would show now; `undefined` for who does not publish. */
  readonly preview: PreviewAnswer | 'unsettled' | undefined;
  /** Whether a move or a decision of a ticket is on its way to its answer. */
  readonly isChargeOpen: boolean;
  readonly openObjections: number;
  /** Exclusions of the period that are not decided. */
  readonly openProposals: number;
}

export interface ReleaseInput {
  readonly status?: number;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly unitId: string;
  readonly unitName: string;
  readonly timeZone: string;
  readonly today: LocalDay;
  readonly period: string;
  readonly names: NamesOfParts;
  readonly state: PublishedRelease | UnpublishedRelease;
  readonly faults?: readonly ReleaseFault[];
  /** What was typed and not taken. */
  readonly typed?: { readonly reason: string; readonly replacement: string };
}

export function releasePage(input: ReleaseInput): Page {
  const { status = 200, lang, viewer, at, unitId, unitName, period, faults = [], state } = input;
  const words = RELEASE_WORDS[lang];
  return frame({
    status,
    lang,
    viewer,
    at: at ?? releasePath(unitId, period),
    title: words.title(periodText(period, lang)),
    subtitle: `${unitName}, ${spanText(period, lang)}`,
    trail: unitTrail(
      lang,
      { href: unitPath(unitId), text: unitName },
      { href: releasesPath(unitId), text: words.releases },
    ),
    body: html`${releaseFaultSummary(faults, lang)}
    ${'shown' in state ? published(state, input) : unpublished(state, input)}`,
  });
}

function unpublished(state: UnpublishedRelease, input: ReleaseInput): Content {
  const { lang, viewer, unitId, today, names } = input;
  const words = RELEASE_WORDS[lang];
  const { stage, due, preview } = state;
  const isSettled = preview !== undefined && preview !== 'unsettled';
  const mayPublish = viewer.mayIn(unitId, 'releases:write');
  return html`<section>
      <h2>${words.state}</h2>
      <p>${{ 'not begun': words.notBegun, running: words.runs, over: words.over }[stage]}</p>
      <dl class="facts">
        <div>
          <dt>${words.due}</dt>
          <dd class="long">
            ${due === null ? words.byHand : printedDay(due as LocalDay, lang)}
            ${stage === 'over' && due !== null && due <= today && !isEmpty(preview) && html`<small>${words.late}</small>`}
          </dd>
        </div>
        ${
          isSettled &&
          html`<div>
              <dt>${words.answered}</dt>
              <dd>${whole(preview.answered, lang)}</dd>
            </div>
            <div>
              <dt>${words.setAside}</dt>
              <dd>${whole(preview.setAside, lang)}</dd>
            </div>
            <div>
              <dt>${words.flagged}</dt>
              <dd>${whole(preview.flagged, lang)}</dd>
            </div>`
        }
      </dl>
      ${
        isSettled &&
        preview.bursts.length > 0 &&
        html`<div class="note">
          <p>${words.bursts}</p>
          <ul class="plain">
            ${preview.bursts.map(
              ({ day, channel, answers, tickets }) =>
                html`<li>
                  ${words.burst(printedDay(day as LocalDay, lang), channel, whole(answers, lang), whole(tickets, lang))}
                </li> `,
            )}
          </ul>
        </div>`
      }
    </section>
    ${mayPublish && whatStops(state, input)}
    ${
      isSettled &&
      html`<section>
        <h2>${words.preview}</h2>
        <p class="soft">${words.previewIs}</p>
        ${releaseParts(preview, names, lang)}
        <p><a class="button" href="${exclusionsPath(unitId)}">${words.toAside}</a></p>
      </section>`
    }
    ${mayPublish && publishForm(state, input)}`;
}

/** Nobody has answered, so that there is nothing to publish, and nothing that is held up. */
function isEmpty(preview: UnpublishedRelease['preview']): boolean {
  return preview !== undefined && preview !== 'unsettled' && preview.answered + preview.setAside === 0;
}

function whatStops(
  { stage, preview, isChargeOpen, openObjections, openProposals }: UnpublishedRelease,
  { lang, unitId }: ReleaseInput,
): Content {
  const words = RELEASE_WORDS[lang];
  if (stage === 'not begun' || (stage === 'over' && isEmpty(preview))) return undefined;
  const nothing = preview !== 'unsettled' && !isChargeOpen && openObjections === 0 && openProposals === 0;
  return html`<section>
    <h2>${words.stops}</h2>
    ${
      nothing
        ? html`<p>${words.nothingStops}</p>`
        : html`<ul>
            ${isChargeOpen && html`<li><b>${words.holdsUp}</b> ${words.chargesOpen}</li>`}
            ${preview === 'unsettled' && !isChargeOpen && html`<li><b>${words.holdsUp}</b> ${words.unsettled}</li>`}
            ${openObjections > 0 && html`<li>${words.objections(whole(openObjections, lang))}</li>`}
            ${
              openProposals > 0 &&
              html`<li>
                ${words.proposals(whole(openProposals, lang))}
                <a href="${exclusionsPath(unitId)}">${words.toAside}</a>
              </li>`
            }
          </ul>`
    }
  </section>`;
}

function publishForm({ stage, due, preview }: UnpublishedRelease, input: ReleaseInput): Content {
  const { lang, viewer, unitId, period, today } = input;
  const words = RELEASE_WORDS[lang];
  if (stage !== 'over') return undefined;
  if (preview === 'unsettled') return undefined;
  if (isEmpty(preview)) {
    return html`<section>
      <h2>${words.publish}</h2>
      <p>${words.nothingToPublish}</p>
    </section>`;
  }
  const isEarly = due !== null && today < due;
  return html`<section>
    <h2>${words.publish}</h2>
    <p>${isEarly ? words.early(printedDay(due as LocalDay, lang)) : words.now}</p>
    <form class="fields" method="post" action="${releasePath(unitId, period)}">
      ${formStart(viewer)} ${isEarly && reasonField(input)} ${sureField(words.sure, input)}
      <div><button>${words.publishNow(periodText(period, lang))}</button></div>
      <p class="soft">${words.takesLong}</p>
    </form>
  </section>`;
}

function reasonField({ lang, faults = [], typed }: ReleaseInput): Content {
  const words = RELEASE_WORDS[lang];
  const { text, attributes } = releaseFaultAt('reason', faults, lang);
  return html`<div>
    <label for="reason">${words.reason}</label>
    <small id="reason-hint">${words.reasonHint}</small>
    ${text}
    <input
      id="reason"
      name="reason"
      value="${typed?.reason ?? ''}"
      maxlength="1000"
      required
      ${attributes ?? html` aria-describedby="reason-hint"`}
    />
  </div>`;
}

function sureField(question: string, { lang, faults = [] }: ReleaseInput): Content {
  const { text, attributes } = releaseFaultAt('sure', faults, lang);
  return html`<div>
    ${text}
    <label class="tick"
      ><input type="checkbox" id="sure" name="sure" value="1" required ${attributes} /> <span>${question}</span></label
    >
  </div>`;
}

function published({ shown, revisions, standing, proposals }: PublishedRelease, input: ReleaseInput): Content {
  const { lang, unitId, timeZone, period, names } = input;
  const words = RELEASE_WORDS[lang];
  const { revision, replacement, publishedAt, sha256, methodVersion, openObjections, exclusions, numbers } = shown;
  const why = reasonText(shown, lang);
  return html`<section>
      <h2>${words.published}</h2>
      ${
        revision !== standing &&
        html`<p class="note">
          ${words.superseded(whole(revision, lang))}
          <a href="${releasePath(unitId, period)}">${words.toStanding}</a>
        </p>`
      }
      ${replacement === 'withdrawn' && html`<p class="note"><b>${words.withdrawn}</b></p>`}
      <dl class="facts">
        <div>
          <dt>${words.on}</dt>
          <dd class="long">${printedInstant(publishedAt, timeZone, lang)}</dd>
        </div>
        <div>
          <dt>${words.answered}</dt>
          <dd>
            ${whole(numbers.unit.answered, lang)}
            <small>${words.inFigure(whole(numbers.unit.n, lang))}</small>
          </dd>
        </div>
        <div>
          <dt>${words.revision}</dt>
          <dd>${whole(revision, lang)}</dd>
        </div>
        <div>
          <dt>${words.method}</dt>
          <dd class="long">${methodVersion}</dd>
        </div>
      </dl>
      ${why !== undefined && html`<p>${words.because} ${why}</p>`}
      <p>${words.objectionsThen(whole(openObjections, lang))}</p>
      <p>
        ${words.hash}<br />
        <code class="long">${sha256}</code>
      </p>
      ${
        revision === standing &&
        replacement !== 'withdrawn' &&
        html`<p>
          <a class="button" href="${unitPath(unitId)}/period?period=${encodeURIComponent(period)}"
            >${words.toFigures}</a
          >
        </p>`
      }
    </section>
    <section>
      <h2>${words.aside}</h2>
      ${
        exclusions.length === 0
          ? html`<p>${words.nothingAside}</p>`
          : html`<ul>
              ${exclusions.map((exclusion) => html`<li>${exclusionText(exclusion, lang, names.counters)}</li> `)}
            </ul>`
      }
    </section>
    <section>
      <h2>${words.lines}</h2>
      ${releaseParts(numbers, names, lang)}
    </section>
    ${revisions.length > 1 && allRevisions(revisions, input)}
    ${proposals !== undefined && revision === standing && replaceSection(proposals, shown, input)}`;
}

function allRevisions(
  revisions: PublishedRelease['revisions'],
  { lang, unitId, timeZone, period }: ReleaseInput,
): Content {
  const words = RELEASE_WORDS[lang];
  return html`<section>
    <h2>${words.revisions}</h2>
    ${scrolling(
      words.revisions,
      html`<table>
        <thead>
          <tr>
            <th scope="col" class="words">${words.revision}</th>
            <th scope="col" class="words">${words.on}</th>
            <th scope="col" class="words">${words.why}</th>
            <th scope="col" class="words">${words.method}</th>
            <th scope="col" class="words">${words.hash}</th>
          </tr>
        </thead>
        <tbody>
          ${revisions.map(
            (one) =>
              html`<tr>
                <th scope="row" class="words">
                  <a href="${releasePath(unitId, period)}?revision=${one.revision}"
                    >${words.nth(whole(one.revision, lang))}</a
                  >
                </th>
                <td class="words">${printedInstant(one.publishedAt, timeZone, lang)}</td>
                <td class="words">${reasonText(one, lang) ?? words.inTime}</td>
                <td class="words">${one.methodVersion}</td>
                <td class="words"><code>${one.sha256.slice(0, 12)}…</code></td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

function replaceSection(
  proposals: readonly ReplacementProposed[],
  { revision, replacement: standsAs }: ShownRevision,
  input: ReleaseInput,
): Content {
  const { lang, viewer, unitId, period, faults = [], typed } = input;
  const words = RELEASE_WORDS[lang];
  const offered = (['reckoned_again', 'total', 'withdrawn'] as const).filter(
    (one) => !(standsAs === 'withdrawn') && !proposals.some(({ replacement }) => replacement === one),
  );
  const way = releaseFaultAt('replacement', faults, lang);
  const hidden = html`${formStart(viewer)} <input type="hidden" name="revision" value="${revision}" />`;
  return html`<section>
    <h2>${words.replace}</h2>
    <p>${words.replaceIs}</p>
    ${proposals.map(
      ({ replacement, reason, by, isOwn }) =>
        html`<div class="note">
          <p><b>${words.ways[replacement].name}</b></p>
          <p>${words.proposedBy(by, reason)}</p>
          ${
            isOwn
              ? html`<p>${words.waitsForOther}</p>`
              : html`<form class="fields" method="post" action="${releasePath(unitId, period)}">
                  ${hidden} <input type="hidden" name="replacement" value="${replacement}" />
                  <input type="hidden" name="agreed" value="${reason}" />
                  <label class="tick"
                    ><input type="checkbox" name="sure" value="1" required /> <span>${words.sureToReplace}</span></label
                  >
                  <div><button>${words.agree(words.ways[replacement].name)}</button></div>
                </form>`
          }
        </div> `,
    )}
    ${
      offered.length > 0 &&
      html`<details ${faults.length > 0 && html` open`}>
        <summary>${words.propose}</summary>
        <form class="fields" method="post" action="${releasePath(unitId, period)}">
          ${hidden}
          <fieldset id="replacement" tabindex="-1" ${way.attributes}>
            <legend>${words.way}</legend>
            ${way.text}
            ${offered.map(
              (one) =>
                html`<label class="tick"
                  ><input
                    type="radio"
                    name="replacement"
                    value="${one}"
                    required
                    ${typed?.replacement === one && html` checked`}
                  />
                  <span>${words.ways[one].name} <small>${words.ways[one].what}</small></span></label
                > `,
            )}
          </fieldset>
          ${reasonField(input)} ${sureField(words.sureToReplace, input)}
          <div><button>${words.proposeIt}</button></div>
        </form>
      </details>`
    }
  </section>`;
}
