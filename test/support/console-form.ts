// Somebody signed in with given roles, who fills in forms of the console as a browser without scripts does.
import { randomUUID } from 'node:crypto';
import type { Role } from '@tera/contracts';
import { type Landed, type Tera, type Visitor, formTokenIn, signInAs } from '@tera/testing/stack';

export interface RoleGiven {
  readonly role: Role;
  readonly units: readonly string[];
  readonly officerId?: string;
}

/** Somebody who is registered with these roles, and signed in. Who it is must be among the people of the stack. */
export async function somebody(tera: Tera, personId: string, roles: readonly RoleGiven[]): Promise<Visitor> {
  const json = { name: nameOf(personId), login: { subject: personId }, roles };
  const { status, text } = await tera.client.call('PUT', `/v1/people/${personId}`, { json });
  if (status !== 200) throw new Error(`${personId} is not registered: ${status} ${text}`);
  return signInAs(tera.url, personId);
}

/** As they are called at the issuer and in the audit. */
export function nameOf(personId: string): string {
  return `${personId} (contoh)`;
}

/** What the forms of a page send along of their own: its token, and an id of the form, which any page may have made. */
export function ownFieldsIn(page: Landed): { readonly token: string; readonly form: string } {
  return {
    token: formTokenIn(page),
    form: /name="form"\s+value="([0-9a-f-]{36})"/.exec(page.text)?.[1] ?? randomUUID(),
  };
}

/** Opens a page and posts a form of it; where it leads to is followed. */
export async function fillIn(
  visitor: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
  from = path,
): Promise<Landed> {
  const own = ownFieldsIn(await visitor.get(from));
  return visitor.open(path, { ...own, ...fields });
}
