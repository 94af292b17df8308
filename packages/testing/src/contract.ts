// Whether requests and answers are as an OpenAPI document promises them: the one that this source makes, or one that
// somebody serves.
import { openApiDocument } from '@tera/contracts';
import type { HttpHandler } from '@tera/http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { type Answer, type Sent, send } from './http/index.ts';

export interface Contract {
  readonly document: Readonly<Record<string, unknown>>;
  /** `GET /v1/keys 200`, for everything that the document says may be answered. */
  readonly documented: readonly string[];
  /** What speaks against the answer; nothing, when it is as documented. `route`: such as `GET /v1/keys`. */
  readonly complaintsAbout: (route: string, answer: GivenAnswer) => string[];
  /** What speaks against a body that a client would send. */
  readonly complaintsAboutBody: (route: string, body: unknown) => string[];
  readonly complaintsAboutSchema: (name: string, value: unknown) => string[];
}

export interface GivenAnswer {
  readonly status: number;
  /** Without parameters; empty when there is none. */
  readonly mediaType: string;
  readonly text: string;
  /** The text, where it is JSON. */
  readonly json: unknown;
}

interface Described extends Readonly<Record<string, unknown>> {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** @param described an OpenAPI document, which is taken at its word */
export function contractOf(described: unknown): Contract {
  const document = described as Described;
  const { paths } = document;
  // Not strict: the document is more than a schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');

  const complaintsAt = (pointer: string, value: unknown): string[] => {
    const validate = ajv.getSchema(`openapi#${pointer}`);
    if (validate === undefined) return [`there is no schema at ${pointer}`];
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message = '', params }) =>
      [instancePath, message, JSON.stringify(params)].join(' '),
    );
  };
  return {
    document,
    documented: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
      ),
    ),
    complaintsAbout: (route, { status, mediaType, text, json }) => {
      const [method = '', path = ''] = route.split(' ');
      const response = paths[path]?.[method.toLowerCase()]?.responses[String(status)];
      if (response === undefined) return [`${route} does not say that it may answer ${status}`];
      if (response.content === undefined) return text === '' ? [] : [`${route} answers ${status} with a body`];
      if (!(mediaType in response.content)) return [`${route} answers ${status} as '${mediaType}'`];
      const content = `${pointerTo(route)}/responses/${status}/content/${escaped(mediaType)}/schema`;
      return complaintsAt(content, mediaType.endsWith('json') ? json : text);
    },
    complaintsAboutBody: (route, body) =>
      complaintsAt(`${pointerTo(route)}/requestBody/content/${escaped('application/json')}/schema`, body),
    complaintsAboutSchema: (name, value) => complaintsAt(`/components/schemas/${name}`, value),
  };
}

let ours: Contract | undefined;

/** What speaks against a function's answer, by the document that this source makes. `routeKey`: such as `GET /v1/keys`. */
export function complaints(routeKey: string, { status, headers, body }: Answer): string[] {
  ours ??= contractOf(openApiDocument('0.0.0'));
  const mediaType = String(headers['content-type'] ?? '').split(';')[0] ?? '';
  // A type without a body promises one.
  const text = body === undefined && mediaType === '' ? '' : JSON.stringify(body ?? null);
  return ours.complaintsAbout(routeKey, { status, mediaType, text, json: body });
}

/** Sends, and holds the answer to what is documented. */
export async function askByContract(handler: HttpHandler, sent: Sent & { readonly routeKey: string }): Promise<Answer> {
  const answer = await send(handler, sent);
  expect(complaints(sent.routeKey, answer)).toEqual([]);
  return answer;
}

/** Where the document speaks of a route. */
function pointerTo(route: string): string {
  const [method = '', path = ''] = route.split(' ');
  return `/paths/${escaped(path)}/${method.toLowerCase()}`;
}

/** A part of a JSON pointer. */
function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
