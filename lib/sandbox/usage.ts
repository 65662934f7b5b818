import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** What a process has used so far. */
export interface Usage {
  cpuMs: number;
  /** Megabytes (2^20 bytes) in memory now, and at most so far. */
  residentMb: number;
  peakMb: number;
  /** Megabytes that count against the data limit; 0 where the system does not say. */
  dataMb: number;
  /** 0 where the system does not say. */
  threads: number;
}

/** Linux counts processor time for user space in hundredths of a second, whatever the kernel's own clock. */
const TICK_MS = 10;

/** @returns null when the process is gone. */
export async function usageOf(pid: number): Promise<Usage | null> {
  try {
    return process.platform === 'linux' ? fromProc(pid) : await fromPs(pid);
  } catch {
    return null;
  }
}

function fromProc(pid: number): Usage | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is a name in parentheses that may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') return null;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    residentMb: megabytes('VmRSS'),
    peakMb: megabytes('VmHWM'),
    dataMb: megabytes('VmData'),
    threads: Number(/^Threads:\s+(\d+)/m.exec(status)?.[1] ?? 0),
  };
}

async function fromPs(pid: number): Promise<Usage | null> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=,time=', '-p', String(pid)]);
  const [rss, time] = stdout.trim().split(/\s+/);
  if (!rss || !time) return null;
  const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
  const residentMb = Number(rss) / 1024;
  return { cpuMs: seconds * 1000, residentMb, peakMb: residentMb, dataMb: 0, threads: 0 };
}

/** The first child of a process. @returns null when there is none, or the system keeps no such list. */
export function childOf(pid: number): number | null {
  try {
    const child = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
    return child > 0 ? child : null;
  } catch {
    return null;
  }
}
