// Units, keys and people, and who changed what of them: the work of the API, which the console asks too.
export { readAudit } from './audit.ts';
export { type KeysDeps, createKey, listKeys, ownKey, revokeKey } from './keys.ts';
export { type PeopleDeps, getPerson, grantsIn, isSamePerson, listPeople, putPerson, removePerson } from './people.ts';
export { type PutDeps, getUnit, listUnits, putUnit } from './units.ts';
