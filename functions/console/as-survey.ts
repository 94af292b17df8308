// A survey report as pages read it: with the types of the domain, which the schema of the answer knows as texts only.
import type { SkmAnswer, SkmBody } from '@tera/console';

export function asSurvey(body: SkmBody): SkmAnswer {
  return body as unknown as SkmAnswer;
}
