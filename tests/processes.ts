import { readdirSync, readFileSync } from 'node:fs';

// What /proc says of other processes.

export interface Process {
  pid: number;
  parent: number;
  /** With spaces between its words. */
  command: string;
}

/** What a process was started with; null when there is none. */
export function commandOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return null;
  }
}

/** Every process below one, however deep; those that ended and wait to be noticed have an empty command. */
export function descendants(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = Number(/\) \w (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]);
        return [{ pid: Number(name), parent, command: commandOf(Number(name)) ?? '' }];
      } catch {
        return [];
      }
    });
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return below(root);
}

export const isJudge = ({ command }: Process) => command.includes('/judge-');
export const isSandbox = ({ command }: Process) => /bwrap|deno/.test(command);

/** @returns false when there was nothing to kill any more. */
export function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
