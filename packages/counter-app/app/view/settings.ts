// Who sits here, and forgetting the key. The unit cannot be changed: another unit is another key.

import type { Counter } from '../counter.ts';
import { forgetConnection } from '../connection.ts';
import { el } from '../dom.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { field, selectOf } from './setup.ts';

export function openSettings(counter: Counter): void {
  const { setup, counterId, officerId, shortcuts } = counter.connection();
  const here = selectOf('counter', setup.counters, 'Pilih loket', counterId);
  const officer = selectOf('officer', setup.officers, 'Pilih petugas', officerId);
  const letters = el('input', { id: 'shortcuts', type: 'checkbox', checked: shortcuts });
  const close = openDialog({
    title: 'Pengaturan',
    body: [
      field(officer, 'Petugas'),
      field(here, 'Loket'),
      el('label', { class: 'check' }, letters, 'Pintasan satu huruf'),
    ],
    actions: [
      button({ id: 'save', text: 'Simpan', kind: 'main' }, () => {
        if (here.value === '' || officer.value === '') return;
        void counter.change({ counterId: here.value, officerId: officer.value, shortcuts: letters.checked });
        close();
      }),
      button({ id: 'forget', text: 'Lupakan kunci' }, () => {
        close();
        confirmForgetting(counter);
      }),
    ],
  });
}

function confirmForgetting(counter: Counter): void {
  const { waiting } = counter.status();
  openDialog({
    title: 'Lupakan kunci di peramban ini?',
    body: [
      el(
        'p',
        {},
        waiting === 0
          ? 'Semua catatan sudah terkirim. Untuk bekerja lagi, kunci harus ditempel lagi.'
          : `${waiting} catatan belum terkirim. Catatan itu tetap di komputer ini, dan terkirim setelah kunci unit ini ditempel lagi.`,
      ),
    ],
    actions: [
      button({ id: 'confirm', text: 'Ya, lupakan', letter: 'y', kind: 'main' }, () => {
        void forgetConnection().then(() => location.reload());
      }),
    ],
  });
}

const SHORTCUTS: readonly (readonly [string, string])[] = [
  ['1 – 9', 'terbitkan nomor untuk layanan itu'],
  ['N', 'panggil berikutnya'],
  ['P', 'panggil, panggil lagi'],
  ['M', 'mulai, lanjutkan'],
  ['T', 'tahan'],
  ['A', 'alihkan'],
  ['S', 'selesai; lalu T tuntas, B belum tuntas'],
  ['X', 'tidak hadir; lalu Y'],
  ['G', 'pergi; lalu Y'],
  ['Q', 'tunjukkan kode survei besar'],
  ['L', 'panggil tiket dari loket lain'],
  ['Esc', 'tutup pertanyaan'],
  ['?', 'bantuan ini'],
];

export function openHelp(areOn: boolean): void {
  openDialog({
    title: 'Pintasan papan ketik',
    body: [
      ...(areOn ? [] : [el('p', { class: 'problem' }, 'Pintasan sedang dimatikan di Pengaturan.')]),
      el(
        'dl',
        { class: 'shortcuts' },
        ...SHORTCUTS.flatMap(([key, what]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, what)]),
      ),
      el('p', { class: 'hint' }, 'Tab dan Enter mencapai semuanya juga.'),
    ],
    close: 'Tutup',
    isToRead: true,
  });
}
