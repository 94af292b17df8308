// What the API says of itself, and the answer to every path that it does not know.
import { openApiDocument } from '@tera/contracts';
import { endpoint, observer, refuse, routes } from '@tera/http';
import manifest from '../../package.json' with { type: 'json' };

const deps = { ...observer(), now: Date.now };
const { version } = manifest;

export const handler = routes({
  'GET /v1/health': endpoint({}, deps, () => ({ status: 200, body: { status: 'ok', version } })),
  'GET /v1/openapi.json': endpoint({}, deps, () => ({ status: 200, body: openApiDocument(version) })),
  $default: endpoint({}, deps, () =>
    refuse(404, '', 'unknown_route', 'there is nothing at this path and method; see /v1/openapi.json'),
  ),
});
