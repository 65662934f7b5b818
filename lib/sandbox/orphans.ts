import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '@/lib/env';

/**
 * Ends what an earlier server left: bubblewrap that dies with its server just while it makes its child leaves that child
 * waiting for a word from it, for ever. It has not come to run anything yet.
 * @returns how many there were.
 */
export function endOrphans(): number {
  // As the first process of a container, everything is our child, and nothing outlives us.
  if (process.platform !== 'linux' || process.pid === 1) return 0;
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOrphan(name) && end(Number(name))).length;
}

function end(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself, or is another user's to end.
    return false;
  }
}

function isOrphan(pid: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (parent !== '1') return false;
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const ours = [env().projectRoot, env().dataFolder].map((folder) => folder + path.sep);
    return (
      path.basename(words[0] ?? '') === 'bwrap' && words.some((word) => ours.some((part) => word.startsWith(part)))
    );
  } catch {
    // It ended while we looked.
    return false;
  }
}
