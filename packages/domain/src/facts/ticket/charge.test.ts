// Whose a ticket is, told example by example. Figures are charged by the same rule, which ticket-contribution.test.ts tells.

import { describe, expect, it } from 'vitest';
import { chargeOf } from './charge.ts';
import {
  type Line,
  ani,
  budi,
  called,
  cancelled,
  citra,
  completed,
  corrected,
  ektp,
  issued,
  kk,
  left,
  noShow,
  reopened,
  started,
  ticketOf,
  transferred,
} from '@tera/testing/facts';

const chargeOfLines = (...lines: readonly Line[]) => chargeOf(ticketOf(...lines));
const ofOfficer = (officerId: string, serviceId: string = ektp) => ({ kind: 'officer', officerId, serviceId });
const ofUnit = { kind: 'unit', serviceId: ektp };

const ruled = (state: 'annulled' | 'contested' | 'clear') =>
  chargeOf(ticketOf(issued('08:00'), started('08:05', ani), completed('08:15')), { state, at: 0, objectionId: 'o-1' });

/** As a system closes a ticket by itself. */
function closed(clock: string): Line {
  const { officerId: _, ...line } = completed(clock);
  return line;
}

describe('a completed ticket', () => {
  const served = [issued('08:00'), started('08:05', ani)];

  it('is charged to the officer whose turn the completion ended, whomever it names', () => {
    expect(chargeOfLines(...served, completed('08:15', { officerId: budi }))).toEqual(ofOfficer(ani));
    expect(chargeOfLines(...served, transferred('08:10', budi), closed('08:15'))).toEqual(ofOfficer(budi));
  });

  it('is charged to whom the completion names where no turn was open', () => {
    expect(chargeOfLines(...served, transferred('08:10'), completed('08:15', { officerId: budi }))).toEqual(
      ofOfficer(budi),
    );
    expect(chargeOfLines(...served, transferred('08:10', ani), completed('08:15', { officerId: budi }))).toEqual(
      ofOfficer(budi),
    );
    expect(chargeOfLines(issued('08:00'), called('08:05'), completed('08:15', { officerId: budi }))).toEqual(
      ofOfficer(budi),
    );
  });

  it('is charged to the last who served where it names nobody, and else to the unit', () => {
    expect(chargeOfLines(...served, transferred('08:10'), closed('08:15'))).toEqual(ofOfficer(ani));
    expect(chargeOfLines(issued('08:00'), called('08:05'), closed('08:15'))).toEqual(ofUnit);
  });

  it('is charged to whom it was transferred out of the queue', () => {
    expect(chargeOfLines(issued('08:00'), transferred('08:05', budi), closed('08:15'))).toEqual(ofOfficer(budi));
  });

  it('goes with a correction, whatever it rests on', () => {
    const right = corrected('09:00', { officerId: citra, serviceId: kk });

    expect(chargeOfLines(...served, completed('08:15'), right)).toEqual(ofOfficer(citra, kk));
    expect(chargeOfLines(...served, transferred('08:10'), completed('08:15', { officerId: budi }), right)).toEqual(
      ofOfficer(citra, kk),
    );
    expect(chargeOfLines(...served, transferred('08:10'), closed('08:15'), right)).toEqual(ofOfficer(citra, kk));
    expect(chargeOfLines(issued('08:00'), closed('08:15'), right)).toEqual(ofOfficer(citra, kk));
  });

  it('that was reopened stays as it is until it ends again', () => {
    const again = [...served, completed('08:15'), reopened('09:00'), started('09:05', budi)];

    expect(chargeOfLines(...again)).toEqual(ofOfficer(ani));
    expect(chargeOfLines(...again, completed('09:15'))).toEqual(ofOfficer(budi));
    expect(chargeOfLines(...again, left('09:15'))).toEqual(ofUnit);
  });

  it('that is worked on without having been reopened stays as it is unless it is completed again', () => {
    const again = [...served, completed('08:15'), started('09:05', budi)];

    expect(chargeOfLines(...again)).toEqual(ofOfficer(ani));
    expect(chargeOfLines(...again, left('09:15'))).toEqual(ofOfficer(ani));
    expect(chargeOfLines(...again, corrected('09:20', { officerId: citra }))).toEqual(ofOfficer(citra));
    expect(chargeOfLines(...again, completed('09:15', { officerId: budi }))).toEqual(ofOfficer(budi));
  });
});

describe('a ticket that ended otherwise', () => {
  it.each([noShow, left, cancelled])('is the unit’s, whoever served', (end) => {
    expect(chargeOfLines(issued('08:00'), called('08:04'), started('08:05', ani), end('08:15'))).toEqual({
      ...ofUnit,
      isUnasked: true,
    });
  });

  it('after a completion is the unit’s, and its citizen was asked', () => {
    const again = [issued('08:00'), started('08:05', ani), completed('08:15'), reopened('09:00')];

    expect(chargeOfLines(...again, started('09:05', budi), left('09:15'))).toEqual(ofUnit);
  });
});

describe('a ticket that has not ended', () => {
  it('is nobody’s to say', () => {
    expect(chargeOfLines(issued('08:00'), started('08:05', ani))).toEqual({ kind: 'open' });
    expect(chargeOfLines()).toEqual({ kind: 'open' });
  });
});

describe('a ticket about which something was decided', () => {
  it('is charged to nobody when it was annulled, and as ever when it is contested or cleared', () => {
    expect(ruled('annulled')).toEqual({ kind: 'annulled' });
    expect([ruled('contested'), ruled('clear')]).toEqual([ofOfficer(ani), ofOfficer(ani)]);
  });
});
