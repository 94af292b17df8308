// The people who sign in, in the console. Whoever saves a form that somebody else has overtaken is shown what holds now, and loses
// nothing of what was typed.
import { grantsIn, isSamePerson } from '@tera/administration';
import { createHash } from 'node:crypto';
import { type FieldError, PERSON_ID_PATTERN, type NewPerson, type RoleOfPerson } from '@tera/contracts';
import {
  type FieldFault,
  PERSON_WORDS,
  type PersonDraft,
  type PersonLine,
  type RefusedField,
  peoplePage,
  personPage,
  personPath,
} from '@tera/console';
import type { HttpEvent, PageReply } from '@tera/http';
import type { Lang } from '@tera/pages';
import { type ConsoleView, type SentForm, bodyOf, notShown, sentForm, type SentFormDeps } from '@tera/in-person';
import { idsIn } from './administered.ts';
import { faultsOf } from './faults.ts';
import type { Administration } from './works.ts';

type Known = NewPerson & { readonly personId: string };
type View = ConsoleView<Administration>;

/** A form has as many roles as somebody holds, and these to add. */
const ROLES_TO_ADD = 2;
const MOST_ROLES = 50;
/** The path of whom there is not yet. */
const NOBODY = '-';
const PEOPLE_PATH = '/console/administration/people';

/** `GET /console/administration/people?cursor=` */
export async function showPeople(view: View): Promise<PageReply> {
  const { lang, viewer, at, works, person } = view;
  const { people, next } = bodyOf(await works.listPeople(person, { query: { cursor: view.query('cursor') } }));
  return {
    page: peoplePage({
      lang,
      viewer,
      at,
      people: people.map((one) => lineOf(one as Known)),
      more: next === null ? undefined : `${PEOPLE_PATH}?cursor=${encodeURIComponent(next)}`,
    }),
  };
}

/** `GET /console/administration/people/{personId}`; `-` is somebody new. */
export async function showPerson(view: View): Promise<PageReply> {
  const { lang, viewer, at, person } = view;
  const known = await personOf(view);
  return {
    page: personPage({
      lang,
      viewer,
      at,
      isNew: known === undefined,
      isOwn: known?.personId === person.personId,
      draft: draftOf(known),
      seen: known === undefined ? '' : versionOf(known),
      faults: [],
    }),
  };
}

/** `POST /console/administration/people/{personId}` */
export async function savePerson(view: View, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const { lang, viewer, works, person } = view;
  const form = sentForm(view, event, deps);
  const isNew = view.path('personId') === NOBODY;
  const draft = draftIn(form, isNew ? form.field('personId').trim() : view.path('personId'));
  const known = PERSON_ID_PATTERN.test(draft.personId) ? await find(view, draft.personId) : undefined;
  const isOwn = draft.personId === person.personId;
  const again = (status: number, faults: readonly FieldFault[], theirs?: Known): PageReply => ({
    page: personPage({
      status,
      lang,
      viewer,
      isNew,
      isOwn,
      draft: withRoom(draft),
      seen: theirs === undefined ? form.field('seen') : versionOf(theirs),
      faults,
      theirs: theirs && lineOf(theirs),
    }),
  });
  const words = PERSON_WORDS[lang];
  const idle = rolesWithoutName(draft, known);
  if (idle.length > 0) {
    return again(
      422,
      idle.map(({ nth }) => ({ field: `roles.${placeOf(nth, draft)}.role`, text: words.roleMissing })),
    );
  }
  if (isNew && known !== undefined && !isSame(known, draft)) {
    return again(409, [{ field: 'personId', text: words.taken }]);
  }
  if (!isNew && known === undefined) return notShown(404, []);
  if (!isNew && known !== undefined) {
    const isStale = versionOf(known) !== form.field('seen');
    if (isStale && !isSame(known, draft)) return again(409, [{ text: words.changed }], known);
    const repeated = repeatedRole(draft);
    if (repeated !== undefined) return again(422, [{ field: `roles.${repeated}.role`, text: words.repeated }]);
    // What was sent twice was done already, and is no news.
    if (!isStale && isSame(known, draft)) return again(200, [{ text: words.unchanged }]);
  }
  const reply = await works.putPerson(person, {
    path: { personId: draft.personId },
    body: bodyIn(draft),
    named: form.named,
  });
  if ('refused' in reply) {
    return again(
      reply.refused,
      faultsOf(reply.errors, lang, (error) => fieldOf(error, draft, lang)),
    );
  }
  return { seeOther: personPath(draft.personId) };
}

