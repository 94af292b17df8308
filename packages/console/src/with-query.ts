// Addresses with what is asked of them.
export type QueryOfPath = Readonly<Record<string, string | undefined>>;

/** Without those that are not said. */
export function withQuery(path: string, query: QueryOfPath): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said).toString()}`;
}
