// In which format a caller is answered: the one that `format=` names, else the one that the `Accept` header wants most.
// Whoever names nothing gets JSON, where there is JSON; whoever wants what there is not is refused before any work.
import { type ApiRoute, FORMATS, type Format, offeredBy } from '@tera/contracts';
import { type Refusal, refuse } from './reply.ts';

export type Negotiated = { readonly format: Format } | Refusal<'406 not_offered' | '406 not_acceptable'>;

/** `wish`: what `format=` says. */
export function negotiated(
  { answers }: Pick<ApiRoute, 'answers'>,
  wish: Format | undefined,
  accept: string | undefined,
): Negotiated {
  const offered = offeredBy(answers);
  const named = offered.join(', ');
  if (wish !== undefined) {
    return offered.includes(wish)
      ? { format: wish }
      : refuse(406, 'format', 'not_offered', `this route does not answer as ${wish}${named && `, but as ${named}`}`);
  }
  const [usual, ...others] = offered;
  // An answer without a body is in every format.
  if (usual === undefined) return { format: 'json' };
  const format = preferred(accept, [usual, ...others]);
  return format === undefined
    ? refuse(406, 'accept', 'not_acceptable', `the Accept header takes none of what this route answers: ${named}`)
    : { format };
}

/** Whether whoever asks would rather be answered with a page than with JSON, as browsers would; who says nothing would not. */
export function prefersPage(accept: string | undefined): boolean {
  return preferred(accept, ['json', 'html']) === 'html';
}

/** By weight, then by how exactly a range names it, then by the order of the header (RFC 9110, 12.5.1). */
function preferred(accept: string | undefined, offered: readonly [Format, ...Format[]]): Format | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(rangeOf);
  const [best] = offered
    .flatMap((format) => {
      const matching = ranges.filter(({ type }) => isIn(FORMATS[format], type));
      // The most exact range that names a type says its weight, also where it is nought.
      const [exactest] = matching.toSorted((a, b) => b.exactness - a.exactness);
      return exactest === undefined || exactest.weight === 0 ? [] : [{ format, ...exactest }];
    })
    .toSorted((a, b) => b.weight - a.weight || b.exactness - a.exactness || a.place - b.place);
  return best?.format;
}

interface Range {
  readonly type: string;
  readonly weight: number;
  readonly exactness: number;
  readonly place: number;
}

/** Other parameters than the weight, such as a charset, ask for nothing that could be otherwise. */
function rangeOf(text: string, place: number): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.map((parameter) => /^q\s*=\s*(\d(?:\.\d*)?)$/.exec(parameter)?.[1]).find(Boolean);
  return { type, weight: Math.min(1, Number(weight ?? 1)), exactness: exactnessOf(type), place };
}

function exactnessOf(type: string): number {
  if (type === '*/*') return 0;
  return type.endsWith('/*') ? 1 : 2;
}

function isIn(type: string, range: string): boolean {
  return range === '*/*' || range === type || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}
