// Asks before something is changed. Where nobody can answer, the change is not made: a script says `--yes`.
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';

/** @throws Failure when the answer is no, or there is none. */
export async function confirm(question: string, isConfirmed: true | undefined, { terminal }: Context): Promise<void> {
  if (isConfirmed === true) return;
  const answer = await terminal.ask(question);
  if (answer === true) return;
  if (answer === false) throw new Failure('declined', 'Nothing was changed.');
  throw new Failure(
    'declined',
    'Nobody is here to confirm it, so nothing was changed.',
    'Add --yes to do it without a question.',
  );
}
