import { accessSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { WalledProcess } from '@/lib/sandbox/process';
import { type Architecture, seccompFilter } from '@/lib/sandbox/seccomp';
import { ALLOWED, CHECKED, KILLED, type Numbers } from '@/lib/sandbox/seccomp-calls';
import { behindBubblewrap } from '@/lib/sandbox/walls';
import { walled } from './machine';

const ALLOW = 0x7fff0000;
const KILL = 0x80000000;
const EPERM = 0x00050001;
const ENOSYS = 0x00050026;
const AUDIT = { x64: 0xc000003e, arm64: 0xc00000b7 };

interface Call {
  number: number;
  audit: number;
  arguments?: number[];
}

/** What the kernel does with the filter: runs its instructions over one call, and hears what becomes of it. */
function verdict(filter: Buffer, call: Call): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call.number >>> 0, 0);
  data.writeUInt32LE(call.audit, 4);
  call.arguments?.forEach((value, i) => {
    data.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), 16 + 8 * i);
  });
  let held = 0;
  for (let at = 0; at < filter.length / 8; at++) {
    const code = filter.readUInt16LE(at * 8);
    const value = filter.readUInt32LE(at * 8 + 4);
    const jump = (yes: boolean) => filter.readUInt8(at * 8 + (yes ? 2 : 3));
    if (code === 0x06) return value;
    if (code === 0x20) held = data.readUInt32LE(value);
    else if (code === 0x54) held = (held & value) >>> 0;
    else if (code === 0x15) at += jump(held === value);
    else if (code === 0x35) at += jump(held >= value);
    else throw new Error(`The filter has an instruction that this machine does not know: ${code}.`);
  }
  throw new Error('The filter has no end.');
}

describe.each(['x64', 'arm64'] as const)('the filter for %s', (architecture: Architecture) => {
  const filter = seccompFilter(architecture);
  const column = architecture === 'x64' ? 0 : 1;
  const numbers = (calls: Record<string, Numbers>) =>
    new Set(Object.values(calls).flatMap((pair) => (pair[column] === null ? [] : [pair[column] as number])));
  const ask = (number: number, ...values: number[]) =>
    verdict(filter, { number, audit: AUDIT[architecture], arguments: values });

  test('passes every call that is named and refuses every other', () => {
    const allowed = numbers(ALLOWED);
    const killed = numbers(KILLED);
    const checked = numbers(CHECKED);
    expect(allowed.size + killed.size + checked.size).toBeGreaterThan(120);
    for (let number = 0; number < 1024; number++) {
      if (checked.has(number)) continue;
      const rest = number < 424 ? EPERM : ENOSYS;
      expect(ask(number), `call ${number}`).toBe(allowed.has(number) ? ALLOW : killed.has(number) ? KILL : rest);
    }
  });

  test('is short enough for the kernel, and every jump lands inside', () => {
    expect(filter.length / 8).toBeLessThanOrEqual(4096);
    expect(filter.readUInt16LE(filter.length - 8)).toBe(0x06);
  });

  test('kills calls of another machine and of the x32 interface', () => {
    for (const audit of [0x40000003, 0x40000028, AUDIT[architecture === 'x64' ? 'arm64' : 'x64']]) {
      expect(verdict(filter, { number: 0, audit })).toBe(KILL);
    }
    expect(ask(0x40000000)).toBe(KILL);
    expect(ask(0xffffffff)).toBe(KILL);
  });

  test('lets a process have threads, and no child and no namespace', () => {
    const clone = CHECKED.clone[column];
    expect(ask(clone, 0x003d0f00)).toBe(ALLOW);
    expect(ask(clone, 17)).toBe(EPERM);
    expect(ask(clone, 0x4000 | 0x100)).toBe(EPERM);
    for (let bit = 0; bit < 32; bit++) {
      const namespace = [17, 25, 26, 27, 28, 29, 30].includes(bit);
      if (namespace) expect(ask(clone, 0x10000 + 2 ** bit), `bit ${bit}`).toBe(EPERM);
    }
    expect(ask(435)).toBe(ENOSYS);
  });

  test('looks at the arguments of what can do good and harm', () => {
    expect(ask(CHECKED.prctl[column], 15)).toBe(ALLOW);
    // PR_SET_SECCOMP, PR_SET_MM, PR_SET_DUMPABLE, PR_SET_PTRACER
    for (const option of [22, 35, 4, 0x59616d61]) expect(ask(CHECKED.prctl[column], option)).toBe(EPERM);
    expect(ask(CHECKED.ioctl[column], 0, 0x5401)).toBe(ALLOW);
    // TIOCSTI, TIOCLINUX, TIOCSCTTY
    for (const request of [0x5412, 0x541c, 0x540e]) expect(ask(CHECKED.ioctl[column], 0, request)).toBe(EPERM);
    expect(ask(CHECKED.socketpair[column], 1)).toBe(ALLOW);
    for (const family of [2, 10, 16, 17]) expect(ask(CHECKED.socketpair[column], family)).toBe(EPERM);
  });
});

