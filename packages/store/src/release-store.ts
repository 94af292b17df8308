// Releases at rest: a head and a document in pieces, in one transaction and on the condition that there is none yet. Nothing
// of one is ever written a second time.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type {
  HeldAnswer,
  Instant,
  LocalDay,
  PeriodNumbers,
  ReleaseDocument,
  Replacement,
  RunningFigure,
  ShownStep,
  UnitId,
} from '@tera/domain';
import { type Author, auditPuts } from './audit-entry.ts';
import { type Item, M, N, S, binary, day, maps, number, optionalDay, present, text } from './attributes.ts';
import { type DynamoClient, PutItemCommand, isConditionFailure } from './aws/dynamodb.ts';
import { itemReader } from './item-reader.ts';
import { pack, unpack, unpacked } from './packed.ts';
import { type KeptStep, RELEASE_FORM, heldAnswers, stepsOfNight } from './release-codecs.ts';
import { type ReleaseHead, headKey, releasesKey } from './release-heads.ts';
import {
  type ReleaseReader,
  bodyKey,
  nightKey,
  nightNumbers,
  releaseReader,
  ruledKey,
  visibleOf,
} from './release-reader.ts';
import { transact, tried } from './transact.ts';

/** What is known of a period that is not released, as of a night. */
export interface Night {
  /** The local day of the night whose numbers these are; before the first there are none. */
  readonly asOf: LocalDay | undefined;
  readonly numbers: PeriodNumbers;
  /** Those kept since the visible one, oldest first; the visible one itself comes first. */
  readonly steps: readonly KeptStep[];
  readonly visible: RunningFigure | undefined;
  /** All steps that were ever visible, oldest first. */
  readonly shown: readonly ShownStep[];
  readonly version: number;
}

/** What a release was reckoned with, and must still be so when it is put. */
export interface ReckonedWith {
  /** The exclusion that was decided last. */
  readonly lastRuling: string | undefined;
  /** Of the night whose steps were visible; 0 without one. */
  readonly nightVersion: number;
}

/** The replacement of one revision in one way. */
export interface ReplacementOf {
  readonly period: string;
  readonly revision: number;
  readonly replacement: Replacement;
}

export interface Proposal extends ReplacementOf {
  readonly keyId: string;
  readonly reason: string;
}

export interface ReleaseStore extends ReleaseReader {
  /**
   * Refused when the revision is there already, since a release is never written again; a first one also when it was not
   * `reckonedWith` what is decided of its period now.
   */
  readonly publish: (
    unitId: UnitId,
    made: {
      readonly document: ReleaseDocument;
      readonly held: readonly HeldAnswer[];
      readonly reckonedWith?: ReckonedWith;
    },
    by: Author,
  ) => Promise<ReleaseHead | 'refused'>;
  /** Which answers a revision holds. */
  readonly answersOf: (unitId: UnitId, revision: Pick<ReleaseHead, 'period' | 'revision'>) => Promise<HeldAnswer[]>;
  /** What a key has said, that another has to say as well. */
  readonly proposal: (unitId: UnitId, of: ReplacementOf) => Promise<Proposal | undefined>;
  readonly propose: (unitId: UnitId, proposal: Proposal, by: Author, at: Instant) => Promise<void>;
  readonly night: (unitId: UnitId, period: string) => Promise<Night | undefined>;
  /** False when somebody else has written it since it was read at `version` (0: it was not there). */
  readonly putNight: (unitId: UnitId, period: string, night: Night) => Promise<boolean>;
}

