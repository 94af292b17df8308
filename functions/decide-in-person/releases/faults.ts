// What the work of the API has refused, as what a form says of it.
import type { ReleaseFault, ReleaseField } from '@tera/console';
import type { FieldError } from '@tera/contracts';

const OF_THE_STATE: Readonly<Record<string, ReleaseFault['why'] | undefined>> = {
  released: 'released',
  unsettled: 'unsettled',
  no_answers: 'noAnswers',
  not_over: 'notOver',
  not_replaceable: 'notReplaceable',
  contended: 'changed',
  already_decided: 'decided',
  own_proposal: 'ownProposal',
  in_progress: 'inProgress',
};

const OF_FIELDS: Readonly<Record<string, readonly [ReleaseField, ReleaseFault['why']] | undefined>> = {
  reason: ['reason', 'reasonUnreadable'],
  replacement: ['replacement', 'wayMissing'],
  period: ['period', 'periodUnknown'],
  where: ['channel', 'whereEmpty'],
  'where.channel': ['channel', 'unknown'],
  'where.counterId': ['counterId', 'counterUnknown'],
  'where.from': ['from', 'fromUnreadable'],
  'where.to': ['to', 'toUnreadable'],
};

const MISSING = new Set(['required', 'too_small']);

export function releaseFaultsOf(errors: readonly FieldError[]): readonly ReleaseFault[] {
  return errors.map(({ path, code }) => {
    const ofState = OF_THE_STATE[code];
    if (ofState !== undefined) return { why: ofState };
    const [field, why] = OF_FIELDS[path] ?? [undefined, 'unknown' as const];
    if (field === 'reason' && MISSING.has(code)) return { field, why: 'reasonMissing' };
    return { field, why };
  });
}
