// A browser without any script: it opens a survey, keeps the fields and the cookie that came with it, and posts the form.

import type { Answer, Client } from '@tera/testing/stack';
import { ELEMENTS, type Answers } from './answers.ts';

export interface OpenedForm {
  readonly page: Answer;
  /** Set with this page, if it was; without its attributes. */
  readonly cookie: string | undefined;
  /** The hidden fields, as the server filled them. */
  readonly hidden: Readonly<Record<string, string>>;
}

/** @param path Such as `/s/t~…`. */
export async function openForm(client: Client, path: string, cookie?: string): Promise<OpenedForm> {
  const page = await client.call('GET', path, { key: null, headers: cookie === undefined ? {} : { cookie } });
  const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return {
    page,
    cookie: page.headers.getSetCookie()[0]?.split(';')[0],
    hidden: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
  };
}

/** What a citizen filled in, posted as the browser does it: every field of the form is sent, also what was skipped. */
export async function postForm(
  client: Client,
  token: string,
  { hidden, cookie }: Partial<OpenedForm>,
  answers: Answers,
  others: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const scores = ELEMENTS.map((element): [string, string] => [`q.${element}`, String(answers[element] ?? '')]);
  const who = ['sex', 'age', 'education', 'work'].map((name): [string, string] => [`who.${name}`, '']);
  const fields = { ...hidden, website: '', ...Object.fromEntries([...scores, ...who]), comment: '', ...others };
  return client.call('POST', `/s/${token}`, {
    key: null,
    body: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie === undefined ? {} : { cookie }),
    },
  });
}
