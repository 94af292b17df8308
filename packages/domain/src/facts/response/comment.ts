// A citizen's comment is stored without what could name someone: numbers of persons, addresses, accounts, number plates, dates of
// birth and control characters go before it is queued, and nothing of them is kept (domain.md §6). Prices, dates, times and queue
// numbers stay, or nobody could complain. Every search is bounded in what it looks back at, so that the time grows with the length.
import { madeOnce } from '../../made-once.ts';
import { type FoldedText, foldedText } from './folded-text.ts';
import { digitsIn, inDigits, numeralSearch } from './numeral.ts';
import { isOrdinaryNumber } from './ordinary-number.ts';

const MASK = '[disamarkan]';

/** What is masked may bring together what stood apart; more often than this nothing new comes of it. */
const PASSES = 4;

/** The comment as it may be stored: masked, trimmed; `undefined` when nothing is left. */
export function maskedComment(comment: string): string | undefined {
  const plain = comment
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Line breaks and tabs stay; every other control and invisible formatting character goes.
    .replace(/[^\P{C}\n\t]/gu, '')
    .trim();
  let masked = plain;
  for (let pass = 0; pass < PASSES; pass++) {
    const next = maskedOnce(masked).trim();
    if (next === masked) break;
    masked = next;
  }
  return masked === '' ? undefined : masked;
}

type Span = readonly [start: number, end: number];

function maskedOnce(plain: string): string {
  const folded = foldedText(plain);
  const spans = [
    ...addresses(folded.text),
    ...handles(folded.text),
    ...links(folded.text),
    ...datesOfBirth(folded.text),
    ...plates(folded.text),
    ...passports(folded.text),
    ...numbersOfPersons(folded.text),
  ];
  return withMasks(plain, spans, folded);
}

function withMasks(plain: string, spans: readonly Span[], { span }: FoldedText): string {
  let [masked, at] = ['', 0];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const [start, end] = span(from, to);
    if (start >= at) masked += plain.slice(at, start) + MASK;
    at = Math.max(at, end);
  }
  return masked + plain.slice(at);
}

const LOCAL_PART = /[\p{L}\d._%+-]{1,64}$/u;
/** One letter at a time, with spaces between. */
const SPELLED_LOCAL_PART = /(?:(?<![\p{L}\d])[\p{L}\d._+-] ){1,31}[\p{L}\d]$/u;
const LABEL = String.raw`[\p{L}\d-]{1,63}`;
const ENDING = 'com|net|org|id|co|go|ac|sch|web|desa|edu|gov|info|biz|my|sg|me|io|example';
/** A full stop with a space on one side ends a sentence, unless the end of a domain follows. */
const DOT = String.raw`(?:\.| \. |(?: \.|\. )(?=(?:${ENDING})(?![\p{L}\d]))| ?[([{<] ?(?:dot|titik) ?[)\]}>] ?| (?:dot|titik) )`;
const PROVIDER = '(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud)';
const domainSearch = madeOnce(
  () => new RegExp(String.raw`^(?:${LABEL}(?:${DOT}${LABEL}){1,6}|${PROVIDER}(?![\p{L}\d]))`, 'iu'),
);
const SPELLED_DOMAIN = /^[\p{L}\d](?: [\p{L}\d-]){1,30}(?: \.(?: [\p{L}\d-]){2,30}){1,4}(?![\p{L}\d])/u;
/** What is written for the sign of an address. */
const AT = / ?@ ?| ?[([{<] ?(?:at|et|a|@) ?[)\]}>] ?| at /giu;
/** A bare "at" is a word as well, and "(a)" an item of a list: they need a domain of those that are used. */
const MAY_BE_NONE = /^ at $|[([{<] ?(?:a|et) ?[)\]}>]/iu;
const usedDomain = madeOnce(
  () => new RegExp(String.raw`(?:\.| )(?:${ENDING})(?![\p{L}\d-])|^${PROVIDER}(?![\p{L}\d])`, 'iu'),
);
const LONGEST_ADDRESS = 520;

