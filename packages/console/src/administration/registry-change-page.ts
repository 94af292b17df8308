// One part of a unit's registry document in a form, and after it the page that shows what would change before it is saved. What was
// typed goes along in both, so that nothing is lost when somebody else has changed the unit meanwhile.
import {
  INDICATOR_IDS,
  PART_FIELDS,
  type RegistryChange,
  type RegistryDocument,
  type RegistryPart,
  type TypedFields,
  findIndicator,
} from '@tera/domain';
import { type Lang, type Page, html } from '@tera/pages';
import type { Content } from '@tera/pages/html';
import { decimal, whole } from '../figure-texts.ts';
import { type Viewer, formStart, frame, scrolling } from '../frame.ts';
import { administrationTrail, registryPath } from './administration-paths.ts';
import { changeList } from './change-text.ts';
import { type FieldFault, faultSummary, unseenFields } from '../form-fields.ts';
import { type FormField, consent, formField } from './form-parts.ts';
import {
  CHOICE_WORDS,
  FIELD_HINTS,
  FIELD_WORDS,
  INDICATOR_UNITS,
  PART_WORDS,
  type RegistryField,
  choiceText,
} from './registry-words.ts';

/** What each choice would have shown, with the numbers of the last twelve months. */
export interface PublishingChoice {
  readonly publishes: string;
  readonly periods: number;
  readonly officers: { readonly shown: number; readonly of: number };
  readonly services: { readonly shown: number; readonly of: number };
}

interface OfChange {
  readonly lang: Lang;
  readonly viewer: Viewer;
  readonly status?: number | undefined;
  readonly unitId: string;
  readonly document: RegistryDocument;
  readonly part: RegistryPart;
  /** Of a list what is changed; nothing where something is added. */
  readonly of: string | undefined;
  /** What it is called. */
  readonly name: string;
  readonly typed: TypedFields;
  /** What the form began with: what differs from it was typed. */
  readonly began: TypedFields;
  /** The version that was read, and a hash of the document, by which it is found again. */
  readonly read: { readonly etag: string; readonly hash: string; readonly at: number };
}

export interface RegistryFormInput extends OfChange {
  readonly at?: string | undefined;
  readonly faults: readonly FieldFault[];
  readonly choices: readonly PublishingChoice[];
  /** Whether days are counted by the time zone already. */
  readonly isZoneFixed: boolean;
}

export interface RegistryDifferenceInput extends OfChange {
  readonly isRemoved: boolean;
  readonly changes: readonly RegistryChange[];
  readonly after: RegistryDocument;
  /** What follows from it, in sentences. */
  readonly notes: readonly string[];
  readonly faults: readonly FieldFault[];
  /** What others did since the form was opened. */
  readonly meanwhile: Meanwhile | undefined;
}

export interface Meanwhile {
  readonly by: readonly { readonly name: string; readonly isOwn: boolean }[];
  /** `undefined`: it is not known any more what it was. */
  readonly changes: readonly RegistryChange[] | undefined;
}

interface Words {
  readonly show: string;
  readonly save: string;
  readonly again: string;
  readonly cancel: string;
  readonly seen: string;
  readonly lead: string;
  readonly nothing: string;
  readonly remove: string;
  readonly removeText: Readonly<Record<string, string>>;
  readonly understood: string;
  readonly closing: string;
  readonly meanwhile: (by: string) => string;
  readonly somebody: string;
  readonly you: string;
  readonly meanwhileText: string;
  readonly wouldShow: string;
  readonly wouldShowText: string;
  readonly every: string;
  readonly officers: string;
  readonly services: string;
  readonly periods: string;
  readonly shownOf: (shown: string, of: string) => string;
  readonly chooseIndicator: string;
  readonly all: string;
  readonly optionalCode: string;
}

