// Signs that an answer may not be the citizen's own (domain.md §5). A flag is counted beside the answers and shown; it
// never takes an answer out, as half of all honest answers carry one. Some are the answer's own; one is its day's.

export const FLAGS = ['fast', 'quick', 'straight', 'sameDevice', 'honeypot', 'counterBrowser', 'remade'] as const;
/**
 * - `fast`: within a minute after the ticket was completed, as when an officer answers on the citizen's phone
 * - `quick`: filled in less than twenty seconds after the form was opened, or nobody can say when that was
 * - `straight`: the same score for every one of five or more elements
 * - `sameDevice`: the same device answered for several tickets on one day
 * - `honeypot`: the field that people cannot see was filled
 * - `counterBrowser`: from a browser that has run a counter of this unit
 * - `remade`: through a link that was made again, after the one that the completion gave
 */
export type Flag = (typeof FLAGS)[number];

/** `burst`: the answer came on a day on which more came this way than the unit's tickets make likely (release/burst.ts). */
export type FlagOfDay = 'burst';

/** Flags that are told in numbers. That all scores are alike says what was answered: of a part it is not told. */
export type NumberedFlag = Exclude<Flag, 'straight'> | FlagOfDay;

/**
 * What makes an answer one that should be looked at ("perlu dilihat"), here and nowhere else: any of these. In print, in
 * figures without such answers and in what may be set aside it is this list.
 */
export const NUMBERED_FLAGS: readonly NumberedFlag[] = [...FLAGS.filter((flag) => flag !== 'straight'), 'burst'];