export function releaseStore(client: DynamoClient, table: string): ReleaseStore {
  const getItem = itemReader(client, table);
  const reader = releaseReader(client, table);

  return {
    ...reader,

    publish: async (unitId, { document, held, reckonedWith }, by) => {
      const { period, to, revision } = document;
      const { sha256, chunks } = await pack(canonicalText({ v: RELEASE_FORM, ...document }));
      const head: ReleaseHead = {
        period,
        to,
        revision,
        sha256,
        methodVersion: document.methodVersion,
        publishedAt: document.publishedAt,
        replacement: document.replacement,
        reason: document.reason,
        chunks: chunks.length,
      };
      const puts = [
        { Put: { TableName: table, Item: headItem(unitId, head), ...NOT_THERE } },
        ...chunks.map((chunk, index) => ({
          Put: {
            TableName: table,
            Item: { pk: releasesKey(unitId), sk: S(bodyKey(period, revision, index)), gzip: { B: chunk } },
          },
        })),
        ...(await pack(JSON.stringify(held))).chunks.map((chunk, index) => ({
          Put: {
            TableName: table,
            Item: { pk: releasesKey(unitId), sk: S(heldKey(period, revision, index)), gzip: { B: chunk } },
          },
        })),
      ];
      const { publishedAt: at, replacement, reason, methodVersion } = head;
      const audited = await auditPuts(table, {
        at,
        by,
        what: revision === 1 ? 'release.made' : 'release.replaced',
        units: [unitId],
        of: period,
        after: { period, revision, sha256, methodVersion, replacement, reason },
      });
      const checks = reckonedWith === undefined ? [] : checksOf(unitId, period, reckonedWith, table);
      const outcome = await tried(() => transact(client, [...puts, ...checks, ...audited]));
      if (outcome === 'busy') throw new Error('a release is made by several at once');
      return outcome === 'refused' ? outcome : head;
    },

    answersOf: async (unitId, { period, revision }) => {
      const chunks: Uint8Array[] = [];
      for (;;) {
        const item = await getItem({ pk: releasesKey(unitId), sk: S(heldKey(period, revision, chunks.length)) });
        if (item === undefined) break;
        chunks.push(binary(item, 'gzip'));
      }
      return heldAnswers(await unpacked(chunks));
    },

    proposal: async (unitId, of) => {
      const item = await getItem({ pk: releasesKey(unitId), sk: S(proposalKey(of)) });
      return item && { ...of, keyId: text(item, 'keyId'), reason: text(item, 'reason') };
    },

    propose: async (unitId, { keyId, reason, ...of }, by, at) => {
      const Item = { pk: releasesKey(unitId), sk: S(proposalKey(of)), keyId: S(keyId), reason: S(reason) };
      const audited = await auditPuts(table, {
        at,
        by,
        what: 'replacement.proposed',
        units: [unitId],
        of: of.period,
        after: { ...of, reason },
      });
      const outcome = await tried(() => transact(client, [{ Put: { TableName: table, Item } }, ...audited]));
      if (outcome !== 'done') throw new Error(`a replacement could not be proposed: ${outcome}`);
    },

    night: async (unitId, period) => {
      const item = await getItem({ pk: releasesKey(unitId), sk: S(nightKey(period)) });
      if (item === undefined) return undefined;
      return {
        asOf: optionalDay(item, 'asOf'),
        numbers: await nightNumbers(item),
        steps: stepsOfNight(await unpack([binary(item, 'steps')], text(item, 'stepsHash'))),
        visible: visibleOf(item),
        shown: maps(item, 'shown').map(shownStepOf),
        version: number(item, 'version'),
      };
    },

    putNight: async (unitId, period, { asOf, numbers, steps, visible, shown, version }) => {
      const [packedNumbers, packedSteps] = await Promise.all([
        pack(JSON.stringify(numbers)),
        pack(JSON.stringify(steps)),
      ]);
      const Item = {
        pk: releasesKey(unitId),
        sk: S(nightKey(period)),
        ...present({
          asOf: asOf === undefined ? undefined : S(asOf),
          numbers: { B: packedNumbers.chunks[0] ?? new Uint8Array() },
          numbersHash: S(packedNumbers.sha256),
          steps: { B: packedSteps.chunks[0] ?? new Uint8Array() },
          stepsHash: S(packedSteps.sha256),
          visible: visible && M(Object.entries({ asOf: S(visible.asOf), n: N(visible.n), ikm: N(visible.ikm) })),
          shown: {
            L: shown.map(({ asOf: on, n, others }) => M(Object.entries({ asOf: S(on), n: N(n), others: N(others) }))),
          },
          version: N(version + 1),
        }),
      };
      const condition = version === 0 ? NOT_THERE : isStill('version', N(version));
      try {
        await client.send(new PutItemCommand({ TableName: table, Item, ...condition }));
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
  };
}

function checksOf(unitId: UnitId, period: string, { lastRuling, nightVersion }: ReckonedWith, TableName: string) {
  const pk = releasesKey(unitId);
  return [
    {
      ConditionCheck: {
        TableName,
        Key: { pk, sk: S(ruledKey(period)) },
        ...(lastRuling === undefined ? NOT_THERE : isStill('last', S(lastRuling))),
      },
    },
    {
      ConditionCheck: {
        TableName,
        Key: { pk, sk: S(nightKey(period)) },
        ...(nightVersion === 0 ? NOT_THERE : isStill('version', N(nightVersion))),
      },
    },
  ];
}

const NOT_THERE = { ConditionExpression: 'attribute_not_exists(pk)' };

function isStill(name: string, value: AttributeValue) {
  return {
    ConditionExpression: '#was = :read',
    ExpressionAttributeNames: { '#was': name },
    ExpressionAttributeValues: { ':read': value },
  };
}

/** The one text of a content: the keys of every object in the order of their letters. */
export function canonicalText(content: object): string {
  return JSON.stringify(content, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function shownStepOf(step: Item): ShownStep {
  return { asOf: day(step, 'asOf'), n: number(step, 'n'), others: number(step, 'others') };
}

function heldKey(period: string, revision: number, index: number): string {
  return `HELD#${period}#${String(revision).padStart(4, '0')}#${String(index).padStart(4, '0')}`;
}

function proposalKey({ period, revision, replacement }: ReplacementOf): string {
  return `PROPOSAL#${period}#${String(revision).padStart(4, '0')}#${replacement}`;
}

function headItem(unitId: UnitId, head: ReleaseHead): Item {
  return {
    pk: releasesKey(unitId),
    sk: S(headKey(head)),
    ...present({
      period: S(head.period),
      to: S(head.to),
      revision: N(head.revision),
      sha256: S(head.sha256),
      methodVersion: S(head.methodVersion),
      publishedAt: N(head.publishedAt),
      replacement: head.replacement === undefined ? undefined : S(head.replacement),
      reason: head.reason === undefined ? undefined : S(head.reason),
      chunks: N(head.chunks),
    }),
  };
}
