// The people who sign in, and their roles.
import {
  NewPersonSchema,
  PERSON_BYTES,
  PeopleQuerySchema,
  PeopleSchema,
  PersonIdSchema,
  PersonSchema,
  WrittenPersonIdSchema,
} from '../person.ts';
import { route } from './route.ts';

/** Somebody who has an id of long ago can be found, and removed. */
const path = { personId: WrittenPersonIdSchema };
const allowed = { scope: 'registry:write', units: 'by the work', officer: 'refused' } as const;

export const putPerson = route({
  call: 'PUT /v1/people/{personId}',
  name: 'putPerson',
  function: 'manage-registry',
  summary: 'Say who may sign in, as whom and for what; it holds at the next request',
  allowed,
  path: { personId: PersonIdSchema },
  body: { schema: NewPersonSchema, bytes: PERSON_BYTES },
  answers: { 200: { is: 'What is stored', schema: PersonSchema } },
  refusals: [
    '403 other_unit',
    '403 own_roles',
    '409 contended',
    '409 last_admin',
    '409 login_taken',
    '422 unknown_unit',
    '422 unknown_officer',
  ],
});

export const getPerson = route({
  call: 'GET /v1/people/{personId}',
  name: 'getPerson',
  function: 'manage-registry',
  summary: 'Who they are and what they may do',
  allowed,
  path,
  answers: { 200: { is: 'The person', schema: PersonSchema } },
  refusals: ['404 unknown_person'],
});

export const listPeople = route({
  call: 'GET /v1/people',
  name: 'listPeople',
  function: 'manage-registry',
  summary: 'Who may sign in, of the units that the key is for',
  allowed,
  query: PeopleQuerySchema,
  paged: true,
  answers: { 200: { is: 'A page of them, in the order of their ids', schema: PeopleSchema } },
  refusals: [],
});

export const removePerson = route({
  call: 'DELETE /v1/people/{personId}',
  name: 'removePerson',
  function: 'manage-registry',
  summary: 'Let somebody sign in no more; who is signed in is out at the next request',
  allowed,
  path,
  answers: { 204: { is: 'Removed' } },
  refusals: ['403 own_roles', '404 unknown_person', '409 contended', '409 last_admin'],
});
