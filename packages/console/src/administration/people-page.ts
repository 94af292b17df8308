// The people who may sign in, and the form for one of them. A role that is left empty is taken away.
import { ROLES, type Role } from '@tera/contracts';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { type FieldFault, choiceField, faultSummary, typedField } from '../form-fields.ts';
import { type Viewer, formStart, frame, scrolling } from '../frame.ts';
import { CONSOLE_TEXTS } from '../texts.ts';
import { administrationTrail } from './administration-paths.ts';
import { PERSON_WORDS, ROLE_NOTES } from './person-words.ts';

export interface PersonLine {
  readonly personId: string;
  readonly name: string;
  readonly login: string;
  readonly roles: readonly {
    readonly role: Role;
    readonly units: readonly string[];
    readonly officerId?: string | undefined;
  }[];
}

export interface PeopleInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at: string;
  readonly people: readonly PersonLine[];
  readonly more?: string | undefined;
}

export const PEOPLE_PATH = '/console/administration/people';
/** Of somebody who is not there yet. No id begins with a dash. */
export const NEW_PERSON_PATH = `${PEOPLE_PATH}/-`;

export function personPath(personId: string): string {
  return `${PEOPLE_PATH}/${encodeURIComponent(personId)}`;
}

export function peoplePage({ lang, viewer, at, people, more }: PeopleInput): Page {
  const words = PERSON_WORDS[lang];
  return frame({
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: words.lead,
    trail: administrationTrail(lang),
    body: html`<section>
      <p><a class="button first" href="${NEW_PERSON_PATH}">${words.add}</a></p>
      ${
        people.length === 0
          ? html`<p>${words.none}</p>`
          : scrolling(
              words.title,
              html`<table>
                <thead>
                  <tr>
                    ${[words.name, words.login, words.roles].map(
                      (title) => html`<th scope="col" class="words">${title}</th> `,
                    )}
                  </tr>
                </thead>
                <tbody>
                  ${people.map((person) => personRow(person, lang))}
                </tbody>
              </table>`,
            )
      }
      ${more !== undefined && html`<p><a class="button" href="${more}">${words.more}</a></p>`}
    </section>`,
  });
}

function personRow({ personId, name, login, roles }: PersonLine, lang: Lang): Content {
  return html`<tr>
    <th scope="row" class="words"><a href="${personPath(personId)}">${name}</a><small>${personId}</small></th>
    <td class="words">${login}</td>
    <td class="words">${rolesList(roles, lang)}</td>
  </tr> `;
}

function rolesList(roles: PersonLine['roles'], lang: Lang): Content {
  const words = PERSON_WORDS[lang];
  if (roles.length === 0) return words.noRole;
  return html`<ul class="plain">
    ${roles.map(
      ({ role, units, officerId }) =>
        html`<li>
          ${CONSOLE_TEXTS[lang].roles[role]}${officerId !== undefined && ` ${officerId}`}:
          ${units.map((unit) => (unit === '*' ? words.allUnits : unit)).join(', ')}
        </li> `,
    )}
  </ul>`;
}

export interface PersonDraft {
  readonly personId: string;
  readonly name: string;
  readonly loginKind: 'email' | 'subject';
  readonly login: string;
  readonly issuer: string;
  readonly roles: readonly { readonly role: string; readonly units: string; readonly officerId: string }[];
}

export interface PersonInput {
  readonly status?: number;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly isNew: boolean;
  /** Who sees it: nobody changes their own roles. */
  readonly isOwn: boolean;
  readonly draft: PersonDraft;
  /** What of them the form was filled from; it comes back with the form. */
  readonly seen: string;
  readonly faults: readonly FieldFault[];
  /** As they stand, where somebody else has changed them meanwhile. */
  readonly theirs?: PersonLine | undefined;
}

export function personPage(input: PersonInput): Page {
  const { status = 200, lang, viewer, at, isNew, isOwn, draft, seen, faults, theirs } = input;
  const words = PERSON_WORDS[lang];
  return frame({
    status,
    lang,
    viewer,
    at,
    title: isNew ? words.add : draft.name,
    subtitle: words.holds,
    trail: [...administrationTrail(lang), { href: PEOPLE_PATH, text: words.title }],
    body: html`${
        theirs !== undefined &&
        html`<section>
          <h2>${words.theirs}</h2>
          <p><b>${theirs.name}</b>, ${theirs.login}</p>
          ${rolesList(theirs.roles, lang)}
        </section>`
      }
      <section>
        <h2>${isNew ? words.add : draft.personId}</h2>
        ${faultSummary(faults, lang, ...(status === 200 ? [words.nothingDone] : []))}
        ${isOwn && html`<p class="note">${words.own}</p>`}
        <form class="fields" method="post" action="${isNew ? NEW_PERSON_PATH : personPath(draft.personId)}">
          ${formStart(viewer)}<input type="hidden" name="seen" value="${seen}" />
          ${
            isNew &&
            typedField({
              name: 'personId',
              label: words.personId,
              hint: words.personIdHint,
              value: draft.personId,
              required: true,
              longest: 40,
              faults,
            })
          }
          ${typedField({ name: 'name', label: words.name, value: draft.name, required: true, longest: 100, faults })}
          ${choiceField({
            name: 'loginKind',
            label: words.loginKind,
            value: draft.loginKind,
            choices: (['email', 'subject'] as const).map((kind) => ({ value: kind, text: words.loginKinds[kind] })),
            faults,
          })}
          ${typedField({ name: 'login', label: words.login, hint: words.loginHint, value: draft.login, required: true, faults })}
          ${typedField({ name: 'issuer', label: words.issuer, hint: words.issuerHint, value: draft.issuer, faults })}
          ${draft.roles.map((held, index) => roleFields(held, index, input))}
          <div><button>${words.save}</button></div>
        </form>
        <details>
          <summary>${words.whatRolesMay}</summary>
          <dl>
            ${ROLES.map(
              (role) =>
                html`<dt><b>${CONSOLE_TEXTS[lang].roles[role]}</b></dt>
                  <dd>${ROLE_NOTES[role][lang]}</dd> `,
            )}
          </dl>
        </details>
      </section>
      ${
        !isNew &&
        !isOwn &&
        html`<section>
          <h2>${words.removeTitle(draft.name)}</h2>
          <p>${words.removeText}</p>
          <form method="post" action="${personPath(draft.personId)}/remove">
            ${formStart(viewer)}<label class="tick"
              ><input type="checkbox" id="sure" name="sure" value="yes" required /> ${words.removeConfirm}</label
            >
            <button class="plain">${words.remove}</button>
          </form>
        </section>`
      }`,
  });
}

function roleFields(held: PersonDraft['roles'][number], index: number, { lang, faults }: PersonInput): Content {
  const words = PERSON_WORDS[lang];
  const name = `roles.${index}`;
  return html`<fieldset>
    <legend>${words.roleNth(index + 1)}</legend>
    ${choiceField({
      name: `${name}.role`,
      label: words.role,
      value: held.role,
      choices: [
        { value: '', text: words.noRole },
        ...ROLES.map((role) => ({ value: role, text: CONSOLE_TEXTS[lang].roles[role] })),
      ],
      faults,
    })}
    ${typedField({ name: `${name}.units`, label: words.units, hint: words.unitsHint, value: held.units, faults })}
    ${typedField({ name: `${name}.officerId`, label: words.officer, hint: words.officerHint, value: held.officerId, faults })}
  </fieldset> `;
}
