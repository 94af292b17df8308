// A form for one new unit: what it is called, and which unit's services and counters it begins with.
import { TRIAL_PREFIX } from '@tera/domain';
import { type Lang, type Page, html } from '@tera/pages';
import { type Viewer, formStart, frame } from '../frame.ts';
import { ADMINISTRATION, IMPORT_PATH, NEW_UNIT_PATH, administrationTrail } from './administration-paths.ts';
import { type FieldFault, faultSummary, unseenFields } from '../form-fields.ts';
import { type FormField, formField } from './form-parts.ts';
import { CHOICE_WORDS, FIELD_HINTS, FIELD_WORDS } from './registry-words.ts';

export const NEW_UNIT_FIELDS = ['kind', 'unitId', 'name', 'timeZone', 'contact', 'like'] as const;
export type NewUnitTyped = Readonly<Record<(typeof NEW_UNIT_FIELDS)[number], string>>;

export interface NewUnitInput {
  readonly status?: number | undefined;
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly at?: string | undefined;
  readonly typed: NewUnitTyped;
  readonly faults: readonly FieldFault[];
  /** Whose services it can begin with. */
  readonly units: readonly { readonly unitId: string; readonly name: string }[];
}

export interface NewUnitSeenInput extends Omit<NewUnitInput, 'units' | 'faults' | 'at'> {
  readonly unitId: string;
  readonly takenOver: { readonly name: string; readonly services: number; readonly counters: number } | undefined;
}

interface Words {
  readonly title: string;
  readonly lead: string;
  readonly fromFile: string;
  readonly kind: string;
  readonly kindHint: string;
  readonly kinds: readonly (readonly [string, string])[];
  readonly code: string;
  readonly codeHint: string;
  readonly like: string;
  readonly likeHint: string;
  readonly likeNone: string;
  readonly show: string;
  readonly seen: string;
  readonly seenLead: string;
  readonly trialNote: string;
  readonly make: string;
  readonly again: string;
  readonly cancel: string;
  readonly takenOver: (name: string, services: number, counters: number) => string;
  readonly takenNothing: string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    title: 'Unit baru',
    lead: 'Sesudah dibuat, petugas dan loketnya ditambahkan di halaman unit itu.',
    fromFile: 'Banyak unit sekaligus: dari berkas',
    kind: 'Jenis',
    kindHint:
      'Unit uji coba bekerja seperti unit biasa, tetapi tidak tampil untuk umum dan tidak masuk rekap; halaman dan surveinya bertanda UNIT UJI COBA. Jenis tidak dapat diganti.',
    kinds: [
      ['real', 'Unit biasa'],
      ['trial', 'Unit uji coba'],
    ],
    code: 'Kode unit',
    codeHint: `Huruf, angka, dan tanda - saja, misalnya kelurahan-cempaka. Kode ada di alamat dan tidak dapat diganti. Kode unit uji coba diawali ${TRIAL_PREFIX} dengan sendirinya.`,
    like: 'Layanan dan loket seperti',
    likeHint: 'Layanan, loket, kuesioner, dan cara terbit disalin dari unit itu. Petugas dan target tidak.',
    likeNone: 'kosong dahulu',
    show: 'Lihat dahulu',
    seen: 'Periksa sebelum dibuat',
    seenLead: 'Belum ada yang tersimpan. Unit ini akan dibuat:',
    trialNote: 'Unit uji coba: tidak terhitung di mana pun selain di halamannya sendiri.',
    make: 'Buat unit',
    again: 'Ubah lagi',
    cancel: 'Batal',
    takenOver: (name, services, counters) => `${services} layanan dan ${counters} loket seperti ${name}`,
    takenNothing: 'tanpa layanan dan loket dahulu',
  },
  en: {
    title: 'New unit',
    lead: 'Once it is made, its officers and counters are added on its own page.',
    fromFile: 'Many units at once: from a file',
    kind: 'Kind',
    kindHint:
      'A unit for trying works as any other, but is not shown to the public and is in no recap; its pages and survey say UNIT UJI COBA. The kind cannot be changed.',
    kinds: [
      ['real', 'Ordinary unit'],
      ['trial', 'Unit for trying'],
    ],
    code: 'Code of the unit',
    codeHint: `Letters, digits and - alone, such as kelurahan-cempaka. It stands in addresses and cannot be changed. That of a unit for trying begins with ${TRIAL_PREFIX} by itself.`,
    like: 'Services and counters like',
    likeHint:
      'Services, counters, questionnaire and how it is published are copied from that unit. Officers and targets are not.',
    likeNone: 'empty for now',
    show: 'See it first',
    seen: 'Look at it before it is made',
    seenLead: 'Nothing is saved yet. This unit would be made:',
    trialNote: 'A unit for trying: it counts nowhere but on its own pages.',
    make: 'Make the unit',
    again: 'Change again',
    cancel: 'Cancel',
    takenOver: (name, services, counters) => `${services} services and ${counters} counters like ${name}`,
    takenNothing: 'without services and counters for now',
  },
};

