// What speaks against an answer: a failure of ours, a word that the document does not have, or a document that takes what the
// server refuses, or the other way round.

import { methodsAt } from '@tera/contracts';
import type { Contract } from '@tera/testing/contract';
import type { FuzzedAnswer, FuzzedCall } from './call.ts';
import { type Document, type Operation, partsOf } from './document.ts';
import { type Exception, EXCEPTIONS } from './exceptions.ts';

export interface Judge {
  readonly complaintsAbout: (call: FuzzedCall, answer: FuzzedAnswer) => readonly string[];
  /** The exceptions that no request has needed. */
  readonly unused: () => readonly Exception[];
}

interface Problem {
  readonly instance?: string;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

/** Codes by which a schema refuses: what they say, a document could say. The others are about what is known elsewhere. */
const OF_SCHEMAS = new Set([
  'control_character',
  'invalid_element',
  'invalid_format',
  'invalid_key',
  'invalid_type',
  'invalid_union',
  'invalid_value',
  'long_number',
  'not_multiple_of',
  'required',
  'too_big',
  'too_small',
  'unknown_field',
]);

export function judgeOf(contract: Contract, document: Document): Judge {
  const used = new Set<Exception>();
  const isExcepted = (route: string, path: string, code: string): boolean => {
    const found = EXCEPTIONS.find((one) => one.route.test(route) && one.path.test(path) && one.codes.includes(code));
    if (found !== undefined) used.add(found);
    return found !== undefined;
  };

  const ofOperation = (operation: Operation, call: FuzzedCall, answer: FuzzedAnswer): string[] => {
    const { route } = operation;
    const isHead = call.method === 'HEAD';
    const said = isHead ? saidByHead(operation, answer) : contract.complaintsAbout(route, answer);
    const { errors = [] } = isProblem(answer) ? (answer.json as Problem) : {};
    const doubts = document.complaintsAbout(operation, call);
    const { status } = answer;
    const strict = errors.filter(({ path, code }) => OF_SCHEMAS.has(code) && !isExcepted(route, path, code));
    const refuses = status === 415 || status === 406 || (status === 422 && strict.length > 0);
    const isLenient = status < 300 && doubts.length > 0 && !isExcepted(route, '', 'taken');
    return [
      ...said,
      ...(refuses && doubts.length === 0
        ? [`${route} refuses what the document allows: ${status} ${strict.map(shown).join(', ')}`]
        : []),
      ...(isLenient ? [`${route} takes what the document does not allow: ${doubts.join('; ').slice(0, 300)}`] : []),
    ];
  };

  return {
    complaintsAbout: (call, answer) => {
      const { pathname } = partsOf(call.path);
      const operation = document.operationFor(call.method === 'HEAD' ? 'GET' : call.method, pathname);
      const { status } = answer;
      return [
        ...(status >= 500 ? [`${call.method} ${operation?.path ?? pathname} is answered ${status}`] : []),
        ...(status === 405 && answer.headers['allow'] === undefined ? ['405 without Allow'] : []),
        ...(isProblem(answer) ? aboutProblem(answer, contract, document) : []),
        ...(operation === undefined ? aboutElsewhere(call, answer) : ofOperation(operation, call, answer)),
      ];
    },
    unused: () => EXCEPTIONS.filter((one) => !used.has(one)),
  };
}

function isProblem({ mediaType, text }: FuzzedAnswer): boolean {
  return mediaType === 'application/problem+json' && text !== '';
}

function aboutProblem(answer: FuzzedAnswer, contract: Contract, document: Document): string[] {
  const { instance, errors } = answer.json as Problem;
  return [
    ...contract.complaintsAboutSchema('Problem', answer.json).map((line) => `a problem document is none: ${line}`),
    ...errors
      .filter(({ code }) => !document.codes.has(code))
      .map(({ code }) => `the code '${code}' is in no catalogue`),
    ...(instance === answer.headers['apigw-requestid'] ? [] : ['a problem document is not of its request']),
  ];
}

/** As the answer to `GET`, and without a body. */
function saidByHead({ route, offers }: Operation, { status, mediaType, text }: FuzzedAnswer): string[] {
  return [
    ...(text === '' ? [] : [`HEAD of ${route} has a body`]),
    ...(status === 200 && !offers.includes(mediaType) ? [`HEAD of ${route} is '${mediaType}'`] : []),
  ];
}

/** Pages for browsers are no API; whatever else is not documented is not there, or by another method. */
function aboutElsewhere({ method, path }: FuzzedCall, answer: FuzzedAnswer): string[] {
  const { status } = answer;
  const { pathname } = partsOf(path);
  if (!pathname.startsWith('/v1/') && methodsAt(pathname).includes(method)) return [];
  // The gateway's own word for a path that cannot be read.
  if (status === 400 && answer.mediaType === 'application/json') return [];
  const isNowhere = status === 404 || status === 405;
  const isTold = method === 'HEAD' ? answer.text === '' : isProblem(answer);
  return isNowhere && isTold ? [] : [`${method} ${path.slice(0, 100)}, which is not documented, is answered ${status}`];
}

function shown({ path, code, message }: Problem['errors'][number]): string {
  return `${path} ${code} (${message.slice(0, 100)})`;
}
