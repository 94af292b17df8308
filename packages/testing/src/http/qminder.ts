// Qminder, as the other end of a webhook.
import { createHmac } from 'node:crypto';

/** As Qminder documents it, written a second time: the hexadecimal HMAC-SHA256 of address and body, joined as texts. */
export function signedByQminder(body: string, address: string, secret: string): string {
  return createHmac('sha256', secret).update(`${address}${body}`).digest('hex');
}