const WORDS: Readonly<Record<Lang, Words>> = {
  id: {
    show: 'Lihat perubahannya',
    save: 'Simpan',
    again: 'Ubah lagi',
    cancel: 'Batal',
    seen: 'Periksa sebelum disimpan',
    lead: 'Belum ada yang tersimpan. Ini yang akan berubah:',
    nothing: 'Tidak ada yang berubah.',
    remove: 'Hapus dari daftar',
    removeText: {
      service: 'Layanan ini tidak dapat dipilih lagi di loket. Angka yang sudah terhitung tetap.',
      officer:
        'Yang pindah atau pensiun sebaiknya dijadikan “Tidak aktif”: namanya tetap ada pada angka yang lalu. Yang dihapus tampil dengan kodenya saja.',
      counter: 'Loket ini tidak dapat dipilih lagi, dan tautan posternya tidak berlaku lagi.',
      target: 'Angka tidak lagi dibandingkan dengan target ini.',
    },
    understood: 'Ya, hapus.',
    closing: 'Saya memahami bahwa mulai tanggal itu survei dan tiket unit ini ditolak.',
    meanwhile: (by) => `Sementara Anda mengisi, unit ini diubah oleh ${by}:`,
    somebody: 'orang lain',
    you: 'Anda sendiri di halaman lain',
    meanwhileText:
      'Perubahan itu sudah tersimpan dan tetap ada. Isian Anda tidak hilang; di bawah ini perubahannya terhadap data yang sekarang.',
    wouldShow: 'Apa yang akan tampil',
    wouldShowText:
      'Dengan jawaban dua belas bulan terakhir, rata-rata setiap periode. Yang jawabannya terlalu sedikit tidak tampil.',
    every: 'Terbit setiap',
    officers: 'Petugas yang tampil',
    services: 'Layanan yang tampil',
    periods: 'Periode',
    shownOf: (shown, of) => `${shown} dari ${of}`,
    chooseIndicator: 'Pilih indikator',
    all: 'seluruh unit',
    optionalCode: 'Boleh kosong: kode dibuat sendiri.',
  },
  en: {
    show: 'See what changes',
    save: 'Save',
    again: 'Change again',
    cancel: 'Cancel',
    seen: 'Look at it before it is saved',
    lead: 'Nothing is saved yet. This would change:',
    nothing: 'Nothing changes.',
    remove: 'Take it off the list',
    removeText: {
      service: 'The service can be chosen at no counter any more. What is counted stays.',
      officer:
        'Who has moved or retired is better made “Not active”: the name stays with the figures of before. Of whom is removed there is the code alone.',
      counter: 'The counter can be chosen no more, and the links of its posters end.',
      target: 'Figures are no longer held against this target.',
    },
    understood: 'Yes, remove it.',
    closing: 'I understand that from that day on surveys and tickets of this unit are refused.',
    meanwhile: (by) => `While you were typing, this unit was changed by ${by}:`,
    somebody: 'somebody else',
    you: 'yourself on another page',
    meanwhileText:
      'That is saved, and stays. Nothing that you typed is lost; below is what it changes in the data as they are now.',
    wouldShow: 'What would be shown',
    wouldShowText:
      'With the answers of the last twelve months, on average in each period. Who has too few answers is not shown.',
    every: 'Published every',
    officers: 'Officers shown',
    services: 'Services shown',
    periods: 'Periods',
    shownOf: (shown, of) => `${shown} of ${of}`,
    chooseIndicator: 'Choose an indicator',
    all: 'the whole unit',
    optionalCode: 'May be empty: a code is made.',
  },
};

