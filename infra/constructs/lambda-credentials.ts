// Bundled in place of the SDK's search for credentials (see bundling.ts). Lambda puts them into the environment, and
// nowhere else, so looking for profiles, SSO and instance metadata would be 135 KB of code that never runs.

/** Stands in for `defaultProvider` of @aws-sdk/credential-provider-node, whose options make no difference here. */
export function defaultProvider() {
  return async () => ({
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    sessionToken: required('AWS_SESSION_TOKEN'),
  });
}

function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is missing: this bundle is made for Lambda, which sets it.`);
  return value;
}
