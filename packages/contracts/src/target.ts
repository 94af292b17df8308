// Targets as a unit sets them, and what is said of them in a row. A target that nothing could ever be held against is
// refused where it is written: in a row it would only be missing.
import { INDICATOR_IDS, PERIOD_FORMS, findIndicator, isCount, periodAskedFor } from '@tera/domain';
import type { Indicator, RegistryDocument, Target } from '@tera/domain';
import * as z from 'zod';
import { lazily } from './lazily.ts';
import { type Complaint, complain } from './complaint.ts';
import { OfficerIdSchema, ServiceIdSchema } from './ids.ts';
import { PERIOD_PATTERN } from './period.ts';
import { TEXT_KINDS, printedText } from './text.ts';

/** Most targets of a unit. */
const TARGETS = 2000;

/**
 * What a target can be; a share of 85 is a mistake for 0.85. An achievement is the realisation divided by it: none is so small
 * that the quotient could not be told, and none is nought.
 */
const BOUNDS: Readonly<Record<Indicator['unit'], readonly [least: number, most: number]>> = {
  tickets: [1, 1e9],
  items: [1, 1e9],
  seconds: [1, 1e9],
  share: [0.0001, 1],
  index: [25, 100],
  score: [1, 4],
  ratio: [0.001, 1000],
};
const LEAST = Math.min(...Object.values(BOUNDS).map(([least]) => least));
const MOST = Math.max(...Object.values(BOUNDS).map(([, most]) => most));

const TargetSchema = lazily(() =>
  z
    .strictObject({
      indicator: z
        .string()
        .register(TEXT_KINDS, { kind: 'code' })
        .meta({
          example: 'service.p50',
          description: 'An id of the indicator catalogue.',
          enum: [...INDICATOR_IDS],
        }),
      value: z
        .number()
        .min(LEAST, { abort: true })
        .max(MOST, { abort: true })
        .meta({ description: 'In the unit of the indicator: seconds, or 0.85 for 85 %.' }),
      serviceId: ServiceIdSchema.optional(),
      officerId: OfficerIdSchema.optional(),
      period: z
        .string()
        .register(TEXT_KINDS, { kind: 'code' })
        .optional()
        .meta({
          example: '2026-Q4',
          pattern: PERIOD_PATTERN,
          description: `${PERIOD_FORMS}. A level also holds inside it, and always where there is none; a count needs one.`,
        }),
      decree: printedText(200).optional(),
    })
    .superRefine((target, context) => {
      for (const { path, ...fault } of faultsOf(target)) complain(context, { path: [path], ...fault });
    })
    .meta({ id: 'Target' }),
);

export const TargetsSchema: z.ZodType<readonly Target[]> = lazily(() =>
  z
    .array(TargetSchema)
    .max(TARGETS)
    .superRefine((targets, context) => {
      const seen = new Set<string>();
      for (const [index, { indicator, serviceId, officerId, period }] of targets.entries()) {
        const same = JSON.stringify([indicator, serviceId, officerId, period]);
        if (seen.has(same)) {
          const message = `'${indicator}' has a target for the same figures before`;
          complain(context, { path: [index], code: 'duplicate', message });
        }
        seen.add(same);
      }
    }),
);

export interface TargetFault {
  readonly path: readonly PropertyKey[];
  readonly code: 'unknown_service' | 'unknown_officer';
  readonly message: string;
}

/** Targets for services and officers that the same document does not have; paths are from the document. */
export function strangersInTargets({ targets = [], services, officers }: RegistryDocument): TargetFault[] {
  const known = { serviceId: new Set<string>(), officerId: new Set<string>() };
  for (const { id } of services) known.serviceId.add(id);
  for (const { id } of officers) known.officerId.add(id);
  return targets.flatMap((target, index) =>
    (['serviceId', 'officerId'] as const).flatMap((name): TargetFault[] => {
      const id = target[name];
      if (id === undefined || known[name].has(id)) return [];
      const [code, what] =
        name === 'serviceId' ? (['unknown_service', 'services'] as const) : (['unknown_officer', 'officers'] as const);
      return [{ path: ['targets', index, name], code, message: `'${id}' is not among the ${what} of this document` }];
    }),
  );
}

type Fault = Omit<Complaint, 'path'> & { readonly path: keyof Target };

function faultsOf({ indicator: id, value, officerId, period }: Target): Fault[] {
  const faults: Fault[] = [];
  if (period !== undefined && periodAskedFor(period) === undefined)
    faults.push({ path: 'period', code: 'invalid_value', message: `expected ${PERIOD_FORMS}` });
  const indicator = findIndicator(id);
  if (indicator === undefined) {
    faults.push({ path: 'indicator', code: 'unknown_indicator', message: 'not an id of the indicator catalogue' });
    return faults;
  }
  if (indicator.direction === 'none')
    faults.push({ path: 'indicator', code: 'no_direction', message: `neither more nor less of '${id}' is better` });
  if (officerId !== undefined && indicator.attribution === 'unit')
    faults.push({ path: 'officerId', code: 'not_of_officers', message: `'${id}' is the unit’s and no officer’s` });
  const [least, most] = BOUNDS[indicator.unit];
  if (value < least || value > most) {
    const code = value < least ? 'too_small' : 'too_big';
    faults.push({ path: 'value', code, message: `expected ${least} to ${most}: the unit is ${indicator.unit}` });
  }
  if (period === undefined && isCount(indicator))
    faults.push({ path: 'period', code: 'required', message: 'required: a count is a count of one period' });
  return faults;
}

export const AchievementSchema = lazily(() =>
  z
    .object({
      indicator: z.enum(INDICATOR_IDS),
      target: z.number(),
      realisation: z.number().nullable(),
      achievement: z.number().nullable(),
      direction: z.enum(['higher', 'lower', 'none']),
      decree: z.string().optional(),
    })
    .meta({
      id: 'Achievement',
      description:
        'r ÷ t, and where less is better 1 + (1 − r ÷ t): 1 is the target reached. Not rounded, not bounded, and null where the figure is suppressed. It is no predikat kinerja.',
    }),
);
