// Takes one citizen's answers to the queue. The link alone says what they are about; the ticket's id goes no further
// than this file, where it becomes a pseudonym. A second answer to a link gets the same receipt and changes nothing.
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { ResponseBody, ResponseMessage } from '@tera/contracts';
import { DEFAULT_QUESTIONNAIRE, type Instant, QUESTIONNAIRES, maskedComment } from '@tera/domain';
import { type Reply, refuse } from '@tera/http';
import { type LinkSecretSource, type Opened, type TicketLink, openLink, receiptOf, responseKey } from '@tera/links';
import type { FactQueue, RegistryStore } from '@tera/store';

export interface Deps {
  readonly registry: Pick<RegistryStore, 'unit'>;
  readonly queue: FactQueue;
  readonly linkSecrets: LinkSecretSource;
  readonly responseSecret: () => Promise<string>;
  readonly metrics: Pick<Metrics, 'addMetric'>;
  readonly now: () => Instant;
}

/** Seconds after which an answer that was not taken is worth sending again. */
const RETRY_AFTER = 5;

export async function acceptResponse(body: ResponseBody, deps: Deps): Promise<Reply> {
  const receivedAt = deps.now();
  const opened = await open(body.link, receivedAt, deps.linkSecrets);
  if (opened.state === 'expired')
    return refuse(422, 'link', 'expired_link', 'this survey is closed: its link has expired');
  if (opened.state !== 'open')
    return refuse(422, 'link', 'unknown_link', 'expected the token of a survey link of ours');
  const { unitId, serviceId, officerId, ticketId } = opened.link;

  const unit = await deps.registry.unit(unitId);
  if (unit === undefined) return refuse(422, 'link', 'unknown_unit', 'the unit of this link is no longer there');
  const secret = await deps.responseSecret();
  const key = responseKey(secret, unitId, ticketId);
  const message: ResponseMessage = {
    v: 1,
    kind: 'response',
    unitId,
    key,
    response: {
      responseId: body.responseId,
      receivedAt,
      channel: 'ticket',
      officerId,
      serviceId,
      questionnaire: QUESTIONNAIRES.find((known) => known === unit.document.questionnaire) ?? DEFAULT_QUESTIONNAIRE,
      answers: body.answers,
      respondent: body.respondent,
      comment: body.comment === undefined ? undefined : maskedComment(body.comment),
      language: body.language,
      startedAt: body.startedAt,
    },
  };
  const [taken] = await deps.queue.send([message]);
  if (taken !== true) {
    return {
      ...refuse(503, '', 'queue_unavailable', 'the answers were not taken; send the same again'),
      headers: { 'retry-after': String(RETRY_AFTER) },
    };
  }
  deps.metrics.addMetric('Accepted', 'Count', 1);
  return { status: 202, body: { receipt: receiptOf(secret, key) } };
}

/** A key id that is not known may be a new one: then the secrets are read again. */
async function open(token: string, now: Instant, source: LinkSecretSource): Promise<Opened<TicketLink>> {
  const opened = openLink(token, await source.current(), now);
  return opened.state === 'unknown-key' ? openLink(token, await source.renewed(), now) : opened;
}
