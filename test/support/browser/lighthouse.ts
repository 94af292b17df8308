// A page as Lighthouse judges it, on a slow phone over a slow line as it simulates them by default.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import lighthouse from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];

export interface Audit {
  /** By category, 0 to 1. */
  readonly scores: Readonly<Record<string, number | null>>;
  /** What holds a score back. */
  readonly shortfalls: readonly string[];
}

/** `port`: of the browser's debugging. @throws where the page cannot be loaded, or leads to another */
export async function audited(url: string, port: number): Promise<Audit> {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: CATEGORIES });
  const { lhr } = result ?? {};
  if (
    lhr === undefined ||
    lhr.runtimeError !== undefined ||
    new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname
  ) {
    throw new Error(`Lighthouse could not load ${url}: ${lhr?.runtimeError?.message ?? lhr?.finalDisplayedUrl}`);
  }
  return {
    scores: Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, score])),
    shortfalls: Object.values(lhr.audits)
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ id, displayValue }) => `${id}: ${displayValue}`),
  };
}

/** For the browser to be debugged at. */
export async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
