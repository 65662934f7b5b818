import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { DomainError } from '@/lib/errors';
import { findProgram, parseLdd } from './runtimes';

/** A program to be run behind walls. Paths in `args` and `variables` are those seen from inside. */
export interface Command {
  /** On this machine; at the same path inside. */
  file: string;
  args: string[];
  variables: Record<string, string>;
  /** Files and folders that it may read. */
  reads: { from: string; to: string }[];
  /** A folder that it fills. Only for programs of our own. */
  writes?: { from: string; to: string };
  /** Files that exist only inside. */
  given: { content: Buffer | string; to: string }[];
  /** A small folder in memory that it may write to. Files given in there are writable, too. */
  scratch?: string;
  folder: string;
  /** From birth, for a program that gets no job which would bring them. */
  limits?: { memoryMb: number; cpuSeconds: number };
}

/** What `spawn` needs; `seccomp` and `given` are descriptors to feed, after the three standard ones and the status. */
export interface Spawn {
  file: string;
  args: string[];
  variables: Record<string, string>;
  folder: string;
  /** Contents to write, in order, to descriptors 4, 5, ... */
  feeds: (Buffer | string)[];
  /** What to write before a command that is to act on the process: words that change to its user, or none. */
  asUser: string[];
  /** Descriptor 3 reports the child's process id and exit code. */
  reports: boolean;
}

/**
 * Limits from birth; that of data is lowered before a job comes, and a job's own processor time is watched from outside: it
 * is at most 600 s. Threads of a runtime count as processes.
 */
const AT_BIRTH = { memoryMb: 10_240, cpuSeconds: 660 };
/** Behind an empty read-only root nothing is written; a runtime alone still keeps its own cache. */
const WALLED_LIMITS = ['--nproc=64', '--fsize=0'];
const SCRATCH_LIMITS = ['--nproc=64', '--fsize=8388608'];
const RUNTIME_LIMITS = ['--fsize=67108864'];
const SCRATCH_BYTES = 16 * 2 ** 20;

/** One user id for each sandbox of a server that runs as root, so that limits by user are limits by sandbox. */
const FIRST_UID = 58_000;
const UIDS = 2_000;
let drawn = 0;

const runsAsRoot = process.getuid?.() === 0;

function dropUser(): string[] {
  const setpriv = findProgram('setpriv');
  if (!setpriv) throw new DomainError('unavailable', 'no-setpriv', 'The program setpriv (util-linux) is missing.');
  const uid = String(FIRST_UID + (drawn++ % UIDS));
  return [setpriv, '--reuid', uid, '--regid', uid, '--clear-groups', '--inh-caps=-all', '--ambient-caps=-all', '--'];
}

/** Soft and hard alike: programs in Go go on through the softer signal. */
function birthLimits(limits: string[], { memoryMb, cpuSeconds } = AT_BIRTH): string[] {
  const prlimit = findProgram('prlimit');
  if (!prlimit) throw new DomainError('unavailable', 'no-prlimit', 'The program prlimit (util-linux) is missing.');
  const counted = [`--cpu=${cpuSeconds}`, `--data=${memoryMb * 2 ** 20}`];
  return [prlimit, ...limits, '--nofile=128', '--core=0', ...counted, '--'];
}

const libraries = new Map<string, string[]>();

function librariesOf(file: string): string[] {
  let known = libraries.get(file);
  if (!known) {
    try {
      known = parseLdd(execFileSync('ldd', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch {
      // ldd refuses static programs.
      known = [];
    }
    libraries.set(file, known);
  }
  return known;
}

/** bubblewrap makes the folders above a bound file itself, but closed to every user other than the one it starts as. */
function foldersAbove(files: string[]): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let folder = path.dirname(file); folder !== '/'; folder = path.dirname(folder)) folders.add(folder);
  }
  return [...folders].sort().flatMap((folder) => ['--perms', '0755', '--dir', folder]);
}

/**
 * Namespaces, an empty read-only root, no capabilities, no new programs or sockets. As root the user is changed for real
 * (limits by user do not bind root, whatever it is called inside); otherwise a user namespace gives the other identity.
 */
export function behindBubblewrap(command: Command, filter: Buffer): Spawn {
  const bwrap = findProgram('bwrap');
  if (!bwrap) throw new DomainError('unavailable', 'no-bubblewrap', 'The program bwrap (bubblewrap) is missing.');
  const limits = command.writes ? RUNTIME_LIMITS : command.scratch ? SCRATCH_LIMITS : WALLED_LIMITS;
  const asUser = runsAsRoot ? dropUser() : [];
  const inner = [...asUser, ...birthLimits(limits, command.limits)];
  const programs = inner.filter((word) => word.startsWith('/')).concat(command.file);
  const visible = [...new Set([...programs, ...programs.flatMap(librariesOf)])];
  const user = runsAsRoot
    ? ['--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID']
    : ['--unshare-user', '--disable-userns', '--uid', '65534', '--gid', '65534'];
  const args = [
    ...['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup'],
    ...['--die-with-parent', '--new-session', '--clearenv', '--hostname', 'sandbox', '--cap-drop', 'ALL', ...user],
    ...foldersAbove([...visible, ...command.reads.map(({ to }) => to), ...command.given.map(({ to }) => to)]),
    ...visible.flatMap((file) => ['--ro-bind', file, file]),
    ...command.reads.flatMap(({ from, to }) => ['--ro-bind', from, to]),
    ...(command.writes ? ['--bind', command.writes.from, command.writes.to] : []),
    ...(command.scratch ? ['--perms', '0777', '--size', String(SCRATCH_BYTES), '--tmpfs', command.scratch] : []),
    ...command.given.flatMap(({ to }, i) =>
      command.scratch && to.startsWith(`${command.scratch}/`)
        ? ['--perms', '0666', '--file', String(5 + i), to]
        : ['--perms', '0444', '--ro-bind-data', String(5 + i), to],
    ),
    ...['--proc', '/proc'],
    ...Object.entries(command.variables).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--chdir', command.folder, '--remount-ro', '/', '--seccomp', '4', '--json-status-fd', '3', '--'],
    ...inner,
    command.file,
    ...command.args,
  ];
  const feeds = [filter, ...command.given.map(({ content }) => content)];
  return { file: bwrap, args, variables: {}, folder: '/', feeds, asUser, reports: true };
}

/** Limits only, for a runtime that is itself the wall. The sandbox dies with us where the system can promise that. */
export function behindLimits(command: Command): Spawn {
  const linux = process.platform === 'linux';
  const setpriv = linux ? findProgram('setpriv') : null;
  const words = [
    ...(setpriv ? [setpriv, '--pdeathsig', 'KILL', '--no-new-privs', '--'] : []),
    ...(linux && findProgram('prlimit') ? birthLimits(RUNTIME_LIMITS, command.limits) : []),
    command.file,
    ...command.args,
  ];
  const { variables, folder } = command;
  return { file: words[0] as string, args: words.slice(1), variables, folder, feeds: [], asUser: [], reports: false };
}