/** `POST /console/administration/people/{personId}/remove` */
export async function removePerson(view: View, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const { works, person, lang, viewer } = view;
  const form = sentForm(view, event, deps);
  const personId = view.path('personId');
  const known = (await find(view, personId)) ?? notShown(404, []);
  const again = (status: number, faults: readonly FieldFault[]): PageReply => ({
    page: personPage({
      status,
      lang,
      viewer,
      isNew: false,
      isOwn: personId === person.personId,
      draft: draftOf(known),
      seen: versionOf(known),
      faults,
    }),
  });
  if (form.field('sure') !== 'yes') return again(422, [{ field: 'sure', text: PERSON_WORDS[lang].unsure }]);
  const reply = await works.removePerson(person, { path: { personId } });
  return 'refused' in reply && reply.refused !== 404
    ? again(reply.refused, faultsOf(reply.errors, lang))
    : { seeOther: PEOPLE_PATH };
}

async function personOf(view: View): Promise<Known | undefined> {
  const personId = view.path('personId');
  // Who may list nobody may add nobody either.
  if (personId === NOBODY) {
    bodyOf(await view.works.listPeople(view.person, { query: { limit: '1' } }));
    return undefined;
  }
  return (await find(view, personId)) ?? notShown(404, []);
}

async function find({ works, person }: View, personId: string): Promise<Known | undefined> {
  if (!PERSON_ID_PATTERN.test(personId)) return undefined;
  const reply = await works.getPerson(person, { path: { personId } });
  if ('refused' in reply) return reply.refused === 404 ? undefined : notShown(reply.refused, reply.errors);
  return bodyOf(reply) as Known;
}

function lineOf({ personId, name, login, roles }: Known): PersonLine {
  return { personId, name, login: 'email' in login ? login.email : login.subject, roles };
}

function draftOf(known: Known | undefined): PersonDraft {
  if (known === undefined) {
    return withRoom({ personId: '', name: '', loginKind: 'email', login: '', issuer: '', roles: [] });
  }
  const { personId, name, login, roles } = known;
  return withRoom({
    personId,
    name,
    loginKind: 'email' in login ? 'email' : 'subject',
    login: 'email' in login ? login.email : login.subject,
    issuer: login.issuer ?? '',
    roles: roles.map(roleDraft),
  });
}

function roleDraft({ role, units, officerId }: RoleOfPerson): PersonDraft['roles'][number] {
  return { role, units: units.join(', '), officerId: officerId ?? '' };
}

const NO_ROLE = { role: '', units: '', officerId: '' };

/** With fields for some roles more. */
function withRoom(draft: PersonDraft): PersonDraft {
  return { ...draft, roles: [...rowsIn(draft), ...Array.from({ length: ROLES_TO_ADD }, () => NO_ROLE)] };
}

function draftIn({ field, choice }: SentForm, personId: string): PersonDraft {
  const roles: PersonDraft['roles'][number][] = [];
  for (let nth = 0; nth < MOST_ROLES + ROLES_TO_ADD; nth++) {
    const name = `roles.${nth}`;
    roles.push({
      role: field(`${name}.role`),
      units: field(`${name}.units`),
      officerId: field(`${name}.officerId`).trim(),
    });
  }
  return {
    personId,
    name: field('name').trim(),
    loginKind: choice('loginKind', ['email', 'subject']),
    login: field('login').trim(),
    issuer: field('issuer').trim(),
    roles,
  };
}

type RoleRow = PersonDraft['roles'][number] & { readonly nth: number };

/** Those in which something stands, each with its place in the form. */
function rowsIn({ roles }: PersonDraft): readonly RoleRow[] {
  return roles
    .map((held, nth) => ({ ...held, nth }))
    .filter(({ role, units, officerId }) => role !== '' || units.trim() !== '' || officerId !== '');
}

/** Where a row of the form stands once it is shown again. */
function placeOf(row: number, draft: PersonDraft): number {
  return rowsIn(draft).findIndex(({ nth }) => nth === row);
}

