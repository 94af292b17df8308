// Sends the answers of a file.
import { RESPONSES_BYTES, RESPONSES_PER_PUSH } from '@tera/contracts';
import * as routes from '@tera/contracts/routes';
import type { UnitId } from '@tera/domain';
import type { ServerApi } from '../api.ts';
import { type Delivery, sendLines } from '../files/send.ts';
import type { LineOfAnswer } from './answers-of-rows.ts';

export interface AnswerDelivery extends Omit<Delivery<LineOfAnswer>, 'door' | 'itemOf'> {
  readonly api: ServerApi;
  readonly unitId: UnitId;
}

/** @throws Failure when it gives up; what was accepted until then has been told. */
export function sendAnswers(
  lines: AsyncIterable<LineOfAnswer>,
  { api, unitId, ...delivery }: AnswerDelivery,
): Promise<void> {
  return sendLines(lines, {
    ...delivery,
    door: {
      most: RESPONSES_PER_PUSH,
      bytes: RESPONSES_BYTES,
      good: 202,
      url: api.url,
      push: (responses) => api.call(routes.importResponses, { path: { unitId }, json: { responses } }),
    },
    itemOf: ({ response }) => response,
  });
}
