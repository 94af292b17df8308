// Somebody with a browser that runs no script: it follows redirects, keeps cookies and sends them back. Who signs in chooses a
// name at the issuer of the stack, as a person does.

export interface Landed {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
}

export interface Visit {
  /** GET without a form, POST with one, unless said. */
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const MOST_HOPS = 12;

export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Every address that it asked for. */
  readonly trail: string[] = [];
  /** Every cookie as it was given. */
  readonly given: string[] = [];
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** One request; where it is sent to is not followed. */
  async ask(
    path: string,
    { form, method = form === undefined ? 'GET' : 'POST', headers }: Visit = {},
  ): Promise<Landed> {
    const url = new URL(path, this.url);
    this.trail.push(url.href);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...headers, cookie: Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { status, headers: answered } = response;
    return { url, status, headers: answered, bytes, text: new TextDecoder().decode(bytes) };
  }

  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Landed> {
    return this.ask(path, headers === undefined ? {} : { headers });
  }

  post(path: string, form: Readonly<Record<string, string>>): Promise<Landed> {
    return this.ask(path, { form });
  }

  /** Asks, and goes wherever it is sent. */
  async open(path: string, form?: Readonly<Record<string, string>>): Promise<Landed> {
    let landed = form === undefined ? await this.get(path) : await this.post(path, form);
    for (let hops = 0; hops < MOST_HOPS; hops++) {
      const location = landed.headers.get('location');
      if (location === null) return landed;
      const next = new URL(location, landed.url).href;
      landed = landed.status === 307 && form !== undefined ? await this.post(next, form) : await this.get(next);
    }
    throw new Error(`sent around in circles: ${this.trail.join(' ')}`);
  }

  /** Says at the issuer who one is, wherever a page asks for it. */
  async signIn(subject: string, to = '/console'): Promise<Landed> {
    const { url } = await this.open(`/sign-in?to=${encodeURIComponent(to)}`);
    return this.open(url.href, { subject });
  }

  /** One more with the same cookies, as whoever has taken them has. */
  twin(): Visitor {
    const twin = new Visitor(this.url);
    for (const [name, value] of this.cookies) twin.cookies.set(name, value);
    return twin;
  }

  private keep(cookie: string): void {
    this.given.push(cookie);
    const [pair = '', ...attributes] = cookie.split(';');
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const isGone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute)) || value === '';
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** Who is signed in as this person of the issuer. @throws where they are not let in */
export async function signInAs(url: string, subject: string, to?: string): Promise<Visitor> {
  const visitor = new Visitor(url);
  const { status, url: at } = await visitor.signIn(subject, to);
  if (status !== 200 || !at.pathname.startsWith('/console')) {
    throw new Error(`${subject} was not let in: ${status} at ${at.href}`);
  }
  return visitor;
}

/** What a form of this page has to send along. */
export function formTokenIn({ text }: Pick<Landed, 'text'>): string {
  return /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
}
