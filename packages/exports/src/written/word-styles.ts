// How a Word file looks, by named styles, so that an office changes one of them and not every line.
import { LANGUAGES, type Language } from '@tera/domain';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const INK = '17211F';
const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

interface Style {
  readonly id: string;
  readonly name: string;
  readonly next?: string;
  /** Of a paragraph and of its letters, in the order that the format demands. */
  readonly paragraph: string;
  readonly letters: string;
}

/** `before`, `after`: twentieths of a point. */
const space = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const centred = '<w:jc w:val="center"/>';
/** Half points. */
const size = (half: number) => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const heading = (half: number) => `<w:b/><w:color w:val="${INK}"/>${size(half)}`;
const together = '<w:keepNext/><w:keepLines/>';

const STYLES: readonly Style[] = [
  { id: 'Title', name: 'Title', next: 'Normal', paragraph: `${space(240, 60)}${centred}`, letters: heading(30) },
  { id: 'Subtitle', name: 'Subtitle', next: 'Normal', paragraph: `${space(0, 20)}${centred}`, letters: size(24) },
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'Normal',
    paragraph: `${together}${space(360, 120)}<w:outlineLvl w:val="0"/>`,
    letters: heading(26),
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'Normal',
    paragraph: `${together}${space(240, 80)}<w:outlineLvl w:val="1"/>`,
    letters: heading(23),
  },
  {
    id: 'Caption',
    name: 'caption',
    next: 'Normal',
    paragraph: `<w:keepNext/>${space(120, 60)}`,
    letters: `<w:i/>${size(19)}`,
  },
  {
    id: 'ListBullet',
    name: 'List Bullet',
    paragraph: `<w:numPr><w:numId w:val="1"/></w:numPr>${space(0, 40)}<w:ind w:left="454" w:hanging="284"/>`,
    letters: '',
  },
  { id: 'Letterhead', name: 'Letterhead', paragraph: `${space(0, 20)}${centred}`, letters: `<w:b/>${size(26)}` },
  {
    id: 'LetterheadEnd',
    name: 'Letterhead end',
    paragraph: `<w:pBdr><w:bottom w:val="double" w:sz="6" w:space="6" w:color="${INK}"/></w:pBdr>${space(0, 120)}${centred}`,
    letters: size(19),
  },
  { id: 'TableText', name: 'Table text', paragraph: space(0, 0), letters: size(19) },
  { id: 'TableNumber', name: 'Table number', paragraph: `${space(0, 0)}<w:jc w:val="right"/>`, letters: size(19) },
  { id: 'AfterTable', name: 'After table', paragraph: space(0, 60), letters: size(12) },
  { id: 'Footer', name: 'footer', paragraph: space(0, 0), letters: size(16) },
];

export const STYLES_OF_WORD: Readonly<Record<Language, string>> = Object.fromEntries(
  LANGUAGES.map((language) => [language, stylesIn(language)]),
) as Record<Language, string>;

function stylesIn(language: Language): string {
  const usual = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/>${size(21)}<w:lang w:val="${LOCALES[language]}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${space(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>`;
  const normal =
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>';
  return `<w:styles xmlns:w="${MAIN}">${usual}${normal}${STYLES.map(styleOf).join('')}</w:styles>`;
}

function styleOf({ id, name, next, paragraph, letters }: Style): string {
  const after = next === undefined ? '' : `<w:next w:val="${next}"/>`;
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${after}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
}

export const WORD_BULLETS = `<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
