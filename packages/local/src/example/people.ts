// The example people who sign in: one for each role, and of HR a second one. They do not exist; who they are says the issuer of this machine, and what they
// may do is registered as anybody's is.
import type { NewPerson, Role } from '@tera/contracts';
import type { OfficerId } from '@tera/domain';
import type { ExamplePerson } from '../engines/issuer.ts';

interface Example extends ExamplePerson {
  readonly role: Role;
  readonly officerId?: OfficerId;
}

export const examplePeople: readonly Example[] = [
  { subject: 'sari', name: 'Sari Contoh', as: 'kepegawaian (hr)', role: 'hr' },
  // What is set aside and what is replaced takes two.
  { subject: 'dewi', name: 'Dewi Contoh', as: 'kepegawaian, orang kedua (hr)', role: 'hr' },
  { subject: 'wahyu', name: 'Wahyu Contoh', as: 'atasan (supervisor)', role: 'supervisor' },
  { subject: 'adi', name: 'Adi Contoh', as: 'petugas p-01 (officer)', role: 'officer', officerId: 'p-01' as OfficerId },
  { subject: 'mega', name: 'Mega Contoh', as: 'admin (admin)', role: 'admin' },
  { subject: 'rini', name: 'Rini Contoh', as: 'auditor (auditor)', role: 'auditor' },
];

/** As they are put. Administrators and HR are for all units of the city. */
export function registered({ subject, name, role, officerId }: Example, unitId: string): NewPerson {
  const units = role === 'admin' || role === 'hr' || role === 'auditor' ? ['*'] : [unitId];
  return { name, login: { subject }, roles: [{ role, units, ...(officerId === undefined ? {} : { officerId }) }] };
}
