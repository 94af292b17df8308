// Serves the browser counter: one page, its service worker, its manifest and icons. Nothing here depends on the request.
import { COUNTER_FILES, SORRY } from '@tera/counter-app';
import { observer, pageEndpoint, routes } from '@tera/http';

const deps = { ...observer(), sorry: () => SORRY };

export const handler = routes(
  Object.fromEntries(
    Object.entries(COUNTER_FILES).map(([route, file]) => [route, pageEndpoint(deps, () => ({ page: file }))]),
  ),
);
