// The secret of our client at the issuer, `{"clientSecret":"…"}`, put in by hand where the issuer gives one; a client with PKCE alone
// has none.
export function clientSecretIn(readText: () => Promise<string>): () => Promise<string | undefined> {
  return async () => {
    const secret: unknown = JSON.parse(await readText());
    if (typeof secret !== 'object' || secret === null || !('clientSecret' in secret)) return undefined;
    const { clientSecret } = secret;
    return typeof clientSecret === 'string' && clientSecret !== '' ? clientSecret : undefined;
  };
}
