// What a function is told through its environment. The deployment sets each of these variables under this name, and a function
// picks the ones that it reads, so a name can be misspelt on neither side. It is read first of all at a cold start, by hand: zod is most of a
// bundle that reads nothing else with it.

/** How a text is read: as it is kept, or `undefined` for one that is none. */
type Reading = (text: string) => string | undefined;

export interface SettingsSchema<Name extends string> {
  readonly shape: Readonly<Record<Name, Reading>>;
  readonly pick: <Picked extends Name>(wanted: Readonly<Record<Picked, true>>) => SettingsSchema<Picked>;
  /** An error names every variable that is missing or wrong, and the value of none. */
  readonly safeParse: (environment: NodeJS.ProcessEnv) => SettingsRead<Name>;
}

type SettingsRead<Name extends string> =
  | { readonly success: true; readonly data: Readonly<Record<Name, string>> }
  | { readonly success: false; readonly error: { readonly message: string } };

const name: Reading = (text) => (text === '' ? undefined : text);
const url: Reading = (text) => (URL.canParse(text) ? text : undefined);

/** What the deployment says. A function picks from it: `AllSettings.pick({ REGISTRY_TABLE: true })`. */
export const AllSettings = settings({
  FACTS_TABLE: name,
  INDICATORS_TABLE: name,
  REGISTRY_TABLE: name,
  FACTS_QUEUE_URL: url,
  CHARGES_QUEUE_URL: url,
  LINK_SECRET_ARN: name,
  RESPONSE_SECRET_ARN: name,
  PRESENCE_SECRET_ARN: name,
  QMINDER_SECRET_ARN: name,
  CURSOR_SECRET_ARN: name,
  SESSION_SECRET_ARN: name,
  /** Of our client at the issuer; `{}` where it has none. */
  OIDC_SECRET_ARN: name,
  OIDC_ISSUER: url,
  OIDC_CLIENT_ID: name,
  /** Changes with everything that a deployment is made of, and so with whatever it renders. */
  SOFTWARE_VERSION: name,
  /** What all our addresses begin with, without a slash at the end: citizens' links, and the address that Qminder signs. */
  PUBLIC_URL: (text) => url(text)?.replace(/\/$/, ''),
});

export type SettingName = keyof typeof AllSettings.shape;

function settings<Name extends string>(shape: Readonly<Record<Name, Reading>>): SettingsSchema<Name> {
  const names = Object.keys(shape) as Name[];
  return {
    shape,
    pick: <Picked extends Name>(wanted: Readonly<Record<Picked, true>>) =>
      settings(
        Object.fromEntries((Object.keys(wanted) as Picked[]).map((one) => [one, shape[one]])) as Record<
          Picked,
          Reading
        >,
      ),
    safeParse: (environment) => {
      const read = names.map((one) => [one, valueOf(environment[one], shape[one])] as const);
      const wrong = read.flatMap(([one, value]) => (value === undefined ? [one] : []));
      return wrong.length === 0
        ? { success: true, data: Object.fromEntries(read) as Record<Name, string> }
        : { success: false, error: { message: `missing or wrong: ${wrong.join(', ')}` } };
    },
  };
}

function valueOf(text: string | undefined, reading: Reading): string | undefined {
  return text === undefined ? undefined : reading(text);
}
