// The survey report of an office (Laporan SKM, PermenPANRB 14/2017) as a written document: what is known stands in it as the API
// answers it, what only the office can say has room, and nothing is reckoned here but which of two figures is the greater.
import {
  CHANNELS,
  ELEMENTS,
  type Element,
  type FollowUpLine,
  type Period,
  RESPONDENT_ATTRIBUTES,
  publicationOf,
} from '@tera/domain';
import {
  type NamedCounters,
  ATTRIBUTE_NAMES,
  CHANNEL_NAMES,
  ELEMENT_NAMES,
  FOLLOW_UP_STATUSES,
  FOLLOW_UP_TERMS,
  MUTU_NAMES,
  REPORT_WORDS,
  type WrittenDocument,
  type WrittenLine,
  type WrittenPart,
  aboutTexts,
  decimalText,
  intervalText,
  laterText,
  percentText,
  periodText,
  printedDay,
  printedInstant,
  publicationText,
  spanText,
  valueName,
} from '@tera/exports';
import type { Lang } from '@tera/pages';
import { isCountedLive, untilReleaseText } from '../answers-so-far.ts';
import type { RowAnswer, ServiceOfUnit, SkmAnswer } from '../answers.ts';
import { NONE, decimal, percent, whole } from '../figure-texts.ts';
import { shortPeriod } from '../short-period.ts';
import type { Letterhead } from './letterhead.ts';
import { SURVEY_REPORT_WORDS } from './report-words.ts';

export interface SurveyReportInput {
  readonly lang: Lang;
  readonly unitName: string;
  readonly services: readonly ServiceOfUnit[];
  readonly counters: NamedCounters;
  readonly period: Period;
  readonly skm: SkmAnswer;
  /** Of the whole unit, the same period. */
  readonly row: RowAnswer | undefined;
  readonly byService: readonly RowAnswer[];
  readonly before: PeriodBefore;
  /** By release periods up to this one, as they were published or brought along. */
  readonly published: readonly { readonly period: string; readonly row: RowAnswer | undefined }[];
  readonly letterhead: Letterhead;
}

export interface PeriodBefore {
  readonly period: Period;
  readonly skm: SkmAnswer;
  /** It alone knows what was brought along from an old report. */
  readonly row: RowAnswer | undefined;
}

