import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildFolder, compile } from '@/lib/bundle';
import { env } from '@/lib/env';
import { bundleOptions, embedTraining } from '@/lib/training/embed';

export interface Harness {
  /** Of the bundle: the harness, tfjs and the training backend. */
  hash: string;
  bundle: string;
  /** Holds the bundle and what is derived from it. */
  folder: string;
}

let built: Promise<Harness> | undefined;

/** The bundle that runs inside every sandbox, built at most once in this process and kept on disk by its hash. */
export function harness(): Promise<Harness> {
  built ??= makeHarness().catch((error: unknown) => {
    built = undefined;
    throw error;
  });
  return built;
}

async function makeHarness(): Promise<Harness> {
  const entry = path.join(env().projectRoot, 'lib/sandbox/harness/main.ts');
  const { contents, hash } = await compile(entry, {
    ...bundleOptions,
    plugins: [embedTraining],
    // Names stay as they are: programs and error messages read them. Keeping them by calls costs each closure time.
    minifyWhitespace: true,
    minifySyntax: true,
  });
  const folder = path.join(buildFolder(), hash);
  await makeOnce(folder, (draft) => writeFile(path.join(draft, 'harness.js'), contents));
  return { hash, bundle: path.join(folder, 'harness.js'), folder };
}

/** Fills a folder that is not there yet; it appears whole or not at all, whoever else makes it at the same time. */
export async function makeOnce(folder: string, fill: (draft: string) => Promise<unknown>): Promise<void> {
  if (await exists(folder)) return;
  const draft = `${folder}.${process.pid}.${Date.now()}`;
  await mkdir(draft, { recursive: true });
  try {
    await fill(draft);
    await makeReadable(draft);
    await rename(draft, folder);
  } catch (error) {
    if (!(await exists(folder))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Sandboxes read these files as another user. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name);
    if (entry.isSymbolicLink()) await rm(child);
    if (entry.isDirectory()) await makeReadable(child);
    else if (entry.isFile()) await chmod(child, 0o644);
  }
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
