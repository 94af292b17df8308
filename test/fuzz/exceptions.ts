// What the server refuses, or takes, by rules that a JSON Schema has no words for. Each says why; one that no long run needs is
// one too many.

export interface Exception {
  readonly route: RegExp;
  /** Of the field that is refused. */
  readonly path: RegExp;
  /** The codes, or `taken` for what the document does not allow and the server takes. */
  readonly codes: readonly string[];
  readonly because: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    route: /ticket-events$/,
    path: /^$/,
    codes: ['taken'],
    because: 'each event is judged by itself: a push is taken for its good ones',
  },
  {
    route: /ticket-events$/,
    path: /^events\.\d+\.(?:serviceId|officerId|reason)$/,
    codes: ['required'],
    because: 'what an event needs depends on its type',
  },
  {
    route: /\{unitId\}\/responses$/,
    path: /^$/,
    codes: ['taken'],
    because: 'each answer is judged by itself: a push is taken for its good ones',
  },
  {
    route: /\{unitId\}\/responses$/,
    path: /^responses\.\d+\.serviceId$/,
    codes: ['not_allowed'],
    because: 'an answer is about a ticket or a service, and never both',
  },
  {
    route: /\{unitId\}\/responses$/,
    path: /^responses\.\d+\.answeredOn$/,
    codes: ['invalid_value'],
    because: 'not every year has a 29 February',
  },
  {
    route:
      /\/(?:indicators|evidence|skm|objections|snapshots|rebuild|exclusions|releases(?:\/\{period\}(?:\/preview|\/follow-ups(?:\/\{element\})?)?)?)$/,
    path: /^(?:period|(?:where\.)?from|(?:where\.)?to)$/,
    codes: ['invalid_value'],
    because: 'not every year has a 29 February and a week 53; a span ends after it begins, and has at most 400 periods',
  },
  {
    route: /\/units\/\{unitId\}\/indicators$/,
    path: /^(?:period|from|to)$/,
    codes: ['required'],
    because: 'a period, or both ends of a span',
  },
  {
    route: /^GET \/v1\/skm$/,
    path: /^units$/,
    codes: ['invalid_value'],
    because: 'a list in one text is of ids, each by its own rules, and of at most a hundred',
  },
  {
    route: /^POST \/v1\/units\/\{unitId\}\/releases$/,
    path: /^reason$/,
    codes: ['required'],
    because: 'a reason is needed before a release is due, and to replace one',
  },
  {
    route: /\/exclusions$/,
    path: /^where$/,
    codes: ['invalid_value'],
    because: 'a rule without anything in it would set everything aside',
  },
  {
    route: /^PUT \/v1\/units\/\{unitId\}$/,
    path: /^timeZone$/,
    codes: ['invalid_value'],
    because: 'the names of time zones are a list of IANA',
  },
  {
    route: /^PUT \/v1\/units\/\{unitId\}$/,
    path: /^targets\.\d+\./,
    codes: ['invalid_value', 'too_small', 'too_big', 'required'],
    because: 'what a target may be depends on its indicator',
  },
  {
    route: /./,
    path: /(?:reason|by|note|name|contact|decree)$/,
    codes: ['too_small'],
    because: 'what nobody can see is told apart by the lists of Unicode',
  },
  {
    route: /people\/\{personId\}$/,
    path: /^roles\.\d+\.(?:officerId|units)$/,
    codes: ['invalid_value'],
    because: 'an officer is one of a single unit, and of that role alone',
  },
];
