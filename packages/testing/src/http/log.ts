// What a function writes to its log while something happens, to the letter. A logger that exists already is caught too:
// it writes to the same two streams.
import { vi } from 'vitest';

/** All that was written to stdout and stderr meanwhile; nothing of it reaches the test's own output. */
export async function capturedOutput(happening: () => Promise<unknown>): Promise<string> {
  const written: string[] = [];
  const take = (chunk: string | Uint8Array) => {
    written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    return true;
  };
  const streams = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation(take));
  try {
    await happening();
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
  return written.join('');
}