export function registryFormPage(input: RegistryFormInput): Page {
  const { lang, viewer, at, status, unitId, part, of, name, faults, choices, document } = input;
  const words = WORDS[lang];
  const isNew = isAdded(input);
  return frame({
    ...(status === undefined ? {} : { status }),
    lang,
    viewer,
    at,
    title: isNew ? PART_WORDS[lang][part].add : PART_WORDS[lang][part].change(name),
    subtitle: document.name,
    trail: trailOf(input),
    body: html`${faultSummary(faults, lang)} ${choices.length > 0 && whatWouldShow(choices, lang)}
      <section>
        <form class="fields" method="post" action="${registryPath(unitId)}/change">
          ${formStart(viewer)} ${carried(input)} ${fieldsOf(input).map((field) => formField(field, faults))}
          ${part === 'closing' && consent('understood', words.closing, understoodFaults(faults))}
          <div class="choices">
            <button name="step" value="show">${words.show}</button>
            <a href="${registryPath(unitId)}">${words.cancel}</a>
          </div>
        </form>
      </section>
      ${of !== undefined && removal(input)}`,
  });
}

export function registryDifferencePage(input: RegistryDifferenceInput): Page {
  const { lang, viewer, status, unitId, document, after, changes, notes, typed, isRemoved, faults, meanwhile } = input;
  const words = WORDS[lang];
  return frame({
    ...(status === undefined ? {} : { status }),
    lang,
    viewer,
    title: words.seen,
    subtitle: document.name,
    trail: trailOf(input),
    body: html`${faultSummary(faults, lang)} ${meanwhile !== undefined && whatOthersDid(meanwhile, input)}
      <section>
        <h2>${PART_WORDS[lang][input.part].change(input.name) || PART_WORDS[lang][input.part].add}</h2>
        ${
          changes.length === 0
            ? html`<p>${words.nothing}</p>`
            : html`<p>${words.lead}</p>
                ${changeList(changes, [after, document], lang)}`
        }
        ${notes.map((note) => html`<p class="note">${note}</p> `)}
        <form class="fields" method="post" action="${registryPath(unitId)}/change">
          ${formStart(viewer)} ${carried(input)} ${unseenFields(typed)} ${isRemoved && unseenFields({ remove: 'yes' })}
          ${input.part === 'closing' && unseenFields({ understood: 'yes' })}
          <div class="choices">
            ${changes.length > 0 && html`<button name="step" value="save">${words.save}</button>`}
            <button class="plain" name="step" value="edit">${words.again}</button>
            <a href="${registryPath(unitId)}">${words.cancel}</a>
          </div>
        </form>
      </section>`,
  });
}

/** The fault of a tick stands at it, under the name of its field. */
function understoodFaults(faults: readonly FieldFault[]): readonly FieldFault[] {
  return faults.filter(({ field }) => field === 'understood');
}

function isAdded({ part, of }: Pick<OfChange, 'part' | 'of'>): boolean {
  return of === undefined && PART_WORDS.id[part].add !== '';
}

function trailOf({ lang, unitId, document }: OfChange) {
  return administrationTrail(lang, { href: registryPath(unitId), text: document.name });
}

function carried({ part, of, began, read }: OfChange): Content {
  return unseenFields({
    part,
    ...(of !== undefined && { of }),
    began: JSON.stringify(began),
    etag: read.etag,
    hash: read.hash,
    at: String(read.at),
  });
}

function whatOthersDid({ by, changes }: Meanwhile, { lang, document }: RegistryDifferenceInput): Content {
  const words = WORDS[lang];
  return html`<div class="note" role="alert">
    <p>
      <b
        >${words.meanwhile(
          by.length === 0 ? words.somebody : by.map(({ name, isOwn }) => (isOwn ? words.you : name)).join(', '),
        )}</b
      >
    </p>
    ${changes !== undefined && changeList(changes, [document], lang)}
    <p>${words.meanwhileText}</p>
  </div>`;
}

function removal(input: OfChange): Content {
  const { lang, viewer, unitId, part, began } = input;
  const words = WORDS[lang];
  return html`<section>
    <h2>${words.remove}</h2>
    <p>${words.removeText[part]}</p>
    <form class="fields" method="post" action="${registryPath(unitId)}/change">
      ${formStart(viewer)} ${carried(input)} ${unseenFields({ ...began, remove: 'yes' })}
      <div><button class="plain" name="step" value="show">${words.remove}</button></div>
    </form>
  </section>`;
}

