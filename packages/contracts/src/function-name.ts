// The functions of the service, which are the folders of functions/. A verb with its object: what one of them does.
export const FUNCTION_NAMES = [
  'accept-qminder',
  'accept-response',
  'accept-ticket-events',
  'aggregate',
  'charge-answers',
  'console',
  'counter-page',
  'describe-api',
  'hear-objections',
  'keep-comments',
  'keep-snapshots',
  'list-tickets',
  'manage-registry',
  'publish',
  'read-evidence',
  'read-indicators',
  'rebuild-cells',
  'send-rulings',
  'survey-links',
  'survey-page',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];
