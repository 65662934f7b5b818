import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** What came within `patienceMs`; streams are not followed to their end. */
  body: string;
}

export interface Asked {
  /** Sent as it is; a string as UTF-8. */
  body?: string | Buffer;
  headers?: OutgoingHttpHeaders;
  patienceMs?: number;
}

/** The server went away under a request: whether it was carried out is not known. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

const PATIENCE_MS = 240_000;
const STREAM_MS = 300;

/** Somebody with a browser of their own: cookies are kept, any method and header can be sent. */
export class Client {
  private readonly cookies = new Map<string, string>();
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 4 });

  constructor(readonly port: number) {}

  /** @throws Unanswered. */
  send(method: string, path: string, { body, headers = {}, patienceMs = PATIENCE_MS }: Asked = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const standard = {
      origin: `http://localhost:${this.port}`,
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    return new Promise((resolve, reject) => {
      const failed = (error: Error) => reject(new Unanswered(`${method} ${path}: ${error.message}`));
      const options = { host: '127.0.0.1', port: this.port, agent: this.agent, method, path };
      const asked = request({ ...options, headers: { host: `localhost:${this.port}`, ...standard, ...headers } });
      asked.setTimeout(patienceMs, () => asked.destroy(new Error(`no answer for ${patienceMs / 1000} s`)));
      asked.on('error', failed);
      asked.on('response', (response) => {
        this.keep(response.headers['set-cookie'] ?? []);
        const chunks: Buffer[] = [];
        const answer = () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, body: Buffer.concat(chunks).toString('utf8') });
        };
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', answer);
        response.on('error', failed);
        if (!response.headers['content-type']?.startsWith('text/event-stream')) return;
        setTimeout(() => {
          answer();
          asked.destroy();
        }, STREAM_MS);
      });
      asked.end(body);
    });
  }

  json(method: string, path: string, data?: unknown): Promise<Answer> {
    return this.send(method, path, data === undefined ? {} : { body: JSON.stringify(data) });
  }

  close(): void {
    this.agent.destroy();
  }

  private keep(lines: string[]): void {
    for (const line of lines) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.cookies.set(name, value);
    }
  }
}

/** What must succeed for the rest to make sense. @throws Error with the answer. */
export async function must(asked: Promise<Answer>): Promise<ReturnType<typeof JSON.parse>> {
  const { status, body } = await asked;
  if (status < 200 || status > 299) throw new Error(`It was answered with ${status}: ${body.slice(0, 300)}`);
  return body === '' ? undefined : JSON.parse(body);
}

const PASSWORD = 'a long enough sentence';

export async function signUp(client: Client, name: string): Promise<void> {
  const email = `${name}@example.org`;
  await must(client.json('POST', '/api/auth/sign-up/email', { name, email, password: PASSWORD }));
}
