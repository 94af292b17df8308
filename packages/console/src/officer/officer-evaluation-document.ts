// The sheet for the evaluation form of a quarter as a written document, for whoever goes on writing it: what the page shows, and room
// for the feedback of the superior.
import { type WrittenDocument, periodText, printedInstant, spanText } from '@tera/exports';
import { NONE } from '../figure-texts.ts';
import { evaluationForm } from './evaluation-form.ts';
import { EVALUATION_WORDS, type OfficerEvaluationInput } from './officer-evaluation-page.ts';

/** Hundredths of the sheet, in the order of the form. */
const WIDTHS = [13, 17, 9, 9, 13, 24, 15] as const;

export function officerEvaluationDocument(
  input: Omit<OfficerEvaluationInput, 'viewer' | 'at' | 'isOwn'>,
): WrittenDocument {
  const { lang, unit, officer, nip, period, today, row, generatedAt, methodVersion } = input;
  const words = EVALUATION_WORDS[lang];
  const name = periodText(period.name, lang);
  const form = row === undefined ? undefined : evaluationForm(officer.id, row, lang);
  return {
    language: lang,
    title: words.heading,
    subtitles: [name],
    letterhead: [],
    isWide: true,
    parts: [
      {
        kind: 'table',
        caption: words.heading,
        columns: [{ title: words.name, width: 30 }, { title: officer.name }],
        rows: [
          [words.nip, nip ?? NONE],
          [words.unit, unit.name],
          [words.period, `${name} (${spanText(period.name, lang)})`],
        ],
      },
      { kind: 'text', text: words.lead },
      ...(period.to > today ? [{ kind: 'text' as const, text: words.running }] : []),
      form === undefined
        ? { kind: 'text', text: words.nothing }
        : {
            kind: 'table',
            caption: words.table,
            columns: WIDTHS.map((width, at) => ({ title: form.titles[at] ?? '', width })),
            rows: form.rows.map((cells) => cells.map(({ text, releases }) => [text, ...releases].join('\n'))),
          },
      {
        kind: 'list',
        items: [
          `${words.method(methodVersion)}, ${words.made} ${printedInstant(generatedAt, unit.timeZone, lang)}.`,
          ...(row === undefined ? [] : [words.versions]),
          ...(row?.satisfaction.releases ?? []).map(
            (one) =>
              `${words.evidence}: ${words.release} ${one.period}, ${words.revision} ${one.revision}, SHA-256 ${one.sha256}`,
          ),
        ],
      },
    ],
    foot: `${words.heading} – ${officer.name} – ${name}`,
  };
}
