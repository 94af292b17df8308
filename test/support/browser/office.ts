// An office that works: the real stack and a real browser, and what citizens and counters do with them. Each test takes a
// unit of its own, so that tests side by side do not count into one another's figures.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Counters,
  type Distributions,
  ELEMENT_SCORES,
  type Element,
  type TicketId,
  type UnitId,
  addDistributions,
  parseCellKey,
} from '@tera/domain';
import { type LinkSecrets, signLink } from '@tera/links';
import { type Started, duringTests } from '@tera/testing/during-tests';
import { type DocumentWishes, aDocument } from '@tera/testing/facts';
import {
  type IndicatorRow,
  type StackWishes,
  type Tera,
  kioskLinkOf,
  posterLinkOf,
  sideBySide,
  startTera,
  tokenOf,
} from '@tera/testing/stack';
import type { Browser } from 'playwright-core';
import { aResponse, allAnswered } from '../answers.ts';
import { DAY, currentYear } from '../calendar.ts';
import { aServedTicket } from '../one-shot-tickets.ts';
import { launch } from './chromium.ts';

export interface Office {
  readonly tera: Tera;
  readonly browser: Browser;
  readonly linkSecrets: LinkSecrets;
  readonly openUnit: (unitId: string, document?: DocumentWishes) => Promise<void>;
  /** The survey links of so many served tickets, when these are counted: the page says of which service they are. */
  readonly surveys: (unitId: string, tickets?: number) => Promise<string[]>;
  /** A link that this office signed, for a ticket of `ani`, whose time was over yesterday. */
  readonly expiredToken: (unitId: string) => string;
  /** The token of a poster, by what stands on it. */
  readonly posterToken: (unitId: string, counterId?: string) => Promise<string>;
  /** The token of a kiosk, by where it stands. */
  readonly kioskToken: (unitId: string, counterId?: string) => Promise<string>;
  /** The figures of the whole unit, when everything that was sent is in them. */
  readonly figures: (unitId: string) => Promise<IndicatorRow | undefined>;
  /** The same of each officer, as of the next night: before it nobody is told to whom who has answered. */
  readonly figuresByOfficer: (unitId: string) => Promise<readonly IndicatorRow[]>;
  /** How often each score was given, to the unit or to this officer, as it is counted: before a release that is told to nobody. */
  readonly scores: (unitId: string, officerId?: string) => Promise<Distributions>;
}

/** The office, for the tests of this file. */
export function anOffice(wishes: StackWishes = {}): Office {
  return duringTests(() => openOffice([], wishes));
}

/** For whoever closes it by itself. */
export async function openOffice(
  browserArgs: readonly string[] = [],
  wishes: StackWishes = {},
): Promise<Office & Started> {
  const [tera, browser] = await Promise.all([startTera(wishes), launch(browserArgs)]);
  const { client, counted } = tera;
  const linkSecrets = linkSecretsIn(tera.dataDir);
  let tickets = 0;

  return {
    tera,
    browser,
    linkSecrets,
    openUnit: (unitId, document = { name: 'Unit uji', services: ['ektp', 'kk'], publishes: 'year' }) =>
      client.putUnit(unitId, aDocument(document)),
    surveys: async (unitId, count = 1) => {
      const events = Array.from({ length: count }, () => aServedTicket(`T-${++tickets}`)).flat();
      const { surveys } = await client.push(unitId, events);
      if (surveys.length !== count) throw new Error(`${surveys.length} links for ${count} tickets`);
      await tera.counted();
      return surveys.map(({ url }) => url);
    },
    expiredToken: (unitId) =>
      signLink(
        {
          unitId: unitId as UnitId,
          ticketId: 'T-lama' as TicketId,
          expiresAt: Date.now() - DAY,
        },
        linkSecrets,
      ),
    posterToken: (unitId, counterId) => posterLinkOf(client, unitId, counterId),
    kioskToken: (unitId, counterId) => kioskLinkOf(client, unitId, counterId),
    figures: async (unitId) => {
      await counted();
      return (await client.indicators(unitId, currentYear())).rows[0];
    },
    figuresByOfficer: async (unitId) => {
      await counted();
      await tera.night();
      return (await client.indicators(unitId, currentYear(), ['officer'])).rows;
    },
    scores: async (unitId, officerId) => {
      await counted();
      const cells = await tera.cells(unitId, currentYear());
      return cells
        .filter(([key]) => officerId === undefined || parseCellKey(key).officerId === officerId)
        .map(([, counters]) => distributionsIn(counters))
        .reduce(addDistributions, {});
    },
    stop: async () => {
      await Promise.all([browser.close(), tera.stop()]);
    },
  };
}

/** Ten answers of one score through the door of programs, so that an eleventh is told from them. */
export async function answeredByTenOthers(office: Office, unitId: string, score = 4): Promise<void> {
  const links = await office.surveys(unitId, 10);
  await sideBySide(4, links, async (url) => {
    const { status, text } = await office.tera.client.answer(aResponse(tokenOf(url), allAnswered(score)));
    if (status !== 202) throw new Error(`the answer was not taken: ${text}`);
  });
}

function distributionsIn(counters: Counters): Distributions {
  const distributions: Partial<Record<Element, [number, number, number, number]>> = {};
  for (const { element, score, counter } of ELEMENT_SCORES) {
    const given = counters[counter] ?? 0;
    if (given > 0) (distributions[element] ??= [0, 0, 0, 0])[score - 1] = given;
  }
  return distributions;
}

/** What signs the links of the stack in this data folder. */
function linkSecretsIn(folder: string): LinkSecrets {
  const { value } = linkSecretIn(folder);
  const { signWith = '', ...secrets } = value;
  return { signWith, secrets: new Map(Object.entries(secrets)) };
}

export function linkSecretIn(folder: string): { readonly name: string; readonly value: Record<string, string> } {
  const texts = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as Record<string, string>;
  for (const [name, text] of Object.entries(texts)) {
    const value = JSON.parse(text) as Record<string, string>;
    if (value['signWith'] !== undefined) return { name, value };
  }
  throw new Error(`no secret in ${folder} signs links`);
}
