// Registry documents for tests: an ordinary office, of which a test changes what it is about.

export interface Standard {
  readonly measure: 'service' | 'turnaround';
  readonly minutes: number;
  readonly validFrom?: string;
}

export interface UnitDocument {
  readonly name: string;
  readonly timeZone: string;
  readonly services: readonly { readonly id: string; readonly name: string; readonly standard?: Standard }[];
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  readonly counters: readonly { readonly id: string; readonly name: string }[];
}

interface Wishes {
  readonly timeZone?: string;
  /** Service id → its standard, if it has one. */
  readonly services?: Readonly<Record<string, Standard | undefined>>;
  readonly officers?: readonly string[];
  readonly counters?: readonly string[];
}

/** Without wishes: `ektp` and `kk` without standards, `ani` and `budi`, one counter, in WIB. */
export function aUnit({
  timeZone = 'Asia/Jakarta',
  services = { ektp: undefined, kk: undefined },
  officers = ['ani', 'budi'],
  counters = ['loket-1'],
}: Wishes = {}): UnitDocument {
  return {
    name: 'Unit uji',
    timeZone,
    services: Object.entries(services).map(serviceOf),
    officers: officers.map((id) => ({ id, name: `Petugas ${id}` })),
    counters: counters.map((id) => ({ id, name: `Loket ${id}` })),
  };
}

function serviceOf([id, standard]: readonly [string, Standard | undefined]): UnitDocument['services'][number] {
  const service = { id, name: `Layanan ${id}` };
  return standard === undefined ? service : { ...service, standard };
}
