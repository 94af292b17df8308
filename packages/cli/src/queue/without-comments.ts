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
    Object.entries(value).map(([name, part]) => [name, name === 'comment' ? withoutText(part) : hidden(part)]),
  );
}

/** A comment stands with its answer, where an earlier version sent it, or apart, with an id of its own. */
function withoutText(comment: unknown): unknown {
  if (typeof comment === 'string') return lengthOf(comment);
  if (typeof comment !== 'object' || comment === null) return comment;
  return Object.fromEntries(
    Object.entries(comment).map(([name, part]) => [
      name,
      name === 'text' && typeof part === 'string' ? lengthOf(part) : part,
    ]),
  );
}

function lengthOf(text: string): string {
  return `(${text.length} characters, hidden)`;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
