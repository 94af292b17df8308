// API keys in the console: those that an administrator may see, a new one whose secret is shown once, and the end of one.
import {
  ALL_UNITS,
  type FieldError,
  KEY_ID_PATTERN,
  LocalDaySchema,
  SCOPES_OF_ROLES,
  type Scope,
  personAsKey,
  read,
} from '@tera/contracts';
import {
  type FieldFault,
  KEY_WORDS,
  type KeyDraft,
  type KeyLine,
  type RefusedField,
  keyMadePage,
  keyRevokingPage,
  keysPage,
} from '@tera/console';
import { addDays, startOfDay } from '@tera/domain';
import { printedInstant } from '@tera/exports';
import { type HttpEvent, type PageReply, type Refusal, isGivenAgain } from '@tera/http';
import { type ConsoleView, bodyOf, notShown, sentForm, type SentFormDeps } from '@tera/in-person';
import type { Lang } from '@tera/pages';
import { inParallel } from '@tera/store';
import { idsIn, usualZone } from './administered.ts';
import { faultsOf } from './faults.ts';
import type { Administration } from './works.ts';

type View = ConsoleView<Administration>;

interface Typed {
  readonly draft: KeyDraft;
  readonly refusal: Refusal;
}

/** Those of administrators: what a key may do is no more than what its maker may. */
const SCOPES_TO_GIVE: readonly Scope[] = SCOPES_OF_ROLES.admin;
const MAKERS_AT_ONCE = 10;

/** `GET /console/administration/keys?cursor=` */
export async function showKeys(view: View): Promise<PageReply> {
  return list(view, undefined);
}

/** `POST /console/administration/keys` */
export async function makeKey(view: View, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const draft: KeyDraft = {
    name: form.field('name'),
    scopes: form.fields('scopes'),
    units: form.field('units'),
    officerId: form.field('officerId').trim(),
    ends: form.field('expiresAt'),
  };
  const units = idsIn(draft.units);
  const zone = await usualZone(view, units);
  const reply = await view.works.createKey(view.person, {
    body: {
      name: draft.name.trim(),
      scopes: draft.scopes,
      units,
      ...(draft.officerId === '' ? {} : { officerId: draft.officerId }),
      ...(draft.ends === '' ? {} : { expiresAt: endOf(draft.ends, zone) }),
    },
    named: form.named,
  });
  if ('refused' in reply) return list(view, { draft, refusal: reply });
  const { keyId, name, key, scopes, createdAt } = bodyOf(reply);
  const wasShown = isGivenAgain(reply) && view.now - Date.parse(createdAt) > PRESSED_TWICE;
  return {
    page: keyMadePage({
      lang: view.lang,
      viewer: view.viewer,
      keyId,
      name,
      key: wasShown ? undefined : key,
      isForCounters: scopes.includes('tickets:write'),
    }),
  };
}

/** Of a button that is pressed twice a browser shows the second answer alone; who loads a page anew does it later. */
const PRESSED_TWICE = 10_000;

/** `GET /console/administration/keys/{keyId}` */
export async function showKey(view: View): Promise<PageReply> {
  return one(view, []);
}

/** `POST /console/administration/keys/{keyId}`: ends it. */
export async function revokeKey(view: View, event: HttpEvent, deps: SentFormDeps): Promise<PageReply> {
  const form = sentForm(view, event, deps);
  const keyId = view.path('keyId');
  const reply = await view.works.revokeKey(view.person, { path: { keyId }, named: form.named });
  if ('refused' in reply) return one(view, faultsOf(reply.errors, view.lang), reply.refused);
  // It is over, whoever has ended it: its page says when.
  return { seeOther: `/console/administration/keys/${encodeURIComponent(keyId)}` };
}

async function list(view: View, typed: Typed | undefined): Promise<PageReply> {
  const { lang, viewer, works, person, at } = view;
  const { keys, next } = bodyOf(await works.listKeys(person, { query: { cursor: view.query('cursor') } }));
  const own = ownUnits(view);
  const draft: KeyDraft = typed?.draft ?? {
    name: '',
    scopes: ['tickets:write'],
    units: own.length === 1 ? (own[0] ?? '') : '',
    officerId: '',
    ends: '',
  };
  return {
    page: keysPage({
      ...(typed === undefined ? { at } : { status: typed.refusal.refused }),
      lang,
      viewer,
      keys: await lines(view, keys),
      more: next === null ? undefined : `/console/administration/keys?cursor=${encodeURIComponent(next)}`,
      scopes: SCOPES_TO_GIVE,
      draft,
      faults: typed === undefined ? [] : faultsOf(typed.refusal.errors, lang, (error) => fieldOf(error, draft, lang)),
    }),
  };
}