function* addresses(text: string): Generator<Span> {
  for (const { 0: sign, index } of text.matchAll(AT)) {
    const before = text.slice(Math.max(0, index - 64), index);
    const local = (SPELLED_LOCAL_PART.exec(before) ?? LOCAL_PART.exec(before))?.[0];
    if (local === undefined) continue;
    const behind = index + sign.length;
    const rest = text.slice(behind, behind + LONGEST_ADDRESS);
    const domain = (domainSearch().exec(rest) ?? SPELLED_DOMAIN.exec(rest))?.[0];
    if (domain === undefined || (MAY_BE_NONE.test(sign) && !usedDomain().test(domain))) continue;
    yield [index - local.length, behind + domain.length];
  }
}

/** The name of an account: behind its sign, with what is glued before it, or behind the name of the network. */
const HANDLES = /(?<=^|[^@])@[\p{L}\d][\p{L}\d_.]{0,60}[\p{L}\d_]/gu;
const NAMED_ACCOUNT =
  /(?<![\p{L}\d])(?:ig|instagram|fb|facebook|twitter|tiktok|telegram|line) ?[:=] ?([\p{L}\d_.]{3,60})/giu;
const GLUED_BEFORE = /[\p{L}\d._%+-]{0,64}$/u;

function* handles(text: string): Generator<Span> {
  for (const { 0: handle, index } of text.matchAll(HANDLES)) {
    const before = GLUED_BEFORE.exec(text.slice(Math.max(0, index - 64), index))?.[0] ?? '';
    yield [index - before.length, index + handle.length];
  }
  for (const { 0: whole, 1: account = '', index } of text.matchAll(NAMED_ACCOUNT)) {
    yield [index + whole.length - account.length, index + whole.length];
  }
}

/** A link that leads further than to the front page of a site; of these networks every one. */
const LINKS =
  /https?:\/\/[^\s/]{1,200}[/?#][^\s]{1,500}|(?:(?:instagram|facebook|fb|twitter|tiktok|linkedin|youtube|threads|x)\.com|(?:t|wa|fb|m|line)\.me|youtu\.be)\/[^\s]{1,300}/giu;

function* links(text: string): Generator<Span> {
  for (const { 0: link, index } of text.matchAll(LINKS)) yield [index, index + link.replace(/[).,;!?]+$/, '').length];
}

const MONTH = String.raw`(?:jan|feb|peb|mar|mrt|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des(?!a(?!\p{L}))|dec)\p{L}{0,8}`;
const ORDINAL = '(?:st|nd|rd|th)?';
const BETWEEN = '[ ./,-]';
const YEAR = String.raw`(?:(?:tahun|thn?)\.? ?)?['’]?\d{1,4}`;
const A_DATE = [
  String.raw`\d{1,4}${ORDINAL}${BETWEEN}{0,3}(?:(?:of|bulan|bln) )?${MONTH}${BETWEEN}{0,3}${YEAR}`,
  String.raw`\d{1,4}${BETWEEN}{1,3}(?:(?:bulan|bln) )?\d{1,2}${BETWEEN}{1,3}${YEAR}`,
  String.raw`(?<!\p{L})${MONTH}${BETWEEN}{0,3}\d{1,2}${ORDINAL}${BETWEEN}{1,3}${YEAR}`,
  String.raw`(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d`,
].join('|');
const BIRTH_WORDS = [
  '(?:tgl|tanggal)?(?:di|ke|ter)?lahir(?:an|kan)?',
  'lhr',
  String.raw`t\.? ?t\.? ?l`,
  // A town has its day as well.
  String.raw`(?:ulang tahun|ultah|milad)(?! (?:kota|kabupaten|provinsi|desa|ri|republik|kantor|dinas)(?!\p{L}))`,
  String.raw`d\.? ?o\.? ?b`,
  'born',
  'birth(?: ?da(?:y|te))?(?! cert)',
  'b-?day',
].join('|');
/** The certificate of a birth is what people come for. */
const BIRTH = String.raw`(?<![\p{L}\d])(?<!(?:akt[ae]|surat|keterangan|certificate of) )(?:${BIRTH_WORDS})(?:nya|ku|mu)?(?!\p{L})`;
const birthAndDate = madeOnce(() => new RegExp(String.raw`${BIRTH}[^\d@[]{0,40}(${A_DATE})(?!\d)`, 'giu'));
const SMALL_WORDS = 'adalah|yaitu|itu|ini|merupakan|sebagai|tanggal|tgl|hari|saya|is|was|my|the|date|of';
const dateAndBirth = madeOnce(
  () => new RegExp(String.raw`(?<!\d)(${A_DATE})(?!\d)[ ,:=()-]{0,4}(?:(?:${SMALL_WORDS}) ){0,4}${BIRTH}`, 'giu'),
);