/** Of whose units or officer somebody has typed something, and no role: what is there and loses its role is taken away. */
function rolesWithoutName(draft: PersonDraft, known: Known | undefined): readonly RoleRow[] {
  const there = (known?.roles ?? []).map(roleDraft);
  return rowsIn(draft).filter(({ role, units, officerId }) => {
    const at = there.findIndex((held) => held.units === units.trim() && held.officerId === officerId);
    if (at >= 0) there.splice(at, 1);
    return role === '' && at < 0;
  });
}

/** Those that are chosen, each with its place in the form. */
function rolesIn(draft: PersonDraft): readonly RoleRow[] {
  return rowsIn(draft).filter(({ role }) => role !== '');
}

function bodyIn(draft: PersonDraft) {
  const { name, loginKind, login, issuer } = draft;
  return {
    name,
    login: { [loginKind]: login, ...(issuer === '' ? {} : { issuer }) },
    // Of JSON nothing is left of what is undefined.
    roles: rolesIn(draft).map(({ role, units, officerId }) => ({
      role,
      units: idsIn(units),
      officerId: officerId === '' ? undefined : officerId,
    })),
  };
}

/** Which field of the form a refusal is about. */
function fieldOf({ path, code }: FieldError, draft: PersonDraft, lang: Lang): RefusedField | undefined {
  const words = PERSON_WORDS[lang];
  const [first = '', second, third, fourth] = path.split('.');
  switch (first) {
    case 'personId':
      return { name: first, expects: first, label: words.personId, typed: draft.personId };
    case 'name':
      return { name: first, expects: first, label: words.name, typed: draft.name };
    case 'login':
      return second === 'issuer'
        ? { name: second, expects: second, label: words.issuer, typed: draft.issuer }
        : { name: first, expects: draft.loginKind, label: words.login, typed: draft.login };
    case 'roles': {
      // The id is somebody's who is of other units.
      if (second === undefined && code === 'other_unit') {
        return { name: 'personId', expects: 'personId', label: words.personId, typed: draft.personId };
      }
      const held = rolesIn(draft).find((_, index) => String(index) === second);
      return held && fieldOfRole(held, placeOf(held.nth, draft), [third, fourth], lang);
    }
    default:
      return undefined;
  }
}

function fieldOfRole(
  { role, units, officerId }: RoleRow,
  place: number,
  [part, nth]: readonly (string | undefined)[],
  lang: Lang,
): RefusedField {
  const words = PERSON_WORDS[lang];
  const about = (name: string, label: string) => ({
    name: `roles.${place}.${name}`,
    label: `${words.roleNth(place + 1)}, ${label.toLowerCase()}`,
  });
  if (part === 'units') {
    return { ...about(part, words.units), expects: 'unitsOfRole', typed: idsIn(units)[Number(nth)] ?? units };
  }
  if (part === 'officerId') return { ...about(part, words.officer), expects: 'officerOfRole', typed: officerId };
  return { ...about('role', words.role), label: words.roleNth(place + 1), expects: 'role', typed: role };
}

/** What a form was filled from: another one is another version. */
function versionOf({ name, login, roles }: Known): string {
  return createHash('sha256')
    .update(
      JSON.stringify([name, login, roles.map(({ role, units, officerId }: RoleOfPerson) => [role, units, officerId])]),
    )
    .digest('base64url')
    .slice(0, 22);
}

/** What is typed is not read yet, so of what is no role or unit it is only told that it is no other. */
function typedIn(draft: PersonDraft): NewPerson {
  return bodyIn(draft) as unknown as NewPerson;
}

function isSame(known: Known, draft: PersonDraft): boolean {
  return isSamePerson(known, typedIn(draft));
}

/** Which of the chosen roles grants nothing that those above it do not; as in the form that is shown again, there is none between. */
function repeatedRole(draft: PersonDraft): number | undefined {
  const above = new Set<string>();
  const repeated = typedIn(draft).roles.findIndex((held) => {
    const grants = grantsIn([held]);
    const isKnown = grants.length > 0 && grants.every((grant) => above.has(grant));
    for (const grant of grants) above.add(grant);
    return isKnown;
  });
  return repeated < 0 ? undefined : repeated;
}
