// What the numbers of a counter begin with. The page that gives them out and the server that lends them reckon it alike.

/** What the registry says, else A, B, C … in the order of the counters, without those that it says of others. */
export function counterPrefix(
  counters: readonly { readonly id: string; readonly prefix?: string | undefined }[],
  counterId: string,
): string {
  const said = new Set(counters.map(({ prefix }) => prefix));
  let place = 0;
  for (const { id, prefix } of counters) {
    if (prefix === undefined) while (said.has(lettersOf(place))) place += 1;
    if (id === counterId) return prefix ?? lettersOf(place);
    if (prefix === undefined) place += 1;
  }
  return lettersOf(place);
}

/** A … Z, AA, AB … */
function lettersOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : lettersOf(Math.floor(place / 26) - 1) + letter;
}