function* datesOfBirth(text: string): Generator<Span> {
  for (const { 0: whole, 1: date = '', index } of text.matchAll(birthAndDate())) {
    yield [index + whole.length - date.length, index + whole.length];
  }
  for (const { 1: date = '', index } of text.matchAll(dateAndBirth())) yield [index, index + date.length];
}

/** The letters that number plates begin with, by region. */
const REGIONS = 'A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRSTW]?|E[ABD]?|F|G|H|K[BHTU]?|L|M|N|P[ABS]?|R|S|T|W|Z';
const plateSearch = madeOnce(
  () =>
    new RegExp(
      // One digit stands apart from the letters before it: K3L and G2C are no plates.
      String.raw`(?<![\p{L}\d])(?:${REGIONS})(?:[ ._-]{0,2}[1-9]\d{1,3}|[ ._-]{1,2}[1-9])[ ._-]{0,2}([A-Z]{1,3})(?![\p{L}\d])`,
      'giu',
    ),
);
/** Words that follow a queue number. */
const SHORT_WORDS = new Set(
  'ada am at dan dg dgn di dlm dr dri jam jd jg jt ke km kg kpd m n of on or org per pd pm rb rp saja sd si tdk tgl to utk wib wit x ya yg'.split(
    ' ',
  ),
);

/** More of them: behind one digit they are likelier than a plate. */
const WORDS_BEHIND_ONE_DIGIT = new Set('aku apa blm dua gak ini itu kok lah lt mau pas pun sdh sih tak'.split(' '));
/** A counter or a room has a letter and a digit as well. */
const PLACE_BEFORE = /(?:loket|antre|antrean|antrian|ruang|ruangan|meja|konter|counter|gedung|blok) $/iu;

function* plates(text: string): Generator<Span> {
  for (const { 0: plate, 1: ending = '', index } of text.matchAll(plateSearch())) {
    if (SHORT_WORDS.has(ending.toLowerCase())) continue;
    if (digitsIn(plate) === 1 && isOfAPlace(text, index, ending)) continue;
    // In small letters a word and a number come about by chance.
    const isWrittenSo = plate === plate.toUpperCase() || /\d{3}/.test(plate);
    if (isWrittenSo) yield [index, index + plate.length];
  }
}

function isOfAPlace(text: string, index: number, ending: string): boolean {
  return (
    WORDS_BEHIND_ONE_DIGIT.has(ending.toLowerCase()) || PLACE_BEFORE.test(text.slice(Math.max(0, index - 12), index))
  );
}

