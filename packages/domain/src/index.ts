// What is measured, and how: everything here is a pure function, and nothing is imported from outside this folder.
export * from './comment.ts';
export * from './contribution.ts';
export * from './course.ts';
export * from './element.ts';
export * from './histogram.ts';
export * from './ids.ts';
export * from './indicator-row.ts';
export * from './period.ts';
export * from './registry.ts';
export * from './response.ts';
export * from './satisfaction.ts';
export * from './skm.ts';
export * from './statistics.ts';
export * from './ticket.ts';
export * from './ticket-contribution.ts';
export * from './time.ts';
