// Replacing a release, in three ways and never otherwise: each leaves all revisions as they are, says why, and is said by two
// keys. Lines and columns are never made anew.
import { type NewRelease } from '@tera/contracts';
import type * as routes from '@tera/contracts/routes';
import {
  type AnswersToRelease,
  type Element,
  type HeldAnswer,
  METHOD_VERSION,
  type Period,
  type Release,
  type ReleaseDocument,
  type UnitId,
  type UnitRegistry,
  asideNumbers,
  heldBy,
  makeRelease,
  releasedAnswers,
  totalAnew,
  withdrawnAnswers,
} from '@tera/domain';
import { type ReplyTo, refuse } from '@tera/http';
import { revisionsOf, summaryOf, unsettled } from '@tera/reporting/releases';
import { type Author, type ReleaseStore, canonicalText } from '@tera/store';
import { settledAnswers } from './collect.ts';
import type { MakeDeps } from './make.ts';

export interface ReplaceDeps extends MakeDeps {
  readonly releases: Pick<
    ReleaseStore,
    'publish' | 'night' | 'heads' | 'release' | 'answersOf' | 'proposal' | 'propose'
  >;
}

interface ToReplace {
  readonly unitId: UnitId;
  readonly unit: UnitRegistry;
  readonly period: Period;
  readonly replacement: NonNullable<NewRelease['replacement']>;
  readonly reason: string;
  readonly by: Author & { readonly keyId: string };
}

export async function replaceRelease(
  toReplace: ToReplace,
  deps: ReplaceDeps,
): Promise<ReplyTo<typeof routes.publishRelease>> {
  const { unitId, period, replacement, reason, by } = toReplace;
  const { keyId } = by;
  const head = (await revisionsOf(unitId, period, deps)).at(-1);
  if (head === undefined) return refuse(404, 'period', 'unknown_release', `${period.name} is not published`);

  const proposed = { period: period.name, revision: head.revision, replacement };
  const proposal = await deps.releases.proposal(unitId, proposed);
  if (proposal === undefined || proposal.keyId === keyId) {
    await deps.releases.propose(unitId, { ...proposed, keyId, reason }, by, deps.now());
    return { status: 202, body: { period: period.name, replacement, reason, proposedBy: keyId } };
  }
  const standing = await deps.releases.release(unitId, head);
  const next = await replacementOf(standing, { ...toReplace, reason: proposal.reason }, deps);
  if (next === 'unsettled') return unsettled();
  if (next === 'not_replaceable') {
    return refuse(
      409,
      'replacement',
      'not_replaceable',
      'what would differ is too few answers, or other lines would show',
    );
  }
  const made = await deps.releases.publish(unitId, next, by);
  return made === 'refused'
    ? refuse(409, 'period', 'contended', 'somebody else is replacing the release')
    : { status: 201, body: summaryOf(unitId, made) };
}

interface Next {
  readonly document: ReleaseDocument;
  readonly held: readonly HeldAnswer[];
}

async function replacementOf(
  { sha256, ...standing }: Release,
  toReplace: ToReplace,
  deps: ReplaceDeps,
): Promise<Next | 'unsettled' | 'not_replaceable'> {
  const { unitId, period, replacement, reason } = toReplace;
  const revision = standing.revision + 1;
  const about = { ...standing, revision, publishedAt: deps.now(), replacement, reason };
  const held = await deps.releases.answersOf(unitId, standing);
  if (replacement === 'withdrawn') return { document: { ...about, answers: withdrawnAnswers(standing.answers) }, held };

  const night = await deps.releases.night(unitId, period.name);
  const { bursts } = standing;
  const settled = await settledAnswers(unitId, period, { steps: night?.shown ?? [], bursts }, deps);
  if (settled === 'unsettled') return 'unsettled';
  const made = settled.collected.made();
  const methodVersion = METHOD_VERSION;
  if (replacement === 'total') {
    const anew = totalAnew(held, made.held, revision);
    if (!anew.mayReplace || standing.answers.unit.figure === null) return 'not_replaceable';
    const { unit, flagged } = unitAnew(made, anew.elements);
    if (unit.figure === null) return 'not_replaceable';
    const beside = { flagged, withoutFlagged: null, channels: {}, setAside: null };
    // A rule holds also for what came since: that is neither in the new total nor late.
    const aside = asideNumbers(made.asideCells);
    const answers = { ...standing.answers, unit, beside };
    return { document: { ...about, methodVersion, aside, answers }, held: anew.held };
  }
  const again = makeRelease({ ...about, methodVersion, unitId, period, live: settled.cells }, made);
  return again !== undefined && areSameAnswers(held, made.held) && hasSameLines(again, standing)
    ? {
        document: again,
        held: held.map((answer) => heldBy(answer, `${answer.revisions},${revision}`)),
      }
    : 'not_replaceable';
}

/** The total of all that stands, of the elements that may be shown anew, and how many in it have a flag. */
function unitAnew(made: AnswersToRelease, elements: readonly Element[]) {
  const {
    unit,
    beside: { flagged },
  } = releasedAnswers(made);
  if (unit.figure === null) return { unit, flagged };
  const distributions = Object.fromEntries(
    Object.entries(unit.figure.distributions).filter(([element]) => elements.includes(element as Element)),
  );
  return { unit: { ...unit, figure: { ...unit.figure, distributions } }, flagged };
}

/** Also by whom they are charged to, and whether they are flagged: of one that went and one that came, two revisions would tell. */
function areSameAnswers(before: readonly HeldAnswer[], now: readonly HeldAnswer[]): boolean {
  return namesOf(before) === namesOf(now);
}

function namesOf(all: readonly HeldAnswer[]): string {
  const names = all.map(({ key, officerId, serviceId, channel, flagged }) =>
    [key, officerId, serviceId, channel, flagged].join(),
  );
  return names.toSorted().join('\n');
}

/** The same of them in the same figures. */
function hasSameLines(a: ReleaseDocument, b: ReleaseDocument): boolean {
  return linesOf(a) === linesOf(b);
}

function linesOf({ numbers, answers: { unit, officers, services, nobodys } }: ReleaseDocument): string {
  const parts = [unit, ...officers, ...services, ...nobodys];
  // What was kept has its fields in another order than what was just made.
  return canonicalText({ numbers, parts: parts.map(({ answered, figure }) => [answered, figure?.n]) });
}
