// The survey report as tables. Without a figure the summary says why, and who answered is told once it is released.

import {
  CHANNELS,
  ELEMENTS,
  type FollowUpLine,
  type Language,
  NUMBERED_FLAGS,
  RESPONDENT,
  RESPONDENT_ATTRIBUTES,
  type RespondentAttribute,
  type ServiceId,
  type SkmReport,
} from '@tera/domain';
import type { Directory } from './directory.ts';
import { followUpTable } from './follow-ups.ts';
import type { ReportHead } from './head.ts';
import { exclusionText, flaggedText, laterText, publicationText, reasonText } from './published-text.ts';
import { type TableCell, type ReadingLanguage, type Table, type Words, tableFrom } from './table.ts';
import { ATTRIBUTE_NAMES, CHANNEL_NAMES, ELEMENT_NAMES, FLAG_NAMES, NOT_ANSWERED, VALUE_NAMES } from './words.ts';

/** A survey report as it is answered. */
export type SurveyAnswer = ReportHead &
  SkmReport & {
    readonly serviceId?: ServiceId | undefined;
    /** Of the whole unit only. */
    readonly followUps?: readonly FollowUpLine[] | null;
  };

export type SkmTable = 'elements' | 'summary' | 'respondents' | 'followUps';

export function skmTables(answer: SurveyAnswer, directory?: Directory): Readonly<Record<SkmTable, Table>> {
  return {
    elements: elementTable(answer),
    summary: summaryTable(answer),
    respondents: respondentTable(answer, directory),
    followUps: followUpTable(answer.followUps ?? []),
  };
}

type Line = SkmReport['elements'][number];

const ELEMENT_COLUMNS: readonly ReadingLanguage<Line>[] = [
  { id: 'no', title: { id: 'No', en: 'No.' }, type: 'integer', read: ({ code }) => ELEMENTS.indexOf(code) + 1 },
  { id: 'code', title: { id: 'Kode', en: 'Code' }, type: 'text', read: ({ code }) => code },
  {
    id: 'name',
    title: { id: 'Unsur pelayanan', en: 'Element (Indonesian)' },
    type: 'text',
    read: ({ code }) => ELEMENT_NAMES[code].id,
  },
  { id: 'sum', title: { id: 'Jumlah nilai', en: 'Sum of scores' }, type: 'integer', read: ({ sum }) => sum },
  { id: 'n', title: { id: 'Jumlah jawaban', en: 'Answers' }, type: 'integer', read: ({ n }) => n },
  {
    id: 'nrr',
    title: { id: 'NRR', en: 'Mean score (NRR)' },
    type: 'decimal',
    decimals: 4,
    read: ({ nrr }) => nrr,
  },
  {
    id: 'weighted',
    title: { id: 'NRR tertimbang', en: 'Weighted NRR' },
    type: 'decimal',
    decimals: 4,
    read: ({ weighted }) => weighted,
  },
];

function elementTable({ elements }: SkmReport): Table {
  return tableFrom('skm-elements', { id: 'Nilai per unsur', en: 'By element' }, ELEMENT_COLUMNS, elements);
}

const text = (id: string, title: Words, read: (answer: SurveyAnswer) => TableCell): ReadingLanguage<SurveyAnswer> => ({
  id,
  title,
  type: 'text',
  read,
});
const count = (id: string, title: Words, read: (answer: SurveyAnswer) => TableCell): ReadingLanguage<SurveyAnswer> => ({
  id,
  title,
  type: 'integer',
  read,
});

const index = (id: string, title: Words, read: (answer: SurveyAnswer) => TableCell): ReadingLanguage<SurveyAnswer> => ({
  id,
  title,
  type: 'decimal',
  decimals: 2,
  read,
});

