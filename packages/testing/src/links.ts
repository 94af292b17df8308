// Survey links as an office signs them, with the secrets of the test. They need no client of AWS, like those who open them.
import { type CounterId, DAY, type TicketId } from '@tera/domain';
import type { LinkSecrets } from '@tera/links';
import { type PosterLink, type TicketLink, newDevice, signKioskLink, signLink, signPosterLink } from '@tera/links';
import { NOW, contoh } from './facts/index.ts';

export const LINK: TicketLink = {
  unitId: contoh,
  ticketId: 'TIKET-0042' as TicketId,
  expiresAt: NOW + 30 * DAY,
};
export const SECRETS = secretsOf('1', { 1: 'a secret' });

export function secretsOf(signWith: string, secrets: Readonly<Record<string, string>>): LinkSecrets {
  return { signWith, secrets: new Map(Object.entries(secrets)) };
}

export function aLink(fields: Partial<TicketLink> = {}, secrets = SECRETS): string {
  return signLink({ ...LINK, ...fields }, secrets);
}

export function aPosterLink(fields: Partial<PosterLink> = {}): string {
  return signPosterLink({ unitId: contoh, counterId: 'loket-1' as CounterId, ...fields }, SECRETS);
}

export function aKioskLink(fields: Partial<PosterLink> = {}): string {
  return signKioskLink({ unitId: contoh, counterId: 'loket-1' as CounterId, ...fields }, SECRETS);
}

/** The cookie of a device that has not been seen before, as the page gives it. */
export function aDeviceCookie(secrets = SECRETS, now = NOW): string {
  return `tera_device=${newDevice(now, secrets)}`;
}
