// The API keys that an administrator may see, a form for a new one, and the one time that its secret is shown.
import { type Scope, personAsKey } from '@tera/contracts';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { type FieldFault, faultSummary, tickedFields, typedField } from '../form-fields.ts';
import { type Viewer, formStart, frame, scrolling } from '../frame.ts';
import { administrationTrail } from './administration-paths.ts';
import { KEY_WORDS, SCOPE_WORDS } from './key-words.ts';

export interface KeyLine {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly units: readonly string[];
  readonly officerId?: string | undefined;
  /** As they are printed. */
  readonly made: string;
  readonly madeBy?: string | undefined;
  /** Of the person who made it, where whoever looks may know. */
  readonly makerName?: string | undefined;
  readonly ends?: string | undefined;
  readonly revoked?: string | undefined;
  readonly isOver: boolean;
}

export interface KeyDraft {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly units: string;
  readonly officerId: string;
  readonly ends: string;
}

export interface KeysInput {
  readonly status?: number;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly keys: readonly KeyLine[];
  readonly more?: string | undefined;
  /** What may be given to a new key. */
  readonly scopes: readonly Scope[];
  readonly draft: KeyDraft;
  readonly faults: readonly FieldFault[];
}

export const KEYS_PATH = '/console/administration/keys';

export function keysPage({ status = 200, lang, viewer, at, keys, more, scopes, draft, faults }: KeysInput): Page {
  const words = KEY_WORDS[lang];
  return frame({
    status,
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: words.lead,
    trail: administrationTrail(lang),
    body: html`<section>
        <h2>${words.make}</h2>
        ${faultSummary(faults, lang)}
        <form class="fields" method="post" action="${KEYS_PATH}">
          ${formStart(viewer)}
          ${typedField({ name: 'name', label: words.name, hint: words.nameHint, value: draft.name, required: true, longest: 100, faults })}
          ${tickedFields({
            name: 'scopes',
            legend: words.scopes,
            ticked: draft.scopes,
            choices: scopes.map((scope) => ({ value: scope, text: SCOPE_WORDS[scope][lang] })),
            faults,
          })}
          ${typedField({ name: 'units', label: words.units, hint: words.unitsHint, value: draft.units, required: true, faults })}
          ${typedField({ name: 'officerId', label: words.officer, hint: words.officerHint, value: draft.officerId, faults })}
          ${typedField({ name: 'expiresAt', label: words.ends, hint: words.endsHint, value: draft.ends, type: 'date', faults })}
          <div><button>${words.submit}</button></div>
        </form>
      </section>
      <section>
        <h2>${words.list}</h2>
        ${keys.length === 0 ? html`<p>${words.none}</p>` : table(keys, lang)}
        ${more !== undefined && html`<p><a class="button" href="${more}">${words.more}</a></p>`}
      </section>`,
  });
}

function table(keys: readonly KeyLine[], lang: Lang): Content {
  const words = KEY_WORDS[lang];
  return scrolling(
    words.list,
    html`<table>
      <thead>
        <tr>
          ${[words.name, words.may, words.units, words.made, words.state].map(
            (title) => html`<th scope="col" class="words">${title}</th> `,
          )}
        </tr>
      </thead>
      <tbody>
        ${keys.map(
          (key) =>
            html`<tr>
              <th scope="row" class="words">${key.name}<small>${words.keyId} ${key.keyId}</small></th>
              <td class="words">
                <ul class="plain">
                  ${key.scopes.map((scope) => html`<li>${SCOPE_WORDS[scope][lang]}</li> `)}
                </ul>
              </td>
              <td class="words">
                ${key.units.map((unit) => (unit === '*' ? words.allUnits : unit)).join(', ')}
                ${key.officerId !== undefined && html`<small>${words.ofOfficer(key.officerId)}</small>`}
              </td>
              <td class="words">${key.made}<small>${madeByText(key, lang)}</small></td>
              <td class="words">
                ${stateOf(key, lang)}
                ${
                  !key.isOver &&
                  html`<br /><a class="button" href="${keyPath(key.keyId)}" aria-label="${words.revokeTitle(key.name)}"
                      >${words.revoke}</a
                    >`
                }
              </td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  );
}

/** A key is made by a person or by another key. */
function madeByText({ madeBy, makerName }: KeyLine, lang: Lang): string {
  const words = KEY_WORDS[lang];
  if (madeBy === undefined) return words.byHand;
  if (makerName !== undefined) return words.by(makerName);
  const personId = personAsKey(madeBy);
  return personId === undefined ? words.byKey(madeBy) : words.byPerson(personId);
}

function stateOf({ revoked, ends, isOver }: KeyLine, lang: Lang): string {
  const words = KEY_WORDS[lang];
  if (revoked !== undefined) return words.revoked(revoked);
  if (ends === undefined) return words.valid;
  return isOver ? words.ended(ends) : words.until(ends);
}

export function keyPath(keyId: string): string {
  return `${KEYS_PATH}/${encodeURIComponent(keyId)}`;
}

export interface KeyRevokingInput {
  readonly status?: number;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly key: KeyLine;
  readonly faults: readonly FieldFault[];
}

/** Asks once more. */
export function keyRevokingPage({ status = 200, lang, viewer, at, key, faults }: KeyRevokingInput): Page {
  const words = KEY_WORDS[lang];
  return frame({
    status,
    lang,
    viewer,
    at,
    title: key.isOver ? key.name : words.revokeTitle(key.name),
    trail: [...administrationTrail(lang), { href: KEYS_PATH, text: words.title }],
    body: html`<section>
      ${faultSummary(faults, lang)}
      <dl class="facts">
        <div>
          <dt>${words.keyId}</dt>
          <dd class="long">${key.keyId}</dd>
        </div>
        <div>
          <dt>${words.state}</dt>
          <dd class="long">${stateOf(key, lang)}</dd>
        </div>
        <div>
          <dt>${words.made}</dt>
          <dd class="long">${key.made}</dd>
        </div>
      </dl>
      ${
        !key.isOver &&
        html`<p>${words.revokeText}</p>
          <form method="post" action="${keyPath(key.keyId)}">
            ${formStart(viewer)}<button>${words.revokeConfirm}</button>
          </form>`
      }
      <p><a class="button" href="${KEYS_PATH}">${words.back}</a></p>
    </section>`,
  });
}

export interface KeyMadeInput {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly keyId: string;
  readonly name: string;
  /** With its secret; `undefined`: the form was sent before, and it was shown then. */
  readonly key: string | undefined;
  readonly isForCounters: boolean;
}

export function keyMadePage({ lang, viewer, keyId, name, key, isForCounters }: KeyMadeInput): Page {
  const words = KEY_WORDS[lang];
  return frame({
    lang,
    viewer,
    title: words.madeTitle,
    subtitle: name,
    trail: [...administrationTrail(lang), { href: KEYS_PATH, text: words.title }],
    body: html`<section>
      ${
        key === undefined
          ? html`<p class="note"><b>${words.shown}</b></p>
              <p><a class="button" href="${keyPath(keyId)}">${words.revokeTitle(name)}</a></p>`
          : html`<p class="note"><b>${words.once}</b></p>
              <div>
                <label for="key">${words.key}</label
                ><input id="key" readonly value="${key}" autocomplete="off" spellcheck="false" />
              </div>
              ${isForCounters && html`<p>${words.counterNext} <a href="/counter">/counter</a></p>`}`
      }
      <p><a class="button" href="${KEYS_PATH}">${words.back}</a></p>
    </section>`,
  });
}
