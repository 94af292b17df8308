// Work on many things, a few at a time: everything that talks to an engine is bounded by this.

/** The results in the order of `items`; rejects with the first failure. */
export async function inParallel<Value, Result>(
  items: readonly Value[],
  atOnce: number,
  work: (item: Value) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as Value);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
