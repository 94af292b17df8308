// Whether requests and answers are as the API describes itself: judged by the document that it serves, and nothing else.

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Answer, Client } from './client.ts';

export interface ServedApi {
  readonly document: Readonly<Record<string, unknown>>;
  /** `GET /v1/keys 200`, for everything that the document says may be answered. */
  readonly documented: readonly string[];
  /** What speaks against the answer; nothing, when it is as documented. `route`: such as `GET /v1/keys`. */
  readonly complaintsAbout: (route: string, answer: Answer) => string[];
  /** What speaks against a body that a client would send. */
  readonly complaintsAboutBody: (route: string, body: unknown) => string[];
  readonly complaintsAboutSchema: (name: string, value: unknown) => string[];
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

export async function servedApi(client: Client): Promise<ServedApi> {
  const { json } = await client.call('GET', '/v1/openapi.json', { key: null });
  const document = json as { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  // Not strict: the document is more than a schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'served');

  const complaints = (pointer: string, value: unknown): string[] => {
    const validate = ajv.getSchema(`served#${pointer}`);
    if (validate === undefined) return [`there is no schema at ${pointer}`];
    if (validate(value) === true) return [];
    return (validate.errors ?? []).map(({ instancePath, message = '', params }) =>
      [instancePath, message, JSON.stringify(params)].join(' '),
    );
  };
  return {
    document,
    documented: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
      ),
    ),
    complaintsAbout: (route, { status, mediaType, text, json: body }) => {
      const [method = '', path = ''] = route.split(' ');
      const response = document.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
      if (response === undefined) return [`${route} does not say that it may answer ${status}`];
      if (response.content === undefined) return text === '' ? [] : [`${route} answers ${status} with a body`];
      if (!(mediaType in response.content)) return [`${route} answers ${status} as '${mediaType}'`];
      const content = `${pointerTo(route)}/responses/${status}/content/${escaped(mediaType)}/schema`;
      return complaints(content, mediaType.endsWith('json') ? body : text);
    },
    complaintsAboutBody: (route, body) =>
      complaints(`${pointerTo(route)}/requestBody/content/${escaped('application/json')}/schema`, body),
    complaintsAboutSchema: (name, value) => complaints(`/components/schemas/${name}`, value),
  };
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
