// An objection as it is answered: what it is, and the trail of who did what when. It says nothing that an entry of the
// trail does not say.
import { type ObjectionBody, instantText } from '@tera/contracts';
import { type Objection, stateOf } from '@tera/store';

export function objectionBody(objection: Objection): ObjectionBody {
  const { unitId, objectionId, filed, decided } = objection;
  const { factId, officers: _, ...said } = filed;
  const decision = decided === undefined ? [] : [entry(decided.outcome, decided)];
  return {
    objectionId,
    unitId,
    factId,
    state: stateOf(objection),
    reason: filed.reason,
    by: filed.by,
    indicator: filed.indicator,
    filedAt: instantText(filed.at),
    decidedAt: decided === undefined ? undefined : instantText(decided.at),
    trail: [entry('filed', said), ...decision],
  };
}

function entry(
  what: ObjectionBody['trail'][number]['what'],
  {
    at,
    by,
    keyId,
    reason,
    ...more
  }: Omit<Objection['filed'], 'factId' | 'officers'> & Partial<NonNullable<Objection['decided']>>,
): ObjectionBody['trail'][number] {
  const { indicator, correction } = more;
  return { at: instantText(at), what, by, keyId, reason, indicator, correction };
}
