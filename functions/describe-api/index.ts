// What the API says of itself, and the answer to every path that it does not know.
import { errorCatalogue, methodsAt, openApiDocument } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { observer, on, onUnknown, serve } from '@tera/http';
import manifest from '../../package.json' with { type: 'json' };
import { describeError, errorsIn } from './errors.ts';
import { sorryStray, tellBrowser } from './tell-browser.ts';

const deps = { ...observer(), now: Date.now };
const { version } = manifest;

export const handler = serve('describe-api', deps, [
  on(routes.health, () => ({ status: 200, body: { status: 'ok', version } })),
  on(routes.openApi, () => ({ status: 200, body: { ...openApiDocument(version) } })),
  on(routes.listErrors, ({ format }) => errorsIn(errorCatalogue(), format)),
  on(routes.describeError, ({ path, format }) => describeError(path.name, format)),
  onUnknown(methodsAt, { work: tellBrowser, sorry: sorryStray }),
]);
