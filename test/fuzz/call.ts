// One request as it goes over the wire, and what came back: past `fetch`, which mends paths and headers before it sends them.

import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface FuzzedCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
}

export interface FuzzedAnswer {
  readonly status: number;
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
  readonly json: unknown;
}

export function callerOf(
  url: string,
  lanes: number,
): {
  readonly send: (call: FuzzedCall) => Promise<FuzzedAnswer>;
  readonly end: () => void;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  return {
    end: () => agent.destroy(),
    send: async ({ method, path, headers, body }) => {
      const { promise, resolve, reject } = Promise.withResolvers<FuzzedAnswer>();
      const sent = request(new URL(url), { agent, method, path, headers: { ...headers } }, (answer) => {
        const read = text(answer).then((content): FuzzedAnswer => {
          const mediaType = (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
          return {
            status: answer.statusCode ?? 0,
            mediaType,
            headers: answer.headers,
            text: content,
            json: content !== '' && /[/+]json$/.test(mediaType) ? JSON.parse(content) : undefined,
          };
        });
        read.then(resolve, reject);
      });
      sent.on('error', reject);
      sent.end(body);
      return promise;
    },
  };
}
