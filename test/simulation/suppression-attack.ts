// What a caller can work out who asks for everything: all sums of answers that are shown make a system of linear
// equations, and a group's answers are had exactly when its own equation follows from them. It knows nothing of how the
// figures to hide are chosen.

/** Numbers modulo the largest prime below 2^26: exact in a double, and wrong only where that very prime divides. */
const PRIME = 67_108_859;

/** Sets of base groups whose answers are known, and what follows from them. */
export interface Knowledge {
  /** The sum over these base groups is shown. */
  readonly learn: (members: readonly number[]) => void;
  /** Whether the sum over these base groups follows. */
  readonly tells: (members: readonly number[]) => boolean;
}

/** About `size` base groups, numbered from 0. */
export function ignorant(size: number): Knowledge {
  // One row of an echelon form for each pivot, its first entry 1.
  const rows: (Float64Array | undefined)[] = Array.from({ length: size });

  return {
    learn(members) {
      const left = reduced(members);
      const pivot = left.findIndex((value) => value !== 0);
      if (pivot < 0) return;
      const inverse = power(left[pivot] as number, PRIME - 2);
      rows[pivot] = left.map((value) => (value * inverse) % PRIME);
    },
    tells: (members) => reduced(members).every((value) => value === 0),
  };

  function reduced(members: readonly number[]): Float64Array {
    const vector = new Float64Array(size);
    for (const member of members) vector[member] = 1;
    for (let at = 0; at < size; at += 1) {
      const [factor, row] = [vector[at] as number, rows[at]];
      if (factor === 0 || row === undefined) continue;
      for (let next = at; next < size; next += 1) {
        const part = row[next] as number;
        if (part !== 0) vector[next] = ((vector[next] as number) + (PRIME - factor) * part) % PRIME;
      }
    }
    return vector;
  }
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
