// The browser counter as files to serve. What runs in the browser is in app/, and comes from there through build.ts.
export { COUNTER_FILES, type CounterRoute, SORRY, type ServedFile } from './pages.ts';
