// What became of a ticket by the decision on an objection, as the page of the objection and that of the officer say it.
import type { Lang } from '@tera/pages';
import type { NamesOfUnit } from '../officer/ticket-events.ts';
import type { ObjectionShown } from './objection-view.ts';
import { OBJECTION_WORDS } from './objection-words.ts';

type Decided = Pick<ObjectionShown, 'state' | 'decided'>;

/** Nobody can object to such a ticket any more. */
export function isAnnulled({ state, decided }: Decided): boolean {
  return state === 'upheld' && decided !== undefined && decided.correction === undefined;
}

/** `undefined` where the ticket is as it was. */
export function whatBecame(
  { state, decided }: Decided,
  names: Pick<NamesOfUnit, 'officer' | 'service'>,
  lang: Lang,
): string | undefined {
  const words = OBJECTION_WORDS[lang];
  if (state !== 'upheld' || decided === undefined) return undefined;
  const { officerId, serviceId, accurate } = decided.correction ?? {};
  const put = [
    ...(officerId === undefined ? [] : [words.corrected.officer(names.officer(officerId))]),
    ...(serviceId === undefined ? [] : [words.corrected.service(names.service(serviceId))]),
    ...(accurate === false ? [words.corrected.times] : []),
  ];
  return put.length === 0 ? words.annulled : put.join('; ');
}
