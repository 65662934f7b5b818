import { readFileSync } from 'node:fs';
import { OPERATOR } from '../auth/actor';
import { database } from '../db/open';
import { env } from '../env';
import { DomainError } from '../errors';
import { addPlatform, listPlatforms, NewPlatform, removePlatform } from '../lti/platforms';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Registered platforms, and what a platform needs to know of this installation. */
export function platforms(): number {
  const { address } = env();
  say(`login initiation  ${address}/api/lti/login`);
  say(`redirect (launch) ${address}/api/lti/launch`);
  say(`public keys       ${address}/api/lti/jwks`);
  for (const { id, name, issuer, clientId } of listPlatforms(database(), OPERATOR)) {
    say(`${id}  ${name}  ${issuer}  ${clientId}`);
  }
  return 0;
}

/** Registers a platform from a JSON file. @throws DomainError invalid 'platform-file' */
export function register(file: string): number {
  const read = NewPlatform.safeParse(jsonIn(file));
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || file}: ${message}`);
    throw new DomainError('invalid', 'platform-file', wrong.join('\n'));
  }
  say(addPlatform(database(), OPERATOR, read.data, Date.now()));
  say('A server that is running shows its pages in frames of this platform after its next start.');
  return 0;
}

export function remove(id: string): number {
  removePlatform(database(), OPERATOR, id, Date.now());
  return 0;
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : (error as NodeJS.ErrnoException).code;
    throw new DomainError('invalid', 'platform-file', `${file} cannot be read: ${why}.`);
  }
}
