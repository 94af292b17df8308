// Whether an answer is one that the OpenAPI document promises: its status, its content type, and its body by schema.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../openapi/document.ts';

const document = openApiDocument('0.0.0');
// Not strict: the document is more than a schema.
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, 'openapi');

export interface GivenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  readonly body: unknown;
}

/** What speaks against the answer; nothing, when it is as documented. `routeKey`: such as `GET /v1/keys`. */
export function complaints(routeKey: string, { status, headers, body }: GivenAnswer): string[] {
  const [method = '', path = ''] = routeKey.split(' ');
  const responses = `/paths/${escaped(path)}/${method.toLowerCase()}/responses`;
  const response = at(`${responses}/${status}`) as { content?: Record<string, unknown> } | undefined;
  if (response === undefined) return [`${routeKey} does not say that it may answer ${status}`];
  const type = String(headers['content-type'] ?? '').split(';')[0] ?? '';
  if (response.content === undefined)
    return body === undefined && type === '' ? [] : [`${routeKey} answers ${status} with a body`];
  if (!(type in response.content)) return [`${routeKey} answers ${status} as '${type}'`];
  const validate = ajv.getSchema(`openapi#${responses}/${status}/content/${escaped(type)}/schema`);
  if (validate === undefined) return [`${routeKey} has no schema for ${status}`];
  if (validate(body) === true) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** What the document says at a JSON pointer. */
function at(pointer: string): unknown {
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