export function newUnitPage({ status, lang, viewer, at, typed, faults, units }: NewUnitInput): Page {
  const words = WORDS[lang];
  const fields = FIELD_WORDS[lang];
  const hints = FIELD_HINTS[lang];
  const form: readonly FormField[] = [
    { name: 'name', label: fields.name, value: typed.name, longest: 200 },
    { name: 'unitId', label: words.code, value: typed.unitId, hint: words.codeHint, longest: 40 },
    { name: 'kind', label: words.kind, value: typed.kind, hint: words.kindHint, choices: words.kinds },
    {
      name: 'timeZone',
      label: fields.timeZone,
      value: typed.timeZone,
      hint: hints.timeZone,
      choices: Object.entries(CHOICE_WORDS[lang].timeZone),
    },
    { name: 'contact', label: fields.contact, value: typed.contact, hint: hints.contact, longest: 200 },
    {
      name: 'like',
      label: words.like,
      value: typed.like,
      hint: words.likeHint,
      choices: [['', words.likeNone], ...units.map(({ unitId, name }) => [unitId, `${name} (${unitId})`] as const)],
    },
  ];
  return frame({
    ...(status === undefined ? {} : { status }),
    lang,
    viewer,
    at,
    title: words.title,
    subtitle: words.lead,
    trail: administrationTrail(lang),
    body: html`${faultSummary(faults, lang)}
      <section>
        <form class="fields" method="post" action="${NEW_UNIT_PATH}">
          ${formStart(viewer)} ${form.map((field) => formField(field, faults))}
          <div class="choices">
            <button name="step" value="show">${words.show}</button>
            <a href="${ADMINISTRATION}">${words.cancel}</a>
          </div>
        </form>
      </section>
      <p><a href="${IMPORT_PATH}">${words.fromFile}</a></p>`,
  });
}

export function newUnitSeenPage({ status, lang, viewer, typed, unitId, takenOver }: NewUnitSeenInput): Page {
  const words = WORDS[lang];
  const fields = FIELD_WORDS[lang];
  const told = [
    [fields.name, typed.name],
    [words.code, unitId],
    [
      fields.timeZone,
      Object.entries<string>(CHOICE_WORDS[lang].timeZone).find(([zone]) => zone === typed.timeZone)?.[1] ??
        typed.timeZone,
    ],
    [fields.contact, typed.contact === '' ? '–' : typed.contact],
    [
      words.like,
      takenOver === undefined
        ? words.takenNothing
        : words.takenOver(takenOver.name, takenOver.services, takenOver.counters),
    ],
  ] as const;
  return frame({
    ...(status === undefined ? {} : { status }),
    lang,
    viewer,
    title: words.seen,
    trail: administrationTrail(lang, { href: NEW_UNIT_PATH, text: words.title }),
    body: html`<section>
      <p>${words.seenLead}</p>
      <dl class="facts">
        ${told.map(
          ([title, value]) =>
            html`<div>
              <dt>${title}</dt>
              <dd class="long">${value}</dd>
            </div> `,
        )}
      </dl>
      ${typed.kind === 'trial' && html`<p class="note">${words.trialNote}</p>`}
      <form class="fields" method="post" action="${NEW_UNIT_PATH}">
        ${formStart(viewer)} ${unseenFields(typed)}
        <div class="choices">
          <button name="step" value="save">${words.make}</button>
          <button class="plain" name="step" value="edit">${words.again}</button>
          <a href="${ADMINISTRATION}">${words.cancel}</a>
        </div>
      </form>
    </section>`,
  });
}
