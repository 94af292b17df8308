// Opening a link with the secrets as they are now. A key id that is not known may be a new one, so the secrets are read
// again before the link is called unknown.
import type { Instant } from '@tera/domain';
import type { LinkSecretSource } from './secret-source.ts';
import { type Opened, type SurveyLink, openSurveyLink } from './survey-link.ts';

export async function openWith(source: LinkSecretSource, token: string, now: Instant): Promise<Opened<SurveyLink>> {
  const opened = openSurveyLink(token, await source.current(), now);
  return opened.state === 'unknown-key' ? openSurveyLink(token, await source.renewed(), now) : opened;
}
