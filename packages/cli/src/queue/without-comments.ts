// A message as it may be shown: without what a citizen wrote. Where a message cannot be read nobody knows which part of it
// that is, so only the names of its parts are shown.

/** @returns an object to print, or a sentence. */
export function withoutComments(body: string, isReadable: boolean, isAskedFor: boolean): unknown {
  const json = parsed(body);
  if (isAskedFor) return json ?? body;
  if (isReadable) return hidden(json);
  const size = `${Buffer.byteLength(body)} bytes`;
  if (typeof json !== 'object' || json === null) return `${size} that are no JSON object; --with-comments prints them`;
  return `${size} with the parts ${Object.keys(json).join(', ')}; --with-comments prints them`;
}

function hidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidden);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === 'comment' && typeof part === 'string' ? `(${part.length} characters, hidden)` : hidden(part),
    ]),
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
