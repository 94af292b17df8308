// The work of the API that typing sheets of paper is made of, asked by who is signed in.
import * as routes from '@tera/contracts/routes';
import { inPerson } from '@tera/http';
import type { ConsoleView } from '@tera/in-person';
import { type ImportDeps, importResponses } from '@tera/responses';

export function typingOf(deps: ImportDeps) {
  return {
    unit: deps.registry.unit,
    bringIn: inPerson(routes.importResponses, (request) => importResponses(request, deps)),
  };
}

/** The page for typing as its work sees it. */
export type TypingView = ConsoleView<ReturnType<typeof typingOf>>;
