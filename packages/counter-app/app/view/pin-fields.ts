// The PIN of an officer who takes the counter. Only who has the counter's key can give an officer a first or another PIN: else anybody
// could choose one for a colleague and work under that name.

import { el } from '../dom.ts';
import { type KeptPin, PIN_PATTERN, isPin, keepPin } from '../pin.ts';
import { button } from './button.ts';
import { field } from './fields.ts';

export interface PinFields {
  readonly nodes: readonly HTMLElement[];
  /** Of whom it is asked; `undefined`: of nobody, and nothing is shown. */
  readonly adjust: (officerId: string | undefined) => void;
  readonly check: () => Promise<CheckedPin>;
}

export type CheckedPin =
  | { readonly is: 'right' | 'unasked' }
  | { readonly is: 'new'; readonly pin: KeptPin }
  | { readonly is: 'refused'; readonly words: string; readonly control: HTMLElement };

/** @param key what must be typed for a new PIN; `undefined` where it was typed just now. */
export function pinFields(pinOf: (officerId: string) => KeptPin | undefined, key: string | undefined): PinFields {
  let of: string | undefined;
  let isForgotten = false;
  const pin = el('input', { id: 'pin', type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: '8' });
  const typedKey = el('input', { id: 'pin-key', type: 'password', autocomplete: 'off', spellcheck: 'false' });
  const pinField = field(pin, 'PIN petugas', 'Empat sampai delapan angka.');
  const label = pinField.querySelector('label');
  const keyField = field(
    typedKey,
    'Kunci loket',
    'PIN baru hanya dibuat dengan kunci loket. Kunci itu ada pada admin.',
  );
  const kept = (): KeptPin | undefined => (of === undefined || isForgotten ? undefined : pinOf(of));
  const draw = (): void => {
    pinField.hidden = of === undefined;
    keyField.hidden = of === undefined || kept() !== undefined || key === undefined;
    forgotten.hidden = kept() === undefined;
    if (label !== null) label.textContent = kept() === undefined ? 'PIN baru petugas ini' : 'PIN petugas';
  };
  const forgotten = button({ id: 'pin-forgotten', text: 'Lupa PIN', kind: 'quiet' }, () => {
    isForgotten = true;
    pin.value = '';
    draw();
    pin.focus();
  });
  return {
    nodes: [pinField, forgotten, keyField],
    adjust: (officerId) => {
      [of, isForgotten] = [officerId, false];
      draw();
    },
    check: async () => {
      if (of === undefined) return { is: 'unasked' };
      const right = kept();
      if (!PIN_PATTERN.test(pin.value)) return refused('Tulis PIN: empat sampai delapan angka.', pin);
      if (right !== undefined)
        return (await isPin(pin.value, right)) ? { is: 'right' } : refused('PIN ini tidak cocok.', pin);
      if (key !== undefined && typedKey.value.trim() !== key) return refused('Kunci loket tidak cocok.', typedKey);
      return { is: 'new', pin: await keepPin(pin.value) };
    },
  };
}

function refused(words: string, control: HTMLElement): CheckedPin {
  return { is: 'refused', words, control };
}
