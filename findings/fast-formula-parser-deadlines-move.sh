#!/usr/bin/env bash
# Package: fast-formula-parser@1.0.19 (ISOWEEKNUM, EDATE, WORKDAY, TRUNC, ERF)
# Behaviour: the ISO week of a Sunday is that of the next day. A month after the 31st runs over into the month after
#   the next. One working day back is the same day. The digits of TRUNC and the second limit of ERF are not used.
# Common guess: functions of spreadsheets, by the same names, give the numbers of spreadsheets; a week ends on Sunday.
# Seen: all 52 Sundays of 2024 are in the week after their own, and no other day is. EDATE of 31 January 2020 and 1
#   month is 2 March, in a spreadsheet 29 February. WORKDAY(Friday, -1) is that Friday. TRUNC(8.26, 1) is 8, and
#   ERF(0, 1) is 0 where it is 0.84.
# Why it matters: courses are planned by ISO week, and weeks are closed on Sunday evening. A deadline that is computed
#   from the week is a week late for who hands in on the last day.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts fast-formula-parser@1.0.19
cat > check.cjs <<'JS'
const assert = require('node:assert');
const FormulaParser = require('fast-formula-parser');
const parser = new FormulaParser({ onCell: () => null, onRange: () => [[null]] });
const value = (formula) => parser.parse(formula, { sheet: 'a', row: 1, col: 1 });
const isoWeek = (date) => {
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday - first) / 86400000 / 7);
};
const wrong = [0, 0, 0, 0, 0, 0, 0];
for (let i = 0; i < 366; i++) {
  const date = new Date(Date.UTC(2024, 0, 1 + i));
  const formula = `ISOWEEKNUM(DATE(2024, ${date.getUTCMonth() + 1}, ${date.getUTCDate()}))`;
  if (value(formula) !== isoWeek(date)) wrong[date.getUTCDay()]++;
}
console.log('days of 2024 in another ISO week, Sunday to Saturday:', wrong.join(' '));
assert.deepEqual(wrong, [52, 0, 0, 0, 0, 0, 0]);

const seen = (formula, spreadsheet, expected) => {
  const result = value(formula);
  console.log(formula.padEnd(46), 'spreadsheet', String(spreadsheet).padEnd(5), 'here', Number(result.toFixed(6)));
  assert.ok(Math.abs(result - expected) < 1e-9);
};
seen('EDATE(DATE(2020,1,31), 1) - DATE(2020,2,29)', 0, 2);
seen('DATE(2020,1,3) - WORKDAY(DATE(2020,1,3), -1)', 1, 0);
seen('WORKDAY(DATE(2020,1,3), 1) - DATE(2020,1,3)', 3, 3);
seen('TRUNC(8.26, 1)', 8.2, 8);
seen('ROUNDDOWN(8.2, 1)', 8.2, 8.1);
seen('ROUNDUP(1.1, 1)', 1.1, 1.2);
seen('ERF(0, 1)', 0.8427, 0);
JS
node check.cjs
