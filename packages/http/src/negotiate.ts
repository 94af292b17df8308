// In which format a caller is answered: the one that `format=` names, else the one that the `Accept` header wants most.
// Whoever names nothing gets JSON, where there is JSON; whoever wants what there is not is refused before any work.
import { type ApiRoute, FORMATS, type Format, offeredBy } from '@tera/contracts';
import Negotiator from 'negotiator';
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

function preferred(accept: string | undefined, offered: readonly [Format, ...Format[]]): Format | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  // Parameters such as `charset=utf-8` ask for nothing that could be otherwise; to the library they would be other types.
  const types = accept.replaceAll(/;(?!\s*q\s*=)[^;,]*/gi, '');
  const [wanted] = new Negotiator({ headers: { accept: types } }).mediaTypes(offered.map((format) => FORMATS[format]));
  return offered.find((format) => FORMATS[format] === wanted);
}
