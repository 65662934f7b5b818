import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';
import { TYPE_OPTIONS, TYPE_PACKAGES } from '@/lib/sandbox/type-options';

/** Declarations by the path that the editor's language service knows them under: `/lib/…` and `/node_modules/…`. */
export type TypeFiles = Record<string, string>;

const REFERENCE =
  /\bfrom\s+['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]|<reference\s+(?:path|types)="([^"]+)"|<reference\s+lib="([^"]+)"/g;

/**
 * Everything that the types of a student's file can lead to: TypeScript's own library, as the check on the server uses
 * it, and the declarations of tfjs. What a package asks for beyond `TYPE_PACKAGES` is left out, as it is there.
 */
export async function gatherTypes(): Promise<TypeFiles> {
  const files: TypeFiles = {};
  for (const name of TYPE_PACKAGES) {
    const manifest = readManifest(name);
    if (manifest) files[`/node_modules/${name}/package.json`] = JSON.stringify(manifest);
  }
  const waiting = [...TYPE_OPTIONS.lib.map(library), resolve('@tensorflow/tfjs', '')];
  while (waiting.length > 0) {
    const file = waiting.pop();
    if (!file || file in files) continue;
    const text = await readFile(onDisk(file), 'utf8');
    files[file] = withoutNoise(file, text);
    for (const [, from, imported, referred, lib] of text.matchAll(REFERENCE)) {
      waiting.push(lib ? library(lib) : resolve(from ?? imported ?? referred ?? '', file));
    }
  }
  return files;
}

const library = (name: string) => `/lib/lib.${name}.d.ts`;

function onDisk(file: string): string {
  const { projectRoot } = env();
  return file.startsWith('/lib/')
    ? path.join(projectRoot, 'node_modules/typescript', file)
    : path.join(projectRoot, file);
}

/** The declarations that a module name means in a file; null for what is not there, or not ours to show. */
function resolve(name: string, importer: string): string | null {
  if (name.startsWith('.')) return declarationsAt(path.posix.join(path.posix.dirname(importer), name));
  const owner = TYPE_PACKAGES.find((known) => name === known || name.startsWith(`${known}/`));
  if (!owner) return null;
  const inside = name === owner ? (readManifest(owner)?.types ?? 'index') : name.slice(owner.length + 1);
  return declarationsAt(path.posix.join('/node_modules', owner, inside));
}

function declarationsAt(base: string): string | null {
  const candidates = base.endsWith('.d.ts') ? [base] : [`${base}.d.ts`, `${base}/index.d.ts`];
  return candidates.find((candidate) => existsSync(onDisk(candidate))) ?? null;
}

/** The part of a package's manifest that says where its types are. */
function readManifest(name: string): { name: string; version: string; types?: string } | null {
  const file = onDisk(`/node_modules/${name}/package.json`);
  if (!existsSync(file)) return null;
  const { version, types } = JSON.parse(readFileSync(file, 'utf8'));
  return { name, version, types };
}

/** The browser's library is four fifths comments, for names that training code has no use for; licences repeat. */
function withoutNoise(file: string, text: string): string {
  const comments = file.startsWith('/lib/lib.dom.')
    ? /^[ \t]*\/\*\*?[\s\S]*?\*\/\r?\n/gm
    : /\/\*\*?\s*\*? ?@license[\s\S]*?\*\//g;
  return text.replace(comments, '');
}
