import { type Auth, createAuth } from '@/lib/auth/auth';
import type { Limits } from '@/lib/auth/limits';
import { type Database, openDatabase } from '@/lib/db/open';
import { DomainError } from '@/lib/errors';

const ADDRESS = 'http://localhost:3000';

export interface World {
  db: Database;
  auth: Auth;
}

export function world(limits: Limits | null = null): World {
  const db = openDatabase(':memory:');
  return { db, auth: createAuth({ db, secret: 'x'.repeat(43), url: undefined, limits }) };
}

/** One browser: it keeps its cookies from call to call. */
export class Browser {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly auth: Auth,
    private readonly address = ADDRESS,
  ) {}

  async post(action: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await this.auth.handler(
      new Request(`${this.address}/api/auth/${action}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          host: new URL(this.address).host,
          origin: this.address,
          cookie: this.cookie(),
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    );
    this.keep(response);
    return response;
  }

  private cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '' || /max-age=0/i.test(line)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
  }

  setCookie(name: string, value: string): void {
    this.jar.set(name, value);
  }

  /** What the browser would send from now on, as another one. */
  copy(): Browser {
    const copy = new Browser(this.auth, this.address);
    for (const [name, value] of this.jar) copy.jar.set(name, value);
    return copy;
  }

  /** Who a guest without a session will be; null for anybody else. */
  guestInWaiting(): Promise<string | null> {
    return this.auth.api.findGuest({ headers: this.headers() });
  }

  /** A guest who has saved something. @returns their id */
  async saveAsGuest(from?: string): Promise<string> {
    await this.post('guest', {});
    return this.save(from);
  }

  /** What the first request that saves something does for a guest in waiting. */
  async save(from?: string): Promise<string> {
    const headers = this.headers();
    if (from) headers.set('x-forwarded-for', from);
    const entered = await this.auth.api.enterGuest({ headers, asResponse: true });
    const response = entered.ok ? await this.auth.api.saveGuest({ headers, asResponse: true }) : entered;
    if (!response.ok) throw new Error(`not saved: ${response.status}`);
    this.keep(response);
    return (await response.json()).userId;
  }

  signUp(name: string, more: Record<string, unknown> = {}): Promise<Response> {
    return this.post('sign-up/email', {
      name,
      email: `${name.toLowerCase()}@example.org`,
      password: 'long enough',
      ...more,
    });
  }

  /** What its next request would carry. */
  headers(): Headers {
    return new Headers({ cookie: this.cookie(), host: new URL(this.address).host });
  }

  /** The signed-in user's id, or null. */
  async userId(): Promise<string | null> {
    const session = await this.auth.api.getSession({ headers: this.headers() });
    return session?.user.id ?? null;
  }
}

/** Why something was refused; an error that is no refusal is handed on as it is. */
export function reasonOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error instanceof DomainError ? error.reason : error;
  }
  return 'not refused';
}
