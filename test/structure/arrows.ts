// Who may import whom, from the bottom to the top: the one list of it, which the README shows and a test holds the sources to.
// What only tests are made of is not in it.

/** Each may import what is named, and nothing else of ours; what is named stands further up in this list. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  client: [],
  contracts: ['domain'],
  store: ['contracts', 'domain'],
  http: ['contracts', 'domain'],
  links: ['domain'],
  pages: ['domain'],
  adapters: ['contracts', 'domain'],
  intake: ['store', 'contracts', 'domain'],
  exports: ['pages', 'domain'],
  reporting: ['exports', 'http', 'store', 'contracts', 'domain'],
  objections: ['intake', 'http', 'store', 'contracts', 'domain'],
  publication: ['reporting', 'http', 'store', 'contracts', 'domain'],
  comments: ['exports', 'http', 'store', 'contracts', 'domain'],
  administration: ['links', 'pages', 'http', 'store', 'contracts', 'domain'],
  responses: ['intake', 'links', 'http', 'store', 'contracts', 'domain'],
  console: ['exports', 'pages', 'contracts', 'domain'],
  'in-person': ['console', 'links', 'pages', 'http', 'store', 'contracts', 'domain'],
  'counter-app': ['client', 'pages', 'contracts', 'domain'],
  functions: [
    'in-person',
    'intake',
    'objections',
    'publication',
    'comments',
    'administration',
    'responses',
    'reporting',
    'exports',
    'console',
    'counter-app',
    'links',
    'pages',
    'adapters',
    'http',
    'store',
    'contracts',
    'domain',
  ],
  infra: ['store', 'contracts'],
  local: ['infra', 'links', 'http', 'store', 'contracts', 'domain'],
  cli: ['adapters', 'client', 'pages', 'contracts', 'domain'],
  scripts: ['http', 'store', 'contracts'],
};

/** Of some, only a part may be imported. */
export const ONLY: readonly {
  readonly from: string;
  readonly to: string;
  readonly as: string;
  readonly because: string;
}[] = [
  {
    from: 'infra',
    to: 'store',
    as: '@tera/store/tables',
    because: 'the CDK app makes the tables as they are designed, and asks them nothing',
  },
];