/** A unit's place in the list of them is none of a field's. */
function fieldOf({ path }: FieldError, draft: KeyDraft, lang: Lang): RefusedField | undefined {
  const words = KEY_WORDS[lang];
  const [name = '', nth] = path.split('.');
  switch (name) {
    case 'name':
      return { name, expects: name, label: words.name, typed: draft.name };
    case 'scopes':
      return { name, expects: name, label: words.scopes, typed: '' };
    case 'units':
      return { name, expects: 'unitsOfKey', label: words.units, typed: idsIn(draft.units)[Number(nth)] ?? draft.units };
    case 'officerId':
      return { name, expects: 'officerOfKey', label: words.officer, typed: draft.officerId };
    case 'expiresAt':
      return { name, expects: 'date', label: words.ends, typed: draft.ends };
    default:
      return undefined;
  }
}

async function one(view: View, faults: readonly FieldFault[], status = 200): Promise<PageReply> {
  const keyId = view.path('keyId');
  const key = KEY_ID_PATTERN.test(keyId) ? await keyOf(view, keyId) : undefined;
  if (key === undefined) return notShown(404, []);
  const { lang, viewer, at } = view;
  return {
    page: keyRevokingPage({ status, lang, viewer, at: status === 200 ? at : undefined, key, faults }),
  };
}

type ListedKey = { readonly keyId: string } & Parameters<typeof lines>[1][number];

async function keyOf(view: View, keyId: string): Promise<KeyLine | undefined> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page: { readonly keys: readonly ListedKey[]; readonly next: string | null } = bodyOf(
      await view.works.listKeys(view.person, { query: { cursor } }),
    );
    const found = page.keys.filter((key) => key.keyId === keyId);
    if (found.length > 0) return (await lines(view, found))[0];
    cursor = page.next;
  }
  return undefined;
}

async function lines(
  view: View,
  keys: readonly {
    readonly keyId: string;
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly units: readonly string[];
    readonly officerId?: string | undefined;
    readonly createdAt: string;
    readonly createdBy?: string | undefined;
    readonly expiresAt?: string | undefined;
    readonly revokedAt?: string | undefined;
  }[],
): Promise<readonly KeyLine[]> {
  const zone = await usualZone(view, ownUnits(view));
  const names = await namesOfMakers(view, keys);
  const printed = (at: string | undefined) => (at === undefined ? undefined : printedInstant(at, zone, view.lang));
  return keys.map((key) => ({
    keyId: key.keyId,
    name: key.name,
    scopes: key.scopes,
    units: key.units,
    officerId: key.officerId,
    made: printed(key.createdAt) ?? '',
    madeBy: key.createdBy,
    makerName: key.createdBy === undefined ? undefined : names.get(key.createdBy),
    ends: printed(key.expiresAt),
    revoked: printed(key.revokedAt),
    isOver: key.revokedAt !== undefined || (key.expiresAt !== undefined && Date.parse(key.expiresAt) <= view.now),
  }));
}

/** By what they are as keys. Of somebody of other units, or who is there no more, no name is told. */
async function namesOfMakers(
  { works, person }: View,
  keys: readonly { readonly createdBy?: string | undefined }[],
): Promise<ReadonlyMap<string, string>> {
  const makers = [...new Set(keys.flatMap(({ createdBy }) => createdBy ?? []))];
  const named = await inParallel(makers, MAKERS_AT_ONCE, async (maker) => {
    const personId = personAsKey(maker);
    const reply = personId === undefined ? undefined : await works.getPerson(person, { path: { personId } });
    return reply === undefined || 'refused' in reply ? [] : [[maker, bodyOf(reply).name] as const];
  });
  return new Map(named.flat());
}

function ownUnits({ person }: View): readonly string[] {
  return person.roles
    .filter(({ role }) => role === 'admin')
    .flatMap(({ units }) => units.filter((id) => id !== ALL_UNITS));
}

/** The last instant of the day; what is no day is left for the schema to refuse. */
function endOf(day: string, zone: string): string {
  const last = read(LocalDaySchema, day);
  return last.ok ? new Date(startOfDay(addDays(last.value, 1), zone)).toISOString() : day;
}
