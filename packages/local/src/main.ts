// `npm start`. Only turns on V8's compile cache, which works for what is imported afterwards: most of a start is loading
// code, and a third of that is compiling it.

import { enableCompileCache } from 'node:module';
import { compileCache } from './cache-folder.ts';

enableCompileCache(compileCache);
const { run } = await import('./command.ts');
await run(process.argv.slice(2));