test('there is no filter for a machine without numbers', () => {
  expect(() => seccompFilter('riscv64')).toThrow(/no system call filter/);
});

/** perl can ask the kernel directly, which the runtimes of student code cannot. */
const PERL = '/usr/bin/perl';
const raw = (() => {
  try {
    accessSync(PERL);
    return walled;
  } catch {
    return false;
  }
})();
if (!raw)
  console.log('\n*** SKIPPED: raw system calls behind the walls. They need level full and /usr/bin/perl. ***\n');

/** Runs a line of perl behind the walls of a student's program. */
async function perl(line: string): Promise<{ code: number; said: string }> {
  const given = [{ content: line, to: '/ask.pl' }];
  const command = { file: PERL, args: ['/ask.pl'], variables: {}, reads: [], given, folder: '/' };
  const process = new WalledProcess(behindBubblewrap(command, seccompFilter()));
  let said = '';
  process.stdin.end();
  process.stdout.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const { code } = await process.exited;
  return { code, said };
}

describe.skipIf(!raw)('behind the walls', () => {
  const column = process.arch === 'x64' ? 0 : 1;
  // Asked on any machine, they would succeed, or fail in another way than with EPERM and ENOSYS.
  const REFUSED: Record<string, [Numbers, string, string]> = {
    socket: [[41, 198], '2, 1, 0', 'EPERM'],
    'socket of the kernel': [[41, 198], '16, 3, 0', 'EPERM'],
    'packet socketpair': [[53, 199], '2, 1, 0, 0', 'EPERM'],
    fork: [[57, null], '', 'EPERM'],
    vfork: [[58, null], '', 'EPERM'],
    'clone of a process': [[56, 220], '17, 0, 0, 0, 0', 'EPERM'],
    'clone of a user namespace': [[56, 220], '0x10000011, 0, 0, 0, 0', 'EPERM'],
    clone3: [[435, 435], '0, 0', 'ENOSYS'],
    kill: [[62, 129], '1, 0', 'EPERM'],
    tkill: [[200, 130], '1, 0', 'EPERM'],
    memfd_create: [[319, 279], '$name, 0', 'EPERM'],
    io_uring_setup: [[425, 425], '8, $name', 'ENOSYS'],
    memfd_secret: [[447, 447], '0', 'ENOSYS'],
    shmget: [[29, 194], '0, 4096, 0x200', 'EPERM'],
    msgget: [[68, 186], '0, 0x200', 'EPERM'],
    pidfd_open: [[434, 434], '1, 0', 'ENOSYS'],
    inotify_init1: [[294, 26], '0', 'EPERM'],
    timerfd_create: [[283, 85], '0, 0', 'EPERM'],
    execveat: [[322, 281], '-1, $name, 0, 0, 0', 'EPERM'],
    process_vm_readv: [[310, 270], '1, $name, 0, $name, 0, 0', 'EPERM'],
    personality: [[135, 92], '0xffffffff', 'EPERM'],
    setpriority: [[141, 140], '0, 0, 19', 'EPERM'],
    sched_setaffinity: [[203, 122], '0, 8, $name', 'EPERM'],
    mlockall: [[151, 230], '1', 'EPERM'],
    chown: [[92, null], '$name, 0, 0', 'EPERM'],
    setsid: [[112, 157], '', 'EPERM'],
    landlock: [[444, 444], '0, 0, 1', 'ENOSYS'],
    'ioctl that types into a terminal': [[16, 29], '0, 0x5412, $name', 'EPERM'],
    'prctl that loads a filter': [[157, 167], '22, 1, 0', 'EPERM'],
  };

  test('an honest call is answered', async () => {
    expect(await perl(`print syscall(${[39, 172][column]}) > 0 ? "yes" : "no"`)).toEqual({ code: 0, said: 'yes' });
  });

  test('refused calls are answered with an error', async () => {
    const asked = Object.entries(REFUSED).filter(([, [numbers]]) => numbers[column] !== null);
    const lines = asked.map(
      ([, [numbers, values]]) =>
        `$! = 0; $r = syscall(${[numbers[column], values].filter((part) => part !== '').join(', ')}); print $r, " ", $! + 0, "\\n";`,
    );
    const { code, said } = await perl(`$| = 1; $name = "x\\0\\0\\0\\0\\0\\0\\0"; ${lines.join(' ')}`);
    expect(code).toBe(0);
    const answers = said.trim().split('\n');
    const expected = asked.map(([name, [, , error]]) => `${name}: -1 ${error === 'EPERM' ? 1 : 38}`);
    expect(asked.map(([name], i) => `${name}: ${answers[i]}`)).toEqual(expected);
  });

  test.each(Object.entries(KILLED).filter(([, numbers]) => numbers[column] !== null))(
    '%s ends the process',
    async (_name, numbers) => {
      const { code, said } = await perl(`print syscall(${numbers[column]}, 0, 0, 0, 0, 0) . ""`);
      expect({ code, said }).toEqual({ code: 128 + 31, said: '' });
    },
  );
});
