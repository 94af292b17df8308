// A form that came back with mistakes, as fields: what a citizen typed, and which fields are to blame. It waits in the
// citizen's own browser, so what is read of it is believed no more than a form that was just sent.
import { ELEMENTS, RESPONDENT_ATTRIBUTES } from '@tera/domain';
import type { AnswerProblem } from './problem.ts';
import type { FormInput } from './survey-form.ts';

type Invalid = Extract<AnswerProblem, { kind: 'invalid' }>;

const WRONG = 'wrong';
const RESPONSE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
const FIELDS: ReadonlySet<string> = new Set([
  ...ELEMENTS.map((element) => `q.${element}`),
  ...RESPONDENT_ATTRIBUTES.map((attribute) => `who.${attribute}`),
  'serviceId',
  'comment',
]);

export type ReturnedForm = Pick<FormInput, 'responseId' | 'startedAt' | 'opened'> & {
  readonly answered: URLSearchParams;
  readonly problem: Invalid;
};

export function returnedForm({ responseId, startedAt, opened, answered, problem }: ReturnedForm): URLSearchParams {
  const kept = [...answered].filter(([name, value]) => FIELDS.has(name) && value !== '');
  return new URLSearchParams([
    ...kept,
    ['responseId', responseId],
    ['startedAt', startedAt],
    ['opened', opened],
    ...problem.errors.map(({ path }): [string, string] => [WRONG, path]),
  ]);
}

/** Nothing of fields that a form of ours has not got; `undefined` where they are none of ours. */
export function readReturnedForm(fields: URLSearchParams): ReturnedForm | undefined {
  const [responseId = '', startedAt = '', opened = ''] = ['responseId', 'startedAt', 'opened'].map(
    (name) => fields.get(name) ?? undefined,
  );
  if (!RESPONSE_ID.test(responseId) || Number.isNaN(Date.parse(startedAt))) return undefined;
  return {
    responseId,
    startedAt,
    opened,
    answered: new URLSearchParams([...fields].filter(([name]) => FIELDS.has(name))),
    problem: { kind: 'invalid', errors: fields.getAll(WRONG).map((path) => ({ path })) },
  };
}
