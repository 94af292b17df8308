// The work of the API that administration is made of, asked by who is signed in.
import {
  type KeysDeps,
  type PeopleDeps,
  createKey,
  getPerson,
  listKeys,
  listPeople,
  putPerson,
  readAudit,
  removePerson,
  revokeKey,
} from '@tera/administration';
import { type PosterDeps, kiosks, posters, printForm } from '@tera/administration/posters';
import * as routes from '@tera/contracts/routes';
import { type Cursors, type Once, inPerson } from '@tera/http';
import type { AuditStore, RegistryStore } from '@tera/store';

export interface AdministrationDeps extends KeysDeps, PeopleDeps, PosterDeps {
  readonly registry: RegistryStore;
  readonly audit: AuditStore;
  readonly cursors: Cursors;
  readonly once: Once;
}

export function administrationOf(deps: AdministrationDeps) {
  return {
    unit: deps.registry.unit,
    createKey: inPerson(routes.createKey, (request) => createKey(request, deps), deps),
    listKeys: inPerson(routes.listKeys, (request) => listKeys(request, deps), deps),
    revokeKey: inPerson(routes.revokeKey, (request) => revokeKey(request, deps), deps),
    putPerson: inPerson(routes.putPerson, (request) => putPerson(request, deps), deps),
    getPerson: inPerson(routes.getPerson, (request) => getPerson(request, deps)),
    listPeople: inPerson(routes.listPeople, (request) => listPeople(request, deps), deps),
    removePerson: inPerson(routes.removePerson, (request) => removePerson(request, deps)),
    audit: inPerson(routes.readAudit, (request) => readAudit(request, deps.audit), deps),
    posters: inPerson(routes.getPosters, (request) => posters(request, deps)),
    kiosks: inPerson(routes.getKiosks, (request) => kiosks(request, deps)),
    paperForm: inPerson(routes.getPaperForm, (request) => printForm(request, deps)),
  };
}
export type Administration = ReturnType<typeof administrationOf>;
