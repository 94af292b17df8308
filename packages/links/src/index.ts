// Survey links and the keys of the responses that come back through them.
export * from './response-key.ts';
export * from './secrets.ts';
export * from './survey-link.ts';
