// Somebody in front of a browser without scripts: who goes where a page sends them, keeps cookies, and signs in at the real provider.

export interface Landed {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
}

/** A browser that follows redirects, and keeps and sends cookies. */
export class Visitor {
  readonly home: string;
  readonly cookies = new Map<string, string>();
  /** Every address that it was sent to. */
  readonly trail: string[] = [];

  constructor(home: string) {
    this.home = home;
  }

  async open(path: string, form?: Readonly<Record<string, string>>): Promise<Landed> {
    let url = new URL(path, this.home);
    let body = form === undefined ? undefined : new URLSearchParams(form);
    for (let hops = 0; hops < 12; hops++) {
      this.trail.push(url.href);
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { cookie: Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join('; ') },
        ...(body === undefined ? {} : { body }),
      });
      for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
      const text = await response.text();
      const location = response.headers.get('location');
      if (location === null) return { url, status: response.status, text };
      [url, body] = [new URL(location, url), undefined];
    }
    throw new Error(`sent around in circles: ${this.trail.join(' ')}`);
  }

  /** Says at the provider who one is, wherever a page asks for it. */
  async signIn(subject: string, to = '/console'): Promise<Landed> {
    const { url } = await this.open(`/sign-in?to=${encodeURIComponent(to)}`);
    return this.open(url.href, { subject });
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';');
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const isGone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute)) || value === '';
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
