// Which answers are in each sum that a release shows: reckoned anew from those that stood when it was made, by where the domain
// places them.

import {
  type CollectedAnswers,
  type DatedAnswer,
  ELEMENTS,
  type Element,
  type Figure,
  type Figures,
  OFFICER_ELEMENTS,
  type Placed,
  type ReleaseDocument,
  isFlagged,
  sumsOf,
  whatIsShown,
} from '@tera/domain';

/** A revision, and the answers from which it was made. */
export interface Revision {
  readonly document: ReleaseDocument;
  readonly made: Made;
}

export interface Made {
  readonly standing: readonly DatedAnswer[];
  readonly setAside: readonly DatedAnswer[];
  readonly collected: CollectedAnswers;
}

/** A sum that was shown of all answers, or of those to an element. */
export interface Sum {
  readonly period: string;
  readonly of: Element | 'answers';
  readonly keys: readonly string[];
  /** The released figure that it is in, where it is one of a release. */
  readonly figure?: Figure | null | undefined;
  readonly name: string;
}

/** What one revision shows; a figure is null where no element of the answers may be shown. */
export function sumsOfRevision({ document, made }: Revision): readonly Sum[] {
  const { period, replacement, answers } = document;
  if (replacement === 'withdrawn') return [];
  const tables = [
    { of: 'answers' as const, counted: made.standing, aside: made.setAside },
    ...ELEMENTS.map((of) => {
      const answered = ({ answers: own }: DatedAnswer) => own[of] !== undefined;
      return { of, counted: made.standing.filter(answered), aside: made.setAside.filter(answered) };
    }),
  ];
  if (replacement === 'total') {
    return tables.flatMap(({ of, counted }) =>
      of === 'answers' || answers.unit.figure?.distributions[of] !== undefined
        ? [{ period, of, keys: keysOf(counted), figure: answers.unit.figure, name: 'total anew' }]
        : [],
    );
  }
  const shown = whatIsShown({ ...made.collected, officerElements: OFFICER_ELEMENTS });
  if (typeof shown === 'string') return [];
  return tables.flatMap(({ of, counted, aside }) => {
    const figures = of === 'answers' ? shown.answers : shown.elements[of];
    return figures === undefined
      ? []
      : sumsOfTable(figures, counted, aside).map((sum) => Object.assign(sum, { period, of }));
  });

  function sumsOfTable(figures: Figures, counted: readonly DatedAnswer[], aside: readonly DatedAnswer[]) {
    const { unit, lines, columns } = keySums(figures, counted);
    const { flagged, setAside, channels } = figures.beside;
    return [
      { name: 'unit', keys: unit, figure: answers.unit.figure },
      ...Array.from(lines, ([line, keys]) => ({
        name: `line ${line}`,
        keys,
        figure: line.startsWith('-')
          ? answers.nobodys.find(({ channel }) => `-${channel}` === line)?.figure
          : answers.officers.find(({ officerId }) => officerId === line)?.figure,
      })),
      ...Array.from(columns, ([column, keys]) => ({
        name: `column ${column}`,
        keys,
        figure: answers.services.find(({ serviceId }) => (serviceId ?? '-') === column)?.figure,
      })),
      ...(flagged
        ? [
            {
              name: 'unflagged',
              keys: keysOf(counted.filter((answer) => !isFlagged(answer))),
              figure: answers.beside.withoutFlagged,
            },
          ]
        : []),
      ...channels.map((channel) => ({
        name: `channel ${channel}`,
        keys: keysOf(counted.filter((answer) => answer.channel === channel)),
        figure: answers.beside.channels[channel],
      })),
      ...(setAside ? [{ name: 'set aside', keys: keysOf(aside), figure: answers.beside.setAside }] : []),
    ];
  }
}

function keySums(placed: Placed, counted: readonly DatedAnswer[]) {
  const amounts = counted.map((answer) => [answer, [answer.key]] as const);
  return sumsOf<readonly string[]>(placed, amounts, [], (some, more) => some.concat(more));
}

function keysOf(answers: readonly DatedAnswer[]): readonly string[] {
  return answers.map(({ key }) => key);
}
