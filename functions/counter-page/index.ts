// Serves the browser counter: one page, its service worker, its manifest and icons. Nothing here depends on the request.
import type { PageRoute } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { COUNTER_FILES, type CounterRoute, SORRY } from '@tera/counter-app';
import { type Served, observer, onPage, serve } from '@tera/http';

function file<const R extends PageRoute & { readonly call: CounterRoute }>(route: R): Served<R['call']> {
  return onPage(
    route,
    () => ({ page: COUNTER_FILES[route.call] }),
    () => SORRY,
  );
}

export const handler = serve('counter-page', { ...observer(), now: Date.now }, [
  file(routes.counterPage),
  file(routes.counterDisplay),
  file(routes.counterWorker),
  file(routes.counterManifest),
  file(routes.counterIcon),
  file(routes.counterMaskableIcon),
]);
