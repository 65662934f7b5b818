import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SIZE_MB = 256;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

/** A folder that can be filled to its last byte. */
export interface Disk {
  folder: string;
  /** Why it cannot be filled here; null when it can. */
  unbounded: string | null;
  fill(): void;
  free(): void;
  remove(): void;
}

/** A file system in memory with an end; where mounting is not allowed, an ordinary folder that is never filled. */
export function openDisk(): Disk {
  const mount = mkdtempSync(path.join(tmpdir(), 'heldout-torture-'));
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', mount], {
    encoding: 'utf8',
  });
  const mounted = status === 0;
  const folder = path.join(mount, 'data');
  const ballast = path.join(mount, 'ballast');
  mkdirSync(folder);
  return {
    folder,
    unbounded: mounted ? null : (error?.message ?? stderr).trim(),
    fill() {
      if (mounted) fillUp(ballast);
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      if (mounted) spawnSync('umount', ['--lazy', mount]);
      rmSync(mount, { recursive: true, force: true });
    },
  };
}

function fillUp(file: string): void {
  const ballast = openSync(file, 'a');
  try {
    // Smaller and smaller, until not one byte has room.
    for (let length = CHUNK.length; length >= 1; ) {
      try {
        if (writeSync(ballast, CHUNK, 0, length) === 0) length = Math.floor(length / 2);
      } catch {
        length = Math.floor(length / 2);
      }
    }
  } finally {
    closeSync(ballast);
  }
}
