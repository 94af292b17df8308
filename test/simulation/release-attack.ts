// What somebody can work out who has every sum that is shown: each is a linear equation, and a group's answers are had
// exactly when its own equation follows from them. All groups of few answers are asked for, of whatever parts; how the sums
// were chosen is not known here.

/** Numbers are modulo the largest prime below 2^26: exact in a double, and wrong only where that very prime divides. */
const PRIME = 67_108_859;
const FEW = 9;

/**
 * A group of one to nine answers that can be worked out, as places of base groups, or `undefined`. `sizes` is the answers
 * of each base group, `sums` the base groups in each sum that is shown.
 */
export function fewWorkedOut(
  sizes: readonly number[],
  sums: readonly (readonly number[])[],
): readonly number[] | undefined {
  const classes = classesOf(sizes, sums);
  const placeOf = new Map(classes.flatMap(({ members }, place) => members.map((member) => [member, place] as const)));
  const solved = solvedFrom(
    sums.map((members) =>
      vectorOf(
        members.flatMap((member) => placeOf.get(member) ?? []),
        classes.length,
      ),
    ),
  );
  // A group that follows is a sum of solved equations, and which of them are in it is told by whether it holds their pivots.
  const open = solved.filter(({ pivot }) => (classes[pivot]?.answers ?? 0) <= FEW);
  return found(vectorOf([], classes.length), 0, 0);

  function found(group: readonly number[], from: number, answers: number): readonly number[] | undefined {
    if (from > 0 && isFew(group)) return classes.flatMap(({ members }, place) => (group[place] === 1 ? members : []));
    for (let next = from; next < open.length; next += 1) {
      const { row, pivot } = open[next] as (typeof open)[number];
      const more = answers + (classes[pivot]?.answers ?? 0);
      const told =
        more <= FEW
          ? found(
              group.map((value, place) => (value + (row[place] ?? 0)) % PRIME),
              next + 1,
              more,
            )
          : undefined;
      if (told !== undefined) return told;
    }
    return undefined;
  }

  function isFew(group: readonly number[]): boolean {
    if (group.some((value) => value > 1)) return false;
    const answers = classes.reduce((sum, own, place) => sum + own.answers * (group[place] ?? 0), 0);
    return answers > 0 && answers <= FEW;
  }
}

/** Of sums, each the names in it, those that do not follow from the ones before them. */
export function independentOf<Name>(sums: readonly (readonly Name[])[]): readonly (readonly Name[])[] {
  const places = new Map([...new Set(sums.flat())].map((name, place) => [name, place]));
  const solved: Equation[] = [];
  return sums.filter((names) =>
    solveWith(
      solved,
      vectorOf(
        names.flatMap((name) => places.get(name) ?? []),
        places.size,
      ),
    ),
  );
}

interface Class {
  readonly members: readonly number[];
  readonly answers: number;
}

/** Base groups that are in the same sums can only be had together. The largest come first, so that they are pivots. */
function classesOf(sizes: readonly number[], sums: readonly (readonly number[])[]): readonly Class[] {
  const inSums = sizes.map(() => '');
  sums.forEach((members, sum) => {
    for (const member of new Set(members)) inSums[member] += `${sum},`;
  });
  const answered = [...sizes.keys()].filter((member) => sizes[member] !== 0);
  return Array.from(Map.groupBy(answered, (member) => inSums[member]).values(), (members) => ({
    members,
    answers: members.reduce((sum, member) => sum + (sizes[member] ?? 0), 0),
  })).toSorted((a, b) => b.answers - a.answers);
}

interface Equation {
  readonly row: number[];
  readonly pivot: number;
}

/** As many equations that say the same, each the only one with its pivot, which is 1 there and the first that is not 0. */
function solvedFrom(equations: readonly number[][]): readonly Equation[] {
  const solved: Equation[] = [];
  for (const row of equations) solveWith(solved, row);
  return solved;
}

/** Adds an equation to those that are solved; false where it follows from them. */
function solveWith(solved: Equation[], row: number[]): boolean {
  for (const other of solved) subtract(row, other.row, row[other.pivot] ?? 0);
  const pivot = row.findIndex((value) => value !== 0);
  if (pivot < 0) return false;
  const inverse = power(row[pivot] ?? 0, PRIME - 2);
  const unit = row.map((value) => (value * inverse) % PRIME);
  for (const other of solved) subtract(other.row, unit, other.row[pivot] ?? 0);
  solved.push({ row: unit, pivot });
  return true;
}

function vectorOf(places: readonly number[], size: number): number[] {
  const vector: number[] = Array.from({ length: size }, () => 0);
  for (const place of places) vector[place] = 1;
  return vector;
}

function subtract(row: number[], other: readonly number[], factor: number): void {
  if (factor === 0) return;
  for (let place = 0; place < row.length; place += 1)
    row[place] = ((row[place] ?? 0) + (PRIME - factor) * (other[place] ?? 0)) % PRIME;
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
