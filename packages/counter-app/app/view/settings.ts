// Who sits here, and forgetting the key. The unit cannot be changed: another unit is another key.

import { counterPrefix } from '@tera/domain';
import type { Counter } from '../counter.ts';
import { askForSetup } from '../ask.ts';
import { forgetConnection } from '../connection.ts';
import { el } from '../dom.ts';
import { button } from './button.ts';
import { openDialog } from './dialog.ts';
import { field, selectOf } from './fields.ts';
import { changeOfficer, officerFields } from './taking.ts';

export function openSettings(counter: Counter): void {
  const { setup, counterId, shortcuts, pins, prints = false } = counter.connection();
  const here = selectOf('counter', setup.counters, 'Pilih loket', counterId);
  const letters = el('input', { id: 'shortcuts', type: 'checkbox', checked: shortcuts });
  const slips = el('input', { id: 'prints', type: 'checkbox', checked: prints });
  const asksPin = el('input', { id: 'asks-pin', type: 'checkbox', checked: pins !== undefined });
  const officer = officerFields(counter);
  const save = async (): Promise<void> => {
    if (here.value === '' || !(await officer.take())) return;
    close();
    await counter.change({ counterId: here.value, shortcuts: letters.checked, prints: slips.checked });
    // From the first PIN on, each officer is asked for one.
    if (pins === undefined && asksPin.checked) changeOfficer(counter, { isAlwaysAsked: true, pins: {} });
    if (pins !== undefined && !asksPin.checked) confirmWithoutPin(counter);
  };
  const close = openDialog({
    title: 'Pengaturan',
    body: [
      ...officer.nodes,
      field(here, 'Loket', numbersWords(counter)),
      el('label', { class: 'check' }, slips, 'Cetak nomor setiap kali diterbitkan'),
      el('label', { class: 'check' }, asksPin, 'Minta PIN saat petugas mengambil loket'),
      el('label', { class: 'check' }, letters, 'Pintasan satu huruf'),
      el(
        'p',
        {},
        el('a', { href: '/counter/display', target: '_blank', rel: 'noopener' }, 'Layar panggilan'),
        ' untuk layar kedua atau televisi.',
      ),
    ],
    actions: [
      button({ id: 'save', text: 'Simpan', kind: 'main' }, () => void save()),
      button({ id: 'change-key', text: 'Ganti kunci' }, () => {
        close();
        changeKey(counter);
      }),
      button({ id: 'forget', text: 'Lupakan kunci' }, () => {
        close();
        confirmForgetting(counter);
      }),
    ],
  });
}

/** What the numbers of this browser look like, and why. */
function numbersWords(counter: Counter): string {
  const { setup, counterId } = counter.connection();
  const [prefix, mark] = [counterPrefix(setup.counters, counterId), counter.mark()];
  if (mark === undefined) return `Nomor dari komputer ini: ${prefix}001, ${prefix}002.`;
  return `Nomor dari komputer ini berakhiran ${mark}, seperti ${prefix}001${mark}: nomor tanpa akhiran hari ini milik komputer lain, atau server belum terjangkau. Nomornya tidak pernah sama dengan nomor lain.`;
}

/** Whoever wants to be rid of the PIN has to know it. */
function confirmWithoutPin(counter: Counter): void {
  const fields = officerFields(counter, { isAlwaysAsked: true });
  const forget = async (): Promise<void> => {
    if (!(await fields.take())) return;
    await counter.change({ pins: undefined });
    close();
  };
  const close = openDialog({
    title: 'Tidak meminta PIN lagi?',
    body: [el('p', {}, 'Tulis PIN petugas loket ini sekali lagi.'), ...fields.nodes],
    actions: [button({ id: 'confirm', text: 'Ya, tanpa PIN', kind: 'main' }, () => void forget())],
  });
}

/** Of a key that is revoked or has expired. All else stays, and what waits is sent with the new one. */
function changeKey(counter: Counter): void {
  const { unitId } = counter.connection();
  const key = el('input', { id: 'key', type: 'password', autocomplete: 'off', spellcheck: 'false' });
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  const change = async (): Promise<void> => {
    const holder = { unitId, key: key.value.trim() };
    const asked = await askForSetup(holder);
    if (asked.is === 'answered') {
      await counter.change(holder);
      location.reload();
      return;
    }
    problem.textContent = asked.words;
    problem.hidden = false;
    key.focus();
  };
  openDialog({
    title: 'Ganti kunci loket ini',
    body: [
      el('p', {}, 'Loket, petugas, dan catatan yang menunggu tetap seperti sekarang.'),
      problem,
      field(key, 'Kunci baru', 'Dimulai dengan tera_. Minta kepada admin.'),
    ],
    actions: [button({ id: 'save', text: 'Simpan', kind: 'main' }, () => void change())],
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
  ['G', 'meninggalkan; lalu Y'],
  ['O', 'lainnya: perbaiki, cetak, batalkan tiket'],
  ['U', 'batalkan yang terakhir ditekan'],
  ['Q', 'perbesar kode survei'],
  ['L', 'panggil tiket yang dibawa di kertas'],
  ['H', 'hari saya'],
  ['I', 'istirahat, atau ganti petugas'],
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
