// Every route by its name, for the functions that serve them: `import * as routes from '@tera/contracts/routes'` takes along
// only the files whose routes are used, so a file holds the routes of one function. What is not in here is neither deployed
// nor documented.
export * from './brought-figures.ts';
export * from './comments.ts';
export * from './evidence.ts';
export * from './follow-ups.ts';
export * from './indicators.ts';
export * from './objections.ts';
export * from './pages.ts';
export * from './people.ts';
export * from './qminder.ts';
export * from './rebuild.ts';
export * from './registry.ts';
export * from './releases.ts';
export * from './responses.ts';
export * from './service.ts';
export * from './snapshots.ts';
export * from './survey-links.ts';
export * from './ticket-events.ts';
export * from './tickets.ts';
