import { type Auth, createAuth } from '@/lib/auth/auth';
import { type Database, openDatabase } from '@/lib/db/open';

const ADDRESS = 'http://localhost:3000';

export interface World {
  db: Database;
  auth: Auth;
}

export function world(): World {
  const db = openDatabase(':memory:');
  return { db, auth: createAuth({ db, secret: 'x'.repeat(43), url: undefined, limitRate: false }) };
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
          cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    );
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '' || /max-age=0/i.test(line)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return response;
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
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ cookie, host: new URL(this.address).host });
  }

  /** The signed-in user's id, or null. */
  async userId(): Promise<string | null> {
    const session = await this.auth.api.getSession({ headers: this.headers() });
    return session?.user.id ?? null;
  }
}
