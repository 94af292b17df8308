// Signs that an answer may not be the citizen's own (domain.md §5). A flag is counted beside the answers and shown; it
// never takes an answer out, as half of all honest answers carry one.

export const FLAGS = ['fast', 'quick', 'straight', 'sameDevice', 'honeypot'] as const;
/**
 * - `fast`: within a minute after the ticket's link was made, as when an officer answers on the citizen's phone
 * - `quick`: the page was filled in less than ten seconds
 * - `straight`: the same score for every one of five or more elements
 * - `sameDevice`: the same device answered for several tickets on one day
 * - `honeypot`: the field that people cannot see was filled
 */
export type Flag = (typeof FLAGS)[number];