function whatWouldShow(choices: readonly PublishingChoice[], lang: Lang): Content {
  const words = WORDS[lang];
  const text = ({ shown, of }: PublishingChoice['officers']) => words.shownOf(average(shown, lang), average(of, lang));
  return html`<section>
    <h2>${words.wouldShow}</h2>
    <p>${words.wouldShowText}</p>
    ${scrolling(
      words.wouldShow,
      html`<table>
        <thead>
          <tr>
            ${[words.every, words.periods, words.officers, words.services].map(
              (head, at) => html`<th scope="col" ${at === 0 && html` class="words"`}>${head}</th> `,
            )}
          </tr>
        </thead>
        <tbody>
          ${choices.map(
            ({ publishes, periods, officers, services }) =>
              html`<tr>
                <th scope="row" class="words">${choiceText('publishes', publishes, lang)}</th>
                <td>${whole(periods, lang)}</td>
                <td>${text(officers)}</td>
                <td>${text(services)}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
  </section>`;
}

function average(count: number, lang: Lang): string {
  return decimal(count, Number.isInteger(count) ? 0 : 1, lang);
}

function fieldsOf(input: RegistryFormInput): readonly FormField[] {
  return PART_FIELDS[input.part].map((name) => fieldOf(name, input));
}

const LONGEST: Readonly<Partial<Record<RegistryField, number>>> = {
  id: 40,
  name: 200,
  contact: 200,
  decree: 200,
  nip: 24,
  prefix: 3,
  period: 12,
};

function fieldOf(name: RegistryField, input: RegistryFormInput): FormField {
  const { lang, part, of, typed, isZoneFixed } = input;
  const value = typed[name] ?? '';
  const isFixed = (name === 'id' && of !== undefined) || (name === 'timeZone' && isZoneFixed);
  const isOptionalCode = name === 'id' && part === 'officer' && of === undefined;
  return {
    name,
    label: FIELD_WORDS[lang][name],
    value: isFixed && name === 'timeZone' ? choiceText('timeZone', value, lang) : value,
    hint:
      isFixed && name === 'id'
        ? undefined
        : `${FIELD_HINTS[lang][name] ?? ''}${isOptionalCode ? ` ${WORDS[lang].optionalCode}` : ''}` || undefined,
    kind: isFixed ? 'fixed' : name === 'validFrom' || name === 'closedFrom' ? 'date' : 'text',
    choices: isFixed ? undefined : choicesOf(name, value, input),
    longest: LONGEST[name],
  };
}

type Choices = FormField['choices'];

function choicesOf(name: RegistryField, value: string, { lang, document }: RegistryFormInput): Choices {
  const words = WORDS[lang];
  const named = (things: readonly { readonly id: string; readonly name: string }[]): Choices => [
    ['', words.all],
    ...things.map(({ id, name: text }) => [id, text === id ? id : `${text} (${id})`] as const),
  ];
  if (name === 'serviceId') return named(document.services);
  if (name === 'officerId') return named(document.officers);
  if (name === 'indicator') return [['', words.chooseIndicator], ...indicatorChoices(lang)];
  if (!(name in CHOICE_WORDS.id)) return undefined;
  const known = Object.entries<string>(CHOICE_WORDS[lang][name as keyof (typeof CHOICE_WORDS)['id']]);
  // A zone or a questionnaire that is none of the usual ones stays what it is.
  return known.some(([option]) => option === value) ? known : [...known, [value, value]];
}

function indicatorChoices(lang: Lang): readonly (readonly [string, string])[] {
  return INDICATOR_IDS.flatMap((id) => {
    const indicator = findIndicator(id);
    return indicator === undefined || indicator.direction === 'none'
      ? []
      : [[id, `${indicator.name[lang]} (${INDICATOR_UNITS[lang][indicator.unit]})`] as const];
  });
}
