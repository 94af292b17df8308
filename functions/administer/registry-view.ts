// What the pages of administration begin with: the unit as who asks may read it, and whether they may change it.
import type { RegistryDocument, UnitId } from '@tera/domain';
import { type ConsoleView, notShown } from '@tera/in-person';
import type { Administration } from './works.ts';

export type AdministrationView = ConsoleView<Administration>;

export interface ReadUnit {
  readonly unitId: UnitId;
  readonly document: RegistryDocument;
  readonly etag: string;
  readonly version: number;
}

/** @throws for who may not read it, or where there is none */
export async function readUnit(view: AdministrationView, unitId = view.path('unitId')): Promise<ReadUnit> {
  return (await findUnit(view, unitId)) ?? notShown(404, []);
}

/** `undefined` where there is none that they may read. */
export async function findUnit(view: AdministrationView, unitId: string): Promise<ReadUnit | undefined> {
  const reply = await view.works.getUnit(view.person, { path: { unitId } });
  if (!('body' in reply)) return undefined;
  const { body, etag = '' } = reply;
  // What is stored was read by the schema of the document.
  return { unitId: unitId as UnitId, document: body as RegistryDocument, etag, version: versionIn(etag) };
}

/** Of a tag such as `"4-1a2b3c"`, whichever software has written it; 0 of none. */
export function versionIn(etag: string): number {
  return Number(/^"(\d{1,9})-/.exec(etag)?.[1] ?? 0);
}

/** Ends the page for who may not change the unit. */
export function mustChange(view: AdministrationView): void {
  if (!view.access(view.path('unitId')).may('registry:write')) notShown(404, []);
}
