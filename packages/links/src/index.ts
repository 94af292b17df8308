// Survey links and the keys of the responses that come back through them.
export * from './counter-mark.ts';
export * from './device.ts';
export * from './find-survey.ts';
export * from './open-link.ts';
export * from './opened-form.ts';
export * from './response-key.ts';
export * from './secret-source.ts';
export * from './secrets.ts';
export type { LinkSecrets } from './signed-text.ts';
export * from './short-address.ts';
export * from './survey-link.ts';
