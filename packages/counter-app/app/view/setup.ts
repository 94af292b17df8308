// The first use: the key is pasted, then counter and officer are chosen from what the unit has. Nothing is kept before the
// last button.

import type { CounterSetup } from '@tera/contracts';
import { askForOpenTickets, askForSetup } from '../ask.ts';
import { type Connection, keepConnection } from '../connection.ts';
import { el, show } from '../dom.ts';
import { isNumberedByOthers, makeMark } from '../ticket-number.ts';

/** Asks for the key alone, for a page that serves nobody. */
export function askForKey(root: HTMLElement, title: string): Promise<Holder & { readonly setup: CounterSetup }> {
  return new Promise((resolve) => {
    showKeyForm(root, title, (holder, setup) => resolve({ ...holder, setup }));
  });
}

/** Resolves when the counter is set up. */
export function setUp(root: HTMLElement): Promise<Connection> {
  return new Promise((resolve) => {
    showKeyForm(root, 'Siapkan loket ini', (holder, setup) => {
      const begin = async (choice: Choice): Promise<void> => {
        const connection = await connectionOf(holder, choice, setup);
        await keepConnection(connection);
        resolve(connection);
      };
      showChoice(root, setup, (choice) => void begin(choice));
    });
  });
}

/** Numbers of this counter that are out already are another browser's, or of this one before it lost its memory. */
async function connectionOf(holder: Holder, choice: Choice, setup: CounterSetup): Promise<Connection> {
  const { counterId, officerId, isSecond, asksPin } = choice;
  const mark = makeMark(Math.random);
  const listed = await askForOpenTickets(holder);
  const known = listed.is === 'answered' ? listed.value : [];
  const isOneOfMany = isSecond || isNumberedByOthers({ counterId, mark, timeZone: setup.timeZone }, known, Date.now());
  return {
    ...holder,
    counterId,
    officerId,
    setup,
    mark,
    series: isOneOfMany ? mark.charAt(0) : '',
    officerSince: Date.now(),
    shortcuts: true,
    ...(asksPin ? { pins: {} } : {}),
  };
}

interface Holder {
  readonly key: string;
  readonly unitId: string;
}

function showKeyForm(root: HTMLElement, title: string, onDone: (holder: Holder, setup: CounterSetup) => void): void {
  const problem = el('p', { class: 'problem', role: 'alert', id: 'problem', hidden: true });
  const unit = el('input', {
    id: 'unit',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    required: true,
  });
  const key = el('input', {
    id: 'key',
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
  });
  const showKey = el('input', { id: 'show-key', type: 'checkbox' });
  showKey.addEventListener('change', () => {
    key.type = showKey.checked ? 'text' : 'password';
  });
  const send = el('button', { type: 'submit', class: 'main', id: 'connect' }, 'Sambungkan');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const holder = { key: key.value.trim(), unitId: unit.value.trim() };
    send.disabled = true;
    const asked = await askForSetup(holder);
    send.disabled = false;
    if (asked.is === 'answered') return onDone(holder, asked.value);
    problem.textContent = asked.words;
    problem.hidden = false;
    key.focus();
  };
  show(root, [
    frame(
      el(
        'form',
        { onsubmit: (event) => void submit(event), novalidate: false },
        el('h1', { tabindex: '-1' }, title),
        el('p', {}, 'Sekali saja. Sesudah ini halaman bekerja juga tanpa jaringan.'),
        problem,
        field(unit, 'Kode unit', 'Misalnya contoh. Tanyakan kepada admin.'),
        field(key, 'Kunci loket', 'Dimulai dengan tera_. Disimpan di peramban ini saja.'),
        el('label', { class: 'check' }, showKey, 'Tampilkan kunci'),
        el('div', { class: 'actions' }, send),
      ),
    ),
  ]);
  unit.focus();
}

interface Choice {
  readonly counterId: string;
  readonly officerId: string;
  readonly isSecond: boolean;
  readonly asksPin: boolean;
}

function showChoice(root: HTMLElement, setup: CounterSetup, onDone: (choice: Choice) => void): void {
  const counter = selectOf('counter', setup.counters, 'Pilih loket');
  const officer = selectOf('officer', setup.officers, 'Pilih petugas');
  const second = el('input', { id: 'second', type: 'checkbox' });
  const asksPin = el('input', { id: 'asks-pin', type: 'checkbox' });
  const heading = el('h1', { tabindex: '-1' }, setup.name);
  const missing = [
    ...(setup.services.length === 0 ? ['layanan'] : []),
    ...(setup.officers.length === 0 ? ['petugas yang aktif'] : []),
    ...(setup.counters.length === 0 ? ['loket'] : []),
  ];
  show(root, [
    frame(
      el(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault();
            onDone({
              counterId: counter.value,
              officerId: officer.value,
              isSecond: second.checked,
              asksPin: asksPin.checked,
            });
          },
        },
        heading,
        missing.length === 0
          ? el('p', {}, 'Pilih loket ini dan siapa yang melayani. Keduanya dapat diganti nanti.')
          : el(
              'p',
              { class: 'problem' },
              `Unit ini belum punya ${missing.join(' dan ')}. Minta admin mendaftarkannya.`,
            ),
        field(counter, 'Loket'),
        field(officer, 'Petugas'),
        el('label', { class: 'check' }, second, 'Loket ini hari ini sudah memberi nomor dari komputer lain'),
        el('label', { class: 'check' }, asksPin, 'Minta PIN saat petugas mengambil loket'),
        el('div', { class: 'actions' }, el('button', { type: 'submit', class: 'main', id: 'begin' }, 'Mulai bekerja')),
      ),
    ),
  ]);
  heading.focus();
}

/** Nothing is chosen beforehand: a default would be somebody's figures. */
export function selectOf(
  id: string,
  choices: readonly { readonly id: string; readonly name: string }[],
  prompt: string,
  chosen = '',
): HTMLSelectElement {
  const isKnown = choices.some((choice) => choice.id === chosen);
  return el(
    'select',
    { id, required: true },
    el('option', { value: '', selected: !isKnown }, prompt),
    ...choices.map((choice) => el('option', { value: choice.id, selected: choice.id === chosen }, choice.name)),
  );
}

export function field(control: HTMLElement, label: string, hint?: string): HTMLElement {
  const hintId = `${control.id}-hint`;
  if (hint !== undefined) control.setAttribute('aria-describedby', hintId);
  return el(
    'div',
    { class: 'field' },
    el('label', { for: control.id }, label),
    hint === undefined ? undefined : el('p', { id: hintId, class: 'hint' }, hint),
    control,
  );
}

function frame(content: HTMLElement): HTMLElement {
  return el('main', { class: 'narrow' }, content);
}
