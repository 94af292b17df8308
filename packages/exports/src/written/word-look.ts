// How a Word file looks, by named styles, so that an office changes one of them and not every line.
import type { Language } from '@tera/domain';
import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  type ITableBordersOptions,
  LevelFormat,
} from 'docx';

const INK = '17211F';
const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };
const BULLETS = 'bullets';

const centred = { alignment: AlignmentType.CENTER };
/** Twentieths of a point. */
const space = (before: number, after: number) => ({ spacing: { before, after } });
/** Half points. */
const heading = (size: number) => ({ bold: true, color: INK, size });
const together = { keepNext: true, keepLines: true };

/** Of every paragraph that is not plain text, by the id that it names. */
const STYLES = [
  { id: 'Title', name: 'Title', next: 'Normal', paragraph: { ...space(240, 60), ...centred }, run: heading(30) },
  { id: 'Subtitle', name: 'Subtitle', next: 'Normal', paragraph: { ...space(0, 20), ...centred }, run: { size: 24 } },
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'Normal',
    paragraph: { ...together, ...space(360, 120), outlineLevel: 0 },
    run: heading(26),
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'Normal',
    paragraph: { ...together, ...space(240, 80), outlineLevel: 1 },
    run: heading(23),
  },
  {
    id: 'Caption',
    name: 'caption',
    next: 'Normal',
    paragraph: { keepNext: true, ...space(120, 60) },
    run: { italics: true, size: 19 },
  },
  {
    id: 'ListBullet',
    name: 'List Bullet',
    paragraph: {
      numbering: { reference: BULLETS, level: 0 },
      ...space(0, 40),
      indent: { left: 454, hanging: 284 },
    },
  },
  { id: 'Letterhead', name: 'Letterhead', paragraph: { ...space(0, 20), ...centred }, run: { bold: true, size: 26 } },
  {
    // The rule below it divides a letterhead from its letter.
    id: 'LetterheadEnd',
    name: 'Letterhead end',
    paragraph: {
      border: { bottom: { style: BorderStyle.DOUBLE, size: 6, space: 6, color: INK } },
      ...space(0, 120),
      ...centred,
    },
    run: { size: 19 },
  },
  { id: 'TableText', name: 'Table text', paragraph: space(0, 0), run: { size: 19 } },
  {
    id: 'TableNumber',
    name: 'Table number',
    paragraph: { ...space(0, 0), alignment: AlignmentType.RIGHT },
    run: { size: 19 },
  },
  { id: 'AfterTable', name: 'After table', paragraph: space(0, 60), run: { size: 12 } },
  { id: 'Footer', name: 'footer', paragraph: space(0, 0), run: { size: 16 } },
] as const satisfies readonly IParagraphStyleOptions[];
export type WordStyle = (typeof STYLES)[number]['id'];

export function stylesIn(language: Language): IStylesOptions {
  const value = LOCALES[language];
  return {
    default: { document: { run: { font: 'Arial', size: 21, language: { value } }, paragraph: space(0, 120) } },
    paragraphStyles: [
      { id: 'Normal', name: 'Normal', quickFormat: true },
      ...STYLES.map((style) => Object.assign({ basedOn: 'Normal', quickFormat: true }, style)),
    ],
  };
}

export const WORD_NUMBERING: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 454, hanging: 284 } } },
        },
      ],
    },
  ],
};

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8A9894' } as const;
export const TABLE_LINES: ITableBordersOptions = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};
