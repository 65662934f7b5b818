/**
 * A seccomp filter in classic BPF, as `bwrap --seccomp` reads it: an array of `struct sock_filter`
 * { u16 code; u8 jt; u8 jf; u32 k }, little-endian (linux/filter.h, linux/seccomp.h).
 */

const LOAD = 0x20;
const AND = 0x54;
const JUMP_EQUAL = 0x15;
const JUMP_AT_LEAST = 0x35;
const RETURN = 0x06;

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;
const ERRNO = 0x00050000;
const EPERM = 1;
const ENOSYS = 38;

/** Offsets in `struct seccomp_data`; the low half of the first argument comes first on little-endian machines. */
const NUMBER = 0;
const ARCHITECTURE = 4;
const FIRST_ARGUMENT = 16;

const CLONE_THREAD = 0x00010000;
/** Calls of the x32 interface carry this bit and would slip past the numbers below. */
const X32 = 0x40000000;

type Architecture = 'x64' | 'arm64';

const AUDIT = { x64: 0xc000003e, arm64: 0xc00000b7 };
const CLONE = { x64: 56, arm64: 220 };
const CLONE3 = 435;

/** Numbers on [x64, arm64]; null where the call does not exist. */
const REFUSED: Record<string, [number | null, number | null]> = {
  // other programs and other processes
  fork: [57, null],
  vfork: [58, null],
  execveat: [322, 281],
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  process_madvise: [440, 440],
  pidfd_open: [434, 434],
  pidfd_getfd: [438, 438],
  memfd_create: [319, 279],
  memfd_secret: [447, 447],
  personality: [135, 92],
  // the network
  socket: [41, 198],
  connect: [42, 203],
  bind: [49, 200],
  listen: [50, 201],
  accept: [43, 202],
  accept4: [288, 242],
  // memory that the data limit does not count
  shmget: [29, 194],
  shmat: [30, 196],
  msgget: [68, 186],
  semget: [64, 190],
  mq_open: [240, 180],
  mbind: [237, 235],
  set_mempolicy: [238, 237],
  migrate_pages: [256, 238],
  move_pages: [279, 239],
  vmsplice: [278, 75],
  // the kernel's large and often broken interfaces
  bpf: [321, 280],
  perf_event_open: [298, 241],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  userfaultfd: [323, 282],
  keyctl: [250, 219],
  add_key: [248, 217],
  request_key: [249, 218],
  // namespaces and mounts
  unshare: [272, 97],
  setns: [308, 268],
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  name_to_handle_at: [303, 264],
  open_by_handle_at: [304, 265],
  // the machine
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  reboot: [169, 142],
  swapon: [167, 224],
  swapoff: [168, 225],
  sethostname: [170, 161],
  setdomainname: [171, 162],
  acct: [163, 89],
  quotactl: [179, 60],
  syslog: [103, 116],
  settimeofday: [164, 170],
  clock_settime: [227, 112],
  adjtimex: [159, 171],
  clock_adjtime: [305, 266],
  iopl: [172, null],
  ioperm: [173, null],
};

type Instruction = [code: number, whenTrue: number, whenFalse: number, value: number];

function program(architecture: Architecture): Instruction[] {
  const column = architecture === 'x64' ? 0 : 1;
  const refused = Object.values(REFUSED).map((numbers) => numbers[column]);
  return [
    [LOAD, 0, 0, ARCHITECTURE],
    [JUMP_EQUAL, 1, 0, AUDIT[architecture]],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD, 0, 0, NUMBER],
    [JUMP_AT_LEAST, 0, 1, X32],
    [RETURN, 0, 0, KILL_PROCESS],
    // Its arguments are behind a pointer, out of a filter's sight. "Not implemented" makes libraries fall back to clone.
    [JUMP_EQUAL, 0, 1, CLONE3],
    [RETURN, 0, 0, ERRNO | ENOSYS],
    ...refused
      .filter((number) => number !== null && number !== undefined)
      .flatMap((number): Instruction[] => [
        [JUMP_EQUAL, 0, 1, number],
        [RETURN, 0, 0, ERRNO | EPERM],
      ]),
    // Threads, and no other process.
    [JUMP_EQUAL, 0, 4, CLONE[architecture]],
    [LOAD, 0, 0, FIRST_ARGUMENT],
    [AND, 0, 0, CLONE_THREAD],
    [JUMP_EQUAL, 0, 1, 0],
    [RETURN, 0, 0, ERRNO | EPERM],
    [RETURN, 0, 0, ALLOW],
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
