// The work of the API that administration is made of, asked by who is signed in.
import {
  type KeysDeps,
  type PeopleDeps,
  type PutDeps,
  createKey,
  getPerson,
  getUnit,
  listKeys,
  listPeople,
  putPerson,
  putUnit,
  readAudit,
  removePerson,
  revokeKey,
} from '@tera/administration';
import { type PosterDeps, kiosks, posters, printForm } from '@tera/administration/posters';
import { asKeyId } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import { type RegistryChange, type RegistryDocument, type UnitId, registryChanges } from '@tera/domain';
import { type Cursors, type Once, inPerson } from '@tera/http';
import { type ChoiceDeps, publishingChoices } from '@tera/publication';
import type { AuditStore, KeptPerson, RegistryStore } from '@tera/store';
import { hashOfDocument } from './document-hash.ts';

export interface AdministrationDeps extends KeysDeps, PeopleDeps, PosterDeps, PutDeps {
  readonly indicators: ChoiceDeps['indicators'];
  readonly registry: RegistryStore;
  readonly audit: AuditStore;
  readonly cursors: Cursors;
  readonly once: Once;
}

/** What others did to a unit since it was read. */
export interface OthersChanges {
  readonly by: readonly { readonly name: string; readonly isOwn: boolean }[];
  /** `undefined`: it is not known any more what was read. */
  readonly changes: readonly RegistryChange[] | undefined;
}

export function administrationOf(deps: AdministrationDeps) {
  return {
    unit: deps.registry.unit,
    units: deps.registry.units,
    hasFacts: deps.hasFacts,
    getUnit: inPerson(routes.getUnit, (request) => getUnit(request, deps)),
    putUnit: inPerson(routes.putUnit, (request) => putUnit(request, deps)),
    // For who may change how the unit publishes, which is more than the API asks: numbers of lines, and never a figure.
    publishingChoices: async (unitId: UnitId) => {
      const reply = await publishingChoices({ path: { unitId } }, deps);
      return 'refused' in reply ? [] : reply.body.choices;
    },
    /** For who may change the unit: what made the document that they had read into the one that is there. */
    changesSince: (unitId: UnitId, read: ReadDocument, now: RegistryDocument, who: Pick<KeptPerson, 'personId'>) =>
      changesSince(unitId, read, { now, who }, deps),
    createKey: inPerson(routes.createKey, (request) => createKey(request, deps), deps),
    listKeys: inPerson(routes.listKeys, (request) => listKeys(request, deps), deps),
    revokeKey: inPerson(routes.revokeKey, (request) => revokeKey(request, deps), deps),
    putPerson: inPerson(routes.putPerson, (request) => putPerson(request, deps), deps),
    getPerson: inPerson(routes.getPerson, (request) => getPerson(request, deps)),
    listPeople: inPerson(routes.listPeople, (request) => listPeople(request, deps), deps),
    removePerson: inPerson(routes.removePerson, (request) => removePerson(request, deps)),
    audit: inPerson(routes.readAudit, (request) => readAudit(request, deps.audit, 'newest first'), deps),
    posters: inPerson(routes.getPosters, (request) => posters(request, deps)),
    kiosks: inPerson(routes.getKiosks, (request) => kiosks(request, deps)),
    paperForm: inPerson(routes.getPaperForm, (request) => printForm(request, deps)),
  };
}
export type Administration = ReturnType<typeof administrationOf>;

/** A document as a page was made of it. */
export interface ReadDocument {
  readonly hash: string;
  readonly at: number;
}

/** Clocks of two functions differ, and a page takes its time. */
const EARLIER = 10 * 60_000;
/** No session lasts longer. */
const LONGEST_AGO = 9 * 60 * 60_000;
const ENTRIES_READ = 500;

async function changesSince(
  unitId: UnitId,
  { hash, at }: ReadDocument,
  { now, who }: { readonly now: RegistryDocument; readonly who: Pick<KeptPerson, 'personId'> },
  { audit, now: clock }: Pick<AdministrationDeps, 'audit' | 'now'>,
): Promise<OthersChanges> {
  const from = Math.max(at - EARLIER, clock() - LONGEST_AGO);
  const mayRead = (units: readonly string[]) => units.includes(unitId);
  const { entries } = await audit.read({ from, most: ENTRIES_READ, mayRead });
  const ofUnit = entries.filter(({ what, of }) => what === 'unit.changed' && of === unitId);
  const first = ofUnit.findIndex(({ before }) => before !== undefined && hashOfDocument(before) === hash);
  if (first < 0) return { by: [], changes: undefined };
  const since = ofUnit.slice(first);
  return {
    by: [...new Map(since.map(({ by }) => [by.keyId, by])).values()].map(({ name, keyId }) => ({
      name,
      isOwn: keyId === asKeyId(who.personId),
    })),
    // What the audit keeps before a change is a document as it was put.
    changes: registryChanges(since[0]?.before as RegistryDocument, now),
  };
}
