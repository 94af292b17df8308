// Every route by its name, for the functions that serve them: `import * as routes from '@tera/contracts/routes'` takes along
// only those that are used. What is not in here is neither deployed nor documented.
export * from './contesting.ts';
export * from './intake.ts';
export * from './pages.ts';
export * from './reading.ts';
export * from './registry.ts';
export * from './service.ts';
