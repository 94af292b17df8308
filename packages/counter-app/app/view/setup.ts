// The first use: the key is pasted, then counter and officer are chosen from what the unit has. Nothing is kept before the
// last button.

import type { CounterSetup } from '@tera/contracts';
import { askForSetup } from '../ask.ts';
import { type Connection, keepConnection } from '../connection.ts';
import { el, show } from '../dom.ts';
import type { KeptPin } from '../pin.ts';
import { button } from './button.ts';
import { field, selectOf } from './fields.ts';
import { pinFields } from './pin-fields.ts';

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
        const connection = { ...holder, ...choice, setup, officerSince: Date.now(), shortcuts: true };
        await keepConnection(connection);
        resolve(connection);
      };
      showChoice(root, setup, (choice) => void begin(choice));
    });
  });
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
  const suggestion = el('div', { class: 'actions' });
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
    const { meant } = asked;
    show(
      suggestion,
      meant === undefined
        ? []
        : [
            button({ id: 'use-meant', text: `Pakai ${meant}`, kind: 'main' }, () => {
              unit.value = meant;
              form.requestSubmit();
            }),
          ],
    );
    (document.getElementById('use-meant') ?? key).focus();
  };
  const form = el(
    'form',
    { onsubmit: (event) => void submit(event), novalidate: false },
    el('h1', { tabindex: '-1' }, title),
    el('p', {}, 'Sekali saja. Sesudah ini halaman bekerja juga tanpa jaringan.'),
    problem,
    suggestion,
    field(unit, 'Kode unit', 'Misalnya contoh. Tanyakan kepada admin.'),
    field(key, 'Kunci loket', 'Dimulai dengan tera_. Disimpan di peramban ini saja.'),
    el('label', { class: 'check' }, showKey, 'Tampilkan kunci'),
    el('div', { class: 'actions' }, send),
  );
  show(root, [frame(form)]);
  unit.focus();
}

interface Choice {
  readonly counterId: string;
  readonly officerId: string;
  readonly pins: Readonly<Record<string, KeptPin>> | undefined;
}

function showChoice(root: HTMLElement, setup: CounterSetup, onDone: (choice: Choice) => void): void {
  const counter = selectOf('counter', setup.counters, 'Pilih loket');
  const officer = selectOf('officer', setup.officers, 'Pilih petugas');
  const asksPin = el('input', { id: 'asks-pin', type: 'checkbox' });
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  // Whoever sets the counter up has its key at hand.
  const pin = pinFields(() => undefined, undefined);
  const adjust = (): void => pin.adjust(asksPin.checked ? officer.value : undefined);
  officer.addEventListener('change', adjust);
  asksPin.addEventListener('change', adjust);
  adjust();
  const begin = async (event: Event): Promise<void> => {
    event.preventDefault();
    const checked = await pin.check();
    if (checked.is === 'refused') {
      problem.textContent = checked.words;
      problem.hidden = false;
      checked.control.focus();
      return;
    }
    onDone({
      counterId: counter.value,
      officerId: officer.value,
      pins: checked.is === 'new' ? { [officer.value]: checked.pin } : undefined,
    });
  };
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
        { onsubmit: (event) => void begin(event) },
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
        el('label', { class: 'check' }, asksPin, 'Minta PIN saat petugas mengambil loket'),
        problem,
        ...pin.nodes,
        el('div', { class: 'actions' }, el('button', { type: 'submit', class: 'main', id: 'begin' }, 'Mulai bekerja')),
      ),
    ),
  ]);
  heading.focus();
}

function frame(content: HTMLElement): HTMLElement {
  return el('main', { class: 'narrow' }, content);
}
