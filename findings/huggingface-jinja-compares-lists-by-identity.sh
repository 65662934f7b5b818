#!/usr/bin/env bash
# Package: @huggingface/jinja@0.5.11
# Behaviour: == between lists, tuples or objects asks whether they are one and the same object, and % keeps the sign
#   of the left side although // rounds down as in Python. Jinja in Python compares contents and has a modulus that
#   fits its floor division.
# Common guess: chat templates written for Python render the same; -7 is -4 * 2 + 1 in both.
# Seen: [1, 2] == [1, 2] is false, [1] != [1] is true, (a list passed in) == [] is false when it is empty, unique
#   keeps two equal lists. -7 // 3 is -3 and -7 % 3 is -1, so a == (a // b) * b + a % b fails (Python: 2).
# Why it matters: templates of models branch on "messages == []" and on (loop.index0 % 2); the text that reaches the
#   model, and so its score, differs from the reference without an error.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @huggingface/jinja@0.5.11
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { Template } from '@huggingface/jinja';
const render = (text, context = {}) => new Template(text).render(context);
const seen = {
  'equal lists': render('{{ [1, 2] == [1, 2] }}'),
  'unequal lists': render('{{ [1] != [1] }}'),
  'equal objects': render("{{ {'a': 1} == {'a': 1} }}"),
  'empty list': render('{% if m == [] %}empty{% else %}full{% endif %}', { m: [] }),
  'unique': render('{{ [[1], [1]] | unique | list | length }}'),
  'floor division': render('{{ -7 // 3 }}'),
  'modulus': render('{{ -7 % 3 }}'),
  'identity of division': render('{{ (-7 // 3) * 3 + -7 % 3 }}'),
};
console.log(seen);
assert.deepEqual(Object.values(seen), ['false', 'true', 'false', 'full', '2', '-3', '-1', '-10']);
JS
node check.mjs
