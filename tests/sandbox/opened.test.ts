import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { findProgram } from '@/lib/sandbox/runtimes';
import { walled } from './machine';

const strace = findProgram('strace');
if (!strace) console.log('\n*** SKIPPED: what is opened for a source. The program strace is not installed. ***\n');

const root = env().projectRoot.replace(/[^\w/]/g, '\\$&');

/** All that may be opened while sources are compiled and checked: the walls going up, and the programs with their own files. */
const OPENED = [
  // bubblewrap builds the root out of these; the names are those of its new root.
  /^\/newroot\//,
  /^\/bindfile\w{6}$/,
  /^\/newroot$|^\/proc$|^\/tmp$|^\/$|^\.$|^(oldroot|newroot)$/,
  // The programs on the way in, and the libraries they are linked to.
  /^\/(usr\/)?s?bin\/(bwrap|setpriv|prlimit)$/,
  /^\/etc\/(ld\.so\.cache|localtime|passwd|group|nsswitch\.conf)$/,
  /^\/(usr\/)?lib(64)?\/([\w.-]+\/)?(lib[\w.+-]+\.so[\d.]*|ld-[\w.-]+\.so[\d.]*|gconv\/[\w.-]+)$/,
  // What the kernel says of the process itself, and of memory.
  /^(\/proc\/)?(self|thread-self|\d+)\/(mountinfo|mounts|fd|cgroup|maps|status|stat|setgroups|uid_map|gid_map|task\/\d+\/children|attr\/\w+|comm|auxv|statm|exe|limits|ns(\/\w+)?)$/,
  /^\/proc\/(filesystems|meminfo|stat|cpuinfo|sys\/(kernel|vm)\/\w+)$/,
  /^\/sys\/(kernel\/mm\/transparent_hugepage\/\w+|fs\/cgroup\/[\w./-]*|devices\/system\/cpu\/[\w/]*)$/,
  /^\/dev\/(null|urandom|zero)$/,
  // The compilers themselves, and the types of the language.
  new RegExp(`^${root}/node_modules/@esbuild/[\\w-]+/bin/esbuild$`),
  new RegExp(`^${root}/node_modules/@typescript/typescript-[\\w-]+/lib/(tsc|lib[\\w.]*\\.d\\.ts)$`),
  new RegExp(`^${root}/node_modules/@deno/[\\w-]+/deno$`),
  new RegExp(`^${root}/\\.heldout/build/(compiler-[0-9a-f]{16}\\.mjs|compiler-cache/.*|compiler-cache)$`),
  // Behind the walls: what the checker is given, and the types of tfjs.
  /^\/check(\/(train\.ts|challenge\.d\.ts|tfjs\.d\.ts|tsconfig\.json))?$/,
  /^\/check\/node_modules\/(@tensorflow|@types|@webgpu)(\/.*)?$/,
];

/** Paths that were opened or executed, not merely asked for. Calls of several processes are cut in two. */
function openedIn(trace: string): Set<string> {
  const opened = new Set<string>();
  const begun = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const call = /^(?:open|openat|openat2|creat|execve|execveat)\((?:[\w]+, )?"([^"]*)"/.exec(rest)?.[1];
    const result = /\)\s+= (-?\d+)/.exec(rest)?.[1];
    if (call !== undefined && result === undefined) begun.set(pid, call);
    const resumed = /^<\.\.\. (?:open|openat|openat2|creat|execve|execveat) resumed>/.test(rest);
    const file = call ?? (resumed ? begun.get(pid) : undefined);
    if (file !== undefined && result !== undefined && Number(result) >= 0) opened.add(file);
  }
  return opened;
}

for (const level of [...(walled ? (['full', 'os-only'] as const) : []), 'runtime-only' as const]) {
  test.skipIf(!strace)(
    `at level ${level}, sources that name files open none`,
    async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'named-'));
      const named = ['named.map', 'named.d.ts', 'named.json'].map((name) => path.join(folder, name));
      for (const file of named) writeFileSync(file, '{"version":3,"sources":[],"mappings":""}');
      const log = path.join(folder, 'trace');
      const program = [
        process.execPath,
        '--import',
        'tsx',
        'tests/sandbox/watched.ts',
        level,
        'mark-begin',
        'mark-end',
      ];
      const words = ['-f', '--seccomp-bpf', '-qq', '-s', '4096', '-e', 'trace=%file', '-o', log, ...program, ...named];
      await promisify(execFile)(strace as string, words, { cwd: env().projectRoot, timeout: 280_000 });
      const trace = readFileSync(log, 'utf8');
      const [, between = ''] = trace.split('"/mark-begin"');
      const [hostile = '', after] = between.split('"/mark-end"');
      expect(after, 'the watched program came to its end').toBeDefined();
      const opened = [...openedIn(hostile)];
      expect(opened.filter((file) => !OPENED.some((known) => known.test(file)))).toEqual([]);
      // Somebody was watching.
      expect(opened.some((file) => /esbuild|deno/.test(file))).toBe(true);
      expect([...openedIn(trace)]).toContain(path.join(env().projectRoot, 'tests/sandbox/watched.ts'));
      rmSync(folder, { recursive: true });
    },
    300_000,
  );
}

test.skipIf(!strace)(
  'where the runtime is the wall, it looks for the settings of nobody',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
    const log = path.join(folder, 'trace');
    const program = [process.execPath, '--import', 'tsx', 'tests/sandbox/watched-run.ts'];
    const words = ['-f', '--seccomp-bpf', '-qq', '-s', '4096', '-e', 'trace=%file', '-o', log, ...program];
    await promisify(execFile)(strace as string, words, { cwd: env().projectRoot, timeout: 110_000 });
    const looked = [...readFileSync(log, 'utf8').matchAll(/"([^"]*\.npmrc)"/g)].map(([, file]) => file as string);
    rmSync(folder, { recursive: true });
    const build = path.join(env().dataFolder, 'build') + path.sep;
    expect(looked.length, 'somebody was watching').toBeGreaterThan(0);
    expect(looked.filter((file) => !file.startsWith(build))).toEqual([]);
  },
  120_000,
);