const SUMMARY_COLUMNS: readonly ReadingLanguage<SurveyAnswer>[] = [
  text('unitId', { id: 'Unit', en: 'Unit' }, ({ unitId }) => unitId),
  text('serviceId', { id: 'Jenis layanan', en: 'Service' }, ({ serviceId }) => serviceId ?? null),
  text('period', { id: 'Periode', en: 'Period' }, ({ period }) => period),
  text('weight', { id: 'Bobot', en: 'Weight' }, ({ weight }) => weight),
  count('n', { id: 'Responden', en: 'Respondents' }, ({ n }) => n),
  count('answered', { id: 'Jawaban masuk', en: 'Answers received' }, ({ answered }) => answered),
  text('status', { id: 'Status', en: 'Status' }, ({ status }) => status),
  text('statusText', { id: 'Keterangan', en: 'Status, in words' }, (answer) => publicationText(answer)),
  text(
    'later',
    { id: 'Sesudah terbit', en: 'After it was published' },
    ({ later }) => (later && laterText(later)) ?? null,
  ),
  text(
    'releases',
    { id: 'Terbitan', en: 'Releases' },
    ({ releases }) => releases.map(({ period, revision }) => `${period}.${revision}`).join(' ') || null,
  ),
  text('awaiting', { id: 'Belum terbit', en: 'Not published yet' }, ({ awaiting = [] }) => awaiting.join(' ') || null),
  count('population', { id: 'Populasi', en: 'Population' }, ({ population }) => population),
  count('sampleTarget', { id: 'Target sampel', en: 'Sample target' }, ({ sampleTarget }) => sampleTarget),
  { id: 'ni', title: { id: 'NRR tertimbang', en: 'NI' }, type: 'decimal', decimals: 4, read: ({ ni }) => ni },
  { id: 'ikm', title: { id: 'Nilai IKM', en: 'IKM' }, type: 'decimal', decimals: 2, read: ({ ikm }) => ikm },
  text('mutu', { id: 'Mutu pelayanan', en: 'Mutu' }, ({ mutu }) => mutu),
  text('predicate', { id: 'Kinerja unit pelayanan', en: 'Predicate of the unit' }, ({ predicate }) => predicate),
  ...CHANNELS.map((channel) =>
    count(`channels.${channel}`, CHANNEL_NAMES[channel], ({ channels }) => channels?.[channel] ?? null),
  ),
  ...CHANNELS.map((channel) =>
    index(
      `channelIkm.${channel}`,
      { id: `IKM: ${CHANNEL_NAMES[channel].id}`, en: `IKM: ${CHANNEL_NAMES[channel].en}` },
      ({ channelIkm }) => channelIkm[channel] ?? null,
    ),
  ),
  count(
    'flagged.n',
    { id: 'Jawaban yang perlu dilihat', en: 'Answers to be looked at' },
    ({ flagged }) => flagged?.n ?? null,
  ),
  count('flagged.of', { id: 'dari jawaban', en: 'of answers' }, ({ flagged }) => flagged?.of ?? null),
  index(
    'flagged.ikmWithout',
    { id: 'IKM tanpa jawaban itu', en: 'IKM without them' },
    ({ flagged }) => flagged?.ikmWithout ?? null,
  ),
  text(
    'flagged.text',
    { id: 'Perlu dilihat, dengan kata-kata', en: 'To be looked at, in words' },
    (answer) => flaggedText(answer) ?? null,
  ),
  ...NUMBERED_FLAGS.map((flag) =>
    count(`flagged.kinds.${flag}`, FLAG_NAMES[flag], ({ flagged }) => flagged?.kinds[flag] ?? null),
  ),
  count(
    'flagged.bursts',
    { id: 'Hari dengan banjir jawaban', en: 'Days with a burst of answers' },
    ({ flagged }) => flagged && new Set(flagged.bursts.map(({ day }) => day)).size,
  ),
  text('excluded', { id: 'Dikesampingkan', en: 'Set aside' }, ({ excluded }) =>
    excluded.length === 0 ? null : { id: excludedText(excluded, 'id'), en: excludedText(excluded, 'en') },
  ),
  text('timeZone', { id: 'Zona waktu', en: 'Time zone' }, ({ timeZone }) => timeZone),
  text('generatedAt', { id: 'Dibuat pada', en: 'Generated at' }, ({ generatedAt }) => generatedAt),
  text('methodVersion', { id: 'Versi metode', en: 'Method version' }, ({ methodVersion }) => methodVersion),
  text('reasons', { id: 'Alasan penerbitan', en: 'Reasons of the releases' }, ({ releases }) => {
    const told = (language: Language) => releases.flatMap((one) => reasonText(one, language) ?? []).join('. ');
    return told('id') === '' ? null : { id: told('id'), en: told('en') };
  }),
];

/** By ids, as all of a table: what reads it looks names up. */
function excludedText(excluded: SkmReport['excluded'], language: Language): string {
  return excluded.map((each) => exclusionText(each, language, [])).join('. ');
}

function summaryTable(answer: SurveyAnswer): Table {
  return tableFrom('skm-summary', { id: 'Ringkasan SKM', en: 'Summary' }, SUMMARY_COLUMNS, [answer]);
}

interface Group {
  readonly attribute: RespondentAttribute | 'service';
  /** `null` is an answer without a service, as through a poster. */
  readonly value: string | null;
  readonly name: string | null;
  readonly n: number;
}

const RESPONDENT_COLUMNS: readonly ReadingLanguage<Group>[] = [
  { id: 'attribute', title: { id: 'Atribut', en: 'Attribute' }, type: 'text', read: ({ attribute }) => attribute },
  {
    id: 'attributeName',
    title: { id: 'Nama atribut', en: 'Attribute (Indonesian)' },
    type: 'text',
    read: ({ attribute }) => ATTRIBUTE_NAMES[attribute].id,
  },
  { id: 'value', title: { id: 'Nilai', en: 'Value' }, type: 'text', read: ({ value }) => value },
  { id: 'valueName', title: { id: 'Nama nilai', en: 'Value (Indonesian)' }, type: 'text', read: ({ name }) => name },
  { id: 'n', title: { id: 'Responden', en: 'Respondents' }, type: 'integer', read: ({ n }) => n },
];

function respondentTable(answer: SkmReport, directory: Directory | undefined): Table {
  return tableFrom(
    'skm-respondents',
    { id: 'Responden', en: 'Respondents' },
    RESPONDENT_COLUMNS,
    groupsOf(answer, directory),
  );
}

function groupsOf({ respondents }: SkmReport, directory: Directory | undefined): readonly Group[] {
  if (respondents === null) return [];
  const bySelf = RESPONDENT_ATTRIBUTES.flatMap((attribute) => {
    const counts: Readonly<Record<string, number>> = respondents[attribute];
    const names: Readonly<Record<string, Words>> = { ...VALUE_NAMES[attribute], notAnswered: NOT_ANSWERED };
    return [...RESPONDENT[attribute], 'notAnswered'].map((value): Group => ({
      attribute,
      value,
      name: names[value]?.id ?? null,
      n: counts[value] ?? 0,
    }));
  });
  const byService = respondents.service.map(({ serviceId, n }): Group => ({
    attribute: 'service',
    value: serviceId,
    name: serviceId === null ? null : (directory?.service(serviceId) ?? null),
    n,
  }));
  return [...bySelf, ...byService];
}
