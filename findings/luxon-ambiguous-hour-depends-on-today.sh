#!/usr/bin/env bash
# Package: luxon@3.7.2
# Behaviour: a local time that a clock shows twice (the hour when summer time ends) is resolved with the offset that
#   the zone has NOW, at the moment of the call. The documentation only says that it makes no promise which one is
#   taken.
# Common guess: the first or the second, but always the same one.
# Seen: 25 October 2026, 02:30 in Paris is +01:00 when the program runs in January and +02:00 when it runs in July.
#   The same from parts (fromObject). Adding a day to 24 October, 02:30, gives +02:00 in both. The hour that is
#   skipped in March does not depend on the season.
# Why it matters: a deadline stored as local time and read again later moves by an hour when the season changes, and
#   a test that passes in winter fails in summer.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts luxon@3.7.2
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { DateTime, Settings } from 'luxon';
const zone = 'Europe/Paris';
const seenAt = (now) => {
  Settings.now = () => Date.parse(now);
  return {
    twice: DateTime.fromISO('2026-10-25T02:30', { zone }).toISO(),
    parts: DateTime.fromObject({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }, { zone }).toISO(),
    added: DateTime.fromISO('2026-10-24T02:30', { zone }).plus({ days: 1 }).toISO(),
    skipped: DateTime.fromISO('2026-03-29T02:30', { zone }).toISO(),
  };
};
const winter = seenAt('2026-01-15T00:00Z');
const summer = seenAt('2026-07-15T00:00Z');
console.log({ winter, summer });
assert.equal(winter.twice, '2026-10-25T02:30:00.000+01:00');
assert.equal(summer.twice, '2026-10-25T02:30:00.000+02:00');
assert.deepEqual([winter.parts, summer.parts], [winter.twice, summer.twice]);
assert.equal(winter.added, summer.added);
assert.equal(winter.skipped, summer.skipped);
JS
node check.mjs
