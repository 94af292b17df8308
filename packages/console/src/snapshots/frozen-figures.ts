// Figures out of a snapshot as they are printed: by the name and unit that the catalogue has for them today. What a snapshot of another
// time calls otherwise keeps the name that it has in it.
import { CHANNELS, RESPONDENT_ATTRIBUTES, findIndicator } from '@tera/domain';
import { ATTRIBUTE_NAMES, CHANNEL_NAMES, valueName } from '@tera/exports';
import type { Lang } from '@tera/pages';
import { NONE, decimal, percent, timeInWords, whole } from '../figure-texts.ts';
import { SNAPSHOT_WORDS } from './snapshot-words.ts';

/** As a snapshot holds it; `null`: there was none, or it was hidden. */
export type FrozenFigure = number | string | boolean | null;

export function nameOfFigure(id: string, lang: Lang): string {
  return findIndicator(id)?.name[lang] ?? id;
}

export function frozenText(id: string, value: FrozenFigure, lang: Lang): string {
  const indicator = findIndicator(id);
  if (typeof value !== 'number' || indicator === undefined) return plainText(value, lang);
  if (indicator.unit === 'seconds') return timeInWords(value, lang);
  if (indicator.unit === 'share') return percent(value, lang);
  return decimal(value, indicator.decimals, lang);
}

/** Of a survey report, where a path leads to words and numbers alike. */
export function plainText(value: FrozenFigure, lang: Lang): string {
  const words = SNAPSHOT_WORDS[lang];
  if (value === null) return NONE;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? whole(value, lang) : decimal(value, 4, lang);
}

/** `elements.3.nrr` is `Baris unsur ke-4: NRR`; what we have no word for stays the path that it is. */
export function nameInSurvey(path: string, lang: Lang): string {
  const { figures, element } = SNAPSHOT_WORDS[lang];
  const [first = '', second = '', third] = path.split('.');
  if (first === 'elements' && third !== undefined) {
    return `${element(String(Number(second) + 1))}: ${figures[third] ?? third}`;
  }
  const attribute = RESPONDENT_ATTRIBUTES.find((one) => first === 'respondents' && one === second);
  if (attribute !== undefined && third !== undefined) {
    return `${figures['respondents']}, ${ATTRIBUTE_NAMES[attribute][lang]}: ${valueName(attribute, third, lang)}`;
  }
  const channel = CHANNELS.find((one) => first.startsWith('channel') && one === second);
  if (channel !== undefined) return `${figures[first] ?? first}: ${CHANNEL_NAMES[channel][lang]}`;
  const known = figures[first];
  if (known === undefined) return path;
  return second === '' ? known : `${known}: ${[second, third].flatMap((one) => one ?? []).join('.')}`;
}
