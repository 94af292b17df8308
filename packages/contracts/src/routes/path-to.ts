// The path of a call, for whoever makes it. It knows no schema, so that a page and a published client can carry it.

/** The names in the path of a call: `unitId` of `GET /v1/units/{unitId}`, `address` of `GET /p/{address+}`. */
export type NameIn<C extends string> = C extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Greedy}+` ? Greedy : Name) | NameIn<Rest>
  : never;

/**
 * The path of a route's call, with its names filled in: `pathTo<typeof getTicketLink>('GET /v1/…', { unitId, ticketId })`.
 * With the type of the route, another call than the route's does not compile.
 */
export function pathTo<R extends { readonly call: string }>(
  call: R['call'],
  ...[names]: [NameIn<R['call']>] extends [never] ? [] : [Readonly<Record<NameIn<R['call']>, string>>]
): string {
  return filledPath(call, names ?? {});
}

/** The same for a call that is known only when it is made. A name that is not given is left empty. */
export function filledPath(call: string, names: Readonly<Record<string, string>>): string {
  const path = call.slice(call.indexOf(' ') + 1);
  return path.replace(/\{(\w+)\+?\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''));
}
