import { ALLOWED, CHECKED, KILLED, type Numbers } from './seccomp-calls';

/**
 * A seccomp filter in classic BPF, as `bwrap --seccomp` reads it: an array of `struct sock_filter`
 * { u16 code; u8 jt; u8 jf; u32 k }, little-endian (linux/filter.h, linux/seccomp.h). It is an allow-list: what
 * `seccomp-calls.ts` does not name is refused.
 */

const LOAD = 0x20;
const AND = 0x54;
const JUMP_EQUAL = 0x15;
const JUMP_AT_LEAST = 0x35;
const RETURN = 0x06;

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;
const ERRNO = 0x00050000;
const EPERM = ERRNO | 1;
const ENOSYS = ERRNO | 38;

/** Offsets in `struct seccomp_data`; the low half of an argument comes first on little-endian machines. */
const NUMBER = 0;
const ARCHITECTURE = 4;
const argument = (index: number) => 16 + 8 * index;

/** Calls of the x32 interface carry this bit and would slip past the numbers below. */
const X32 = 0x40000000;
/**
 * Calls from here on came with Linux 5.1 or later, and libraries try them first: "not implemented" sends them back to the
 * older call. `clone3` is one: its arguments are behind a pointer, out of a filter's sight.
 */
const RECENT = 424;

const CLONE_THREAD = 0x00010000;
/** New namespaces of mounts, cgroups, host names, IPC, users, processes and networks. */
const CLONE_NAMESPACES = 0x7e020000;
const AF_UNIX = 1;
/** linux/prctl.h: death signal, kept capabilities, names, bounded capabilities, secure bits, no new privileges, ambient ones, names of memory. */
const PRCTL_OPTIONS = [1, 8, 15, 16, 23, 27, 38, 39, 47, 0x53564d41];
/** asm-generic/ioctls.h: TCGETS, TIOCGPGRP, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX. */
const IOCTL_REQUESTS = [0x5401, 0x540f, 0x5413, 0x541b, 0x5421, 0x5450, 0x5451];

const ARCHITECTURES = {
  x64: { column: 0, audit: 0xc000003e },
  arm64: { column: 1, audit: 0xc00000b7 },
} as const;
export type Architecture = keyof typeof ARCHITECTURES;

type Instruction = [code: number, whenTrue: number, whenFalse: number, value: number];

function ifNumber(number: number, then: Instruction[]): Instruction[] {
  return [[JUMP_EQUAL, 0, then.length, number], ...then];
}

/** Passes when the argument, after `mask`, is one of `values`. */
function ifArgument(index: number, values: number[], mask = 0xffffffff): Instruction[] {
  return [
    [LOAD, 0, 0, argument(index)],
    [AND, 0, 0, mask],
    ...values.flatMap((value) => ifNumber(value, [[RETURN, 0, 0, ALLOW]])),
    [RETURN, 0, 0, EPERM],
  ];
}

function program(architecture: Architecture): Instruction[] {
  const { column, audit } = ARCHITECTURES[architecture];
  const numbersOf = (calls: Record<string, Numbers>) =>
    Object.values(calls).flatMap((numbers) => (numbers[column] === null ? [] : [numbers[column]]));
  const checked = (name: keyof typeof CHECKED, check: Instruction[]) => ifNumber(CHECKED[name][column], check);
  return [
    [LOAD, 0, 0, ARCHITECTURE],
    [JUMP_EQUAL, 1, 0, audit],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD, 0, 0, NUMBER],
    [JUMP_AT_LEAST, 0, 1, X32],
    [RETURN, 0, 0, KILL_PROCESS],
    ...numbersOf(ALLOWED).flatMap((number) => ifNumber(number, [[RETURN, 0, 0, ALLOW]])),
    // Threads, and no other process.
    ...checked('clone', ifArgument(0, [CLONE_THREAD], CLONE_THREAD | CLONE_NAMESPACES)),
    ...checked('prctl', ifArgument(0, PRCTL_OPTIONS)),
    ...checked('ioctl', ifArgument(1, IOCTL_REQUESTS)),
    // A pair that is connected to itself, for a runtime's own signals.
    ...checked('socketpair', ifArgument(0, [AF_UNIX])),
    ...numbersOf(KILLED).flatMap((number) => ifNumber(number, [[RETURN, 0, 0, KILL_PROCESS]])),
    [JUMP_AT_LEAST, 0, 1, RECENT],
    [RETURN, 0, 0, ENOSYS],
    [RETURN, 0, 0, EPERM],
  ];
}

/** The filter for this machine. @throws Error on an architecture that it has no numbers for. */
export function seccompFilter(architecture: string = process.arch): Buffer {
  if (architecture !== 'x64' && architecture !== 'arm64') {
    throw new Error(`There is no system call filter for ${architecture}.`);
  }
  const instructions = program(architecture);
  const bytes = Buffer.alloc(instructions.length * 8);
  instructions.forEach(([code, whenTrue, whenFalse, value], i) => {
    bytes.writeUInt16LE(code, i * 8);
    bytes.writeUInt8(whenTrue, i * 8 + 2);
    bytes.writeUInt8(whenFalse, i * 8 + 3);
    bytes.writeUInt32LE(value >>> 0, i * 8 + 4);
  });
  return bytes;
}
