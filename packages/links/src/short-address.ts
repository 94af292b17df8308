// The address of a poster that can be typed: `<unit>-<8 letters>`, such as `contoh-k7qm2f9x`. The letters are made of the unit
// and the counter with the secret that signs links, so that nothing is stored, and whoever mistypes one comes to no other
// counter's survey. It is a way to the poster's link and no secret: the poster hangs on a wall.
import { createHmac } from 'node:crypto';
import type { UnitId, PublicUnit } from '@tera/domain';
import type { FindDeps } from './find-survey.ts';
import type { LinkSecrets } from './signed-text.ts';
import type { PosterLink } from './survey-link.ts';

// Without 0, 1, i, l, o, u: it is read from a wall and typed.
const ALPHABET = '23456789abcdefghjkmnpqrstvwxyz';
const LETTERS = 8;
/** An id of a unit, in small letters, and ours; then what a hand adds to the end of an address. */
const TYPED = /^([a-z0-9][a-z0-9._:-]{0,39})-([a-z0-9]{8})[/.,]{0,3}$/;

export function shortAddress(poster: PosterLink, { signWith, secrets }: LinkSecrets): string {
  const secret = secrets.get(signWith);
  if (secret === undefined) throw new Error(`there is no link secret with the key id '${signWith}' that should sign`);
  return `${poster.unitId}-${lettersOf(poster, secret)}`;
}

/** The poster whose address was typed, in capitals or not, while one of our secrets makes it and the counter is there. */
export async function findPoster(typed: string, deps: FindDeps): Promise<PosterLink | undefined> {
  const address = typed.replaceAll(/\s/g, '');
  const [, unitId, letters] = TYPED.exec(address.toLowerCase()) ?? [];
  if (unitId === undefined || letters === undefined) return undefined;
  const unit = await unitOf(address.slice(0, unitId.length), deps);
  if (unit === undefined) return undefined;
  return (
    posterWith(letters, unit, await deps.linkSecrets.current()) ??
    posterWith(letters, unit, await deps.linkSecrets.renewed())
  );
}

interface Found {
  readonly unitId: UnitId;
  readonly registry: PublicUnit;
}

/** An id may have capitals, and a phone's keyboard makes and takes them away. */
async function unitOf(typed: string, { registry }: FindDeps): Promise<Found | undefined> {
  for (const id of new Set([typed, typed.toLowerCase(), typed.toUpperCase()])) {
    const unitId = id as UnitId;
    const unit = await registry.unit(unitId);
    if (unit !== undefined) return { unitId, registry: unit };
  }
  return undefined;
}

function posterWith(letters: string, { unitId, registry }: Found, { secrets }: LinkSecrets): PosterLink | undefined {
  const counters = [undefined, ...registry.document.counters.map(({ id }) => id)];
  const posters = counters.map((counterId): PosterLink => ({ unitId, counterId }));
  return posters.find((poster) => [...secrets.values()].some((secret) => lettersOf(poster, secret) === letters));
}

function lettersOf({ unitId, counterId }: PosterLink, secret: string): string {
  const bytes = createHmac('sha256', secret)
    .update(`short#${unitId}#${counterId ?? ''}`)
    .digest();
  return Array.from(bytes.subarray(0, LETTERS), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
