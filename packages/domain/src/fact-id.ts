// How a fact is named to people and in paths: a ticket by its own id, an answer by its key behind `r~`. No ticket's id
// holds a `~`, so the two never meet.

const ANSWER = 'r~';

export interface NamedFact {
  readonly kind: 'ticket' | 'response';
  readonly id: string;
}

export function factIdOf({ kind, id }: NamedFact): string {
  return kind === 'ticket' ? id : `${ANSWER}${id}`;
}

/** Never fails: whether there is such a fact is for the store to say. */
export function parseFactId(text: string): NamedFact {
  return text.startsWith(ANSWER) ? { kind: 'response', id: text.slice(ANSWER.length) } : { kind: 'ticket', id: text };
}
