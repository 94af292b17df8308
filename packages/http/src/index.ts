// The house chain of an endpoint, and what it is made of.
export * from './api-key.ts';
export * from './authenticate.ts';
export * from './came-from.ts';
export * from './caller.ts';
export * from './counter-cookie.ts';
export * from './cursors.ts';
export * from './device-cookie.ts';
export * from './form-cookie.ts';
export * from './request.ts';
export * from './form.ts';
export * from './not-taken.ts';
export * from './observe.ts';
export * from './page.ts';
export * from './once.ts';
export * from './reply.ts';
export * from './serve.ts';
export * from './settings.ts';
