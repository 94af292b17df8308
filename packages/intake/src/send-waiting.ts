// Empties an outbox: page by page, until nothing is left, the time is over, or of a whole page nothing can be sent. What cannot
// be sent holds up nothing else.

export type SendingOutcome = 'sent' | 'left' | 'failed';

/** How many of what waited have come to what. `send` says it of each of a page, in its order. */
export async function sendWaiting<Waiting>(
  pages: AsyncIterable<readonly Waiting[]>,
  send: (page: readonly Waiting[]) => Promise<readonly SendingOutcome[]>,
): Promise<Readonly<Record<SendingOutcome, number>>> {
  const outcomes: SendingOutcome[] = [];
  for await (const page of pages) {
    // Of a page nothing may have been left that can be read.
    if (page.length === 0) continue;
    const those = await send(page);
    outcomes.push(...those);
    if (!those.includes('sent')) break;
  }
  const number = (wanted: SendingOutcome) => outcomes.filter((outcome) => outcome === wanted).length;
  return { sent: number('sent'), left: number('left'), failed: number('failed') };
}
