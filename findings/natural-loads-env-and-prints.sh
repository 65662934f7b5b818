#!/usr/bin/env bash
# Package: natural@8.1.1
# Behaviour: requiring this library of tokenizers and stemmers loads a .env file of the working directory into
#   process.env, five times, and prints a line to standard output for each. Its optional storage for classifiers
#   (Redis, Postgres, MongoDB, Memcached, a file) does so when it is loaded.
# Common guess: a package for words changes nothing in the process and prints nothing.
# Seen: with a .env that holds GREETING=hello, process.env.GREETING is set after require('natural'); five lines are
#   on standard output before the first line of the program itself.
# Why it matters: a program that prints JSON has a broken first line; a variable left out of the environment on
#   purpose (a test database, a key) comes back from the file.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts natural@8.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
writeFileSync('.env', 'GREETING=hello\n');
const program = "require('natural'); console.log(JSON.stringify({ greeting: process.env.GREETING ?? null }))";
const environment = { PATH: process.env.PATH, HOME: process.env.HOME };
const printed = execFileSync(process.execPath, ['-e', program], { encoding: 'utf8', env: environment }).trim().split('\n');
console.log(printed.length, 'lines; the last:', printed.at(-1));
assert.equal(printed.at(-1), '{"greeting":"hello"}');
assert.equal(printed.length, 6);
assert.ok(printed.slice(0, 5).every((line) => /\.env/.test(line)));
JS
node check.cjs