/** Letters and digits behind the word; with no word the form of an Indonesian one, which nothing else here has. */
const PASSPORT =
  /(?<!\p{L})(?:paspor|passport)(?:nya|ku)?[^\d\n@[]{0,30}(?<!\p{L})((?!rp)(?:[A-Z][ .-]{0,2}|[A-Z]{2})\d(?:[ -]?\d){4,8})(?!\d)/giu;
const BARE_PASSPORT = /(?<![\p{L}\d])[A-Z]\d{7}(?![\p{L}\d])/gu;

function* passports(text: string): Generator<Span> {
  for (const { 0: whole, 1: number = '', index } of text.matchAll(PASSPORT)) {
    yield [index + whole.length - number.length, index + whole.length];
  }
  for (const { 0: number, index } of text.matchAll(BARE_PASSPORT)) yield [index, index + number.length];
}

/** From here on a number may be a telephone number, a NIK, a NIP or an account, however it is grouped. */
const DIGITS_OF_A_PERSON = 8;
/** From here on where the word for it stands before: a local telephone number, or a part of another. */
const DIGITS_BEHIND_A_WORD = 5;
const WORDS_BEFORE =
  /(?<!\p{L})(?:telp|telpon|telepon|telefon|tlp|tel|phone|hp|handphone|ponsel|wa|whatsapp|fax|faks|kontak|hubungi|call|sms|nik|ktp|nip|npwp|nokk|rekening|rek|paspor|passport|sim|bpjs)(?:nya|ku)?(?:[ .:()=,/-]{0,3}(?:no|nomor|nomer|nomornya|saya|kami|di|ke|adalah|hp|wa|rumah|kantor)){0,4}[ .:()=#+/-]{0,4}$/iu;
const LOOKED_BACK = 80;

function* numbersOfPersons(text: string): Generator<Span> {
  // Twice, for no word may explain a number that is a person's without it.
  for (const [from, to] of [...runsOf(/\d/g, text), ...runsOf(numeralSearch(), text)]) {
    const run = text.slice(from, to);
    const digits = digitsIn(run);
    const before = text.slice(Math.max(0, from - LOOKED_BACK), from);
    const isBehindAWord = digits >= DIGITS_BEHIND_A_WORD && WORDS_BEFORE.test(before);
    if (digits < DIGITS_OF_A_PERSON && !isBehindAWord) continue;
    if (isOrdinaryNumber(inDigits(run), { before, behind: text.slice(to, to + 20), isBehindAWord })) continue;
    for (const [start, end] of oneByOne(text, [from, to])) yield [withSigns(text, start, text.slice(start, end)), end];
  }
}

/** Several numbers with commas between them, each of which is one by itself, stay several. */
function oneByOne(text: string, [from, to]: Span): Span[] {
  const parts = text.slice(from, to).split(', ');
  if (parts.length === 1 || !parts.every((part) => digitsIn(part) >= DIGITS_OF_A_PERSON)) return [[from, to]];
  let at = from;
  return parts.map((part) => {
    const start = at + part.search(numeralSearch());
    at += part.length + ', '.length;
    return [start, at - ', '.length] as const;
  });
}

/** Most characters that are neither letter nor digit between two digits of one number. */
const LONGEST_GAP = 4;

/** Digits, in figures alone or also in words, and what people group them with: anything that is no letter. */
function* runsOf(numerals: RegExp, text: string): Generator<Span> {
  let [from, to] = [-1, -1];
  for (const { 0: numeral, index } of text.matchAll(numerals)) {
    const isNext = to >= 0 && index - to <= LONGEST_GAP && !/\p{L}/u.test(text.slice(to, index));
    if (from >= 0 && !isNext) yield [from, to];
    if (!isNext) from = index;
    to = index + numeral.length;
  }
  if (from >= 0) yield [from, to];
}

/** With the plus and the bracket before it; a bracket only where it is closed inside. */
function withSigns(text: string, from: number, run: string): number {
  let start = from;
  while (start > 0 && from - start < 2) {
    const sign = text[start - 1];
    if (sign !== '+' && (sign !== '(' || !run.includes(')'))) break;
    start -= 1;
  }
  return start;
}
