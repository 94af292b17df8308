// Where the issuer of this machine answers, for whoever must know it without loading the issuer.
export const MOUNTED = '/oidc';

export function isOfIssuer(path: string): boolean {
  return path === MOUNTED || path.startsWith(`${MOUNTED}/`);
}
