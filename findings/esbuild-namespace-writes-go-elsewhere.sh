#!/usr/bin/env bash
# Package: esbuild@0.28.2, next to typescript@5.9.3 (a namespace in several blocks)
# Behaviour: in a second block of the same namespace, reading a variable that the first block exports is compiled to a
#   property of the namespace, and assigning to it is left as it is written. The two go to different variables.
# Common guess: n++ and return n in one function mean one n; both compilers give programs of the same behaviour, or
#   esbuild refuses.
# Seen: with a variable of the same name outside, that one counts up and the namespace stays at 0, without an error;
#   TypeScript gives 1 and leaves the outer one alone. Without one, sloppy code makes a global and a module throws a
#   ReferenceError. Within the first block writes are right.
# Why it matters: a student's program passes the type check, runs, and keeps a counter (steps, losses, best so far) that
#   never moves, while a variable elsewhere does.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts esbuild@0.28.2 typescript@5.9.3
cat > check.mjs <<'JS'
import assert from 'node:assert';
import vm from 'node:vm';
import { transformSync } from 'esbuild';
import ts from 'typescript';
const source = `
let n = 100;
namespace Counter { export let n = 0; }
namespace Counter { export function step() { n++; n += 10; return n; } }
var result = [Counter.step(), Counter.n, n];
`;
const options = { target: ts.ScriptTarget.ES2022, strict: true, noEmitOnError: true };
const host = ts.createCompilerHost(options);
const readFile = host.getSourceFile;
host.getSourceFile = (name, ...rest) =>
  name === 'a.ts' ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : readFile(name, ...rest);
assert.deepEqual(ts.getPreEmitDiagnostics(ts.createProgram(['a.ts'], options, host)), []);

const run = (code) => {
  const context = vm.createContext({});
  vm.runInContext(code, context);
  return Array.from(context.result).join(' ');
};
const byTypescript = run(ts.transpile(source, options));
const byEsbuild = run(transformSync(source, { loader: 'ts' }).code);
console.log('returned, in the namespace, outside: TypeScript', byTypescript, ' esbuild', byEsbuild);
assert.equal(byTypescript, '11 11 100');
assert.equal(byEsbuild, '0 0 111');

const alone = 'namespace A { export let best = 1; } namespace A { best = 5; } var result = [A.best, globalThis.best];';
const [kept, lost] = [run(ts.transpile(alone)), run(transformSync(alone, { loader: 'ts' }).code)];
console.log('without an outer one, in the namespace and global: TypeScript', kept, ' esbuild', lost);
assert.equal(kept, '5 ');
assert.equal(lost, '1 5');
JS
node check.mjs
