// The registry document of an ordinary office, of which a test changes what it is about.
import type { Counter, Officer, RegistryDocument, Service } from '@tera/domain';

/** An id alone stands for a thing of which only the id matters; it is given a name that holds it. */
type Wish<Thing> = string | (Omit<Thing, 'id' | 'name'> & { readonly id: string; readonly name?: string });

export interface DocumentWishes extends Partial<Omit<RegistryDocument, 'services' | 'officers' | 'counters'>> {
  readonly services?: readonly Wish<Service>[];
  readonly officers?: readonly Wish<Officer>[];
  readonly counters?: readonly Wish<Counter>[];
}

/** Without wishes: `ektp`, served in 10 minutes, and `kk`; `ani` and `budi`; one counter; in WIB. */
export function aDocument({
  services = [
    { id: 'ektp', name: 'KTP elektronik', standard: { measure: 'service', minutes: 10 } },
    { id: 'kk', name: 'Kartu Keluarga' },
  ],
  officers = [
    { id: 'ani', name: 'Ani' },
    { id: 'budi', name: 'Budi' },
  ],
  counters = [{ id: 'loket-1', name: 'Loket 1' }],
  ...fields
}: DocumentWishes = {}): RegistryDocument {
  return {
    name: 'Kantor Contoh',
    timeZone: 'Asia/Jakarta',
    services: services.map((wish) => named<Service>('Layanan', wish)),
    officers: officers.map((wish) => named<Officer>('Petugas', wish)),
    counters: counters.map((wish) => named<Counter>('Loket', wish)),
    ...fields,
  };
}

function named<Thing>(kind: string, wish: Wish<Thing>): Thing {
  const given = typeof wish === 'string' ? { id: wish } : wish;
  return { name: `${kind} ${given.id}`, ...given } as Thing;
}