export function surveyReport(input: SurveyReportInput): WrittenDocument {
  const { lang, unitName, period } = input;
  const words = SURVEY_REPORT_WORDS[lang];
  const name = periodText(period.name, lang);
  const chapters: readonly (readonly [keyof typeof words.chapters, readonly WrittenPart[]])[] = [
    ['beginning', beginning(input)],
    ['method', method(input)],
    ['respondents', respondents(input)],
    ['result', result(input)],
    ['analysis', analysis(input)],
    ['plan', plan(input)],
    ['about', about(input)],
    ['end', end(input)],
  ];
  return {
    language: lang,
    title: words.title,
    subtitles: [unitName, name],
    ...headAndFoot(input),
    parts: chapters.flatMap(([chapter, parts], at) =>
      [{ kind: 'chapter', text: `${ROMAN[at]}. ${words.chapters[chapter]}` } as WrittenPart].concat(parts),
    ),
    foot: words.foot(unitName, name),
  };
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'] as const;
/** How many of the lowest and of the highest elements are named; more where several are alike. */
const NAMED_ELEMENTS = 3;

const text = (said: string): WrittenPart => ({ kind: 'text', text: said });
const section = (said: string): WrittenPart => ({ kind: 'section', text: said });
const list = (items: readonly string[]): WrittenPart => ({ kind: 'list', items });
const room = (wanted: string): WrittenPart => ({ kind: 'room', wanted });
const lineOr = (said: string | undefined, wanted: string): WrittenLine => ({ text: said, wanted });

function headAndFoot({
  lang,
  unitName,
  letterhead,
}: SurveyReportInput): Pick<WrittenDocument, 'letterhead' | 'signature'> {
  const { wanted } = SURVEY_REPORT_WORDS[lang];
  const { government, office = unitName, address, place, day, position, name, nip } = letterhead;
  const where = [place ?? `[${wanted.place}]`, day ?? `[${wanted.day}]`].join(', ');
  return {
    letterhead: [lineOr(government, wanted.government), lineOr(office, wanted.office), lineOr(address, wanted.address)],
    signature: {
      where: lineOr(where, wanted.place),
      as: lineOr(position, wanted.position),
      name: lineOr(name, wanted.name),
      number: lineOr(`NIP ${nip ?? `[${wanted.nip}]`}`, wanted.nip),
    },
  };
}

function beginning({ lang, unitName, period }: SurveyReportInput): readonly WrittenPart[] {
  const { sections, background, rooms, bases, aims } = SURVEY_REPORT_WORDS[lang];
  return [
    section(sections.background),
    text(background(unitName, periodText(period.name, lang))),
    room(rooms.background),
    section(sections.basis),
    list(bases),
    section(sections.aim),
    list(aims),
  ];
}

function method({ lang, unitName, period, skm, row }: SurveyReportInput): readonly WrittenPart[] {
  const { sections, who, how, sample, counting, weighted, facts } = SURVEY_REPORT_WORDS[lang];
  const { weights } = REPORT_WORDS[lang];
  const { n, answered, population, sampleTarget, weight, later } = skm;
  const received = later?.of ?? answered ?? n;
  const changed = later && laterText(later)?.[lang];
  const { coverage } = row ?? {};
  const isTold = coverage?.answered !== undefined && coverage.answered !== null;
  return [
    section(sections.who),
    text(who(unitName)),
    section(sections.how),
    text(how),
    section(sections.sample),
    text(sample),
    {
      kind: 'table',
      caption: facts.caption,
      columns: [{ title: facts.what, width: 58 }, { title: facts.is }],
      rows: [
        [facts.span, spanText(period.name, lang)],
        [facts.population, whole(population, lang)],
        [facts.target, whole(sampleTarget, lang)],
        [
          facts.received,
          isCountedLive(skm) ? `${whole(received, lang)} (${untilReleaseText(lang)})` : whole(received, lang),
        ],
        [facts.respondents, whole(n, lang)],
        [facts.reached, n >= sampleTarget ? facts.yes : facts.no],
        ...(isTold
          ? [
              [
                facts.coverage,
                `${facts.ofInvited(whole(coverage.answered, lang), whole(coverage.invited, lang))} (${percent(coverage.share, lang)})`,
              ],
            ]
          : []),
        [facts.status, publicationText(skm)[lang]],
        ...(changed === undefined ? [] : [[facts.later, changed]]),
      ],
    },
    section(sections.counting),
    text(counting),
    text(weighted(weights[weight])),
  ];
}

function respondents({ lang, skm, services }: SurveyReportInput): readonly WrittenPart[] {
  const { profile, noProfile, rooms } = SURVEY_REPORT_WORDS[lang];
  const { respondents: counts, channels } = skm;
  if (counts === null || channels === null) return [text(noProfile)];
  const all = CHANNELS.reduce((sum, channel) => sum + channels[channel], 0);
  const line = (attribute: string, value: string, n: number) => [
    attribute,
    value,
    whole(n, lang),
    all === 0 ? NONE : percentText(n / all, 1, lang),
  ];
  return [
    {
      kind: 'table',
      caption: profile.caption,
      columns: [
        { title: profile.attribute, width: 28 },
        { title: profile.value },
        { title: profile.n, isNumber: true, width: 14 },
        { title: profile.share, isNumber: true, width: 14 },
      ],
      rows: [
        ...RESPONDENT_ATTRIBUTES.flatMap((attribute) =>
          Object.entries(counts[attribute]).map(([value, n]) =>
            line(ATTRIBUTE_NAMES[attribute][lang], valueName(attribute, value, lang), n),
          ),
        ),
        ...CHANNELS.map((channel) => line(profile.channel, CHANNEL_NAMES[channel][lang], channels[channel])),
        ...counts.service.map(({ serviceId, n }) =>
          line(ATTRIBUTE_NAMES.service[lang], serviceName(serviceId, services) ?? profile.noService, n),
        ),
      ],
    },
    room(rooms.respondents),
  ];
}

function result(input: SurveyReportInput): readonly WrittenPart[] {
  const { lang, skm } = input;
  const { sections, nothing } = SURVEY_REPORT_WORDS[lang];
  return [
    section(sections.index),
    ...(skm.ikm === null ? [text(nothing(publicationText(publicationOf(skm))[lang]))] : [indexTable(input)]),
    ...(skm.elements.length === 0 ? [] : [section(sections.elements), elementTable(input), elementBars(input)]),
    ...(skm.ikm === null ? [] : serviceTable(input)),
    section(sections.before),
    ...comparison(input),
    section(sections.trend),
    ...trend(input),
  ];
}

function indexTable({ lang, skm, row }: SurveyReportInput): WrittenPart {
  const { facts } = SURVEY_REPORT_WORDS[lang];
  const { ikm, mutu, ni, weight } = skm;
  // The interval is that of exact weights.
  const ci95 = weight === 'exact' && row?.satisfaction.ikm === ikm ? row?.satisfaction.ci95 : undefined;
  return {
    kind: 'table',
    caption: facts.index,
    columns: [{ title: facts.what, width: 58 }, { title: facts.is }],
    rows: [
      [facts.ikm, decimal(ikm, 2, lang)],
      ...(mutu === null ? [] : [[facts.mutu, `${mutu} (${MUTU_NAMES[mutu][lang]})`]]),
      ...(ci95 === undefined || ci95 === null ? [] : [[facts.interval, intervalText(ci95, 2, lang)]]),
      ...(ni === null ? [] : [[facts.ni, decimal(ni, 4, lang)]]),
      [facts.respondents, whole(skm.n, lang)],
      [facts.status, publicationText(skm)[lang]],
    ],
  };
}

function elementTable({ lang, skm: { elements, ni } }: SurveyReportInput): WrittenPart {
  const { columns, elements: of } = REPORT_WORDS[lang];
  const { notShown } = SURVEY_REPORT_WORDS[lang];
  return {
    kind: 'table',
    caption: of.caption,
    columns: [
      { title: columns.number, width: 8 },
      { title: columns.element },
      { title: columns.sum, isNumber: true, width: 14 },
      { title: columns.answers, isNumber: true, width: 14 },
      { title: columns.nrr, isNumber: true, width: 14 },
      { title: columns.weighted, isNumber: true, width: 15 },
    ],
    // All nine stand in it, also one that may not be shown.
    rows: ELEMENTS.map((code, at) => {
      const line = elements.find((one) => one.code === code);
      const head = [`U${at + 1}`, ELEMENT_NAMES[code][lang]];
      if (line === undefined) return [...head, notShown, NONE, NONE, NONE];
      const { sum, n, nrr, weighted } = line;
      return [...head, whole(sum, lang), whole(n, lang), decimal(nrr, 4, lang), decimal(weighted, 4, lang)];
    }),
    foot: ['', columns.total, '', '', '', decimal(ni, 4, lang)],
  };
}

function elementBars({ lang, skm: { elements }, row }: SurveyReportInput): WrittenPart {
  const { columns } = REPORT_WORDS[lang];
  const { chart, notShown } = SURVEY_REPORT_WORDS[lang];
  return {
    kind: 'bars',
    caption: chart,
    of: columns.element,
    value: columns.nrr,
    span: [1, 4],
    decimals: 2,
    bars: ELEMENTS.map((code) => ({
      name: ELEMENT_NAMES[code][lang],
      value: elements.find((line) => line.code === code)?.nrr ?? null,
      interval: intervalOf(row, code),
      instead: notShown,
    })),
  };
}

function serviceTable({ lang, byService, services, row, skm }: SurveyReportInput): readonly WrittenPart[] {
  const { services: words, sections, profile } = SURVEY_REPORT_WORDS[lang];
  // Another weight makes another index, and rows are of the exact one.
  if (byService.length === 0 || skm.weight !== 'exact') return [];
  const line = (name: string, { tickets, satisfaction }: RowAnswer) => [
    name,
    whole(tickets.completed, lang),
    whole(satisfaction.n, lang),
    decimal(satisfaction.ikm, 2, lang),
    satisfaction.mutu ?? NONE,
    publicationText(satisfaction as SatisfactionTold)[lang],
  ];
  return [
    section(sections.services),
    {
      kind: 'table',
      caption: words.caption,
      columns: [
        { title: words.service },
        { title: words.completed, isNumber: true, width: 13 },
        { title: words.n, isNumber: true, width: 16 },
        { title: words.ikm, isNumber: true, width: 10 },
        { title: words.mutu, width: 9 },
        { title: words.status, width: 24 },
      ],
      rows: byService.map((one) => line(serviceName(one.serviceId ?? null, services) ?? profile.noService, one)),
      ...(row === undefined ? {} : { foot: line(words.unit, row) }),
    },
  ];
}

/** With the types of the domain: the schema of the answer knows days as texts only. */
type SatisfactionTold = Parameters<typeof publicationText>[0];

function comparison({ lang, period, skm, row, before }: SurveyReportInput): readonly WrittenPart[] {
  const { before: words } = SURVEY_REPORT_WORDS[lang];
  const [now, then] = [periodText(period.name, lang), periodText(before.period.name, lang)];
  const brought = before.row?.satisfaction.status === 'brought' ? before.row.satisfaction : undefined;
  // Of an old report there is one index, of the exact weight.
  const ikmBefore = before.skm.ikm ?? (skm.weight === 'exact' ? (brought?.ikm ?? null) : null);
  if (ikmBefore === null || skm.ikm === null) {
    const without = ikmBefore === null ? ((brought as SatisfactionTold | undefined) ?? before.skm) : skm;
    return [text(words.none(ikmBefore === null ? then : now, publicationText(without)[lang]))];
  }
  const change = (a: number | null, b: number | null, intervals: readonly (Interval | null)[]): string => {
    if (a === null || b === null) return NONE;
    const way = b > a ? words.up : b < a ? words.down : words.same;
    const [older, newer] = intervals;
    const isUnsure = b !== a && older && newer && older[0] <= newer[1] && newer[0] <= older[1];
    return isUnsure === true ? `${way}; ${words.unsure}` : way;
  };
  const lines = ELEMENTS.map((code) => {
    const nrr = skm.elements.find((line) => line.code === code)?.nrr ?? null;
    const nrrBefore =
      before.skm.elements.find((line) => line.code === code)?.nrr ?? brought?.brought?.elements[code] ?? null;
    return [
      ELEMENT_NAMES[code][lang],
      decimal(nrrBefore, 4, lang),
      decimal(nrr, 4, lang),
      change(nrrBefore, nrr, [intervalOf(before.row, code), intervalOf(row, code)]),
    ];
  });
  const ofIndex = [before.row, row].map((one) => one?.satisfaction.ci95 ?? null);
  return [
    {
      kind: 'table',
      caption: words.caption(then, now),
      columns: [
        { title: words.element },
        { title: then, isNumber: true, width: 17 },
        { title: now, isNumber: true, width: 17 },
        { title: words.change, width: 28 },
      ],
      rows: lines,
      foot: [
        words.index,
        decimal(ikmBefore, 2, lang),
        decimal(skm.ikm, 2, lang),
        change(ikmBefore, skm.ikm, skm.weight === 'exact' ? ofIndex : []),
      ],
    },
    text(words.explained),
    ...(before.skm.ikm === null && brought !== undefined
      ? [text(`${then}: ${publicationText(brought as SatisfactionTold)[lang]}.`)]
      : []),
  ];
}

function trend({ lang, published }: SurveyReportInput): readonly WrittenPart[] {
  const { trend: words } = SURVEY_REPORT_WORDS[lang];
  const told = published.flatMap(({ period, row }) => (row === undefined ? [] : [{ period, ...row.satisfaction }]));
  const shown = told.filter(({ status }) => status !== 'none');
  if (shown.length === 0) return [text(words.none)];
  return [
    {
      kind: 'line',
      caption: words.caption,
      value: words.ikm,
      span: [70, 100],
      decimals: 2,
      points: published.map(({ period, row }) => ({
        label: shortPeriod(period, lang),
        name: periodText(period, lang),
        // What runs is not published yet.
        value: row === undefined || row.satisfaction.status === 'running' ? null : row.satisfaction.ikm,
      })),
    },
    {
      kind: 'table',
      caption: words.caption,
      columns: [
        { title: words.period },
        { title: words.n, isNumber: true, width: 16 },
        { title: words.ikm, isNumber: true, width: 12 },
        { title: words.mutu, width: 10 },
        { title: words.source, width: 36 },
      ],
      rows: shown.map((one) => [
        periodText(one.period, lang),
        whole(one.n, lang),
        decimal(one.ikm, 2, lang),
        one.mutu ?? NONE,
        publicationText(one as unknown as SatisfactionTold)[lang],
      ]),
    },
  ];
}

function analysis({ lang, skm: { elements } }: SurveyReportInput): readonly WrittenPart[] {
  const { sections, analysis: words, rooms } = SURVEY_REPORT_WORDS[lang];
  const rising = elements
    .flatMap(({ code, nrr }) => (nrr === null ? [] : [{ code, nrr }]))
    .toSorted((a, b) => a.nrr - b.nrr);
  const [low, high] = [first(rising), first(rising.toReversed())];
  const named = (all: typeof rising) =>
    list(all.map(({ code, nrr }) => `${ELEMENT_NAMES[code][lang]}: ${decimalText(nrr, 4, lang)}`));
  return [
    ...(rising.length === 0
      ? []
      : [
          section(sections.lowest),
          text(words.lowest),
          named(low),
          section(sections.highest),
          text(words.highest),
          named(high),
        ]),
    section(sections.causes),
    room(rooms.causes),
  ];
}

/** The first few, and those that are as the last of them. */
function first(lines: readonly { readonly code: Element; readonly nrr: number }[]) {
  const last = lines[Math.min(NAMED_ELEMENTS, lines.length) - 1];
  return lines.filter(({ nrr }, at) => at < NAMED_ELEMENTS || nrr === last?.nrr);
}

function plan({ lang, skm, before }: SurveyReportInput): readonly WrittenPart[] {
  const { sections, plan: words, rooms } = SURVEY_REPORT_WORDS[lang];
  const then = periodText(before.period.name, lang);
  const former = (before.skm.followUps ?? []).filter(({ status }) => status !== 'proposed');
  return [
    section(sections.former),
    ...(former.length === 0 ? [text(words.noFormer(then))] : [planTable(former, words.former(then), lang)]),
    room(rooms.former),
    section(sections.now),
    ...(skm.followUps === null || skm.followUps === undefined || skm.followUps.length === 0
      ? [text(words.none)]
      : [planTable(skm.followUps, words.now, lang)]),
    room(rooms.plan),
  ];
}

function planTable(lines: readonly FollowUpLine[], caption: string, lang: Lang): WrittenPart {
  const { columns } = SURVEY_REPORT_WORDS[lang].plan;
  // Of one release alone its name would stand in every line.
  const isOfSeveral = new Set(lines.map(({ period }) => period)).size > 1;
  return {
    kind: 'table',
    caption,
    columns: [20, 32, 18, 15, 15].map((width, at) => ({ title: columns[at] ?? '', width })),
    rows: lines.map(({ element, period, what, who, until, term, status, done }) => [
      [ELEMENT_NAMES[element][lang], ...(isOfSeveral ? [periodText(period, lang)] : [])].join('\n'),
      what ?? NONE,
      who ?? NONE,
      until === null
        ? NONE
        : [printedDay(until, lang), ...(term === null ? [] : [FOLLOW_UP_TERMS[term][lang]])].join('\n'),
      [FOLLOW_UP_STATUSES[status][lang], ...(done === null ? [] : [printedDay(done, lang)])].join('\n'),
    ]),
  };
}

function about({ lang, skm, counters }: SurveyReportInput): readonly WrittenPart[] {
  const { sections } = SURVEY_REPORT_WORDS[lang];
  const { method: version, generated, notes } = REPORT_WORDS[lang];
  const { methodVersion, generatedAt, timeZone } = skm;
  const made = `${version} ${methodVersion}. ${generated} ${printedInstant(generatedAt, timeZone, lang)}.`;
  return [
    section(sections.figures),
    list([...aboutTexts(skm, lang, counters), made]),
    section(sections.reading),
    list(notes.items),
  ];
}

function end({ lang, unitName, period, skm: { ikm, mutu } }: SurveyReportInput): readonly WrittenPart[] {
  const { end: words, rooms } = SURVEY_REPORT_WORDS[lang];
  const said =
    ikm === null || mutu === null
      ? []
      : [
          text(
            words(
              unitName,
              periodText(period.name, lang),
              decimal(ikm, 2, lang),
              `${mutu} (${MUTU_NAMES[mutu][lang]})`,
            ),
          ),
        ];
  return [...said, room(rooms.end)];
}

type Interval = readonly [number, number];

function intervalOf(row: RowAnswer | undefined, code: Element): Interval | null {
  return row?.satisfaction.elements[code]?.ci95 ?? null;
}

function serviceName(serviceId: string | null, services: readonly ServiceOfUnit[]): string | undefined {
  if (serviceId === null) return undefined;
  return services.find(({ id }) => id === serviceId)?.name ?? serviceId;
}
