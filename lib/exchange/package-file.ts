import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { DomainError } from '../errors';
import { MOST_BYTES } from './xml';

const MOST_FILES = 2_000;
/** The first moment that a ZIP can tell: the same content is the same file. */
const NO_TIME = '1980-01-01T00:00:00';

export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * The XML files of a package by their paths; nothing is written to disk. What it says of its own sizes is looked at before
 * anything is unpacked, and no file becomes larger than it says.
 * @throws DomainError invalid 'import-unreadable'
 */
export function unpack(bytes: Uint8Array, file: string): Map<string, string> {
  const refuse = (why: string): never => {
    throw new DomainError('invalid', 'import-unreadable', `${file} cannot be unpacked: ${why}`);
  };
  let [count, total] = [0, 0];
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        count += 1;
        if (!name.toLowerCase().endsWith('.xml')) return false;
        total += originalSize;
        return count <= MOST_FILES && total <= MOST_BYTES;
      },
    });
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : error}.`);
  }
  if (count > MOST_FILES) refuse(`it has more than ${MOST_FILES} files.`);
  if (total > MOST_BYTES) refuse(`unpacked it is larger than ${MOST_BYTES / 1e6} MB.`);
  return new Map(Object.entries(files).map(([name, content]) => [name.replaceAll('\\', '/'), strFromU8(content)]));
}

export function pack(files: Record<string, string>): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(NO_TIME) });
}
