import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { compile } from '@/lib/bundle';
import { env } from '@/lib/env';
import { gatherTypes } from './language-types';

/** A file that the editor's worker is made of. */
export interface LanguageFile {
  type: string;
  /** Changes with what the file says. */
  tag: string;
  zipped: Uint8Array<ArrayBuffer>;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

const FILES: Record<string, () => Promise<LanguageFile>> = {
  'worker.js': async () => {
    const { contents } = await compile('app/components/workspace/editor/typescript/worker.ts', {
      platform: 'browser',
      format: 'iife',
      minify: true,
    });
    return file(SCRIPT, contents);
  },
  'types.json': async () => file(JSON_TYPE, Buffer.from(JSON.stringify(await gatherTypes()))),
  'messages.fr.json': async () => {
    const messages = path.join(env().projectRoot, 'node_modules/typescript/lib/fr/diagnosticMessages.generated.json');
    return file(JSON_TYPE, await readFile(messages));
  },
};

const made = new Map<string, Promise<LanguageFile>>();

/** Made when first asked for, which takes a second or two, and kept; null when there is no such file. */
export function findLanguageFile(name: string): Promise<LanguageFile> | null {
  const make = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (!make) return null;
  const found = made.get(name) ?? make();
  made.set(name, found);
  found.catch(() => made.delete(name));
  return found;
}

async function file(type: string, contents: Uint8Array): Promise<LanguageFile> {
  const tag = createHash('sha256').update(contents).digest('hex').slice(0, 16);
  return { type, tag, zipped: Uint8Array.from(await promisify(gzip)(contents, { level: 9 })) };
}
