// An office that works: the real stack and a real browser, and what citizens and counters do with them. Each test takes a
// unit of its own, so that tests side by side do not count into one another's figures.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficerId, ServiceId, TicketId, UnitId } from '@tera/domain';
import { type LinkSecrets, signLink } from '@tera/links';
import type { Browser } from 'playwright-core';
import { aResponse, allAnswered } from '../answers.ts';
import { DAY, localDay, periodsOf } from '../calendar.ts';
import { type IndicatorRow, sideBySide, tokenOf } from '../client.ts';
import { aServedTicket } from '../one-shot-tickets.ts';
import { type UnitDocument, aUnit } from '../registry.ts';
import { type Tera, startTera } from '../tera.ts';
import { launch } from './chromium.ts';

export interface Office {
  readonly tera: Tera;
  readonly browser: Browser;
  readonly linkSecrets: LinkSecrets;
  readonly adminKey: string;
  readonly openUnit: (unitId: string, document?: UnitDocument) => Promise<void>;
  /** The survey links of so many served tickets. */
  readonly surveys: (unitId: string, tickets?: number) => Promise<string[]>;
  /** A link that this office signed, for a ticket of `ani`, whose time was over yesterday. */
  readonly expiredToken: (unitId: string) => string;
  /** The token of a poster, by what stands on it. */
  readonly posterToken: (unitId: string, counterId?: string) => Promise<string>;
  /** The figures of the whole unit, when everything that was sent is in them. */
  readonly figures: (unitId: string) => Promise<IndicatorRow | undefined>;
  readonly figuresByOfficer: (unitId: string) => Promise<readonly IndicatorRow[]>;
  readonly close: () => Promise<void>;
}

export async function openOffice(browserArgs: readonly string[] = []): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'tera-test-'));
  const [tera, browser] = await Promise.all([startTera(folder), launch(browserArgs)]);
  const { client, counted } = tera;
  const rows = async (unitId: string, by: readonly 'officer'[]): Promise<readonly IndicatorRow[]> => {
    await counted();
    // A response counts on the day on which the server took it.
    const { year } = periodsOf(localDay(Date.now(), 'Asia/Jakarta'));
    return (await client.indicators(unitId, year, by)).rows;
  };
  const linkSecrets = linkSecretsIn(folder);
  let tickets = 0;

  return {
    tera,
    browser,
    linkSecrets,
    adminKey: (JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as { adminKey: string }).adminKey,
    openUnit: (unitId, document = aUnit()) => client.putUnit(unitId, document),
    surveys: async (unitId, count = 1) => {
      const events = Array.from({ length: count }, () => aServedTicket(`T-${++tickets}`)).flat();
      const { surveys } = await client.push(unitId, events);
      if (surveys.length !== count) throw new Error(`${surveys.length} links for ${count} tickets`);
      return surveys.map(({ url }) => url);
    },
    expiredToken: (unitId) =>
      signLink(
        {
          unitId: unitId as UnitId,
          serviceId: 'ektp' as ServiceId,
          officerId: 'ani' as OfficerId,
          ticketId: 'T-lama' as TicketId,
          expiresAt: Date.now() - DAY,
        },
        linkSecrets,
      ),
    posterToken: async (unitId, counterId = '') => {
      const { text } = await client.call('GET', `/v1/units/${unitId}/posters`);
      const tokens = [...text.matchAll(/\/s\/(p~[^<"]+)/g)].map(([, token = '']) => token);
      const token = tokens.find((each) => each.split('~')[3] === counterId);
      if (token === undefined) throw new Error(`no poster of ${unitId} is for '${counterId}'`);
      return token;
    },
    figures: async (unitId) => (await rows(unitId, []))[0],
    figuresByOfficer: (unitId) => rows(unitId, ['officer']),
    close: async () => {
      await Promise.all([browser.close(), tera.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ten answers of one score through the door of programs: enough for figures to be shown, so that an eleventh is seen. */
export async function answeredByTenOthers(office: Office, unitId: string, score = 4): Promise<void> {
  const links = await office.surveys(unitId, 10);
  await sideBySide(4, links, async (url) => {
    const { status, text } = await office.tera.client.answer(aResponse(tokenOf(url), allAnswered(score)));
    if (status !== 202) throw new Error(`the answer was not taken: ${text}`);
  });
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
