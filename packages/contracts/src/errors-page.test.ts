// docs/errors.md is the catalogue in words. It is made here and nowhere else:
// `npx vitest run --project unit packages/contracts/src/errors-page.test.ts --update` writes it anew.
import { describe, expect, it } from 'vitest';
import { GATEWAY_REFUSALS, errorCatalogue } from './error-catalogue.ts';

describe('docs/errors.md', () => {
  it('is made of the catalogue', async () => {
    await expect(pageInWords()).toMatchFileSnapshot('../../../docs/errors.md');
  });
});

function pageInWords(): string {
  const kinds = Map.groupBy(errorCatalogue(), ({ status }) => status);
  const sections = Array.from(kinds, ([status, entries]) => {
    const lines = entries.map(({ code, meaning }) => `- \`${code}\`: ${meaning}\n`);
    return `## ${status}: ${entries[0]?.title}\n\n\`type\` is \`${entries[0]?.type}\`.\n\n${lines.join('')}`;
  });
  const byGateway = Object.entries(GATEWAY_REFUSALS).map(([status, meaning]) => `- \`${status}\`: ${meaning}\n`);
  return [
    INTRODUCTION,
    ...sections,
    `## What the gateway says by itself\n\n${OF_THE_GATEWAY}\n\n${byGateway.join('')}`,
  ].join('\n');
}

const INTRODUCTION = `<!-- Made of packages/contracts/src/errors.ts; a test holds it to that, and writes it. -->

# Errors

Every refusal is a problem document (RFC 9457, \`application/problem+json\`). Its \`errors\` say which field is meant, with one
of these codes and a message for people. A program acts on the code, and takes one that it does not know by the status: there
will be more. No code is given another meaning. The same list is served at \`/v1/errors\`, and \`type\` leads to the part of it
that is meant.

What is refused in an event or an answer of a push stands in what the push is answered, in \`rejected\`, with the codes of 422.
`;

const OF_THE_GATEWAY = `As \`application/json\` with a \`message\` and no more, before any function is asked.`;
