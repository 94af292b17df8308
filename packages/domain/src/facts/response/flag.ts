// Signs that an answer may not be the citizen's own (domain.md §5). A flag is counted beside the answers and shown; it
// never takes an answer out, as half of all honest answers carry one.

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
